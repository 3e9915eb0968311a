package chart

import (
	"testing"

	"perihelion/bench"
)

func labelsOf(r bench.Results) []string {
	var all []string
	for _, res := range r.Results {
		all = append(all, res.Config)
	}
	return all
}

func TestLatencyLook(t *testing.T) {
	golden(t, "latency-light", drawnFigure(t, LatencyPane, article(9, 6), Selection{}, Light()), 946, 330, 72)
	golden(t, "latency-dark", drawnFigure(t, LatencyPane, article(11, 0.5), Selection{}, Dark()), 620, 260, 72)
	golden(t, "latency-saved", drawnFigure(t, Latency, article(9, 6), Selection{Shown: []string{"flask-gunicorn:4", "aiohttp-gunicorn:4", "goroutines", "prefork:4"}}, Print()), savedWidth, savedHeight, savedDPI)
	golden(t, "latency-all", drawnFigure(t, LatencyPane, many(), Selection{Shown: labelsOf(many())}, Light()), 800, 400, 72)
	golden(t, "latency-single", drawnFigure(t, LatencyPane, single(30), Selection{}, Dark()), 800, 300, 72)
}
