package window

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// bind makes the tabs and the end of the program reachable by keys: Alt+1 and
// Alt+2, Ctrl+Tab and Ctrl+Shift+Tab, Ctrl+Q; Ctrl+O opens a file and Ctrl+S saves
// the run on screen; Ctrl+Shift+R puts the red theme on and off; F1 shows the help. While a dialog holds the keyboard only Ctrl+Q
// and Ctrl+Shift+R have an effect.
func (w *Window) bind(to func(*desktop.CustomShortcut, func())) {
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
		{fyne.KeyO, control, w.onOpen},
		{fyne.KeyS, control, w.onSave},
		{fyne.KeyR, control | shift, w.onRed},
		{fyne.KeyQ, control, w.quit},
	} {
		to(&desktop.CustomShortcut{KeyName: s.key, Modifier: s.modifier}, func() {
			if w.win.Canvas().Overlays().Top() == nil || s.key == fyne.KeyQ || s.key == fyne.KeyR {
				s.do()
			}
		})
	}
	others := w.win.Canvas().OnTypedKey()
	w.win.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) {
		if e.Name == fyne.KeyF1 && w.win.Canvas().Overlays().Top() == nil {
			w.onHelp()
		} else if others != nil {
			others(e)
		}
	})
}

// listen adds a shortcut to the window.
func (w *Window) listen(s *desktop.CustomShortcut, do func()) {
	w.win.Canvas().AddShortcut(s, func(fyne.Shortcut) { do() })
}
