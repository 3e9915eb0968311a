package clients

import (
	"fmt"
	"slices"
	"strings"

	"perihelion/bench"
	"perihelion/bench/figure"
	"perihelion/bench/named"
)

// speeds are how often in a second a client has its requests done, in each round.
func (c Client) speeds() bench.Series {
	s := bench.Series{Name: c.Name, Rounds: make(map[int]float64)}
	for _, r := range c.Repeats {
		s.Rounds[r.Round] = 1 / r.Wall
	}
	return s
}

// comparable reports whether a client may be compared: all that it asked was
// answered, in a time above 0.
func (c Client) comparable() bool {
	return len(c.Repeats) > 0 && c.Broken == "" && c.Failed() == 0 && !slices.ContainsFunc(c.Repeats, func(r Repeat) bool { return r.Wall <= 0 })
}

// compare sets every client against the first, by the time of the requests
// alone, and the fastest against the others; see compare.
func compare(clients []Client) (all []bench.Comparison, lead *bench.Comparison) {
	var contestants []bench.Series
	for _, c := range clients {
		if c.comparable() {
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
	fastest := slices.MinFunc(slices.DeleteFunc(slices.Clone(r.Clients), func(c Client) bool { return !c.comparable() }), func(a, b Client) int {
		switch {
		case a.Wall < b.Wall:
			return -1
		case a.Wall > b.Wall:
			return 1
		}
		return 0
	})
	all := len(r.Comparisons)
	if r.Lead != nil {
		all++
	}
	return fmt.Sprintf("%s was fastest in this one repeat: %s. %d repeats show whether that is certain", named.Mark(fastest.Name), wall(fastest.Name), bench.Enough(all))
}
