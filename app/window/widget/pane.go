package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynewidget "fyne.io/fyne/v2/widget"
)

// scrolled is a content that scrolls where it has too little room. A control that gets
// the keyboard comes into sight, and the wheel works wherever the pointer is.
type scrolled struct {
	content *fyne.Container
	scroll  *container.Scroll
	still   bool // the control that gets the keyboard now does not move the content
}

// newScrolled returns the part that Sidebar and Pane share.
func newScrolled(content *fyne.Container, scroll *container.Scroll) scrolled {
	return scrolled{content: content, scroll: scroll}
}

// Reveal scrolls until an object in the content can be seen.
func (s *scrolled) Reveal(o fyne.CanvasObject) { s.revealPart(o, 0, o.Size().Height) }

// revealPart is Reveal for the part of an object from one height to another, where there is
// no room for all of it.
func (s *scrolled) revealPart(o fyne.CanvasObject, top, bottom float32) {
	driver := fyne.CurrentApp().Driver()
	if s.still || driver.CanvasForObject(o) == nil {
		return
	}
	const margin = 24
	if all := o.Size().Height; all+2*margin <= s.scroll.Size().Height {
		top, bottom = 0, all
	}
	from := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(s.content).Y
	top, bottom = from+top, from+bottom
	offset := s.scroll.Offset
	switch {
	case top-margin < offset.Y:
		offset.Y = max(0, top-margin)
	case bottom+margin > offset.Y+s.scroll.Size().Height:
		offset.Y = bottom + margin - s.scroll.Size().Height
	default:
		return
	}
	s.scroll.ScrollToOffset(offset)
}

// watch scrolls to objects in a container that get the keyboard, and for their wheel.
func (s *scrolled) watch(in *fyne.Container) {
	for _, o := range in.Objects {
		if c, ok := o.(*fyne.Container); ok {
			s.watch(c)
		}
		if f, ok := o.(interface{ setOnFocus(func(fyne.CanvasObject)) }); ok {
			f.setOnFocus(s.Reveal)
		}
		if t, ok := o.(*Table); ok {
			t.setOnRow(s.revealPart)
		}
		if w, ok := o.(interface{ setOnWheel(func(*fyne.ScrollEvent)) }); ok {
			w.setOnWheel(s.scroll.Scrolled)
		}
	}
}

// Pane scrolls a content in both directions where it has less room than the
// content's least size.
type Pane struct {
	fynewidget.BaseWidget
	read
	scrolled
}

// NewPane returns a pane that shows a content.
func NewPane(content *fyne.Container) *Pane {
	p := &Pane{scrolled: newScrolled(content, container.NewScroll(content))}
	p.watch(content)
	p.ExtendBaseWidget(p)
	return p
}

// CreateRenderer shows the content.
func (p *Pane) CreateRenderer() fyne.WidgetRenderer {
	r := &parts{objects: []fyne.CanvasObject{p.scroll}, place: p.scroll.Resize, min: p.scroll.MinSize}
	r.update = p.scroll.Refresh // Fyne's new renderer has no place for its bars before
	return r.ready(p)
}

// innerScroll is a scroll inside another. At its end it leaves the wheel to the outer
// one.
type innerScroll struct {
	container.Scroll
	pass func(*fyne.ScrollEvent) // nil where nothing around it scrolls
}

func newInnerScroll(content fyne.CanvasObject) *innerScroll {
	s := &innerScroll{}
	s.Content, s.Direction = content, container.ScrollVerticalOnly
	s.ExtendBaseWidget(s)
	return s
}

// Scrolled scrolls, or passes the event on where that has no effect.
func (s *innerScroll) Scrolled(e *fyne.ScrollEvent) {
	before := s.Offset
	s.Scroll.Scrolled(e)
	if s.Offset == before && s.pass != nil {
		s.pass(e)
	}
}
