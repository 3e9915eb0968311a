package bench

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"time"

	"perihelion/bench/load"
)

// Limits from which a doubt is worth a warning.
const (
	shortRepeat = 500 * time.Millisecond // a repeat below it is governed by its start and by the scheduler
	wideSpread  = 0.25                   // of the median, from the slowest repeat to the fastest
	strongDrift = 0.10                   // of the median, from the first half of the rounds to the second
	advised     = 10                     // repeats
)

// configWarnings are the doubts about one configuration, each with its cause and
// its remedy, the weightiest first.
func configWarnings(p Plan, r Result) []string {
	warnings := []string{}
	add := func(format string, args ...any) { warnings = append(warnings, fmt.Sprintf(format, args...)) }

	if r.Broken != "" {
		add("not ranked: %s", r.Broken)
	}
	if r.Failed > 0 {
		var all int64
		for _, m := range r.Repeats {
			all += m.Requests
		}
		add("not ranked: %d of %d requests failed (%s); find out why the server does not answer them, or lower the load", r.Failed, all, failures(r.Repeats))
	}
	warnings = append(warnings, generatorWarnings(r.Repeats)...)
	if p.KeepAlive && len(r.Repeats) > 0 && !r.KeepAlive {
		add("keep-alive was asked for and not used: the server closed its connections after an answer, so that each request pays for a new one; compare it with the others without keep-alive too")
	}
	values := throughputs(r)
	if spread := spread(values); spread > wideSpread {
		add("the repeats spread over %.0f %% of their median; close other programs, or make the repeats longer", 100*spread)
	}
	if fall, p := drift(values); math.Abs(fall) > strongDrift && p <= alpha {
		word := "fell"
		if fall > 0 {
			word = "rose"
		}
		add("requests per second %s by %.0f %% from the first rounds to the last, so the machine changed meanwhile (heat, other programs); the ratios hold, being taken within rounds, but run again for the figures themselves", word, 100*math.Abs(fall))
	}
	return warnings
}

// failures lists the classes that failed, the largest first: "8 × 5xx, 2 × timeout".
func failures(repeats []load.Measurement) string {
	sums := make(map[load.Class]int64)
	for _, m := range repeats {
		for class, n := range m.Classes {
			if class != load.Status2xx && class != load.Cut && n > 0 {
				sums[class] += n
			}
		}
	}
	classes := slices.SortedFunc(maps.Keys(sums), func(a, b load.Class) int {
		return cmp.Or(-cmp.Compare(sums[a], sums[b]), cmp.Compare(a, b))
	})
	parts := make([]string, len(classes))
	for i, class := range classes {
		parts[i] = fmt.Sprintf("%d × %s", sums[class], class)
	}
	return strings.Join(parts, ", ")
}

// generatorWarnings passes on what the load generator doubts. The same doubt in
// several repeats, told apart by its figures only, is told once.
func generatorWarnings(repeats []load.Measurement) []string {
	var order []string
	first, times := make(map[string]string), make(map[string]int)
	for _, m := range repeats {
		for _, w := range m.Warnings {
			key := strings.Map(func(r rune) rune {
				if r >= '0' && r <= '9' || r == '.' {
					return -1
				}
				return r
			}, w)
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

// spread is the distance of the extremes as a share of the median.
func spread(values []float64) float64 {
	if len(values) < 2 || median(values) == 0 {
		return 0
	}
	return (slices.Max(values) - slices.Min(values)) / median(values)
}
