package bench

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"perihelion/bench/address"
	"perihelion/bench/figure"
)

// verdict is one sentence that says no more than was shown: the largest difference
// from the baseline with its certainty, then how the others stand.
func verdict(r Results) string {
	switch ranked := rankedOnes(r.Results); {
	case len(r.Comparisons) > 0:
		return compared(r)
	case len(ranked) == 1:
		return alone(r, ranked[0])
	case r.Stopped:
		return "stopped before any repeat was finished"
	}
	return "nothing can be said: no configuration answered every request"
}

func rankedOnes(results []Result) []Result {
	return slices.DeleteFunc(slices.Clone(results), func(r Result) bool { return !r.Ranked })
}

// alone is the verdict when one configuration only was measured well.
func alone(r Results, only Result) string {
	name := only.Config
	if name == urlLabel && r.Plan.URL != "" {
		name = address.Shown(r.Plan.URL)
	}
	if len(only.Repeats) == 1 {
		return fmt.Sprintf("%s serves %s requests per second in one repeat, which says nothing about how certain that is", name, figure.PerSecond(only.RPS.Median))
	}
	end := ""
	if len(r.Results) > 1 {
		end = "; there is nothing to compare it with"
	}
	return fmt.Sprintf("%s serves %s requests per second (%s to %s, a %s interval of the median of %d repeats)%s",
		name, figure.PerSecond(only.RPS.Median), figure.PerSecond(only.RPS.Low), figure.PerSecond(only.RPS.High), figure.Percent(only.RPS.Confidence), len(only.Repeats), end)
}

func compared(r Results) string {
	main := headline(r.Comparisons)
	said := fasterFirst(main)
	var text strings.Builder
	switch said.Verdict {
	case Faster, Slower:
		fmt.Fprintf(&text, "%s serves %s times as many requests per second as %s", said.Config, figure.Ratio(said.Ratio), said.Baseline)
	case NoDifference:
		fmt.Fprintf(&text, "no difference shown between %s and %s", said.Baseline, said.Config)
	default:
		fmt.Fprintf(&text, "too few repeats to tell %s from %s", said.Config, said.Baseline)
	}
	text.WriteString(" (" + certainty(said, len(r.Comparisons)) + ")")

	for _, v := range []string{Faster, Slower, NoDifference, TooFew} {
		if names := others(r.Comparisons, main.Config, v); names != "" {
			if v == main.Verdict {
				v = "also " + v
			}
			fmt.Fprintf(&text, "; %s: %s", v, names)
		}
	}
	var unranked []string
	for _, result := range r.Results {
		if !result.Ranked {
			unranked = append(unranked, result.Config)
		}
	}
	if len(unranked) > 0 {
		fmt.Fprintf(&text, "; not ranked: %s", strings.Join(unranked, ", "))
	}
	return text.String()
}

// fasterFirst turns a comparison round whose ratio is below 1, since "serves 0.387
// times as many" has to be read twice. Only the sentence is turned: comparisons
// are stored against the baseline.
func fasterFirst(c Comparison) Comparison {
	if c.Ratio > 0 && c.Ratio < 1 {
		c.Config, c.Baseline = c.Baseline, c.Config
		c.Ratio, c.Low, c.High = 1/c.Ratio, 1/c.High, 1/c.Low
	}
	return c
}

// headline is the comparison that the verdict begins with: the largest gain that
// was shown, else the largest loss, else whatever differs most.
func headline(comparisons []Comparison) Comparison {
	rank := map[string]int{Faster: 3, Slower: 2, NoDifference: 1, TooFew: 0}
	return slices.MaxFunc(comparisons, func(a, b Comparison) int {
		if d := rank[a.Verdict] - rank[b.Verdict]; d != 0 {
			return d
		}
		switch x, y := math.Abs(math.Log(a.Ratio)), math.Abs(math.Log(b.Ratio)); {
		case x < y:
			return -1
		case x > y:
			return 1
		}
		return 0
	})
}

// certainty is what stands in brackets behind a ratio, one of m.
func certainty(c Comparison, m int) string {
	var parts []string
	if c.Verdict == NoDifference || c.Verdict == TooFew {
		parts = append(parts, fmt.Sprintf("%s times, %s to %s", figure.Ratio(c.Ratio), figure.Ratio(c.Low), figure.Ratio(c.High)))
	} else {
		parts = append(parts, fmt.Sprintf("%s to %s", figure.Ratio(c.Low), figure.Ratio(c.High)))
	}
	p := figure.PValue(c.P)
	if m > 1 {
		p += fmt.Sprintf(" after Holm for %d comparisons", m)
	}
	return strings.Join(append(parts, p, figure.Plural(c.Pairs, "repeat")), ", ")
}

func others(comparisons []Comparison, but, verdict string) string {
	var names []string
	for _, c := range comparisons {
		if c.Verdict == verdict && c.Config != but {
			names = append(names, c.Config)
		}
	}
	return strings.Join(names, ", ")
}
