package chart

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"perihelion/bench"
	"perihelion/bench/figure"
	"perihelion/bench/server"
)

// slot is the place of one configuration in a chart of throughput, or of one client
// in a chart of times.
type slot struct {
	family  server.Family
	group   int // in bars.groups
	name    string
	title   string   // the name where no group names the family; "": name
	workers string   // their number, the first of notes; "" where there is nothing to count
	notes   []string // small, below the name
	reserve []string // the longest notes that it can get while the run goes on
	value   float64  // NaN while there is none
	more    float64  // stands on top of value, lighter
	label   string   // at the end of the bar; "": value as a rate
	low     float64  // of the whisker; with high NaN where there is none
	high    float64
	repeats []float64
	failed  int64
	broken  bool   // could not be measured
	empty   string // the text of an empty slot
	grey    bool   // it takes no part, and its name is muted

	limited  bool    // the load generator limited it, not the server
	baseline bool    // the others are compared with it
	stands   bool    // out among the others
	expected float64 // the most that arithmetic allows; 0: unknown
	reading  Reading // for pointer and keyboard; without a title: none
}

// noKeepAlive marks a server that closes each connection although the load would keep it.
const noKeepAlive = "no keep-alive"

// slots returns the configurations that are shown, in the order of the results. Planned
// ones without a result have their place at the end.
func slots(r bench.Results, chosen Selection) []slot {
	baseline := baselineOf(r)
	var all []slot
	seen := map[string]bool{}
	add := func(s slot, label string) {
		s.stands = chosen.stands(label)
		all = append(all, s)
	}
	for _, res := range r.Results {
		seen[res.Config] = true
		if !chosen.shows(res.Config) {
			continue
		}
		add(filled(res, r, res.Config == baseline && len(r.Results) > 1), res.Config)
	}
	for _, s := range r.Plan.Subjects() {
		if label := s.Label(); !seen[label] && chosen.shows(label) {
			add(filled(bench.Result{Subject: s, Config: label}, r, false), label)
		}
	}
	return all
}

// baselineOf is the label of the baseline: that of the comparisons, as the planned one
// may have failed, and before there are any that of the plan.
func baselineOf(r bench.Results) string {
	switch {
	case len(r.Comparisons) > 0:
		return r.Comparisons[0].Baseline
	case r.Plan.Baseline == "" && len(r.Results) > 0:
		return r.Results[0].Config
	}
	return r.Plan.Baseline
}

// byFamily groups adjacent slots of one family.
func byFamily(slots []slot) []heading {
	var groups []heading
	for i := range slots {
		if i == 0 || slots[i].family != slots[i-1].family {
			groups = append(groups, heading{name: string(slots[i].family)})
		}
		slots[i].group = len(groups) - 1
	}
	return groups
}

// filled returns the slot of one result.
func filled(res bench.Result, r bench.Results, baseline bool) slot {
	s := measuredSlot(res.Subject.Family(), res.Subject.Short(), res, r)
	s.title, s.workers = res.Subject.Config.Title(), res.Subject.Config.Counted()
	s.notes = append(figure.Present(s.workers), s.notes...)
	s.limited, s.baseline = res.GeneratorLimited(), baseline
	expected, known := r.Plan.Expected(res.Subject, r.Environment.Cores)
	if known {
		s.expected = expected.RPS
	}
	s.reserve = slices.Clone(s.notes)
	if closes := res.Subject.Config.Rough().Kept == 0; len(res.Repeats) == 0 && r.Plan.KeepAlive && closes {
		s.reserve = append(s.reserve, noKeepAlive)
	}
	if baseline {
		s.notes = append(s.notes, "baseline")
	} else if len(r.Plan.Subjects()) > 1 || len(r.Results) > 1 {
		s.reserve = append(s.reserve, bench.NoDifference)
	}
	for _, c := range r.Comparisons {
		if c.Verdict == bench.TooFew && r.Finished.IsZero() {
			continue // there will be more
		}
		if c.Config == res.Config && usable(c.Ratio) {
			s.notes = append(s.notes, compared(c))
		}
	}
	s.reading = s.read(res, expected)
	return s
}

