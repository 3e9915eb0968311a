package chart

import (
	"errors"
	"fmt"
	"math"
	"strings"

	"perihelion/bench"
	"perihelion/bench/compare"
	"perihelion/bench/figure"
	"perihelion/bench/named"
)

// Comparison draws runs against the first of them: for each configuration its figure in
// every run and the change with its interval, with all the information that a reader of
// the saved picture needs. Without a configuration to draw it is an error.
func Comparison(c compare.Comparison, s Selection, p Palette) (Figure, error) {
	d, err := changesOf(c, s, p)
	if err != nil {
		return Figure{}, err
	}
	d.title = c.Title()
	d.verdict = c.First()
	if different := c.Different(); len(different) > 0 {
		d.subtitle = append(d.subtitle, "Not the same: "+strings.Join(different, ", "))
	}
	if same := c.Same(); len(same) > 0 {
		d.subtitle = append(d.subtitle, "The same: "+strings.Join(same, ", "))
	}
	d.caption = []string{d.key(), c.Method() + "."}
	return figureOf(p, d), nil
}

// ComparisonPane is Comparison without title, verdict and facts, for a window that shows
// these beside the chart.
func ComparisonPane(c compare.Comparison, s Selection, p Palette) (Figure, error) {
	d, err := changesOf(c, s, p)
	if err != nil {
		return Figure{}, err
	}
	d.caption = []string{d.key()}
	return figureOf(p, d), nil
}

// changesOf is the chart of the configurations that are shown.
func changesOf(c compare.Comparison, s Selection, p Palette) (changes, error) {
	d := changes{surroundings: surroundings{palette: p}, Comparison: c}
	for _, row := range c.Rows {
		if s.shows(row.Config) {
			d.rows = append(d.rows, row)
		}
	}
	if len(d.rows) == 0 {
		return d, errors.New("chart of the comparison: no configuration is in two of the runs")
	}
	d.reach = reachOf(d.rows)
	return d, nil
}

// reachOf is the largest logarithm of a ratio that the changes of rows and their intervals
// reach, at least that of 2 %. Too few repeats have no interval.
func reachOf(rows []compare.Row) float64 {
	reach := 0.02
	for _, row := range rows {
		for _, change := range row.Changes {
			for _, v := range [...]float64{change.Ratio, change.Low, change.High} {
				if change.Measured() && v > 0 && (v == change.Ratio || change.Verdict != bench.TooFew) {
					reach = max(reach, math.Abs(math.Log(v)))
				}
			}
		}
	}
	return min(1.08*reach, math.Log(1e6))
}

// key explains bars and intervals.
func (d changes) key() string {
	last, first := len(d.Runs)-1, d.Runs[0].Name
	bars := fmt.Sprintf("Bars: %s, pale %s", d.Runs[last].Name, first)
	if last > 1 {
		var names []string
		for i := last; i > 0; i-- {
			names = append(names, d.Runs[i].Name)
		}
		bars = fmt.Sprintf("Bars from the top: %s, pale %s", strings.Join(names, ", "), first)
	}
	compared := 0
	for _, row := range d.Rows {
		for _, change := range row.Changes {
			if change.Measured() {
				compared++
			}
		}
	}
	text := bars + ". Those of each configuration have a scale of their own, from 0."
	if compared > 1 {
		text += fmt.Sprintf(" Verdicts hold for %s together.", figure.Plural(compared, "comparison"))
	}
	return text
}

// changeText writes a change: "+7.3 %", "2.31 times"; "" where there is none.
func changeText(c compare.Change) string {
	switch {
	case !c.Measured():
		return ""
	case c.Ratio >= 10:
		return figure.Ratio(c.Ratio) + " times"
	}
	return figure.Change(c.Ratio - 1)
}

// reading lists the figures and the changes of a configuration.
func (d changes) reading(row compare.Row) Reading {
	colour, shape := d.palette.Family(row.Subject.Family()), ShapeOf(row.Subject.Family())
	r := Reading{Title: row.Subject.Full()}
	for i := len(d.Runs) - 1; i >= 0; i-- {
		line := ReadingLine{Label: d.Runs[i].Name, Value: compare.NotMeasured}
		if f := row.Figures[i]; f.Repeats > 0 {
			line.Value = strings.Join(figure.Present(d.Quantity.Text(f), "("+figure.Plural(f.Repeats, "repeat")+")"), " ")
			line.Colour, line.Shape = colour, shape
		}
		r.Lines = append(r.Lines, line)
	}
	for i, change := range row.Changes {
		label := "change"
		if len(row.Changes) > 1 {
			label = d.Runs[i+1].Name + ", change"
		}
		value := change.Verdict
		if change.Measured() {
			value = strings.Join(figure.Present(changeText(change), figure.ChangeRange(change.Low-1, change.High-1), figure.PValue(change.P), value), ", ")
		}
		r.Lines = append(r.Lines, ReadingLine{Label: label, Value: named.Capital(value)})
	}
	return r
}
