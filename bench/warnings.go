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
)

// Limits from which a doubt is worth a warning.
const (
	shortRepeat = 400 * time.Millisecond // a repeat below it is governed by its start and by the scheduler
	WideSpread  = 0.25                   // of the median, from the slowest repeat to the fastest
	nearLimit   = 0.80                   // of what the load generator can do
	strongDrift = 0.10                   // of the median, from the first half of the rounds to the second
	advised     = 10                     // repeats
)

// configWarnings are the doubts about one configuration, each with its cause and
// its remedy, the weightiest first.
func configWarnings(r Result) []string {
	warnings := []string{}
	add := func(format string, args ...any) { warnings = append(warnings, fmt.Sprintf(format, args...)) }

	if r.Broken != "" {
		add("not ranked: %s", r.Broken)
	}
	if r.Failed > 0 {
		add("not ranked: %s, and a server that fails is not fast. Put that right, or lower the load", failed(r))
	}
	if !r.Ranked && len(r.Repeats) > 0 && r.Broken == "" && r.Failed == 0 {
		add("not ranked: %s. Make the repeats longer", r.Unranked())
	}
	warnings = append(warnings, GeneratorWarnings(r.Repeats)...)
	if c := r.Capacity; c != nil && c.Share >= nearLimit && !generatorBound(r.Repeats) {
		add("this is %s of the %s requests per second that the load generator reaches here when a server does nothing (calibrated on %s): a faster server would look much the same. Let a request cost the servers more (work or delay), or use a machine with more cores",
			figure.WholePercent(c.Share), figure.PerSecond(c.RPS), c.Made.Local().Format("2 January 2006"))
	}
	values := throughputs(r)
	if spread := stats.Spread(values); spread > WideSpread {
		add("the repeats differ by %s of their median, from the slowest to the fastest. Close other programs, or make the repeats longer", figure.WholePercent(spread))
	}
	if fall, p := stats.Trend(values); math.Abs(fall) > strongDrift && p <= alpha {
		word := "fell"
		if fall > 0 {
			word = "rose"
		}
		add("requests/s %s by %s during the run (heat, other programs). Ratios are still valid, because they are computed within each round. Run again for absolute figures", word, figure.WholePercent(math.Abs(fall)))
	}
	return warnings
}

// madeAgain says that turns were repeated whose load was suspended for so many
// seconds each.
func madeAgain(seconds []float64) string {
	var sum float64
	for _, s := range seconds {
		sum += s
	}
	return fmt.Sprintf("the load generator was suspended for %s (Ctrl-Z, a stopped process, a machine asleep): %s was dropped and made again, so the figures do not contain that", figure.Span(1e3*sum), figure.Plural(len(seconds), "repeat"))
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

// GeneratorWarnings passes on what the load generator doubts. The same doubt in
// several repeats, told apart by its figures only, is told once.
func GeneratorWarnings(repeats []load.Measurement) []string {
	var order []string
	first, times := make(map[string]string), make(map[string]int)
	for _, m := range repeats {
		for _, w := range m.Warnings {
			key := cause(w)
			if times[key]++; times[key] == 1 {
				order = append(order, key)
				first[key] = w
			}
		}
	}
	warnings := make([]string, len(order))
	for i, key := range order {
		warnings[i] = first[key]
		if len(repeats) > 1 && times[key] < len(repeats) {
			warnings[i] += fmt.Sprintf(" (in %d of %d repeats)", times[key], len(repeats))
		}
	}
	return warnings
}

// generatorBound reports whether the load generator has said itself, in half of
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
