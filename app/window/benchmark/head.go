package benchmark

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"perihelion/app/window/widget"
)

// head stands above a chart. In the first line are the choice of views at the left and the
// actions at the right, in the second the remark at the left, then the tools of the view
// in sight, and at the right the buttons of files. Where the first line is too narrow,
// actions and files have a third line. The last of a group is outermost. A tool that is
// hidden keeps its place, so that nothing moves from view to view.
type head struct {
	views   *widget.Segmented
	actions []fyne.CanvasObject
	remark  *widget.Message
	tools   []fyne.CanvasObject
	files   []fyne.CanvasObject
	width   float32
}

func newHead(h head) *fyne.Container {
	objects := []fyne.CanvasObject{h.views, h.remark}
	for _, group := range [][]fyne.CanvasObject{h.actions, h.tools, h.files} {
		objects = append(objects, group...)
	}
	return container.New(&h, objects...)
}

const (
	remarkHeight float32 = widget.TextSize + 5
	toolWidth    float32 = 128 // of each tool of a view; they share one place
)

func (h *head) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	h.width = s.Width
	place(h.views, 0, 0, min(h.views.NaturalWidth(), s.Width), widget.ControlHeight)
	y := widget.ControlHeight + widget.Gap
	beside := s.Width
	if h.apart() {
		third := y + h.second() + widget.Gap
		h.fromRight(h.actions, h.fromRight(h.files, s.Width, third), third)
	} else {
		h.fromRight(h.actions, s.Width, 0)
		beside = h.fromRight(h.files, s.Width, y)
	}
	for _, o := range h.tools {
		place(o, beside-toolWidth, y, toolWidth, widget.ControlHeight)
	}
	height := h.remark.HeightFor(h.between())
	place(h.remark, 0, y+max(0, (widget.ControlHeight-height)/2), h.between(), height)
}

// fromRight places a group with its right end at x, and returns where the next one ends.
func (h *head) fromRight(group []fyne.CanvasObject, x, y float32) float32 {
	for i := len(group) - 1; i >= 0; i-- {
		if o := group[i]; o.Visible() {
			m := o.MinSize()
			x -= m.Width
			place(o, x, y+(widget.ControlHeight-m.Height)/2, m.Width, m.Height)
			x -= widget.Gap
		}
	}
	return x
}

// MinSize is the height at the present width, and the least width of a line.
func (h *head) MinSize([]fyne.CanvasObject) fyne.Size {
	height := widget.ControlHeight + widget.Gap + h.second()
	if h.apart() {
		height += widget.Gap + widget.ControlHeight
	}
	return fyne.NewSize(max(h.views.MinSize().Width, widthOf(h.actions)+widthOf(h.files)), height)
}

func widthOf(group []fyne.CanvasObject) (width float32) {
	for _, o := range group {
		if o.Visible() {
			width += o.MinSize().Width + widget.Gap
		}
	}
	return width
}

// second is the height of the second line.
func (h *head) second() float32 {
	return max(widget.ControlHeight, h.remark.HeightFor(h.between()))
}

// apart reports whether actions and files have a line of their own.
func (h *head) apart() bool {
	return len(h.actions) > 0 && h.views.NaturalWidth()+widget.Gutter+widthOf(h.actions) > h.width ||
		h.width-widthOf(h.files)-toolWidth < 2*toolWidth
}

// between is the room of the remark beside the tools and the buttons.
func (h *head) between() float32 {
	room := h.width - widget.Gutter
	if len(h.tools) > 0 {
		room -= toolWidth
	}
	if !h.apart() {
		room -= widthOf(h.files)
	}
	return max(room, toolWidth)
}
