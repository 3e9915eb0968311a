package clients

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"perihelion/bench"
	"perihelion/bench/figure"
	"perihelion/bench/named"
	"perihelion/bench/stats"
)

// speeds are how often in a second a client has its requests done, in each round.
func (c Client) speeds() bench.Series {
	s := bench.Series{Name: c.Name, Rounds: make(map[int]float64)}
	for _, r := range c.Repeats {
		s.Rounds[r.Round] = 1 / r.Wall
	}
	return s
}

// Rate is how many requests a second a client makes under a plan, from its times.
func (c Client) Rate(p Plan) stats.Interval {
	per := func(wall float64) float64 {
		if wall <= 0 {
			return 0
		}
		return float64(p.Requests) / wall
	}
	return stats.Interval{Median: per(c.Wall), Low: per(c.WallRange.High), High: per(c.WallRange.Low), Confidence: c.WallRange.Confidence}
}

// Fastest is the client that took the least time, of two or more that may be compared.
func (r Results) Fastest() (Client, bool) {
	ranked := slices.DeleteFunc(slices.Clone(r.Clients), func(c Client) bool { return !c.Comparable() })
	if len(ranked) < 2 {
		return Client{}, false
	}
	return slices.MinFunc(ranked, func(a, b Client) int { return cmp.Compare(a.Wall, b.Wall) }), true
}

// Comparable reports whether a client may be compared: all that it asked was
// answered, in a time above 0.
func (c Client) Comparable() bool {
	return len(c.Repeats) > 0 && c.Broken == "" && c.Failed() == 0 && !slices.ContainsFunc(c.Repeats, func(r Repeat) bool { return r.Wall <= 0 })
}

// comparisons sets every client against the first, by the time of the requests
// alone, and the fastest against the others; see bench.Compare.
func comparisons(clients []Client) (all []bench.Comparison, lead *bench.Comparison) {
	var contestants []bench.Series
	for _, c := range clients {
		if c.Comparable() {
			contestants = append(contestants, c.speeds())
		}
	}
	if len(contestants) < 2 {
		return nil, nil
	}
	return bench.Compare(bench.Whole(), contestants[0], contestants[1:])
}

// verdict describes which client is the fastest, and how the others stand to the
// first, with the names marked; "" where there is nothing to compare.
func verdict(r Results) string {
	if len(r.Comparisons) == 0 {
		return ""
	}
	wall := func(name string) string {
		for _, c := range r.Clients {
			if c.Name == name {
				return figure.Plural(r.Plan.Requests, "request") + " in " + figure.Span(1000*c.Wall)
			}
		}
		return ""
	}
	if r.Plan.Repeats == 1 {
		return r.once(wall)
	}
	return strings.Join(bench.Outcome{Comparisons: r.Comparisons, Lead: r.Lead, Figure: wall}.Sentences(), ". ")
}

// once is the verdict on clients that had a single turn each.
func (r Results) once(wall func(string) string) string {
	fastest, _ := r.Fastest() // there is one where there are comparisons
	all := len(r.Comparisons)
	if r.Lead != nil {
		all++
	}
	return fmt.Sprintf("%s was fastest in this one repeat: %s. %d repeats show whether that is certain", named.Mark(fastest.Name), wall(fastest.Name), bench.Enough(all))
}
