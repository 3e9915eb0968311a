package bench

import "strings"

// Doubt is a reason to doubt a run, with its remedy.
type Doubt struct {
	Configs []string // it is about, by label; none where it is about the run
	Broken  bool     // they were given up
	Text    string
}

// Doubts are the warnings of a run, each cause once: those of configurations that
// were given up, those about other configurations, and those about the run.
func (r Results) Doubts() []Doubt {
	var broken, others []Doubt
	at := make(map[string]int) // in others, by cause
	for _, result := range r.Results {
		for _, w := range result.Warnings {
			if result.Broken != "" {
				broken = append(broken, Doubt{[]string{result.Config}, true, w})
				continue
			}
			i, known := at[cause(w)]
			if !known {
				i = len(others)
				at[cause(w)] = i
				others = append(others, Doubt{Text: w})
			}
			others[i].Configs = append(others[i].Configs, result.Config)
		}
	}
	for i, d := range others {
		if len(d.Configs) > 1 {
			others[i].Text = atFirst(d, r)
		}
	}
	all := append(broken, others...)
	for _, w := range r.Warnings {
		all = append(all, Doubt{Text: w})
	}
	return all
}

// atFirst is a doubt about several with the figures of the first, which it names.
func atFirst(d Doubt, r Results) string {
	for _, result := range r.Results {
		for _, w := range result.Warnings {
			if result.Broken == "" && cause(w) == cause(d.Text) && w != d.Text {
				return d.Text + " (figures of " + d.Configs[0] + ")"
			}
		}
	}
	return d.Text
}

// cause is a warning without its figures: warnings that differ in nothing else
// have one cause.
func cause(warning string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == '.' || r == ',' {
			return -1
		}
		return r
	}, warning)
}
