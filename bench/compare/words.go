package compare

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"perihelion/bench"
	"perihelion/bench/figure"
	"perihelion/bench/named"
	"perihelion/bench/stats"
)

// sentence is the verdict with the names marked: of two runs "1 slower, 1 faster, 7 no
// difference: goroutines lost 6.1 % (3.2–9.0 %), prefork gained 7.3 % (3.7–10.9 %)".
func (c Comparison) sentence() string {
	if len(c.Rows) == 0 {
		return "no configuration is in two of the runs, so there is nothing to compare"
	}
	var parts []string
	for i, run := range c.Runs[1:] {
		text := c.against(i)
		if len(c.Runs) > 2 {
			text = named.Mark(run.Name) + ": " + text
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, ". ")
}

// against is the verdict on one of the runs.
func (c Comparison) against(run int) string {
	if refused := c.Runs[run+1].Refused; refused != "" {
		return "no verdict: " + refused
	}
	var shown []Row
	count := make(map[string]int)
	for _, row := range c.Rows {
		change := row.Changes[run]
		count[change.Verdict]++
		if change.Shown() {
			shown = append(shown, row)
		}
	}
	if len(c.Rows) == 1 {
		return c.alone(c.Rows[0], run)
	}
	var counts []string
	for _, v := range []struct{ verdict, words string }{
		{bench.Slower, "slower"}, {bench.Faster, "faster"}, {bench.NoDifference, "with " + bench.NoDifference},
		{bench.TooFew, "with too few repeats"}, {NotRanked, NotRanked}, {NotMeasured, NotMeasured},
	} {
		if n := count[v.verdict]; n > 0 {
			counts = append(counts, fmt.Sprintf("%d %s", n, v.words))
		}
	}
	text := strings.Join(counts, ", ")
	switch len(c.Rows) {
	case count[bench.NoDifference]:
		text = "no difference shown in " + subjects(c.Rows)
	case count[bench.TooFew]:
		text = "too few repeats to show a difference in " + subjects(c.Rows)
	}
	slices.SortStableFunc(shown, func(a, b Row) int {
		x, y := a.Changes[run], b.Changes[run]
		return cmp.Or(cmp.Compare(y.Verdict, x.Verdict), // slower before faster
			cmp.Compare(math.Abs(math.Log(y.Ratio)), math.Abs(math.Log(x.Ratio))))
	})
	const most = 4 // changes in one sentence
	var changes []string
	for _, row := range shown[:min(len(shown), most)] {
		changes = append(changes, c.moved(row, run))
	}
	if n := len(shown) - most; n > 0 {
		changes = append(changes, figure.Plural(n, "other"))
	}
	if len(changes) > 0 {
		text += ": " + strings.Join(changes, ", ")
	}
	return text
}

// subjects lists configurations, or their number where they are many.
func subjects(rows []Row) string {
	const most = 3
	if len(rows) > most {
		return "any of " + figure.Plural(len(rows), "configuration")
	}
	var names []string
	for _, row := range rows {
		names = append(names, named.Mark(row.Config))
	}
	return figure.List(names, "and")
}

// alone is the verdict on the only configuration.
func (c Comparison) alone(row Row, run int) string {
	switch change := row.Changes[run]; change.Verdict {
	case bench.Faster, bench.Slower:
		return c.moved(row, run)
	case bench.NoDifference:
		return fmt.Sprintf("no difference shown in %s (%s)", named.Mark(row.Config), strings.Join(figure.Present(figure.Change(change.Share().Median), figure.ChangeRange(change.Low-1, change.High-1)), ", "))
	case bench.TooFew:
		return fmt.Sprintf("%s and %s cannot show a difference in %s: %d of each are enough", figure.Plural(row.Figures[0].Repeats, "repeat"), figure.Count(row.Figures[run+1].Repeats), named.Mark(row.Config), Enough(1))
	default:
		return fmt.Sprintf("%s: %s", named.Mark(row.Config), change.Verdict)
	}
}

// moved describes a difference: "goroutines lost 6.1 % (3.2–9.0 %)".
func (c Comparison) moved(row Row, run int) string {
	v := row.Changes[run]
	name, up, down := named.Mark(row.Config), "gained", "lost"
	if c.Quantity == P99 {
		name, up, down = "the p99 of "+name, "rose by", "fell by"
	}
	share, low, high := v.Ratio-1, v.Low-1, v.High-1
	words, ends := up+" "+figure.Excess(share), figure.ExcessRange(low, high)
	switch {
	case share < 0:
		words, ends = down+" "+figure.Excess(-share), figure.ExcessRange(-high, -low)
	case share >= 0.995:
		words, ends = "is at "+figure.Ratio(v.Ratio)+" times", figure.Range(v.Low, v.High)
	}
	text := name + " " + words
	if ends != "" {
		text += " (" + ends + ")"
	}
	return text
}

// Enough is the number of repeats of each run from which m comparisons can show a
// difference.
func Enough(m int) int { return stats.EnoughUnpaired(alpha / float64(max(m, 1))) }

// Method describes how the verdicts were found.
func (c Comparison) Method() string {
	n := 0
	for _, row := range c.Rows {
		for _, change := range row.Changes {
			if change.Measured() {
				n++
			}
		}
	}
	text := fmt.Sprintf("Change in %s: the test of Mann and Whitney on the repeats of the two runs, exact, with the estimate of Hodges and Lehmann", c.Quantity)
	if n > 1 {
		text += fmt.Sprintf(", corrected after Holm for %d comparisons", n)
	}
	return text + ". A difference is shown where p ≤ 0.05, and then the interval leaves out 0"
}
