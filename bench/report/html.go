package report

import (
	"bufio"
	"encoding/json"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"

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
	drawn, err := draw(r)
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
	if err := layout.Execute(out, pageOf(r, drawn, run)); err != nil {
		return err
	}
	return out.Flush()
}

// page is the content of the template, which has no name in it that is a method of any of
// these values: a release cannot call it.
type page struct {
	Title, Subtitle, Verdict string
	Shown                    bool // the verdict states a difference
	Results                  table.Grid
	Warnings                 []doubts
	Figures                  []inline
	Letters                  template.HTML
	Light, Dark              template.CSS
	How                      []string
	Comparisons, Laws        *table.Grid
	Limits, Demands          *table.Grid
	Plan, Machine            []fact
	Run                      template.JS
}

// inline is a figure as markup.
type inline struct {
	Title string
	SVG   template.HTML
}

// doubts are the warnings below one heading.
type doubts struct {
	Head  string
	Lines []doubt
}

type doubt struct {
	Severity warning.Severity
	Sentence string
}

type fact struct{ Name, Value string }

func pageOf(r bench.Results, drawn Illustration, run []byte) page {
	p := page{
		Title: Title(r), Subtitle: Machine(r.Environment, r.Started), Verdict: named.Sentence(r.Verdict, r.VerdictNames, func(label string) string { return label }),
		Shown:   slices.ContainsFunc(r.Comparisons, bench.Comparison.Shown),
		Results: grid(r), Warnings: doubtsOf(r), How: How(r), Comparisons: comparisons(r), Laws: laws(r), Limits: limits(r), Demands: demands(r),
		Plan: planFacts(r), Machine: machineFacts(r.Environment), Run: template.JS(run),
		Letters: template.HTML(drawn.Letters), Light: template.CSS(drawn.Light), Dark: template.CSS(drawn.Dark),
	}
	for _, f := range drawn.Figures {
		p.Figures = append(p.Figures, inline{f.Title, template.HTML(f.SVG)})
	}
	return p
}

// Title names what a run compared: "goroutines, prefork and threads".
func Title(r bench.Results) string {
	var names []string
	for _, s := range r.Plan.Subjects() {
		names = append(names, s.Full())
	}
	if len(names) > 4 {
		return fmt.Sprintf("%s and %d others", strings.Join(names[:3], ", "), len(names)-3)
	}
	return figure.List(names, "and")
}
