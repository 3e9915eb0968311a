package widget

import (
	"slices"

	"fyne.io/fyne/v2"
)

// choice is the base of a control with a few options, of which one is chosen.
type choice struct {
	control
	options []string
	index   int

	Title     string // for assistive technology, where no label stands beside it
	OnChanged func(index int)
}

func (c *choice) setTitle(title string) { c.Title = title }

// Index is the number of the chosen option, from 0.
func (c *choice) Index() int { return c.index }

// Text is the chosen option, "" where there is none.
func (c *choice) Text() string {
	if c.index < 0 || c.index >= len(c.options) {
		return ""
	}
	return c.options[c.index]
}

// SetIndex chooses an option, and calls OnChanged if that is a change.
func (c *choice) SetIndex(i int) {
	if i == c.index || i < 0 || i >= len(c.options) {
		return
	}
	c.index = i
	c.Refresh()
	if c.OnChanged != nil {
		c.OnChanged(i)
	}
}

// SetOptions changes the options. The chosen number stays where it exists, and
// OnChanged is not called.
func (c *choice) SetOptions(options []string) {
	if slices.Equal(options, c.options) {
		return
	}
	c.options = slices.Clone(options)
	c.index = max(0, min(c.index, len(options)-1))
	c.Refresh()
}

// turn chooses the neighbour with Left and Right.
func (c *choice) turn(key fyne.KeyName) (used bool) {
	switch key {
	case fyne.KeyLeft:
		c.SetIndex(c.index - 1)
	case fyne.KeyRight:
		c.SetIndex(c.index + 1)
	default:
		return false
	}
	return true
}
