package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	fynewidget "fyne.io/fyne/v2/widget"
)

// control is the base of every widget that can have the keyboard and the pointer. It
// passes keys that the widget has no use for on to the window.
type control struct {
	fynewidget.DisableableWidget
	pressed
	focusHook
	hint
	self    focusable
	focused bool
	over    int // the part below the pointer, −1 for none

	// part is the part of the control at a position; nil where it has only one.
	part func(at fyne.Position) int
	// onKey reports whether the control has a use for a key, and uses it. It is not
	// asked while the control is disabled.
	onKey func(fyne.KeyName) bool
}

type focusable interface {
	fyne.Widget
	fyne.Focusable
}

var (
	_ fyne.Focusable    = (*control)(nil)
	_ desktop.Hoverable = (*control)(nil)
)

// extend makes the base part of a control.
func (c *control) extend(self focusable, onKey func(fyne.KeyName) bool) {
	c.self, c.onKey, c.over = self, onKey, -1
	c.ExtendBaseWidget(self)
}

// FocusGained shows that the control has the keyboard.
func (c *control) FocusGained() {
	c.focused = true
	c.Refresh()
	c.focusGained(c.self)
}

// FocusLost takes that back.
func (c *control) FocusLost() {
	c.focused = false
	c.hint.leave()
	c.Refresh()
}

// TypedRune does nothing: a control is not written into.
func (c *control) TypedRune(rune) {}

// TypedKey uses a key or passes it on.
func (c *control) TypedKey(e *fyne.KeyEvent) {
	if c.hint.leave() && e.Name == fyne.KeyEscape {
		return
	}
	if c.Disabled() || !c.onKey(e.Name) {
		PassKey(c.self, e)
	}
}

// MouseIn marks the part below the pointer.
func (c *control) MouseIn(e *desktop.MouseEvent) { c.MouseMoved(e) }

// MouseMoved does the same.
func (c *control) MouseMoved(e *desktop.MouseEvent) {
	part := 0
	if c.part != nil {
		part = c.part(e.Position)
	}
	c.hover(part)
	c.hint.rest(c.self)
}

// MouseOut takes it back.
func (c *control) MouseOut() {
	c.hover(-1)
	c.hint.leave()
}

func (c *control) hover(part int) {
	if part != c.over {
		c.over = part
		c.Refresh()
	}
}

// hot reports whether the pointer is over a control that can be used.
func (c *control) hot() bool { return c.over >= 0 && !c.Disabled() }

// ringed reports whether the ring of the keyboard is to be seen.
func (c *control) ringed() bool { return c.focused && !c.Disabled() }

// takeFocus gives the keyboard to a control that was pressed.
func (c *control) takeFocus() {
	c.hint.leave()
	if on := fyne.CurrentApp().Driver().CanvasForObject(c.self); on != nil && on.Focused() != fyne.Focusable(c.self) {
		on.Focus(c.self)
	}
}
