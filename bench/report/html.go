package report

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"html/template"
	"io"
	"slices"

	"perihelion/assets"
	"perihelion/bench"
	"perihelion/bench/figure"
	"perihelion/bench/named"
	"perihelion/bench/table"
	"perihelion/bench/warning"
)

// HTML writes a run as a page in one file: verdict, table, warnings, charts, plan,
// machine, and the run itself, which bench.ReadFile finds again. The page loads nothing,
// needs no script, follows the theme of the system and prints in light colours.
func HTML(w io.Writer, r bench.Results, draw Illustrate) error {
	figures, err := draw(r)
	if err != nil {
		return fmt.Errorf("drawing the charts: %w", err)
	}
	run, err := json.Marshal(r) // < is \u003c in it, so that nothing ends the element
	if err != nil {
		return err
	}
	layout, err := template.New("report").Parse(assets.Report())
	if err != nil {
		return err
	}
	out := bufio.NewWriter(w)
	if err := layout.Execute(out, pageOf(r, figures, run)); err != nil {
		return err
	}
	return out.Flush()
}

// page is the content of the template.
type page struct {
	Title, Subtitle, Verdict string
	Shown                    bool // the verdict states a difference
	Results                  table.Grid
	Warnings                 []doubts
	Figures                  []inline
	How                      []string
	Comparisons, Laws        *table.Grid
	Limits                   *table.Grid
	Plan, Machine            []fact
	Run                      template.JS
}

// inline is a figure as markup.
type inline struct {
	Title       string
	Light, Dark template.HTML
}

// doubts are the warnings below one heading.
type doubts struct {
	Head  string
	Lines []doubt
}

type doubt struct {
	Severity warning.Severity
	Text     string
}

type fact struct{ Name, Text string }

func pageOf(r bench.Results, figures []Figure, run []byte) page {
	p := page{
		Title: Title(r), Subtitle: Machine(r.Environment, r.Started), Verdict: named.Sentence(r.Verdict, r.VerdictNames, func(label string) string { return label }),
		Shown:   slices.ContainsFunc(r.Comparisons, bench.Comparison.Shown),
		Results: grid(r), Warnings: doubtsOf(r), How: How(r), Comparisons: comparisons(r), Laws: laws(r), Limits: limits(r),
		Plan: planFacts(r), Machine: machineFacts(r.Environment), Run: template.JS(run),
	}
	for _, f := range figures {
		p.Figures = append(p.Figures, inline{f.Title, element(f.Light), element(f.Dark)})
	}
	return p
}

// element is the svg element of a picture that the program has drawn, without what
// stands before it in a file.
func element(svg []byte) template.HTML {
	if i := bytes.Index(svg, []byte("<svg")); i > 0 {
		svg = svg[i:]
	}
	return template.HTML(svg)
}

// Title names what a run compared: "goroutines, prefork and threads".
func Title(r bench.Results) string {
	var names []string
	for _, s := range r.Plan.Subjects() {
		names = append(names, s.Full())
	}
	if len(names) > 4 {
		return fmt.Sprintf("%s and %d others", figure.List(names[:3], ","), len(names)-3)
	}
	return figure.List(names, "and")
}
