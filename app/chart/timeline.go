package chart

import (
	"cmp"
	"errors"
	"fmt"
	"image/color"
	"math"

	"perihelion/bench"
	"perihelion/bench/figure"
	"perihelion/bench/load"
	"perihelion/bench/report"
	"perihelion/bench/server"
)

// fewAnswers is the number of answers below which the p99 of a second is no more than its
// slowest request.
const fewAnswers = 100

// Timeline draws requests per second and p99 of one configuration in each second, with its
// repeats beside each other, with all the information that a reader of the saved picture
// needs. Of repeats shorter than a second it has a point each. A configuration without a
// repeat is an error.
func Timeline(r bench.Results, s Selection, p Palette) (Figure, error) {
	l, err := timelineOf(r, s, p)
	if err != nil {
		return Figure{}, err
	}
	l.title = "Requests per second and p99 in time: " + l.subject.Full()
	l.subtitle = figure.Present(report.Describe(r.Plan).Load(), report.Describe(r.Plan).Asked(), l.left)
	l.caption = figure.Present(fmt.Sprintf("p99: 1 request in 100 took longer; in a second with fewer than %d answers, the slowest. %s", fewAnswers, modelOf(r.Plan)), machineOf(r))
	return figureOf(p, l), nil
}

// TimelinePane is Timeline without title, load and machine, for a window that shows these
// beside the chart.
func TimelinePane(r bench.Results, s Selection, p Palette) (Figure, error) {
	l, err := timelineOf(r, s, p)
	if err != nil {
		return Figure{}, err
	}
	if l.left != "" {
		l.key = l.left + "."
	}
	return figureOf(p, l), nil
}

// One is the result that a view of one configuration shows: the selected one, else the first
// that has a repeat. It is false where there is none.
func One(r bench.Results, s Selection) (bench.Result, bool) {
	for _, res := range r.Results {
		if len(res.Repeats) > 0 && (s.Marked == "" || s.Marked == res.Config) {
			return res, true
		}
	}
	return bench.Result{}, false
}

func hasRepeat(r bench.Results) bool {
	_, ok := One(r, Selection{})
	return ok
}

func timelineOf(r bench.Results, s Selection, p Palette) (timeline, error) {
	res, ok := One(r, s)
	if !ok {
		if s.Marked != "" {
			return timeline{}, fmt.Errorf("%s has no repeat yet", r.Plan.Subject(s.Marked).Phrase())
		}
		return timeline{}, errors.New("chart in time: no configuration has a repeat yet")
	}
	l := timeline{surroundings: surroundings{palette: p}, subject: res.Subject, colour: p.Family(res.Subject.Family()), shape: ShapeOf(res.Subject.Family()), bands: max(r.Plan.Repeats, len(res.Repeats))}
	length := r.Plan.Length().Seconds()
	for i, m := range res.Repeats {
		if unbound(r.Plan, res, i) && len(res.Repeats) > 1 {
			// Beside it the seconds of the rates tried would be a line at the foot of the scale.
			l.left = fmt.Sprintf("Repeat %d is left out: it went as fast as possible, with %s requests/s", i+1, figure.PerSecond(m.RPS))
			continue
		}
		moments := momentsOf(m)
		for k, v := range moments {
			l.moments = append(l.moments, moment{Moment: v, repeat: i, second: k + 1, alone: len(moments) == 1})
			length = max(length, v.To)
		}
	}
	l.length = length
	return l, nil
}

// unbound reports whether a repeat of a search was made without a rate, as its first is.
func unbound(p bench.Plan, res bench.Result, repeat int) bool {
	return p.P99Below > 0 && repeat < len(res.Turns) && res.Turns[repeat].Rate == 0
}

// momentsOf are the seconds of a repeat; where a document has none, the whole of it.
func momentsOf(m load.Measurement) []load.Moment {
	if len(m.Timeline) > 0 {
		return m.Timeline
	}
	return []load.Moment{{To: m.Seconds, Requests: m.Requests, OK: m.OK, RPS: m.RPS, Latency: m.Latency}}
}

// moment is one second of a repeat.
type moment struct {
	load.Moment
	repeat int  // from 0
	second int  // from 1
	alone  bool // the repeat is no longer than it
}

// middle is the middle of the moment, in seconds since the repeat began.
func (m moment) middle() float64 { return (m.From + m.To) / 2 }

// whole reports whether the moment is long enough to be compared with others.
func (m moment) whole() bool { return m.alone || m.To-m.From >= 0.5 }

// stalled reports whether the moment has no success.
func (m moment) stalled() bool { return m.OK == 0 }

// timeline is the chart of one configuration in time.
type timeline struct {
	surroundings
	subject server.Subject
	colour  color.NRGBA
	shape   Shape
	bands   int     // repeats that have room
	length  float64 // of a band, seconds
	moments []moment
	left    string // the repeat that is not drawn, and why; ""
}

// worst is the moment with the highest p99, or the first without any success; -1 where
// there are too few to compare.
func (l timeline) worst() int {
	best, whole := -1, 0
	for i, m := range l.moments {
		if !m.whole() {
			continue
		}
		whole++
		if best < 0 || worse(m, l.moments[best]) {
			best = i
		}
	}
	if whole < 2 {
		return -1
	}
	return best
}

func worse(a, b moment) bool {
	if a.stalled() != b.stalled() {
		return a.stalled()
	}
	return !a.stalled() && cmp.Less(b.Latency.P99, a.Latency.P99)
}

// place names a moment: "second 3 of repeat 7".
func (l timeline) place(m moment) string {
	switch {
	case m.alone:
		return fmt.Sprintf("repeat %d", m.repeat+1)
	case l.bands == 1:
		return fmt.Sprintf("second %d", m.second)
	}
	return fmt.Sprintf("second %d of repeat %d", m.second, m.repeat+1)
}

// about describes the worst moment.
func (l timeline) about(m moment) string {
	if m.stalled() {
		return l.place(m) + ": no answer"
	}
	return fmt.Sprintf("%s: p99 %s at %s/s", l.place(m), figure.Span(m.Latency.P99), figure.PerSecond(m.RPS))
}

// most is the end of a scale for the values of the moments: a round number not much above
// the highest. A moment too short for a mark would set a scale that nothing reaches.
func (l timeline) most(value func(moment) float64) float64 {
	top := 0.0
	for _, m := range l.moments {
		if v := value(m); m.whole() && v > top && !math.IsInf(v, 0) {
			top = v
		}
	}
	return roundedUp(top)
}
