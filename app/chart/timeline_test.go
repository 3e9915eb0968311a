package chart

import "testing"

func TestTimelineLook(t *testing.T) {
	of := func(label string) Selection { return Selection{Marked: label} }
	golden(t, "timeline-light", drawnFigure(t, TimelinePane, article(9, 6), of("goroutines"), Light()), 946, 330, 72)
	golden(t, "timeline-short-dark", drawnFigure(t, TimelinePane, article(3, 0.5), Selection{}, Dark()), 620, 260, 72)
	golden(t, "timeline-url-dark", drawnFigure(t, TimelinePane, single(40), Selection{}, Dark()), 800, 300, 72)
	golden(t, "timeline-saved", drawnFigure(t, Timeline, article(9, 6), of("flask-dev"), Print()), savedWidth, savedHeight, savedDPI)
}

// The first repeat of a search has no rate, and would be the measure of all others.
func TestTimelineOfASearch(t *testing.T) {
	r := sought(1)
	r.Results[0].Repeats[0].RPS = 400_000
	all := drawnFigure(t, TimelinePane, r, Selection{}, Light()).Readings(800, 330)
	if len(all) != 20 || all[0].Title[:8] != "Repeat 2" {
		t.Fatalf("%d readings, the first of %s; want those of repeats 2 to 21", len(all), all[0].Title)
	}
	l, err := timelineOf(r, Selection{}, Light())
	if want := "Repeat 1 is left out: it went as fast as possible, with 400,000 requests/s"; err != nil || l.left != want {
		t.Errorf("the chart says %q, want %q", l.left, want)
	}
	r.Results[0].Repeats, r.Results[0].Turns = r.Results[0].Repeats[:1], r.Results[0].Turns[:1]
	if l, err = timelineOf(r, Selection{}, Light()); err != nil || len(l.moments) != 1 || l.left != "" {
		t.Errorf("after the first round it shows %d moments, and %q", len(l.moments), l.left)
	}
}

// Each panel has a tick besides 0, however low it is.
func TestTicksOfALowPanel(t *testing.T) {
	golden(t, "timeline-low", drawnFigure(t, TimelinePane, single(30), Selection{}, Light()), 620, 118, 72)
}

// Below the latencies of a single configuration the chart in time has little height.
func TestTimelineIsDrawnInLittleHeight(t *testing.T) {
	if all := drawnFigure(t, TimelinePane, single(30), Selection{}, Dark()).Readings(620, 118); len(all) != 30 {
		t.Errorf("%d of 30 seconds are drawn", len(all))
	}
}
