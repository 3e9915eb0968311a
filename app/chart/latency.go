package chart

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"

	"perihelion/bench"
	"perihelion/bench/figure"
	"perihelion/bench/load"
	"perihelion/bench/report"
	"perihelion/bench/server"
)

// mostCurves is the number of curves that a chart draws by its own choice.
const mostCurves = 6

// latencies are the results of a run of which the latency is known, with it.
type latencies struct {
	subject server.Subject
	load.Distribution
	result bench.Result
}

// latenciesOf are the results that are shown. Unless they were chosen, they are those of
// Several.
func latenciesOf(r bench.Results, s Selection) []latencies {
	var all []latencies
	for _, label := range s.curves(r) {
		for _, res := range r.Results {
			if res.Config != label {
				continue
			}
			if d := load.Distribute(res.Counted(r.Plan)); d.Count() > 0 {
				all = append(all, latencies{res.Subject, d, res})
			}
		}
	}
	return all
}

// curves are the labels of the configurations that a chart of curves shows, in its order.
func (s Selection) curves(r bench.Results) []string {
	if s.Shown == nil {
		return Several(r, s.Marked)
	}
	var all []string
	for _, res := range r.Results {
		if s.shows(res.Config) {
			all = append(all, res.Config)
		}
	}
	return all
}

// Several are the labels of the configurations that a chart of curves shows by its own
// choice, in the order of the run: of each family the one with the most requests per
// second, and then the next ones, up to six in all. One that was marked comes at the end where it
// is none of them: the others keep their looks.
func Several(r bench.Results, marked string) []string {
	order := slices.Clone(r.Results)
	order = slices.DeleteFunc(order, func(res bench.Result) bool { return !(res.RPS.Median > 0) })
	slices.SortStableFunc(order, func(a, b bench.Result) int { return -compareRates(a, b) })
	var chosen []string
	families := make(map[server.Family]bool)
	for _, first := range [...]bool{true, false} {
		for _, res := range order {
			if f := res.Subject.Family(); len(chosen) < mostCurves && first != families[f] && !slices.Contains(chosen, res.Config) {
				families[f] = true
				chosen = append(chosen, res.Config)
			}
		}
	}
	shown := []string{}
	for _, res := range r.Results {
		if slices.Contains(chosen, res.Config) {
			shown = append(shown, res.Config)
		}
	}
	if slices.ContainsFunc(order, func(res bench.Result) bool { return res.Config == marked }) && !slices.Contains(shown, marked) {
		shown = append(shown, marked)
	}
	return shown
}

func compareRates(a, b bench.Result) int {
	switch {
	case a.RPS.Median < b.RPS.Median:
		return -1
	case a.RPS.Median > b.RPS.Median:
		return 1
	}
	return 0
}

// Latency draws the latency that a share of the requests did not exceed, from the fastest
// request to the slowest that the number of requests can support, a curve for each
// configuration, with all the information that a reader of the saved picture needs. A run
// without a successful request is an error.
func Latency(r bench.Results, s Selection, p Palette) (Figure, error) {
	c, err := percentilesOf(r, s, p)
	if err != nil {
		return Figure{}, err
	}
	c.title = "Latency by percentile"
	c.subtitle = figure.Present(report.Describe(r.Plan).Load(), report.Describe(r.Plan).Asked(), c.note)
	c.note = ""
	c.caption = figure.Present(c.lastMark()+" A curve ends where fewer than "+strconv.Itoa(load.LeastBeyond)+" requests took longer. "+modelOf(r.Plan), machineOf(r))
	return figureOf(p, c), nil
}

// LatencyPane is Latency without title, load and machine, for a window that shows these
// beside the chart.
func LatencyPane(r bench.Results, s Selection, p Palette) (Figure, error) {
	if awaited(r) {
		return Empty(noLatencyYet, p), nil
	}
	c, err := percentilesOf(r, s, p)
	if err != nil {
		return Figure{}, err
	}
	c.key = c.lastMark()
	if c.note != "" {
		c.key = c.note + ". " + c.key
	}
	return figureOf(p, c), nil
}

// lastMark explains the last percentage on the axis, 99.9 % at most.
func (g percentiles) lastMark() string {
	last := percent(min(math.Floor(g.until+1e-9), 3))
	return fmt.Sprintf("%s %%: 1 request in %s took longer.", strconv.FormatFloat(math.Round(last*10)/10, 'f', -1, 64), figure.Count(int64(math.Round(100/(100-last)))))
}

