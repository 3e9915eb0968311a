package chart

import "testing"

func TestTimelineLook(t *testing.T) {
	of := func(label string) Selection { return Selection{Marked: label} }
	golden(t, "timeline-light", drawnFigure(t, TimelinePane, article(9, 6), of("goroutines"), Light()), 946, 330, 72)
	golden(t, "timeline-short-dark", drawnFigure(t, TimelinePane, article(3, 0.5), Selection{}, Dark()), 620, 260, 72)
	golden(t, "timeline-url-dark", drawnFigure(t, TimelinePane, single(40), Selection{}, Dark()), 800, 300, 72)
	golden(t, "timeline-saved", drawnFigure(t, Timeline, article(9, 6), of("flask-dev"), Print()), savedWidth, savedHeight, savedDPI)
}