// read puts the figures of a slot into words: the median with its interval, what was to be
// expected, failures, and each repeat.
func (s slot) read(res bench.Result, expected bench.Expectation) Reading {
	read := Reading{Title: res.Subject.Full()}
	line := func(label, value string) {
		if value != "" {
			read.Lines = append(read.Lines, ReadingLine{Label: label, Value: value})
		}
	}
	if s.value >= 0 { // false for NaN
		line("requests/s, median", figure.PerSecond(s.value))
	}
	if len(s.repeats) > 1 {
		interval := "range"
		if res.RPS.Confidence >= 0.95 {
			interval = figure.Percent(res.RPS.Confidence) + " interval"
		}
		line(interval, figure.Range(res.RPS.Low, res.RPS.High))
	}
	line("state", s.empty)
	if s.expected > 0 {
		line("expected, "+expected.Why, figure.PerSecond(s.expected))
	}
	if s.limited {
		line("limited by", "the load generator")
	}
	line("failures", s.failure())
	line("", s.note())
	const each = 5 // repeats on a line
	for i := 0; i < len(s.repeats) && len(s.repeats) > 1; i += each {
		var values []string
		for _, v := range s.repeats[i:min(i+each, len(s.repeats))] {
			values = append(values, figure.PerSecond(v))
		}
		label := numbered(i+1, i+len(values))
		if res.Limit != nil {
			label = "rates held"
		}
		line(label, strings.Join(values, "  "))
	}
	return read
}

// numbered names repeats by their numbers: "repeats 1–5".
func numbered(from, to int) string {
	if from == to {
		return fmt.Sprintf("repeat %d", from)
	}
	return fmt.Sprintf("repeats %d–%d", from, to)
}

// measuredSlot returns a slot with the measured values alone.
func measuredSlot(f server.Family, name string, res bench.Result, r bench.Results) slot {
	s := slot{family: f, name: name, value: math.NaN(), low: math.NaN(), high: math.NaN(), failed: res.Failed, broken: res.Broken != ""}
	for _, m := range res.Counted(r.Plan) {
		if usable(m.RPS) {
			s.repeats = append(s.repeats, m.RPS)
		}
	}
	switch {
	case len(res.Repeats) == 0 && s.broken:
	case len(res.Repeats) == 0 && r.Finished.IsZero():
		s.empty = "no repeat yet"
	case len(res.Repeats) == 0:
		s.empty = "not run"
	case usable(res.RPS.Median):
		s.value = res.RPS.Median
		if usable(res.RPS.Low) && usable(res.RPS.High) && res.RPS.High > res.RPS.Low {
			s.low, s.high = res.RPS.Low, res.RPS.High
		}
	}
	if len(res.Repeats) > 0 && r.Plan.KeepAlive && !res.KeepAlive {
		s.notes = append(s.notes, noKeepAlive)
	}
	return s
}

// compared describes the ratio of a configuration to the baseline as far as it was
// shown.
func compared(c bench.Comparison) string {
	switch c.Verdict {
	case bench.NoDifference, bench.TooFew:
		return c.Verdict
	}
	return figure.Ratio(c.Ratio) + "× baseline"
}

// usable reports whether a rate can be drawn.
func usable(v float64) bool { return v >= 0 && !math.IsInf(v, 0) }

// full is a slot's name on one line, with its family where no group names that.
func (b bars) full(s slot) string {
	if b.headed || s.title == "" {
		return s.name
	}
	return s.title
}

// note is all notes on one line.
func (s slot) note() string { return strings.Join(s.notes, " · ") }

// top is the highest mark of a slot.
func (s slot) top() float64 {
	top := 0.0
	for _, v := range append([]float64{s.value + s.more, s.high, s.expected}, s.repeats...) {
		if v > top { // false for NaN
			top = v
		}
	}
	return top
}