// modelOf explains what the latencies of a plan are.
func modelOf(p bench.Plan) string {
	if p.MeanRate() > 0 || p.P99Below > 0 {
		return "Open loop: latency counts from the instant at which a request fell due."
	}
	return "Closed loop: the next request is sent when the last is answered, so a server that stalls is asked less."
}

// partOf names how many of the configurations with a latency are shown; "" for all.
func partOf(r bench.Results, shown int) string {
	all := 0
	for _, res := range r.Results {
		if res.RPS.Median > 0 {
			all++
		}
	}
	if shown >= all {
		return ""
	}
	return fmt.Sprintf("%d of %d configurations", shown, all)
}

func hasLatency(r bench.Results) bool {
	return slices.ContainsFunc(r.Results, func(res bench.Result) bool {
		return slices.ContainsFunc(res.Repeats, func(m load.Measurement) bool { return m.Histogram != "" })
	})
}

// awaited reports whether a run goes on that has no latency yet.
func awaited(r bench.Results) bool { return r.Finished.IsZero() && !hasRepeat(r) }

const noLatencyYet = "Latencies are shown when the first repeat has ended."

var errNoLatency = errors.New("chart of latencies: no request was answered well")

func percentilesOf(r bench.Results, s Selection, p Palette) (percentiles, error) {
	all := latenciesOf(r, s)
	if len(all) == 0 {
		return percentiles{}, errNoLatency
	}
	c := percentiles{surroundings: surroundings{palette: p}, note: partOf(r, len(all))}
	var families []server.Family
	for _, l := range all {
		families = append(families, l.subject.Family())
	}
	looks := strokes(p, families)
	low, high := math.Inf(1), 0.0
	for i, l := range all {
		v := curveOf(l, looks[i])
		v.stands = s.stands(l.result.Config)
		c.curves = append(c.curves, v)
		low, high = min(low, v.times[0]), max(high, v.times[len(v.times)-1])
		c.until = max(c.until, v.end)
	}
	c.limits = latencyLimits(r, high)
	c.from, c.to = logBounds(low, max(high, farthest(c.limits)), 0.001)
	c.until = roundedEnd(c.until)
	return c, nil
}

// nines is the place of a percentage on an axis on which 90, 99 and 99.9 % are equally far
// apart: 0 for all requests, 1 for 90 %, 4 for 99.99 %.
func nines(percent float64) float64 { return -math.Log10(1 - percent/100) }

// percent is the inverse of nines.
func percent(nines float64) float64 { return 100 * (1 - math.Pow(10, -nines)) }

// lastNines is the end of the axis: 99.99 %.
const lastNines = 4

// roundedEnd is the place at which the axis ends: that of 90 %, 99 %, 99.9 % or 99.99 %.
func roundedEnd(end float64) float64 { return min(max(1, math.Ceil(end-1e-9)), lastNines) }

// percentileSteps are the percentages that can be read, from left to right.
func percentileSteps() []float64 {
	return []float64{0, 10, 25, 50, 75, 90, 95, 98, 99, 99.5, 99.8, 99.9, 99.95, 99.98, 99.99}
}

// percentileCurve is the curve of one configuration.
type percentileCurve struct {
	curveLook
	count  int64     // requests
	end    float64   // the last place that they support, in nines
	places []float64 // in nines, ascending
	times  []float64 // at these places, in milliseconds
	steps  []float64 // at percentileSteps, in milliseconds; 0 where they do not support it
}

func curveOf(l latencies, look stroke) percentileCurve {
	v := percentileCurve{curveLook: curveLook{stroke: look, name: l.subject.Full()}, count: l.Count()}
	v.end = min(max(math.Log10(float64(v.count)/load.LeastBeyond), 0), lastNines)
	const step = 0.02
	var shares []float64
	for x := 0.0; x < v.end; x += step {
		v.places, shares = append(v.places, x), append(shares, percent(x))
	}
	v.places, shares = append(v.places, v.end), append(shares, percent(v.end))
	v.times = l.At(shares...)
	for i, t := range v.times {
		v.times[i] = max(t, 0.001) // a latency below the histogram's resolution
	}
	v.steps = l.At(percentileSteps()...)
	for i, s := range percentileSteps() {
		if nines(s) > v.end+1e-9 {
			v.steps[i] = 0
		}
	}
	return v
}
