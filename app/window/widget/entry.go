package widget

import (
	"fyne.io/fyne/v2"
	fynewidget "fyne.io/fyne/v2/widget"
)

// Entry is Fyne's entry, with four differences: its text is selected when it gets
// the keyboard, so that what is typed replaces it; shortcuts that it does not know
// go on to the window; Escape and the vertical arrows can be heard; and the wheel
// scrolls what the entry stands in.
type Entry struct {
	fynewidget.Entry
	focusHook

	OnEscape  func()
	OnUp      func()
	OnDown    func()
	OnEntered func() // the entry got the keyboard
	OnLeft    func() // the entry lost the keyboard

	onFocused func(bool)
	onWheel   func(*fyne.ScrollEvent)
}

// NewEntry returns an empty entry of one line.
func NewEntry() *Entry {
	e := &Entry{}
	e.Wrapping = fyne.TextWrapOff
	e.ExtendBaseWidget(e)
	return e
}

// FocusGained shows the cursor and selects the text. A press of the mouse, which
// brings the keyboard too, then puts the cursor where it was pressed.
func (e *Entry) FocusGained() {
	e.Entry.FocusGained()
	e.Entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	e.focusGained(e)
	if e.onFocused != nil {
		e.onFocused(true)
	}
	if e.OnEntered != nil {
		e.OnEntered()
	}
}

// FocusLost hides the cursor.
func (e *Entry) FocusLost() {
	e.Entry.FocusLost()
	if e.onFocused != nil {
		e.onFocused(false)
	}
	if e.OnLeft != nil {
		e.OnLeft()
	}
}

func (e *Entry) setOnWheel(pass func(*fyne.ScrollEvent)) { e.onWheel = pass }

// CreateRenderer draws Fyne's entry with its text: Fyne lays a renderer out when the
// size changes, not when it takes the place of another.
func (e *Entry) CreateRenderer() fyne.WidgetRenderer {
	w := &wheel{pass: func(ev *fyne.ScrollEvent) {
		if e.onWheel != nil {
			e.onWheel(ev)
		}
	}}
	w.ExtendBaseWidget(w)
	r := &entryRenderer{e.Entry.CreateRenderer(), w}
	for _, o := range r.WidgetRenderer.Objects() {
		if s, ok := o.(fyne.Scrollable); ok {
			w.along = s
		}
	}
	if size := e.Size(); !size.IsZero() {
		r.Layout(size)
		r.Refresh()
	}
	return r
}

// MinSize is one control high, however wide the text.
func (e *Entry) MinSize() fyne.Size {
	return fyne.NewSize(60, max(ControlHeight, e.Entry.MinSize().Height))
}

// TypedKey hands Escape, Up and Down to who asked for them.
func (e *Entry) TypedKey(k *fyne.KeyEvent) {
	heard := map[fyne.KeyName]func(){fyne.KeyEscape: e.OnEscape, fyne.KeyUp: e.OnUp, fyne.KeyDown: e.OnDown}[k.Name]
	if heard != nil {
		heard()
		return
	}
	switch k.Name {
	case fyne.KeyEscape, fyne.KeyF1, fyne.KeyF5: // no use in an entry
		PassKey(e, k)
	default:
		e.Entry.TypedKey(k)
	}
}

// TypedShortcut edits the text, or passes the shortcut on to the window: Fyne
// offers a shortcut to the entry that has the keyboard and to nobody else.
func (e *Entry) TypedShortcut(s fyne.Shortcut) {
	e.Entry.TypedShortcut(s)
	PassShortcut(e, s)
}

// PassShortcut offers a shortcut to the window that an object is shown in.
func PassShortcut(o fyne.CanvasObject, s fyne.Shortcut) {
	c, ok := fyne.CurrentApp().Driver().CanvasForObject(o).(fyne.Shortcutable)
	if ok && c != nil {
		c.TypedShortcut(s)
	}
}
