package widget

import (
	"fyne.io/fyne/v2"
	fynewidget "fyne.io/fyne/v2/widget"
)

// wheel lies over an entry of one line and takes the turns of the mouse's wheel,
// which Fyne gives to the topmost object under the pointer that scrolls: the entry
// would keep them, and the sidebar around it would stick. It takes no other event.
type wheel struct {
	fynewidget.BaseWidget
	along fyne.Scrollable         // the entry's own text
	pass  func(*fyne.ScrollEvent) // to the scroll around the entry; nil where there is none
}

var _ fyne.Scrollable = (*wheel)(nil)

// Scrolled passes vertical turns on and leaves horizontal ones to the entry's text.
func (w *wheel) Scrolled(e *fyne.ScrollEvent) {
	switch {
	case e.Scrolled.DX != 0 && w.along != nil:
		w.along.Scrolled(e)
	case w.pass != nil:
		w.pass(e)
	}
}

// CreateRenderer draws nothing.
func (w *wheel) CreateRenderer() fyne.WidgetRenderer {
	return fynewidget.NewSimpleRenderer(&fyne.Container{})
}
