package planets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"perihelion/app/window/widget"
)

// chartHead stands above the chart: in the first line the choice of charts, in the second the
// controls of the chosen one and its title. The button that saves is at the right of the first
// line or, where that has no room, of the second, where it has a shorter name.
type chartHead struct {
	charts      *charts
	heading     *widget.Heading
	save, short *widget.Button
}

const (
	headGap    float32 = 4
	titleRoom  float32 = 22 // of the second line where it has the title alone
	toolWidth  float32 = 92
	leastTitle float32 = 60
)

func newChartHead(c *charts, heading *widget.Heading, save func()) (*chartHead, *fyne.Container) {
	h := &chartHead{charts: c, heading: heading, save: widget.NewButton("Save chart as PNG…", save), short: widget.NewButton("Save…", save)}
	h.short.Title = "Save a picture"
	return h, container.New(h, c.kinds, h.save, h.short, c.quantity, c.length, c.bodies, c.form, heading)
}

// beside reports whether the button has room beside the choice of charts.
func (h *chartHead) beside(width float32) bool {
	return h.charts.kinds.NaturalWidth()+widget.Gutter+h.save.MinSize().Width <= width
}

// height is that of both lines in a width.
func (h *chartHead) height(width float32) float32 {
	if h.beside(width) && len(h.charts.tools()) == 0 {
		return widget.ControlHeight + headGap + titleRoom
	}
	return 2*widget.ControlHeight + headGap
}

func (h *chartHead) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	put := func(o fyne.CanvasObject, x, y, w float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, min(widget.ControlHeight, s.Height-y)))
	}
	kinds := min(h.charts.kinds.NaturalWidth(), s.Width)
	put(h.charts.kinds, 0, 0, kinds)
	long, second := h.save.MinSize().Width, widget.ControlHeight+headGap
	right := s.Width
	if h.beside(s.Width) {
		h.save.Show()
		h.short.Hide()
		put(h.save, s.Width-long, 0, long)
	} else {
		h.save.Hide()
		h.short.Show()
		w := h.short.MinSize().Width
		put(h.short, s.Width-w, second, w)
		right -= w + widget.Gap
	}
	x := float32(0)
	tools := h.charts.tools()
	for i, o := range tools {
		w := min(toolWidth, (right-widget.Gap*float32(len(tools)-1))/float32(len(tools)))
		if i == 0 {
			w = max(w, min(toolWidth+16, right-x-float32(len(tools)-1)*(toolWidth+widget.Gap)))
		}
		put(o, x, second, w)
		x += w + widget.Gap
	}
	if h.heading.Hidden = right-x < leastTitle; !h.heading.Hidden {
		put(h.heading, x, second, right-x)
	}
}

func (h *chartHead) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(300, h.height(0)) }
