package chart

import (
	"errors"

	"perihelion/bench"
	"perihelion/bench/figure"
	"perihelion/bench/report"
)

// Throughput draws the requests per second of the configurations of a run, finished or
// not, with all the information that a reader of the saved picture needs: the load, the
// verdict, the meaning of the marks, the machine, the date. A run without any
// configuration is an error.
func Throughput(r bench.Results, s Selection, p Palette) (Figure, error) {
	t, err := throughput(r, s, p)
	if err != nil {
		return Figure{}, err
	}
	t.title = "Requests per second"
	t.verdict = r.Verdict
	t.subtitle = figure.Present(report.Describe(r.Plan).Load(), report.Describe(r.Plan).Asked())
	t.caption = func(dotted bool) []string {
		return figure.Present(marksOf(r, byRound, dotted), sentencesOf(t.legend()), machineOf(r))
	}
	return t.plot(), nil
}

// byRound explains why a ratio is not always that of the two bars.
const byRound = "×: estimated from the ratios within the rounds, not the quotient of two bars."

// ThroughputPane is Throughput without title, load, verdict and machine, for a window
// that shows these beside the chart.
func ThroughputPane(r bench.Results, s Selection, p Palette) (Figure, error) {
	t, err := throughput(r, s, p)
	if err != nil {
		return Figure{}, err
	}
	t.key = keyOf(r, t.legend())
	return t.plot(), nil
}

func throughput(r bench.Results, chosen Selection, p Palette) (bars, error) {
	s := slots(r, chosen)
	if len(s) == 0 {
		return bars{}, errors.New("chart of requests per second: the run has no configuration")
	}
	b := bars{palette: p, slots: s, groups: byFamily(s), repeats: r.Plan.Repeats}
	if b.any() {
		b.limits = paceLimits(r, b.most())
	}
	return b, nil
}

func (b bars) plot() Figure {
	pl := blank(b.palette)
	pl.X.Min, pl.X.Max = -0.5, float64(len(b.slots))-0.5
	pl.Y.Min, pl.Y.Max = 0, b.most()
	pl.Add(b)
	return Figure{pl}
}
