package benchmark

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// bind lets Ctrl+Return and F5 run, and Escape stop, while the tab is shown and
// no dialog is over it. A key with another handler goes on to it.
func (t *Tab) bind() {
	canvas := t.win.Canvas()
	for _, key := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyEnter} {
		canvas.AddShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault}, func(fyne.Shortcut) {
			if t.listening() {
				_ = t.Run() // the error is shown beside its input
			}
		})
	}
	canvas.AddShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyH, Modifier: fyne.KeyModifierShortcutDefault}, func(fyne.Shortcut) {
		if t.listening() {
			t.OpenHistory()
		}
	})
	canvas.AddShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyN, Modifier: fyne.KeyModifierShortcutDefault}, func(fyne.Shortcut) {
		if t.listening() {
			t.New()
		}
	})
	others := canvas.OnTypedKey()
	canvas.SetOnTypedKey(func(e *fyne.KeyEvent) {
		if others != nil {
			others(e)
		}
		switch {
		case !t.listening():
		case e.Name == fyne.KeyF5:
			_ = t.Run() // as above
		case e.Name == fyne.KeyEscape && t.past.object.Visible() && t.past.against.object.Visible():
			t.past.endComparison()
		case e.Name == fyne.KeyEscape && t.past.object.Visible():
			t.closeHistory()
		case e.Name == fyne.KeyEscape:
			t.Stop()
		}
	})
}

// listening reports whether keys are meant for this tab.
func (t *Tab) listening() bool {
	return t.content.Visible() && t.win.Canvas().Overlays().Top() == nil
}
