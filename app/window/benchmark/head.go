package benchmark

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"perihelion/app/window/widget"
)

// head stands above a chart: the heading or the choice of charts at the left, the
// buttons at the right, the last outermost, and the remark between them. In a narrow window
// the remark has a line of its own below, and the buttons too where they must.
type head struct {
	left   []fyne.CanvasObject
	remark *widget.Message
	right  []fyne.CanvasObject
	width  float32
}

func newHead(h head) *fyne.Container {
	objects := append(append([]fyne.CanvasObject{}, h.left...), h.remark)
	return container.New(&h, append(objects, h.right...)...)
}

const (
	headingWidth float32 = 150 // of a heading; a choice in its place may be wider
	remarkWidth  float32 = 400 // one line of the usual remarks, so that none moves the chart
	remarkHeight float32 = widget.TextSize + 5
)

func (h *head) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	h.width = s.Width
	left, top := h.leftWidth(), float32(0)
	for _, o := range h.left {
		if o.Visible() {
			place(o, 0, 0, left, widget.ControlHeight)
		}
	}
	if h.apart() {
		left, top = 0, widget.ControlHeight+widget.Gap
	}
	x := s.Width
	for i := len(h.right) - 1; i >= 0; i-- {
		if o := h.right[i]; o.Visible() {
			m := o.MinSize()
			x -= m.Width
			place(o, x, top+(widget.ControlHeight-m.Height)/2, m.Width, m.Height)
			x -= widget.Gap
		}
	}
	if h.below() {
		place(h.remark, 0, top+widget.ControlHeight+widget.Gap, s.Width, h.remark.HeightFor(s.Width))
		return
	}
	place(h.remark, left+widget.Gutter, top+(widget.ControlHeight-remarkHeight)/2, h.between(), remarkHeight)
}

// MinSize is the height at the present width, and the least width of a line.
func (h *head) MinSize([]fyne.CanvasObject) fyne.Size {
	height := widget.ControlHeight
	if h.apart() {
		height += widget.Gap + widget.ControlHeight
	}
	if h.below() {
		height += widget.Gap + h.remark.HeightFor(h.width)
	}
	return fyne.NewSize(max(h.leftWidth(), h.rightWidth()), height)
}

func (h *head) leftWidth() float32 {
	for _, o := range h.left {
		if o.Visible() {
			return max(headingWidth, o.MinSize().Width)
		}
	}
	return headingWidth
}

func (h *head) rightWidth() float32 {
	width := float32(0)
	for _, o := range h.right {
		if o.Visible() {
			width += o.MinSize().Width + widget.Gap
		}
	}
	return width
}

// apart reports whether the buttons have a line of their own.
func (h *head) apart() bool { return h.leftWidth()+h.rightWidth() > h.width }

// between is the room of the remark beside the buttons.
func (h *head) between() float32 {
	room := h.width - h.rightWidth() - 2*widget.Gutter
	if !h.apart() {
		room -= h.leftWidth()
	}
	return room
}

// below reports whether the remark has a line of its own.
func (h *head) below() bool {
	room := h.between()
	return h.remark.Text() != "" && (room < remarkWidth || h.remark.HeightFor(room) > remarkHeight)
}
