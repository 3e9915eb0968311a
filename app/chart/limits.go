package chart

import (
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"perihelion/bench"
)

// limitMark is a limit of the plan on the axis of a chart.
type limitMark struct {
	value float64 // on the axis
	name  string
}

// farthestLimit is how far beyond the figures a limit may lie to be drawn, as a multiple: the
// figures would become small beside one that is farther.
const farthestLimit = 3

// latencyLimits are the limits on latencies, in ms, near figures up to most.
func latencyLimits(r bench.Results, most float64) []limitMark {
	var all []limitMark
	for _, d := range r.Plan.Limits {
		if ms, ok := d.Latency(); ok && ms <= farthestLimit*most {
			all = append(all, limitMark{ms, d.Words()})
		}
	}
	return all
}

// paceLimits are the limits on requests per second near figures up to most.
func paceLimits(r bench.Results, most float64) []limitMark {
	var all []limitMark
	for _, d := range r.Plan.Limits {
		if least, ok := d.RPS(); ok && least > 0 && least <= farthestLimit*most {
			all = append(all, limitMark{least, d.Words()})
		}
	}
	return all
}

// farthest is the greatest value of marks, or 0.
func farthest(marks []limitMark) float64 {
	most := 0.0
	for _, m := range marks {
		most = max(most, m.value)
	}
	return most
}

// limit draws the dashed line of a limit from one point to another, with its name at the end of
// a level line, and at the upper end of an upright one.
func (c canvas) limit(p Palette, from, to vg.Point, name string) {
	c.StrokeLines(draw.LineStyle{Color: p.Foreground, Width: 1.2, Dashes: []vg.Length{5, 3}}, []vg.Point{from, to})
	s := style{size: 9.5, color: p.Foreground}
	if from.Y == to.Y {
		c.box(rect(to.X-8-s.width(name), to.Y+2, to.X-4, to.Y+4+s.height()), p.Background) // over a bar
		c.text(s, vg.Point{X: to.X - 6, Y: to.Y + 3}, right, name)
		return
	}
	at := vg.Point{X: to.X, Y: to.Y + 2}
	at.X = min(max(at.X, c.Min.X+s.width(name)/2), c.Max.X-s.width(name)/2)
	c.haloed(s, at, centre, name, p.Background)
}
