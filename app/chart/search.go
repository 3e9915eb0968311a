package chart

import (
	"errors"
	"math"
	"slices"

	"perihelion/bench"
	"perihelion/bench/figure"
	"perihelion/bench/report"
	"perihelion/bench/server"
)

// Search draws the trials of a search for the highest rate, the p99 of each over its rate, with
// the limit of the p99 and the rate found for each configuration, and with all the information
// that a reader of the saved picture needs. A run without a trial is an error.
func Search(r bench.Results, s Selection, p Palette) (Figure, error) {
	g, err := searchOf(r, s, p)
	if err != nil {
		return Figure{}, err
	}
	g.title = "p99 by rate, and the highest rate with p99 below " + figure.Duration(r.Plan.P99Below)
	g.verdict = r.Verdict
	g.subtitle = figure.Present(report.Describe(r.Plan).Load(), report.Describe(r.Plan).Asked(), g.note)
	g.caption = figure.Present(g.marks()+" "+modelOf(r.Plan), machineOf(r))
	return figureOf(p, g), nil
}

// SearchPane is Search without title, load and machine, for a window that shows these beside the
// chart.
func SearchPane(r bench.Results, s Selection, p Palette) (Figure, error) {
	if awaited(r) || !hasTrial(r) && r.Finished.IsZero() {
		return Empty("Trials are shown after the first round, which is as fast as possible.", p), nil
	}
	g, err := searchOf(r, s, p)
	if err != nil {
		return Figure{}, err
	}
	g.key = g.marks()
	if g.note != "" {
		g.key = g.note + ". " + g.key
	}
	return figureOf(p, g), nil
}

// marks explains the marks that are drawn.
func (g search) marks() string {
	text := "Mark: a trial."
	if slices.ContainsFunc(g.found, func(v searched) bool {
		return slices.ContainsFunc(v.trials, func(t bench.Trial) bool { return !t.Held() })
	}) {
		text += " Hollow: its rate was not held."
	}
	switch {
	case slices.ContainsFunc(g.found, searched.bounded):
		text += " Line and band: the rate found, with its 95 % interval."
	case slices.ContainsFunc(g.found, func(v searched) bool { return v.limit.Rate > 0 }):
		text += " Line: the rate found."
	}
	return text
}

// bounded reports whether the rate that was found has an interval.
func (v searched) bounded() bool { return v.limit.High > v.limit.Low && v.limit.Low > 0 }

func hasTrial(r bench.Results) bool {
	return slices.ContainsFunc(r.Results, func(res bench.Result) bool { return len(res.Trials(r.Plan)) > 0 })
}

// search draws trials on two logarithmic axes.
type search struct {
	surroundings
	found    []searched
	least    float64 // of the rates
	most     float64
	from, to float64 // ends of the axis of the p99, ms
	below    float64 // the limit of the p99, ms
	note     string  // what is not shown
}

// searched is one configuration.
type searched struct {
	curveLook
	trials []bench.Trial
	limit  bench.Limit
}

func searchOf(r bench.Results, s Selection, p Palette) (search, error) {
	g := search{surroundings: surroundings{palette: p}, least: math.Inf(1), below: float64(r.Plan.P99Below.Microseconds()) / 1e3}
	low, high := g.below, g.below
	var families []server.Family
	for _, label := range s.trialled(r) {
		for _, res := range r.Results {
			trials := res.Trials(r.Plan)
			if res.Config != label || len(trials) == 0 {
				continue
			}
			v := searched{curveLook: curveLook{name: res.Subject.Full(), stands: s.stands(label)}, trials: trials}
			if res.Limit != nil {
				v.limit = *res.Limit
			}
			g.found, families = append(g.found, v), append(families, res.Subject.Family())
			for _, t := range trials {
				g.least, g.most = min(g.least, t.Rate), max(g.most, t.Rate)
				if t.P99 > 0 {
					low, high = min(low, t.P99), max(high, t.P99)
				}
			}
		}
	}
	if len(g.found) == 0 {
		return search{}, errors.New("chart of a search: no rate was tried yet")
	}
	looks := strokes(p, families)
	for i := range g.found {
		g.found[i].stroke = looks[i]
	}
	g.from, g.to = logBounds(low, high, 0.001)
	g.note = partOf(r, len(g.found))
	return g, nil
}

// trialled are the labels of the configurations that are shown. One whose rates all failed has no
// requests per second, and is shown where there is room.
func (s Selection) trialled(r bench.Results) []string {
	shown := s.curves(r)
	if s.Shown != nil {
		return shown
	}
	for _, res := range r.Results {
		if len(shown) < mostCurves && !slices.Contains(shown, res.Config) {
			shown = append(shown, res.Config)
		}
	}
	return shown
}
