package window

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// bind makes the tabs and the end of the program reachable by keys: Alt+1 and
// Alt+2, Ctrl+Tab and Ctrl+Shift+Tab, Ctrl+Q.
func (w *Window) bind() {
	next := func() { w.bar.SetIndex((w.bar.Index() + 1) % len(w.pages)) }
	const control, shift, alt = fyne.KeyModifierControl, fyne.KeyModifierShift, fyne.KeyModifierAlt
	for _, s := range []struct {
		key      fyne.KeyName
		modifier fyne.KeyModifier
		do       func()
	}{
		{fyne.Key1, alt, func() { w.bar.SetIndex(planetsTab) }},
		{fyne.Key2, alt, func() { w.bar.SetIndex(benchmarkTab) }},
		{fyne.KeyTab, control, next},
		{fyne.KeyTab, control | shift, next}, // of two tabs the one before is the one after
		{fyne.KeyQ, control, w.close},
	} {
		w.win.Canvas().AddShortcut(&desktop.CustomShortcut{KeyName: s.key, Modifier: s.modifier}, func(fyne.Shortcut) {
			if w.win.Canvas().Overlays().Top() == nil || s.key == fyne.KeyQ { // a dialog holds the keyboard
				s.do()
			}
		})
	}
}
