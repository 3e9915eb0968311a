package widget

import "fyne.io/fyne/v2"

// NewTextArea returns an entry of several lines, in which Return begins another line and
// Tab goes on to the next control.
func NewTextArea(lines int) *Entry {
	e := NewEntry()
	e.MultiLine, e.Wrapping = true, fyne.TextWrapWord
	e.SetMinRowsVisible(lines)
	return e
}

// AcceptsTab returns false, so that Tab never writes.
func (e *Entry) AcceptsTab() bool { return false }
