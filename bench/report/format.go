package report

import (
	"io"
	"slices"
	"strconv"

	"perihelion/bench"
)

// Format is a form in which a run is written. The command line takes its words from
// Formats, and the window its menu.
type Format struct {
	Key    string // as typed after --format: "markdown"
	Also   string // a second word for it, or ""
	Title  string // in a menu: "Markdown"
	Ending string // of a file, with the dot: ".md"
	Mark   string // joined to the name of a file, where others have the same ending: "benchfmt"

	Write func(io.Writer, bench.Results) error // all of a run; nil where a file holds one configuration
	One   One                                  // one configuration of a run; nil where a file holds all of it
}

// One writes a configuration of a run. The error is a *field.Error "config" where the
// label is not among Measured.
type One func(w io.Writer, r bench.Results, label string) error

// Illustrate draws the charts of a run for a page. This package cannot draw: its
// caller can.
type Illustrate func(bench.Results) (Illustration, error)

// Formats are the forms of a run, the usual one first.
func Formats(draw Illustrate) []Format {
	return []Format{
		{Key: "table", Also: "text", Title: "Table as text", Ending: ".txt", Write: Table},
		{Key: "markdown", Title: "Markdown", Ending: ".md", Write: Markdown},
		{Key: "csv", Title: "CSV", Ending: ".csv", Write: CSV},
		{Key: "json", Title: "JSON", Ending: ".json", Write: func(w io.Writer, r bench.Results) error { return r.WriteJSON(w) }},
		{Key: "html", Title: "HTML report", Ending: ".html", Write: func(w io.Writer, r bench.Results) error { return HTML(w, r, draw) }},
		{Key: "hgrm", Title: "HDR percentiles", Ending: ".hgrm", One: Percentiles},
		{Key: "ab", Title: "ab's text", Ending: ".txt", Mark: "ab", One: AB},
		{Key: "benchfmt", Title: "Go's benchmark format", Ending: ".txt", Mark: "benchfmt", Write: Benchfmt},
	}
}

// Measured are the labels of the configurations of a run that have repeats. In a sweep,
// where a configuration has several results, each has the number of connections, as
// benchstat shows it: "prefork/c=8".
func Measured(r bench.Results) []string {
	var labels []string
	for _, result := range r.Results {
		if len(result.Repeats) > 0 {
			labels = append(labels, labelOf(result))
		}
	}
	return labels
}

func labelOf(r bench.Result) string {
	if r.Connections > 0 {
		return r.Config + "/c=" + strconv.Itoa(r.Connections)
	}
	return r.Config
}

// measured is the result with a label of Measured.
func measured(r bench.Results, label string) (bench.Result, error) {
	i := slices.IndexFunc(r.Results, func(result bench.Result) bool {
		return labelOf(result) == label && len(result.Repeats) > 0
	})
	if i < 0 {
		return bench.Result{}, unmeasured(r, label)
	}
	return r.Results[i], nil
}
