package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynewidget "fyne.io/fyne/v2/widget"
)

// Sidebar is the column of inputs at the left of a tab: it scrolls, makes room
// when an error appears, and scrolls to the control that gets the keyboard.
type Sidebar struct {
	fynewidget.BaseWidget
	read
	scrolled
}

// NewSidebar stacks objects from the top.
func NewSidebar(objects ...fyne.CanvasObject) *Sidebar {
	content := container.New(stack{}, objects...)
	s := &Sidebar{scrolled: newScrolled(content, container.NewVScroll(content))}
	s.watch(content)
	s.listen(content)
	s.ExtendBaseWidget(s)
	return s
}

// Adopt takes part in what objects do that were added to a container in the sidebar.
func (s *Sidebar) Adopt(in *fyne.Container) {
	s.watch(in)
	s.listen(in)
	s.Relayout()
}

// RevealFold scrolls until an unfolded line can be seen with its inputs, or with as many
// of them as there is room for.
func (s *Sidebar) RevealFold(f *Fold) {
	driver := fyne.CurrentApp().Driver()
	top := driver.AbsolutePositionForObject(f).Y - driver.AbsolutePositionForObject(s.content).Y
	bottom := top + f.MinSize().Height + f.Body.MinSize().Height
	if offset := s.scroll.Offset; bottom > offset.Y+s.scroll.Size().Height {
		offset.Y = min(bottom-s.scroll.Size().Height, top)
		s.scroll.ScrollToOffset(offset)
	}
}

// FocusStill gives the keyboard to an object in the content without scrolling. The window
// is named, since Fyne does not know it of an object that was not painted yet.
func (s *Sidebar) FocusStill(in fyne.Canvas, o fyne.Focusable) {
	s.Refresh() // Fyne looks for the object below widgets that have a renderer, and drops those that were out of sight for a minute
	s.still = true
	in.Focus(o)
	s.still = false
}

// NewColumn stacks objects inside a sidebar.
func NewColumn(objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(stack{inner: true}, objects...)
}

// Relayout makes room after an object changed its height or was shown or hidden.
func (s *Sidebar) Relayout() {
	s.content.Refresh()
	s.scroll.Refresh()
}

// listen lays the sidebar out when objects in a container change their height.
func (s *Sidebar) listen(in *fyne.Container) {
	for _, o := range in.Objects {
		if c, ok := o.(*fyne.Container); ok {
			s.listen(c)
		}
		if g, ok := o.(interface{ setOnGrown(func()) }); ok {
			g.setOnGrown(s.Relayout)
		}
	}
}

// CreateRenderer draws the surface, the line at its right and the contents.
func (s *Sidebar) CreateRenderer() fyne.WidgetRenderer {
	ground, line := newGround(ColorSurface), canvas.NewRectangle(color.Transparent)
	p := &parts{objects: []fyne.CanvasObject{ground, line, s.scroll}}
	p.min = func() fyne.Size { return fyne.NewSize(SidebarWidth, 100) }
	p.place = func(size fyne.Size) {
		ground.Resize(size)
		line.Move(fyne.NewPos(size.Width-1, 0))
		line.Resize(fyne.NewSize(1, size.Height))
		s.scroll.Resize(fyne.NewSize(size.Width-1, size.Height))
	}
	p.update = func() {
		line.FillColor = Color(ColorLine)
		s.scroll.Refresh() // Fyne's new renderer has no place for its bars before
	}
	return p.ready(s)
}

// stack lays objects out from top to bottom, with the sidebar's margins or, inside it,
// without any.
type stack struct{ inner bool }

func (s stack) margins() (left, top, bottom float32) {
	if s.inner {
		return 0, 2, Gap
	}
	return Gutter, 8, Gap
}

func (s stack) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left, y, _ := s.margins()
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		width := size.Width - 2*left
		if m, ok := o.(*Message); ok {
			m.Resize(fyne.NewSize(width, m.HeightFor(width)))
		}
		h := o.MinSize().Height
		o.Move(fyne.NewPos(left, y))
		o.Resize(fyne.NewSize(width, h))
		if h > 0 {
			y += h + gapBelow(o)
		}
	}
}

func (s stack) MinSize(objects []fyne.CanvasObject) fyne.Size {
	left, h, bottom := s.margins()
	for _, o := range objects {
		if m := o.MinSize().Height; o.Visible() && m > 0 {
			h += m + gapBelow(o)
		}
	}
	return fyne.NewSize(SidebarInner+2*left, h+bottom)
}

// gapBelow sets lines of text and check marks closer than framed controls.
func gapBelow(o fyne.CanvasObject) float32 {
	switch o.(type) {
	case *Section:
		return 2
	case *Check, *Fold, *Starred:
		return 0
	case *Message:
		return 3
	}
	return Gap
}
