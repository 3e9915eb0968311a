package chart

import (
	"testing"

	"perihelion/bench/demand"
)

func limited(t *testing.T, texts ...string) (all []demand.Demand) {
	t.Helper()
	for _, text := range texts {
		d, err := demand.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, d)
	}
	return all
}

// Limits are lines in the charts of the figures that they are on.
func TestLimitsAreLines(t *testing.T) {
	r := nine()
	r.Plan.Limits = limited(t, "rps>=10000", "p99<5ms", "failed<1%")
	golden(t, "limits-light", drawn(t, r, Light()), 1200, 500, 72)
	golden(t, "limits-small-dark", drawn(t, r, Dark()), 520, 300, 72)
	if far := paceLimits(r, 3000); far != nil {
		t.Errorf("a limit far from the figures is drawn: %v", far)
	}
	l := article(9, 6)
	l.Plan.Limits = limited(t, "p99<20ms", "max<9s", "rps>5")
	golden(t, "limits-latency-red", drawnFigure(t, LatencyPane, l, Selection{}, Red()), 800, 400, 72)
}
