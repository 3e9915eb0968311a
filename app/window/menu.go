package window

import (
	"fyne.io/fyne/v2"

	"perihelion/app/window/widget"
	"perihelion/assets"
)

// menu is the menu of the button of three lines.
func (w *Window) menu() *fyne.Menu {
	worn := w.theme()
	choice := func(title string, v widget.Variant) *fyne.MenuItem {
		item := fyne.NewMenuItem(title, func() { w.onTheme(v) })
		item.Checked = worn == v
		return item
	}
	quit := fyne.NewMenuItem("Quit", w.quit)
	quit.IsQuit = true
	item := func(title string, can bool, do func()) *fyne.MenuItem {
		m := fyne.NewMenuItem(title, do)
		m.Disabled = !can
		return m
	}
	return fyne.NewMenu("",
		item("Open a plan, run or picture… (Ctrl+O)", !w.benchmark.Busy(), w.onOpen),
		item("Save the run… (Ctrl+S)", w.benchmark.CanSaveRun(), w.benchmark.SaveRun),
		item("Save the plan…", w.benchmark.CanSavePlan(), w.benchmark.SavePlan),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem("Calendar… (Ctrl+M)", w.onPlanets(w.planets.ShowCalendar)),
		w.planets.MoonsItem(),
		fyne.NewMenuItem("Export calendar… (Ctrl+E)", w.onPlanets(w.planets.ExportCalendar)),
		fyne.NewMenuItem("Export ephemeris… (Ctrl+Shift+E)", w.onPlanets(w.planets.ExportEphemeris)),
		fyne.NewMenuItemSeparator(),
		choice("Theme of the system", widget.System),
		choice("Light theme", widget.Light),
		choice("Dark theme", widget.Dark),
		choice("Red theme for the night (Ctrl+Shift+R)", widget.Red),
		w.sizeItem(),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem("Keys and words (F1)", w.onHelp),
		fyne.NewMenuItem("About "+assets.Name, w.about),
		quit,
	)
}

// onPlanets returns a function that goes to the Planets tab and does something there.
func (w *Window) onPlanets(do func()) func() {
	return func() {
		w.bar.SetIndex(planetsTab)
		do()
	}
}

// inform shows a text in a dialog that can only be closed.
func (w *Window) inform(title string, body []fyne.CanvasObject) {
	var d *widget.Modal
	end := func() { d.Hide() }
	d = widget.ShowDialog(w.win.Canvas(), title, body, widget.NewButton("Close", end))
	d.OnEscape, d.OnReturn, d.Light = end, end, true
}
