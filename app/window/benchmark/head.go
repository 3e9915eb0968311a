package benchmark

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"perihelion/app/window/widget"
)

// head is the line above a chart: what stands left, of which one is shown, the
// buttons at the right, the last outermost, and the remark between them.
type head struct {
	left   []fyne.CanvasObject
	remark *widget.Message
	right  []fyne.CanvasObject
}

func newHead(h head) *fyne.Container {
	objects := append(append([]fyne.CanvasObject{}, h.left...), h.remark)
	return container.New(h, append(objects, h.right...)...)
}

// headingWidth is that of a heading; what stands in its place may be wider.
const headingWidth float32 = 150

func (h head) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	left, right := headingWidth, s.Width
	for _, o := range h.left {
		if o.Visible() {
			left = max(headingWidth, o.MinSize().Width)
			place(o, 0, 0, left, s.Height)
		}
	}
	for i := len(h.right) - 1; i >= 0; i-- {
		if o := h.right[i]; o.Visible() {
			m := o.MinSize()
			right -= m.Width
			place(o, right, (s.Height-m.Height)/2, m.Width, m.Height)
			right -= widget.Gap
		}
	}
	width := right - left - 2*widget.Gutter
	height := h.remark.HeightFor(width)
	place(h.remark, left+widget.Gutter, (s.Height-height)/2, width, height)
}

func (h head) MinSize([]fyne.CanvasObject) fyne.Size {
	last := h.right[len(h.right)-1]
	return fyne.NewSize(headingWidth+last.MinSize().Width+widget.Gutter, widget.ControlHeight)
}
