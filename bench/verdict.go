package bench

import (
	"fmt"
	"slices"
	"strings"

	"perihelion/bench/address"
	"perihelion/bench/figure"
	"perihelion/bench/named"
)

// verdict states no more than was shown, in a few sentences of which the last has
// no full stop: which is the fastest and by how much, how the others stand to the
// baseline, which are not ranked.
func verdict(r Results) string {
	switch ranked := rankedOnes(r.Results); {
	case r.Plan.P99Below > 0 && len(ranked) > 0:
		return limits(r)
	case len(r.Sweeps) > 0 && len(ranked) > 0:
		return swept(r)
	case len(r.Comparisons) > 0:
		return compared(r)
	case len(ranked) == 1:
		return alone(r, ranked[0])
	case r.Stopped:
		return "stopped before any repeat was finished"
	}
	return "no verdict: no configuration answered every request"
}

func rankedOnes(results []Result) []Result {
	return slices.DeleteFunc(slices.Clone(results), func(r Result) bool { return !r.Ranked })
}

// alone is the verdict when one configuration only was measured well.
func alone(r Results, only Result) string {
	name := only.Config
	if only.Subject.URL != "" && only.Subject.Tag == "" {
		name = address.Shown(only.Subject.URL)
	}
	text := fmt.Sprintf("%s serves %s requests/s", named.Mark(name), figure.PerSecond(only.RPS.Median))
	if ends := figure.Range(only.RPS.Low, only.RPS.High); ends != "" {
		text += " (" + ends + ")"
	}
	if len(only.Repeats) == 1 {
		text += ". One repeat cannot show how certain that is"
	}
	if len(r.Results) > 1 {
		text += ". There is nothing to compare it with"
	}
	return text
}

// swept is the verdict on a sweep: the peaks, and how they compare.
func swept(r Results) string {
	parts := figure.Present(peaks(r))
	if len(r.Comparisons) > 0 {
		parts = append(parts, "Each at its best number of connections: "+compared(r))
	}
	if len(parts) == 0 {
		return "the table has the peak of each configuration"
	}
	return strings.Join(parts, ". ")
}

func compared(r Results) string {
	rate := func(config string) string {
		for _, result := range r.Results {
			if result.Config == config {
				return figure.PerSecond(result.RPS.Median) + " requests/s"
			}
		}
		return ""
	}
	sentences := Outcome{Comparisons: r.Comparisons, Lead: r.Lead, Unit: "requests/s", Figure: rate, Looks: r.Plan.Looks()}.Sentences()
	var unranked []string
	for _, result := range r.Results {
		if !result.Ranked {
			unranked = append(unranked, result.Config)
		}
	}
	if len(unranked) > 0 {
		sentences = append(sentences, "Not ranked: "+strings.Join(named.Marked(unranked), ", "))
	}
	return strings.Join(sentences, ". ")
}
