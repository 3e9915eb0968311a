package benchmark

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"perihelion/app/window/widget"
)

// shownText is the text of the button that chooses what charts show: "4 of 9 shown".
func shownText(offers []configuration, shown []string) string {
	n := len(offers)
	if shown != nil {
		n = 0
		for _, c := range offers {
			if slices.Contains(shown, c.label) {
				n++
			}
		}
	}
	return fmt.Sprintf("%d of %d shown", n, len(offers))
}

// showChoice asks which configurations charts show: nil where that is left to the chart,
// whose own choice stands beside it. The charts follow at once.
func showChoice(win fyne.Window, choices []configuration, shown, own []string, changed func([]string), back fyne.Focusable) {
	var popup *widget.Modal
	leave := func() {
		popup.Hide()
		win.Canvas().Focus(back)
	}
	var checks []*widget.Check
	var body []fyne.CanvasObject
	filling := false
	follow := func(bool) {
		if filling {
			return
		}
		ticked := []string{}
		for i, c := range checks {
			if c.Checked() {
				ticked = append(ticked, choices[i].label)
			}
		}
		if len(ticked) > 0 { // a chart of nothing is none
			changed(ticked)
		}
	}
	for _, c := range choices {
		check := widget.NewCheck(c.name, follow)
		checks = append(checks, check)
		body = append(body, check)
	}
	set := func(shown []string) {
		filling = true
		for i, c := range choices {
			checks[i].SetChecked(shown == nil || slices.Contains(shown, c.label))
		}
		filling = false
	}
	if shown == nil {
		shown = own
	}
	set(shown)
	end := widget.NewButton("Close", leave)
	usual := widget.NewButton("As the chart chooses", func() {
		set(own)
		changed(nil)
	})
	popup = widget.ShowDialog(win.Canvas(), "Shown in the charts", body, end, usual)
	popup.OnEscape, popup.OnReturn, popup.Light = leave, leave, true
}
