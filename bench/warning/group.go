package warning

import "perihelion/bench/named"

// Group is one cause with its effect on several configurations.
type Group struct {
	Warning           // the first; its figures stand for all
	Subjects []string // in the order of the warnings; none where it is about the whole
	Differ   bool     // other figures belong to the others
}

// Grouped puts warnings with the same code and different subjects together, at the
// place of the first. Severe ones, each of which explains why there is no figure,
// are put together only where they have the same cause.
func Grouped(all []Warning) []Group {
	var groups []Group
next:
	for _, w := range all {
		for i := range groups {
			g := &groups[i]
			if w.Subject != "" && len(g.Subjects) > 0 && alike(g.Warning, w) {
				g.Subjects = append(g.Subjects, w.Subject)
				g.Differ = g.Differ || w.Cause != g.Cause
				continue next
			}
		}
		g := Group{Warning: w}
		if w.Subject != "" {
			g.Subjects = []string{w.Subject}
		}
		groups = append(groups, g)
	}
	return groups
}

func alike(a, b Warning) bool {
	if a.Severity != b.Severity || (a.Severity == Severe && a.Cause != b.Cause) {
		return false
	}
	return Same(a.About(""), b.About(""))
}

// Sentence is Text as a sentence: with a capital letter, unless the cause begins with
// the name of a configuration, and with a full stop.
func (g Group) Sentence(words func(label string) string) string {
	text := g.Text(words)
	if len(g.Names) == 0 || g.Names[0].At > 0 {
		text = named.Capital(text)
	}
	return text + "."
}

// Text returns cause and remedy without a last full stop, with configurations in the
// cause named as words has them. Where figures differ between subjects, it names the
// subject of the figures. It leaves out the list of subjects, which the caller writes.
func (g Group) Text(words func(label string) string) string {
	w := g.Warning
	w.Cause = named.Write(w.Cause, w.Names, words)
	if g.Differ {
		w.Cause += " (figures of " + words(g.Subjects[0]) + ")"
	}
	return w.String()
}
