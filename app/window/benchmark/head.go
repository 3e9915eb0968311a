package benchmark

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"perihelion/app/window/widget"
)

// head stands above a chart. In the first line are the choice of views at the left and the
// actions at the right, in the second the remark at the left, then the tools of the view
// in sight, and at the right the quiet buttons. Where the first line is too narrow, the
// actions are in the second, opposite the tools, and remark and quiet buttons in a third. The
// last of a group is outermost. A tool that is hidden keeps its place, so that nothing
// moves from view to view.
type head struct {
	heading *widget.Heading // in the place of the views, where there are no results
	views   *widget.Segmented
	actions []fyne.CanvasObject
	remark  *widget.Message
	tools   []fyne.CanvasObject
	quiet   []fyne.CanvasObject
	width   float32
}

func newHead(h head) *fyne.Container {
	objects := []fyne.CanvasObject{h.heading, h.views, h.remark}
	for _, group := range [][]fyne.CanvasObject{h.actions, h.tools, h.quiet} {
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
	place(h.heading, 0, 0, max(1, s.Width-widthOf(h.actions)), widget.ControlHeight)
	y := widget.ControlHeight + widget.Gap
	tools, height := float32(0), h.remark.HeightFor(h.between())
	if h.apart() {
		h.fromRight(h.actions, s.Width, y)
		h.fromRight(h.quiet, s.Width, 2*y-(widget.ControlHeight-h.last(height))/2)
		place(h.remark, 0, 2*y+(h.last(height)-height)/2, h.between(), height)
	} else {
		h.fromRight(h.actions, s.Width, 0)
		tools = h.fromRight(h.quiet, s.Width, y) - toolWidth
		place(h.remark, 0, y+max(0, (widget.ControlHeight-height)/2), h.between(), height)
	}
	for _, o := range h.tools {
		place(o, tools, y, toolWidth, widget.ControlHeight)
	}
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
	remark := h.remark.HeightFor(h.between())
	height := widget.ControlHeight + widget.Gap + max(widget.ControlHeight, remark)
	if h.apart() {
		height = 2*(widget.ControlHeight+widget.Gap) + h.last(remark)
	}
	return fyne.NewSize(max(h.views.MinSize().Width, widthOf(h.actions)), height)
}

// last is the height of the last line where the remark has one, with the quiet buttons.
func (h *head) last(remark float32) float32 {
	height := max(remark, remarkHeight)
	for _, o := range h.quiet {
		if o.Visible() {
			height = max(height, o.MinSize().Height)
		}
	}
	return height
}

func widthOf(group []fyne.CanvasObject) (width float32) {
	for _, o := range group {
		if o.Visible() {
			width += o.MinSize().Width + widget.Gap
		}
	}
	return width
}

// apart reports whether the actions have no room beside the choice of views, or the remark
// none beside the tools.
func (h *head) apart() bool {
	if h.heading.Visible() {
		return false
	}
	return len(h.actions) > 0 && h.views.NaturalWidth()+widget.Gutter+widthOf(h.actions) > h.width ||
		h.width-widthOf(h.quiet)-toolWidth < 2*toolWidth
}

// between is the room of the remark: what the quiet buttons leave of its line, and the tools where they share
// it.
func (h *head) between() float32 {
	room := h.width - widget.Gutter - widthOf(h.quiet)
	if h.apart() {
		return max(room, toolWidth)
	}
	if len(h.tools) > 0 {
		room -= toolWidth
	}
	return max(room, toolWidth)
}
