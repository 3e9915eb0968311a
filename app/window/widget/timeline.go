package widget

import (
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// Timeline is a slider over a span of time. Its handle is dragged, follows the wheel, and
// moves by steps with the arrow keys.
type Timeline struct {
	control
	from, to, at, now time.Time
	dragging          bool

	Title   string
	Step    time.Duration          // of a key and of a notch of the wheel
	OnScrub func(time.Time)        // the handle was moved
	Clock   func(time.Time) string // how a time is written below the line
}

var (
	_ fyne.Draggable  = (*Timeline)(nil)
	_ fyne.Tappable   = (*Timeline)(nil)
	_ fyne.Scrollable = (*Timeline)(nil)
)

// NewTimeline returns a timeline without a span.
func NewTimeline(title string, step time.Duration, scrubbed func(time.Time)) *Timeline {
	t := &Timeline{Title: title, Step: step, OnScrub: scrubbed, Clock: func(at time.Time) string { return at.Format("15:04") }}
	t.extend(t, t.onKey)
	return t
}

// Set changes the span, the time of the handle and the present, of which there is no mark
// outside the span. While the handle is dragged the span stays, so that nothing moves
// below the pointer.
func (t *Timeline) Set(from, to, at, now time.Time) {
	if t.dragging {
		from, to = t.from, t.to
	}
	if !t.from.Equal(from) || !t.to.Equal(to) || !t.at.Equal(at) || !t.now.Equal(now) {
		t.from, t.to, t.at, t.now = from, to, at, now
		t.Refresh()
	}
}

// At is the time of the handle.
func (t *Timeline) At() time.Time { return t.at }

// fraction is where a time lies between the ends of the line.
func (t *Timeline) fraction(at time.Time) float32 {
	span := t.to.Sub(t.from)
	if span <= 0 {
		return 0
	}
	return float32(max(0, min(1, at.Sub(t.from).Seconds()/span.Seconds())))
}

// timeAt is the time at a place on the line, to the minute.
func (t *Timeline) timeAt(x float32) time.Time {
	part := max(0, min(1, float64((x-timelineEnd)/(t.Size().Width-2*timelineEnd))))
	return t.from.Add(time.Duration(part * float64(t.to.Sub(t.from)))).Round(time.Minute)
}

func (t *Timeline) scrub(to time.Time) {
	if t.to.After(t.from) && t.OnScrub != nil {
		t.at = to
		t.Refresh()
		t.OnScrub(to)
	}
}

// Tapped moves the handle to where the line was pressed.
func (t *Timeline) Tapped(e *fyne.PointEvent) {
	t.takeFocus()
	t.scrub(t.timeAt(e.Position.X))
}

// Dragged moves the handle along.
func (t *Timeline) Dragged(e *fyne.DragEvent) {
	t.dragging = true
	t.scrub(t.timeAt(e.Position.X))
}

// DragEnd lets the span follow the time again.
func (t *Timeline) DragEnd() { t.dragging = false }

// Scrolled moves the handle by a step for each notch of the wheel, forward when it is turned
// down as a page is.
func (t *Timeline) Scrolled(e *fyne.ScrollEvent) {
	switch d := e.Scrolled.DY + e.Scrolled.DX; {
	case d > 0:
		t.scrub(t.at.Add(-t.Step))
	case d < 0:
		t.scrub(t.at.Add(t.Step))
	}
}

func (t *Timeline) onKey(key fyne.KeyName) (used bool) {
	const page = 6
	switch key {
	case fyne.KeyLeft:
		t.scrub(t.at.Add(-t.Step))
	case fyne.KeyRight:
		t.scrub(t.at.Add(t.Step))
	case fyne.KeyPageUp:
		t.scrub(t.at.Add(-page * t.Step))
	case fyne.KeyPageDown:
		t.scrub(t.at.Add(page * t.Step))
	case fyne.KeyHome:
		t.scrub(t.from)
	case fyne.KeyEnd:
		t.scrub(t.to)
	default:
		return false
	}
	return true
}

// AccessibilityLabel is the title with the time of the handle and the span.
func (t *Timeline) AccessibilityLabel() string {
	if !t.to.After(t.from) {
		return t.Title
	}
	return spoken(t.Title, t.Clock(t.at), "from "+t.Clock(t.from)+" to "+t.Clock(t.to))
}

const (
	timelineHandle float32 = 14
	timelineEnd            = timelineHandle/2 + ringOut     // from the edge to the end of the line
	timelineLine           = timelineHandle + 2 + 2*ringOut // the height of the part with the line, and with the ring: Fyne cuts what can be scrolled at its edges
	timelineTimes  float32 = 15                             // the height of the times
)

// CreateRenderer draws the line, the mark of the present, the handle and the times below.
func (t *Timeline) CreateRenderer() fyne.WidgetRenderer {
	track, past := canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
	track.CornerRadius, past.CornerRadius = 2, 2
	now, handle, ring := canvas.NewRectangle(color.Transparent), canvas.NewCircle(color.Transparent), newRing()
	handle.StrokeWidth = 2
	var times [3]*canvas.Text
	p := &parts{objects: []fyne.CanvasObject{track, past, now, handle, ring}}
	for i := range times {
		times[i] = newText("", SmallSize)
		p.objects = append(p.objects, times[i])
	}
	p.min = func() fyne.Size { return fyne.NewSize(120, timelineLine+timelineTimes) }
	p.place = func(s fyne.Size) {
		long, middle := s.Width-2*timelineEnd, timelineLine/2
		x := timelineEnd + t.fraction(t.at)*long
		track.Move(fyne.NewPos(timelineEnd, middle-2))
		track.Resize(fyne.NewSize(long, 4))
		past.Move(track.Position())
		past.Resize(fyne.NewSize(x-timelineEnd, 4))
		now.Move(fyne.NewPos(timelineEnd+t.fraction(t.now)*long-1, middle-6))
		now.Resize(fyne.NewSize(2, 12))
		now.Hidden = t.now.Before(t.from) || t.now.After(t.to)
		handle.Move(fyne.NewPos(x-timelineHandle/2, middle-timelineHandle/2))
		handle.Resize(fyne.NewSize(timelineHandle, timelineHandle))
		placeRing(ring, fyne.NewPos(ringOut, ringOut), fyne.NewSize(s.Width-2*ringOut, timelineLine-2*ringOut))
		for i, text := range times {
			text.Hidden = !t.to.After(t.from)
			text.Text = t.Clock(t.from.Add(t.to.Sub(t.from) * time.Duration(i) / time.Duration(len(times)-1)))
			w := text.MinSize().Width
			centred(text, max(0, min(s.Width-w, timelineEnd+long*float32(i)/float32(len(times)-1)-w/2)), timelineLine, timelineTimes)
		}
	}
	p.update = func() {
		track.FillColor, past.FillColor = Color(ColorBorder), Color(theme.ColorNamePrimary)
		now.FillColor = Color(theme.ColorNameForeground)
		handle.FillColor, handle.StrokeColor = Color(theme.ColorNameForeground), Color(theme.ColorNamePrimary)
		for _, text := range times {
			text.Color = Color(ColorMuted)
		}
		updateRing(ring, t.ringed())
		p.place(t.Size())
	}
	return p.ready(t)
}
