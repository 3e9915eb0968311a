package chart

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"perihelion/bench"
	"perihelion/bench/figure"
	"perihelion/bench/load"
	"perihelion/bench/report"
)

// Errors draws how requests failed: their classes in each configuration, with statuses and
// the first example of each in words, and with all the information that a reader of the
// saved picture needs. Of a run without a failure it has a sentence.
func Errors(r bench.Results, s Selection, p Palette) (Figure, error) {
	f, sentence := failuresOf(r, s, p)
	if sentence != "" {
		return Empty(sentence, p), nil
	}
	f.title = "Failed requests"
	f.subtitle = figure.Present(report.Describe(r.Plan).Load(), report.Describe(r.Plan).Asked(), f.key)
	f.key = ""
	length := ""
	if f.barred() {
		length = "Length: number of requests, on a logarithmic scale, of all repeats together. Behind it the statuses, and the first failure of the class."
	}
	f.caption = figure.Present(length, machineOf(r))
	return figureOf(p, f), nil
}

// ErrorsPane is Errors without title, load and machine, for a window that shows these
// beside the chart.
func ErrorsPane(r bench.Results, s Selection, p Palette) (Figure, error) {
	f, sentence := failuresOf(r, s, p)
	if sentence != "" {
		return Empty(sentence, p), nil
	}
	length := ""
	if f.barred() {
		length = "Length: number of requests, on a logarithmic scale."
	}
	f.key = strings.Join(figure.Present(length, f.key), " ")
	return figureOf(p, f), nil
}

// failuresOf are the failures of the configurations that are shown, or the sentence in the
// place of a chart.
func failuresOf(r bench.Results, s Selection, p Palette) (f failures, sentence string) {
	f = failures{surroundings: surroundings{palette: p}}
	var well, measured int64
	for _, res := range r.Results {
		if !s.shows(res.Config) || len(res.Repeats) == 0 && res.Broken == "" {
			continue
		}
		measured++
		g := failuresIn(res)
		if len(g.classes) == 0 && g.remark == "" {
			well += g.requests
			continue
		}
		g.name.stands = s.stands(res.Config)
		f.groups = append(f.groups, g)
		f.most = max(f.most, float64(g.requests))
	}
	switch {
	case measured == 0:
		return f, "No configuration has a repeat yet."
	case len(f.groups) == 0:
		return f, fmt.Sprintf("No request failed: all %s of %s were answered well.", figure.Plural(well, "request"), figure.Plural(measured, "configuration"))
	}
	if sound := int(measured) - len(f.groups); sound > 0 {
		f.key = fmt.Sprintf("Without a failure: %s, with %s.", figure.Plural(sound, "configuration"), figure.Plural(well, "request"))
	}
	return f, ""
}

// failedRows is the number of configurations with a failure.
func failedRows(r bench.Results) int {
	f, _ := failuresOf(r, Selection{}, Palette{})
	return len(f.groups)
}

// barred reports whether a class of failures has a bar.
func (f failures) barred() bool {
	return slices.ContainsFunc(f.groups, func(g failed) bool { return len(g.classes) > 0 })
}

// failed are the failures of one configuration.
type failed struct {
	name     rowName
	requests int64
	failed   int64
	remark   string // why it was given up, or ""
	classes  []failedClass
	repeats  []int64 // failures in each repeat
}

// failedClass is one way in which requests failed.
type failedClass struct {
	class   string
	count   int64
	example string // statuses, and the first failure in words
}

func failuresIn(res bench.Result) failed {
	g := failed{name: rowName{text: res.Subject.Full(), family: res.Subject.Family()}, remark: res.Broken}
	counts, statuses := make(map[load.Class]int64), make(map[int]int64)
	first := make(map[load.Class]string)
	var unsent int64
	for _, m := range res.Repeats {
		g.requests += m.Requests
		g.failed += m.Failed()
		g.repeats = append(g.repeats, m.Failed())
		unsent += m.Unsent
		for class, n := range m.Classes {
			if class != load.Status2xx {
				counts[class] += n
			}
			if text := m.Errors[class]; text != "" && first[class] == "" {
				first[class] = text
			}
		}
		for status, n := range m.Statuses {
			statuses[status] += n
		}
	}
	for class, n := range counts {
		if n > 0 {
			g.classes = append(g.classes, failedClass{string(class), n, exampleOf(class, statuses, first[class])})
		}
	}
	slices.SortFunc(g.classes, func(a, b failedClass) int {
		return cmp.Or(-cmp.Compare(a.count, b.count), cmp.Compare(a.class, b.class))
	})
	if unsent > 0 {
		g.classes = append(g.classes, failedClass{"never sent", unsent, "fell due, and the end of the load came first"})
	}
	return g
}

// exampleOf lists the statuses of a class with their numbers, and its first failure.
func exampleOf(class load.Class, statuses map[int]int64, first string) string {
	var parts []string
	for _, status := range slices.Sorted(maps.Keys(statuses)) {
		if string(class) == fmt.Sprintf("%dxx", status/100) {
			parts = append(parts, fmt.Sprintf("%s × %d", figure.Count(statuses[status]), status))
		}
	}
	return strings.Join(figure.Present(strings.Join(parts, ", "), first), "; ")
}

// sentence is the headline of a configuration.
func (g failed) sentence() string {
	if g.failed == 0 && g.remark != "" {
		return "given up: " + g.remark
	}
	share := float64(g.failed) / float64(max(g.requests, 1))
	text := fmt.Sprintf("%s of %s failed (%s)", figure.Count(g.failed), figure.Plural(g.requests, "request"), shareOf(share))
	if g.remark != "" {
		text += "; given up: " + g.remark
	}
	return text
}

// shareOf writes a share of requests with two digits: "0.26 %", "12 %".
func shareOf(share float64) string {
	switch v := 100 * share; {
	case v == 0:
		return "0 %"
	case v < 0.01:
		return "less than 0.01 %"
	case v < 9.95:
		return strings.TrimSuffix(fmt.Sprintf("%.2f", v), "0") + " %"
	default:
		return fmt.Sprintf("%.0f %%", v)
	}
}
