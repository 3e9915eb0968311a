package widget

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"
)

// Validator reads a text. It returns a hint to show below the entry when the text is
// right, or an error to show there when it is wrong.
type Validator func(text string) (hint string, err error)

// Field is a labelled entry with a line below it for the hint or the error.
type Field struct {
	fynewidget.BaseWidget
	read
	hint
	label    string
	validate Validator
	err      error
	entry    *Entry
	note     *Message
	onGrown  func()

	onComplaint func()  // called when Complaint has changed
	typing      bool    // letters follow each other: it is too early to complain
	complains   bool    // the error is shown
	room        float32 // below the entry of a patient field, which gets less only when it is left
	settling    bool    // it will get less
	after       func(time.Duration, func()) (cancel func())

	OnChanged   func(text string) // after the text was checked
	OnSubmitted func(text string) // on Return
	OnLeft      func()            // the keyboard went elsewhere, and the text was checked
}

// NewField returns an empty field. A nil validator finds every text right.
func NewField(label string, validate Validator) *Field {
	f := &Field{label: label, validate: validate, entry: NewEntry(), after: afterwards}
	f.entry.Title = label
	f.note = NewNote(SidebarInner - LabelWidth)
	f.entry.OnChanged = f.onTyped
	f.entry.OnSubmitted = f.onReturn
	f.entry.onFocused = f.onFocused
	f.ExtendBaseWidget(f)
	return f
}

// Label is the word left of the entry.
func (f *Field) Label() string { return f.label }

// Entry is where the text is typed.
func (f *Field) Entry() *Entry { return f.entry }

// Focused reports whether the entry has the keyboard.
func (f *Field) Focused() bool { return f.entry.focused }

// Text is the typed text.
func (f *Field) Text() string { return f.entry.Text }

// SetText changes the text and checks it, without calling OnChanged.
func (f *Field) SetText(text string) {
	if f.entry.Text == text && f.note.Text() != "" {
		return
	}
	onChanged := f.OnChanged
	f.OnChanged = nil
	if f.entry.Text != text {
		f.entry.SetText(text)
	} else {
		f.Check()
	}
	f.OnChanged = onChanged
}

// SetPlaceHolder sets the text that an empty entry shows.
func (f *Field) SetPlaceHolder(text string) { f.entry.SetPlaceHolder(text) }

// Err is the error in the text, or nil.
func (f *Field) Err() error { return f.err }

// Check checks the text and shows the result, also of a field that was never
// touched.
func (f *Field) Check() error {
	hint, err := "", error(nil)
	if f.validate != nil {
		hint, err = f.validate(f.entry.Text)
	}
	f.show(hint, err)
	return err
}

// SetError shows an error that was found elsewhere, until the next change; nil
// checks the text again.
func (f *Field) SetError(err error) {
	if err == nil {
		_ = f.Check()
		return
	}
	f.show("", err)
}

// Enable and Disable turn the entry on and off.
func (f *Field) Enable() { f.entry.Enable(); f.Refresh() }

// Disable turns the entry off: it can be read, not written into.
func (f *Field) Disable() { f.entry.Disable(); f.Refresh() }

func (f *Field) onTyped(text string) {
	f.typing = f.onComplaint != nil && f.entry.focused
	_ = f.Check()
	if f.OnChanged != nil {
		f.OnChanged(text)
	}
}

func (f *Field) onReturn(text string) {
	f.typing = false
	_ = f.Check()
	if f.OnSubmitted != nil {
		f.OnSubmitted(text)
	}
}

func (f *Field) show(hint string, err error) {
	before := f.complains
	changed := err != f.err
	f.err = err
	f.complains = err != nil && (f.complains || !f.typing)
	f.entry.SetWrong(f.complains)
	kind, text := Plain, hint
	switch {
	case err != nil && f.onComplaint != nil:
		text = ""
	case err != nil:
		kind, text = Failure, sentence(err)
	}
	grown := f.note.Set(kind, text)
	if f.onComplaint != nil {
		grown = f.note.MinSize().Height > f.room
		f.room = max(f.room, f.note.MinSize().Height)
		f.settle()
	}
	if grown || before != f.complains {
		f.Refresh()
	}
	if grown && f.onGrown != nil {
		f.onGrown()
	}
	if f.onComplaint != nil && (changed || before != f.complains) {
		f.onComplaint()
	}
}

func (f *Field) setOnFocus(call func(fyne.CanvasObject)) { f.entry.setOnFocus(call) }
func (f *Field) setOnWheel(pass func(*fyne.ScrollEvent)) { f.entry.setOnWheel(pass) }
func (f *Field) setOnGrown(call func())                  { f.onGrown = call }

// CreateRenderer draws the label, the entry and the line below.
func (f *Field) CreateRenderer() fyne.WidgetRenderer {
	label := newText(f.label, TextSize)
	p := &parts{objects: []fyne.CanvasObject{label, f.entry, f.note}}
	indent := LabelWidth
	if f.label == "" {
		indent = 0
	}
	p.min = func() fyne.Size {
		h := ControlHeight
		if n := max(f.room, f.note.MinSize().Height); n > 0 {
			h += n + 2
		}
		return fyne.NewSize(indent+60, h)
	}
	p.place = func(s fyne.Size) {
		centred(label, 0, 0, ControlHeight)
		f.entry.Move(fyne.NewPos(indent, 0))
		f.entry.Resize(fyne.NewSize(s.Width-indent, ControlHeight))
		f.note.Move(fyne.NewPos(indent, ControlHeight+2))
		f.note.Resize(fyne.NewSize(s.Width-indent, s.Height-ControlHeight-2))
	}
	p.update = func() {
		label.Color = Color(ColorMuted)
		if f.entry.Disabled() {
			label.Color = Color(theme.ColorNameDisabled)
		}
		p.place(f.Size())
	}
	return p.ready(f)
}
