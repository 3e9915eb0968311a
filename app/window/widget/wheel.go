package widget

import (
	"fyne.io/fyne/v2"
	fynewidget "fyne.io/fyne/v2/widget"
)

// wheel lies over an entry of one line and takes the turns of the mouse's wheel,
// which Fyne gives to the topmost object under the pointer that scrolls: the entry
// would keep them, and the sidebar that it stands in would stick. It hears nothing
// else.
type wheel struct {
	fynewidget.BaseWidget
	along fyne.Scrollable         // the entry's own text
	pass  func(*fyne.ScrollEvent) // what the entry stands in; nil where that does not scroll
}

var _ fyne.Scrollable = (*wheel)(nil)

// Scrolled passes on what is vertical and leaves the rest to the entry's text.
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
