package planets

import (
	"fmt"

	"perihelion/app/window/planets/sky"
	"perihelion/app/window/widget"
)

// showStatus says at the foot whether the clock runs, and what the figures are
// worth.
func (t *Tab) showStatus() {
	first := widget.Status{Kind: widget.Plain, Text: "fixed time"}
	switch {
	case !t.valid:
		first = widget.Status{Kind: widget.Warning, Text: "not up to date: see the marked field"}
	case t.form.live():
		first = widget.Status{Kind: widget.Live, Text: "live, every second"}
	}
	t.bar.Set(first, widget.Status{Text: fmt.Sprintf("ΔT %.1f s · VSOP87 and ELP", t.sky.DeltaT)})
}

// showBanner marks the last good answer while the input is wrong.
func (t *Tab) showBanner() {
	kind, text := widget.Plain, ""
	switch {
	case !t.valid && t.answered:
		kind, text = widget.Warning, "Showing the last valid answer: "+sky.Whereabouts(t.sky)
	case t.valid && len(t.sky.Missing) > 0:
		kind, text = widget.Plain, t.sky.Missing[0]
	}
	if t.banner.Set(kind, text) {
		t.centre.Refresh()
	}
}

func bannerOf(err error) (widget.Kind, string) { return widget.Failure, widget.Sentence(err) }
