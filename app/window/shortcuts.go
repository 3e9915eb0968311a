package window

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// bind makes the tabs and the end of the program reachable by keys: Alt+1 and
// Alt+2, Ctrl+Tab and Ctrl+Shift+Tab, Ctrl+Q; Ctrl+O opens a file and Ctrl+S saves
// the run on screen; Ctrl+D, Ctrl+M, Ctrl+E and Ctrl+Shift+E open dialogs of the Planets
// tab; Ctrl+Shift+R puts the red theme on and off; Ctrl with plus, minus and 0
// sets the size of the texts; F1 shows the help, Ctrl+F1 explains the control that has the
// keyboard. While a dialog holds the keyboard only Ctrl+Q, the theme and the size have an effect.
func (w *Window) bind(to func(*desktop.CustomShortcut, func())) {
	larger := func() { w.onTextSize(w.textSize() + 1) }
	next := func() { w.bar.SetIndex((w.bar.Index() + 1) % len(w.pages)) }
	const control, shift, alt = fyne.KeyModifierControl, fyne.KeyModifierShift, fyne.KeyModifierAlt
	for _, s := range []struct {
		key      fyne.KeyName
		modifier fyne.KeyModifier
		do       func()
		above    bool // also while a dialog holds the keyboard
	}{
		{fyne.Key1, alt, func() { w.bar.SetIndex(planetsTab) }, false},
		{fyne.Key2, alt, func() { w.bar.SetIndex(benchmarkTab) }, false},
		{fyne.KeyTab, control, next, false},
		{fyne.KeyTab, control | shift, next, false}, // of two tabs the one before is the one after
		{fyne.KeyO, control, w.onOpen, false},
		{fyne.KeyS, control, w.onSave, false},
		{fyne.KeyD, control, w.onPlanets(w.planets.PickDate), false},
		{fyne.KeyM, control, w.onPlanets(w.planets.ShowCalendar), false},
		{fyne.KeyE, control, w.onPlanets(w.planets.ExportCalendar), false},
		{fyne.KeyE, control | shift, w.onPlanets(w.planets.ExportEphemeris), false},
		{fyne.KeyR, control | shift, w.onRed, true},
		{fyne.KeyQ, control, w.quit, true},
		{fyne.KeyPlus, control, larger, true},
		{fyne.KeyPlus, control | shift, larger, true},
		{fyne.KeyEqual, control, larger, true}, // the key of the plus on keyboards of the United States
		{fyne.KeyEqual, control | shift, larger, true},
		{fyne.KeyMinus, control, func() { w.onTextSize(w.textSize() - 1) }, true},
		{fyne.Key0, control, func() { w.onTextSize(normalSize) }, true},
		{fyne.KeyF1, control, w.onExplain, false},
	} {
		to(&desktop.CustomShortcut{KeyName: s.key, Modifier: s.modifier}, func() {
			if s.above || w.win.Canvas().Overlays().Top() == nil {
				s.do()
			}
		})
	}
	others := w.win.Canvas().OnTypedKey()
	w.win.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) {
		if e.Name == fyne.KeyEscape && w.planets.Dismiss() {
			return
		}
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
