package chart

import (
	"slices"
	"testing"
)

// A selected row of the table stands out in every view of the run.
func TestASelectedConfigurationStandsOut(t *testing.T) {
	for _, p := range []Palette{Light(), Dark()} {
		golden(t, "stands-bars-"+p.Name, drawnFigure(t, ThroughputPane, article(3, 0.5), Selection{Marked: "aiohttp-gunicorn"}, p), 620, 260, 72)
		golden(t, "stands-latency-"+p.Name, drawnFigure(t, LatencyPane, article(9, 6), Selection{Marked: "goroutines"}, p), 620, 260, 72)
	}
	golden(t, "stands-rows", drawnFigure(t, ThroughputPane, article(11, 0.5), Selection{Marked: "flask-dev"}, Dark()), 620, 260, 72)
	golden(t, "stands-distribution", drawnFigure(t, DistributionPane, article(9, 6), Selection{Marked: "goroutines"}, Light()), 620, 260, 72)
	golden(t, "stands-resources", drawnFigure(t, ResourcesPane, article(9, 6), Selection{Marked: "goroutines"}, Dark()), 620, 260, 72)
	golden(t, "stands-errors", drawnFigure(t, ErrorsPane, failing(), Selection{Marked: "flask-dev"}, Light()), 620, 260, 72)
	golden(t, "stands-sweep", drawnFigure(t, SweepPane, swept(3), Selection{Marked: swept(3).Results[1].Config}, Light()), 620, 260, 72)
	golden(t, "stands-experiment", drawnFigure(t, ExperimentPane, experimental(), Selection{Marked: "flask-dev"}, Light()), 620, 260, 72)
}

// A curve that the chart would not choose is drawn while its row is selected. The looks of the
// others stay.
func TestASelectedCurveIsDrawnBesideTheOthers(t *testing.T) {
	r := article(11, 0)
	usual := Several(r, "")
	if slices.Contains(usual, "flask-dev") {
		t.Fatalf("flask-dev is chosen anyway: %v", usual)
	}
	if got, want := Several(r, "flask-dev"), append(slices.Clone(usual), "flask-dev"); !slices.Equal(got, want) {
		t.Errorf("with flask-dev selected %v are drawn, want %v", got, want)
	}
	if got := Several(r, "unheard of"); !slices.Equal(got, usual) {
		t.Errorf("with an unknown one selected %v are drawn", got)
	}
}
