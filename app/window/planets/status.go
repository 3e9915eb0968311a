package planets

import (
	"fmt"
	"time"

	"perihelion/app/window/planets/sky"
	"perihelion/app/window/widget"
)

// lasting is how long the clock leaves what was said at the foot.
const lasting = 5 * time.Second

// say tells at the foot that something was done.
func (t *Tab) say(text string) {
	t.said, t.saidAt = text, t.now()
	t.showStatus()
}

// showStatus says at the foot what was done just now, or whether the clock runs
// and the answer is up to date, and what the figures are worth.
func (t *Tab) showStatus() {
	t.bar.Set(t.state(), widget.Status{Text: fmt.Sprintf("ΔT %.1f s · %s", t.sky.DeltaT, sky.Source(t.sky.Time))})
}

func (t *Tab) state() widget.Status {
	if since := t.now().Sub(t.saidAt); t.said != "" && since >= 0 && since < lasting {
		return widget.Status{Kind: widget.Success, Text: t.said}
	}
	switch {
	case !t.valid && t.answered:
		return widget.Status{Kind: widget.Warning, Text: "Showing the last valid answer: " + sky.Whereabouts(t.sky)}
	case !t.valid:
		return widget.Status{Kind: widget.Warning, Text: "no answer yet: see the marked field"}
	case t.failure != nil:
		return widget.Status{Kind: widget.Failure, Text: widget.Sentence(t.failure)}
	case t.form.live():
		return widget.Status{Kind: widget.Live, Text: "live, every second"}
	}
	return widget.Status{Kind: widget.Plain, Text: "fixed time"}
}
