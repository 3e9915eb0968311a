package widget

import "fyne.io/fyne/v2"

// PassKey offers a key that a control has no use for to the window that the
// control is shown in: Fyne gives a key to the control that has the keyboard and
// to nobody else.
func PassKey(o fyne.CanvasObject, e *fyne.KeyEvent) {
	c := fyne.CurrentApp().Driver().CanvasForObject(o)
	if c == nil {
		return
	}
	if call := c.OnTypedKey(); call != nil {
		call(e)
	}
}
