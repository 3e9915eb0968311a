package chart

import (
	"errors"
	"math"
	"slices"
	"strings"

	"perihelion/bench"
	"perihelion/bench/figure"
	"perihelion/bench/report"
	"perihelion/bench/scaling"
	"perihelion/bench/server"
)

// Sweep draws requests per second over the number of connections, a curve for each
// configuration, with all the information that a reader of the saved picture needs. A run
// without a sweep is an error.
func Sweep(r bench.Results, s Selection, p Palette) (Figure, error) {
	c, err := sweepOf(r, s, p)
	if err != nil {
		return Figure{}, err
	}
	c.title = "Requests per second by number of connections"
	c.subtitle = figure.Present(report.Describe(r.Plan).Load(), report.Describe(r.Plan).Asked(), c.note)
	var marks []string
	for _, m := range c.marks() {
		marks = append(marks, m.sentence)
	}
	c.caption = figure.Present(strings.Join(marks, " "), machineOf(r))
	return figureOf(p, c), nil
}

// SweepPane is Sweep without title, load and machine, for a window that shows these beside
// the chart.
func SweepPane(r bench.Results, s Selection, p Palette) (Figure, error) {
	c, err := sweepOf(r, s, p)
	if err != nil {
		return Figure{}, err
	}
	c.key = c.brief()
	if c.note != "" {
		c.key = c.note + ". " + c.key
	}
	return figureOf(p, c), nil
}

func hasSweep(r bench.Results) bool {
	return slices.ContainsFunc(r.Measured(), func(level bench.Result) bool { return level.Connections > 0 && level.RPS.Median > 0 })
}

func sweepOf(r bench.Results, s Selection, p Palette) (sweep, error) {
	if !hasSweep(r) {
		return sweep{}, errors.New("chart of a sweep: nothing was measured at several numbers of connections")
	}
	c := sweep{surroundings: surroundings{palette: p}, first: math.Inf(1)}
	var families []server.Family
	for _, label := range s.curves(r) {
		for _, one := range r.Sweeps {
			if v := sweepCurveOf(one); one.Config == label && len(v.levels) > 0 {
				v.stands = s.stands(label)
				c.curves, families = append(c.curves, v), append(families, one.Levels[0].Subject.Family())
			}
		}
	}
	looks := strokes(p, families)
	for i := range c.curves {
		c.curves[i].stroke = looks[i]
	}
	for _, v := range c.curves {
		for _, level := range v.levels {
			c.first, c.last = min(c.first, level.connections), max(c.last, level.connections)
			c.most = max(c.most, slices.Max(level.repeats))
			if !slices.Contains(c.numbers, level.connections) {
				c.numbers = append(c.numbers, level.connections)
			}
		}
		if v.fit != nil {
			c.most = max(c.most, v.fit.PeakRPS.Value)
		}
	}
	slices.Sort(c.numbers)
	c.note = partOf(r, len(c.curves))
	if len(c.curves) == 0 {
		return sweep{}, errors.New("chart of a sweep: none of the configurations that were chosen answered well")
	}
	return c, nil
}

// sweepMark is a kind of mark, explained in a few words and in a sentence.
type sweepMark struct{ brief, sentence string }

// marks are the kinds of marks that are drawn.
func (g sweep) marks() (all []sweepMark) {
	curves := func(kind func(sweepCurve) bool) bool { return slices.ContainsFunc(g.curves, kind) }
	levels := func(kind func(sweepLevel) bool) bool {
		return curves(func(v sweepCurve) bool { return slices.ContainsFunc(v.levels, kind) })
	}
	if curves(func(v sweepCurve) bool { return v.fit != nil }) {
		all = append(all, sweepMark{"curve: fitted law", "Curve: Universal Scalability Law, fitted to the medians."})
	}
	if curves(func(v sweepCurve) bool { return v.fit == nil }) {
		all = append(all, sweepMark{"thin: medians joined, no law", "Thin line: no law was found, and the medians are joined."})
	}
	if levels(func(l sweepLevel) bool { return len(l.repeats) > 1 }) {
		all = append(all, sweepMark{"•: each repeat", "Large marks: medians. Dots: the repeats."})
	}
	switch {
	case curves(sweepCurve.bounded):
		all = append(all, sweepMark{"ring: peak, with its 95 % interval", "Ring: peak of the curve. Bar through it: 95 % interval of the peak."})
	case curves(sweepCurve.peaks):
		all = append(all, sweepMark{"ring: peak", "Ring: peak of the curve."})
	}
	if levels(func(l sweepLevel) bool { return !l.ranked }) {
		all = append(all, sweepMark{"hollow: requests failed", "Hollow: requests failed."})
	}
	return all
}

// brief explains the scale and the marks in a few words.
func (g sweep) brief() string {
	text := "requests/s"
	for _, m := range g.marks() {
		text += "   " + m.brief
	}
	return text
}

// sweepCurve is one configuration over numbers of connections.
type sweepCurve struct {
	curveLook
	levels []sweepLevel // ascending; only such with answers
	fit    *scaling.Fit
}

// sweepLevel is one number of connections.
type sweepLevel struct {
	connections       float64
	median, low, high float64
	repeats           []float64
	ranked            bool
}

func sweepCurveOf(s bench.Sweep) sweepCurve {
	v := sweepCurve{curveLook: curveLook{name: s.Levels[0].Subject.Full()}, fit: s.Fit}
	for _, level := range s.Levels {
		if !(level.RPS.Median > 0) {
			continue
		}
		l := sweepLevel{connections: float64(level.Connections), median: level.RPS.Median, low: level.RPS.Low, high: level.RPS.High, ranked: level.Ranked}
		for _, m := range level.Repeats {
			l.repeats = append(l.repeats, m.RPS)
		}
		v.levels = append(v.levels, l)
	}
	return v
}

// at is the height of the curve at a number of connections.
func (v sweepCurve) at(connections float64) float64 {
	if v.fit != nil {
		return v.fit.Law().At(connections)
	}
	for i, l := range v.levels {
		switch {
		case connections > l.connections:
		case i == 0 || connections == l.connections:
			return l.median
		default:
			before := v.levels[i-1]
			share := math.Log(connections/before.connections) / math.Log(l.connections/before.connections)
			return before.median + share*(l.median-before.median)
		}
	}
	return v.last().median
}

// end is the largest number of connections of the curve.
func (v sweepCurve) end() float64 {
	if v.fit != nil {
		return float64(v.fit.Largest)
	}
	return v.last().connections
}

// last is the last level.
func (v sweepCurve) last() sweepLevel { return v.levels[len(v.levels)-1] }

// peaks reports whether the curve has a peak.
func (v sweepCurve) peaks() bool { return v.fit != nil && v.fit.Peaks() }

// bounded reports whether the peak has an interval.
func (v sweepCurve) bounded() bool { return v.peaks() && v.fit.Confidence > 0 }
