package view

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"perihelion/bench"
)

// Kind is how a notice is marked: by a shape as well as by a colour.
type Kind int

// The kinds.
const (
	Plain   Kind = iota // said without a mark
	Good                // a tick
	Caution             // a triangle
	Bad                 // a disc with an exclamation mark
)

// Notice is one sentence below the chart.
type Notice struct {
	Kind Kind
	Text string
}

// Notices are what results have to say, the most important first: the verdict,
// configurations that were given up, doubts about the run, doubts about single
// configurations.
func Notices(r bench.Results) []Notice {
	var out, later []Notice
	if r.Verdict != "" {
		out = append(out, Notice{verdictKind(r), sentence(r.Plan, r.Verdict)})
	}
	for _, result := range r.Results {
		for _, w := range result.Warnings {
			n := Notice{Caution, about(r.Plan, result.Config, w)}
			if result.Broken != "" {
				out = append(out, n)
			} else {
				later = append(later, n)
			}
		}
	}
	for _, w := range r.Warnings {
		out = append(out, Notice{Caution, sentence(r.Plan, w)})
	}
	return append(out, later...)
}

// sentence makes a remark of the engine a whole sentence that people read.
func sentence(p bench.Plan, s string) string {
	s = words(p, s)
	if s != "" && !strings.HasSuffix(s, ".") {
		s += "."
	}
	return s
}

// words writes the configurations in a remark of the engine in words, and
// begins it with a capital unless it begins with one of them.
func words(p bench.Plan, s string) string {
	s = strings.TrimSpace(s)
	named := strings.HasPrefix(s, "aiohttp") // which is written so
	labels := p.Labels()
	slices.SortFunc(labels, func(a, b string) int { return len(b) - len(a) }) // "prefork:16" before "prefork:1"
	for _, label := range labels {
		words := spoken(p, label)
		s = strings.ReplaceAll(s, label, words)
		named = named || strings.HasPrefix(s, words)
	}
	if first, size := utf8.DecodeRuneInString(s); size > 0 && !named {
		s = string(unicode.ToUpper(first)) + s[size:]
	}
	return s
}

// verdictKind gives a tick only to a verdict that says something with
// certainty.
func verdictKind(r bench.Results) Kind {
	for _, c := range r.Comparisons {
		if c.Verdict == "faster" || c.Verdict == "slower" {
			return Good
		}
	}
	return Plain
}

// about puts the configuration before a warning that does not name it.
func about(p bench.Plan, config, warning string) string {
	if !strings.HasPrefix(warning, config) {
		label := config
		if p.URL != "" {
			label = Label(p, config)
		}
		warning = label + ": " + warning
	}
	return sentence(p, warning)
}
