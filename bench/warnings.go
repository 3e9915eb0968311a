package bench

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"time"

	"perihelion/bench/figure"
	"perihelion/bench/load"
	"perihelion/bench/stats"
	"perihelion/bench/warning"
)

// Limits from which a doubt is worth a warning.
const (
	shortRepeat = 400 * time.Millisecond // a repeat below it is governed by its start and by the scheduler
	WideSpread  = 0.25                   // of the median, from the slowest repeat to the fastest
	nearLimit   = 0.80                   // of the load generator's capacity
	strongDrift = 0.10                   // of the median, from the first half of the rounds to the second
	advised     = 10                     // repeats
)

// configWarnings are the doubts about one configuration, the weightiest first: of the generator
// those of the repeats that count.
func configWarnings(r Result, counted []load.Measurement) []warning.Warning {
	all := []warning.Warning{}
	add := func(w warning.Warning) { all = append(all, w.About(r.Config)) }
	if r.Broken != "" {
		add(warning.Warning{Code: "given-up", Severity: warning.Severe, Cause: "not ranked: " + r.Broken})
	}
	if r.Failed > 0 && !r.Ranked {
		add(warning.Warning{
			Code: "failures", Severity: warning.Severe,
			Cause:  fmt.Sprintf("not ranked: %s. Its figures are not comparable", failed(r)),
			Remedy: "Find the cause, or lower the load",
		})
	}
	if !r.Ranked && len(r.Repeats) > 0 && r.Broken == "" && r.Failed == 0 {
		remedy := "Make the repeats longer"
		if r.Limit != nil {
			remedy = "Ask for a higher p99, or for more rounds"
		}
		add(warning.Warning{Code: "no-answers", Severity: warning.Severe, Cause: "not ranked: " + r.Unranked(), Remedy: remedy})
	}
	for _, w := range limitWarnings(r) {
		add(w)
	}
	for _, w := range GeneratorWarnings(counted) {
		add(w)
	}
	if c := r.Capacity; nearCapacity(c) && !generatorBound(r.Repeats) {
		add(warning.Warning{
			Code: "near-capacity", Severity: warning.Caution,
			Cause: fmt.Sprintf("this is %s of the %s requests per second that the load generator reaches here when a server does nothing (calibrated on %s). A faster server would look much the same",
				figure.WholePercent(c.Share), figure.PerSecond(c.RPS), c.Made.Local().Format("2 January 2006")),
			Remedy: "Let a request cost the servers more (work or delay), or use a machine with more cores",
		})
	}
	if r.Limit != nil {
		return all // its rates differ by design
	}
	values := throughputs(r)
	if spread := stats.Spread(values); spread > WideSpread {
		add(warning.Warning{
			Code: "spread", Severity: warning.Caution,
			Cause:  fmt.Sprintf("the repeats differ by %s of their median, from the slowest to the fastest", figure.WholePercent(spread)),
			Remedy: "Close other programs, or make the repeats longer",
		})
	}
	if change, p := stats.Trend(values); math.Abs(change) > strongDrift && p <= alpha {
		word := "fell"
		if change > 0 {
			word = "rose"
		}
		add(warning.Warning{
			Code: "drift", Severity: warning.Note,
			Cause: fmt.Sprintf("requests/s %s by %s during the run (heat, other programs). Ratios are still valid, because they are computed within each round",
				word, figure.WholePercent(math.Abs(change))),
			Remedy: "Run again for absolute figures",
		})
	}
	return all
}

// madeAgain reports turns that were repeated since their load was suspended for so
// many seconds each.
func madeAgain(seconds []float64) warning.Warning {
	var sum float64
	for _, s := range seconds {
		sum += s
	}
	return warning.Warning{
		Code: codeMadeAgain, Severity: warning.Note,
		Cause: fmt.Sprintf("the load generator was suspended for %s (Ctrl-Z, a stopped process, a machine asleep): %s was dropped and made again, so the figures do not contain that time",
			figure.Span(1e3*sum), figure.Plural(len(seconds), "repeat")),
	}
}

// failed describes how many of a configuration's requests failed.
func failed(r Result) string {
	var all int64
	for _, m := range r.Repeats {
		all += m.Requests
	}
	return fmt.Sprintf("%s of %s requests failed", figure.Count(r.Failed), figure.Count(all))
}

// NotMeasured is the state of a configuration without any repeat.
const NotMeasured = "not measured"

// Unranked returns why a configuration may not be compared, or "" where it may.
func (r Result) Unranked() string {
	switch {
	case r.Ranked:
		return ""
	case r.Broken != "":
		return r.Broken
	case r.Failed > 0:
		return failed(r)
	case len(r.Repeats) == 0:
		return NotMeasured
	case r.Limit != nil:
		return "no rate that was tried was held"
	}
	return "a repeat ended without a single answer"
}

// Failures lists the classes that failed, the largest first, each with the first
// reason known: "8 × 5xx, 2 × refused (connection refused)".
func Failures(m load.Measurement) string {
	classes := slices.SortedFunc(maps.Keys(m.Classes), func(a, b load.Class) int {
		return cmp.Or(-cmp.Compare(m.Classes[a], m.Classes[b]), cmp.Compare(a, b))
	})
	var parts []string
	for _, class := range classes {
		if class == load.Status2xx || m.Classes[class] == 0 {
			continue
		}
		part := fmt.Sprintf("%s × %s", figure.Count(m.Classes[class]), class)
		if why := m.Errors[class]; why != "" {
			part += " (" + why + ")"
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, ", ")
}

// GeneratorWarnings are the load generator's warnings of several repeats. The same
// warning in several of them is given once, with the figures of the first.
func GeneratorWarnings(repeats []load.Measurement) []warning.Warning {
	var all []warning.Warning
	var times []int // by warning: the repeats that have it
	for _, m := range repeats {
		for _, w := range m.Warnings {
			i := slices.IndexFunc(all, func(known warning.Warning) bool { return warning.Same(known, w) })
			if i < 0 {
				i = len(all)
				all, times = append(all, w), append(times, 0)
			}
			times[i]++
		}
	}
	for i := range all {
		if times[i] < len(repeats) {
			all[i].Cause += fmt.Sprintf(" (in %d of %d repeats)", times[i], len(repeats))
		}
	}
	return all
}

// GeneratorLimited reports whether the load generator, and not the server, limited the
// requests per second, or might have: a faster server would look the same.
func (r Result) GeneratorLimited() bool {
	return len(r.Repeats) > 0 && (generatorBound(r.Repeats) || nearCapacity(r.Capacity))
}

// nearCapacity reports whether the load generator came near its calibrated limit.
func nearCapacity(c *load.Capacity) bool { return c != nil && c.Share >= nearLimit }

// generatorBound reports whether the load generator has reported itself, in half of
// the repeats or more, that it was at its limit.
func generatorBound(repeats []load.Measurement) bool {
	n := 0
	for _, m := range repeats {
		if m.Generator.Bottleneck == load.GeneratorBound {
			n++
		}
	}
	return 2*n >= len(repeats)
}
