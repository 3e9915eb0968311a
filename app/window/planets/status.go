package planets

import (
	"time"

	"perihelion/app/window/planets/sky"
	"perihelion/app/window/widget"
)

// How long the foot shows a confirmation, and a note that can be acted upon: a file that
// can be opened, a warning.
const (
	glance = 5 * time.Second
	minute = time.Minute
)

// note is a remark at the foot about something that was done.
type note struct {
	widget.Status
	until time.Time
}

func (t *Tab) note(s widget.Status, lasting time.Duration) {
	t.noted = note{s, t.now().Add(lasting)}
	t.showStatus()
}

// Warn shows an error at the foot that does not concern the sky.
func (t *Tab) Warn(err error) {
	t.note(widget.Status{Kind: widget.Warning, Text: widget.Sentence(err)}, minute)
}

// showStatus shows at the foot the last confirmation, whether the clock runs and the
// answer is up to date, and the source of the figures.
func (t *Tab) showStatus() {
	var items []widget.Status
	noted := t.now().Before(t.noted.until)
	if noted {
		items = append(items, t.noted.Status)
	}
	if state := t.state(); !noted || state.Kind == widget.Warning || state.Kind == widget.Failure {
		items = append(items, state)
	}
	figures := widget.Status{Text: "ΔT " + t.sky.DeltaT + " · JPL DE431"}
	t.bar.Set(append(items, figures)...)
}

func (t *Tab) state() widget.Status {
	switch {
	case !t.valid && t.answered:
		return widget.Status{Kind: widget.Warning, Text: "Showing the last valid answer: " + sky.Whereabouts(t.sky)}
	case !t.valid:
		return widget.Status{Kind: widget.Warning, Text: "no answer yet: see the marked field"}
	case t.failure != nil:
		return widget.Status{Kind: widget.Failure, Text: widget.Sentence(t.failure)}
	case t.form.live():
		return widget.Status{Kind: widget.Live, Text: "live, " + t.pace.String()}
	}
	return widget.Status{Kind: widget.Plain, Text: "fixed time"}
}
