package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynewidget "fyne.io/fyne/v2/widget"
)

// Entry is Fyne's entry with six differences. Its text is selected when it gets the
// keyboard, so that typing replaces it. Shortcuts that it does not know go on to the
// window. OnEscape, OnUp and OnDown are called for these keys. The wheel scrolls the
// sidebar around the entry. The frame looks as the frames of the other controls. The first
// press into an entry that is Whole selects its text, too.
type Entry struct {
	fynewidget.Entry
	read
	focusHook
	hint
	focused bool
	wrong   bool
	fresh   bool // the text was selected for the user, who has not touched it yet

	Whole    bool   // its text is replaced more often than corrected, as an address is
	Title    string // for assistive technology, where no label stands beside it
	OnEscape func()
	OnUp     func()
	OnDown   func()
	OnLeft   func() // the entry lost the keyboard

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
// brings the keyboard too, then puts the cursor where it was pressed, unless the entry is
// Whole.
func (e *Entry) FocusGained() {
	e.focused = true
	e.Entry.FocusGained()
	e.SelectAll()
	e.focusGained(e)
	if e.onFocused != nil {
		e.onFocused(true)
	}
}

// SelectAll selects the text, so that typing replaces it.
func (e *Entry) SelectAll() {
	e.Entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	e.fresh = true
}

// MouseDown puts the cursor where the pointer is, or selects the text.
func (e *Entry) MouseDown(m *desktop.MouseEvent) {
	e.Entry.MouseDown(m)
	if e.fresh && e.Whole && m.Button == desktop.MouseButtonPrimary {
		e.SelectAll()
	}
	e.fresh = false
}

// TypedRune writes a letter.
func (e *Entry) TypedRune(r rune) {
	e.fresh = false
	e.Entry.TypedRune(r)
}

// FocusLost hides the cursor.
func (e *Entry) FocusLost() {
	e.focused = false
	e.hint.leave()
	e.Entry.FocusLost()
	if e.onFocused != nil {
		e.onFocused(false)
	}
	if e.OnLeft != nil {
		e.OnLeft()
	}
}

func (e *Entry) setOnWheel(pass func(*fyne.ScrollEvent)) { e.onWheel = pass }

// SetWrong marks that the text is wrong, or no more.
func (e *Entry) SetWrong(wrong bool) {
	if e.wrong != wrong {
		e.wrong = wrong
		e.Refresh()
	}
}

// CreateRenderer draws Fyne's entry with its text and its frame: Fyne lays a renderer
// out when the size changes, not when it takes the place of another.
func (e *Entry) CreateRenderer() fyne.WidgetRenderer {
	w := &wheel{pass: func(ev *fyne.ScrollEvent) {
		if e.onWheel != nil {
			e.onWheel(ev)
		}
	}}
	w.ExtendBaseWidget(w)
	r := &entryRenderer{e.Entry.CreateRenderer(), e, w, canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)}
	r.ground.CornerRadius, r.frame.CornerRadius = radius, radius
	r.paint()
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

// TypedKey calls OnEscape, OnUp or OnDown where they are set. Escape takes an explanation
// away first.
func (e *Entry) TypedKey(k *fyne.KeyEvent) {
	if e.hint.leave() && k.Name == fyne.KeyEscape {
		return
	}
	call := map[fyne.KeyName]func(){fyne.KeyEscape: e.OnEscape, fyne.KeyUp: e.OnUp, fyne.KeyDown: e.OnDown}[k.Name]
	if call != nil {
		call()
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
// offers a shortcut only to the entry that has the keyboard.
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
