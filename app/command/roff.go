package command

import "strings"

// roff writes a manual page in the macros of man(7), which every system with man
// reads. It exists beside Cobra's own generator because that one goes through
// Markdown, which fills tables, and prints --help[=false].
type roff struct{ strings.Builder }

// escape replaces the characters that troff would take for commands, and keeps hyphens,
// quotes and the like as typed, so that an example can be copied from the page.
var escape = strings.NewReplacer(`\`, `\e`, `-`, `\-`, `'`, `\(aq`, "`", `\(ga`, `^`, `\(ha`, `~`, `\(ti`)

// line escapes a line of text. One that begins with a full stop would be a command.
func line(s string) string {
	if s = escape.Replace(s); strings.HasPrefix(s, ".") {
		return `\&` + s
	}
	return s
}

// quoted is an argument of a macro.
func quoted(s string) string { return `"` + strings.ReplaceAll(escape.Replace(s), `"`, `\(dq`) + `"` }

func bold(s string) string   { return `\fB` + escape.Replace(s) + `\fR` }
func italic(s string) string { return `\fI` + escape.Replace(s) + `\fR` }

// macro writes a macro with its arguments.
func (r *roff) macro(name string, arguments ...string) {
	r.WriteString("." + name)
	for _, a := range arguments {
		r.WriteString(" " + quoted(a))
	}
	r.WriteByte('\n')
}

// raw writes a line that is escaped already.
func (r *roff) raw(s string) { r.WriteString(s + "\n") }

// text writes paragraphs in the form of the help of a command: separated by empty
// lines. An indented one is a table or an example and keeps its lines.
func (r *roff) text(s string) {
	literal, gap, begun := false, false, false
	for l := range strings.Lines(strings.Trim(s, "\n")) {
		l = strings.TrimRight(l, "\n")
		indented := strings.HasPrefix(l, "  ")
		switch {
		case l == "":
			gap = true
			continue
		case indented && !literal && !begun:
			r.raw(".RS 2\n.nf")
		case indented && !literal:
			r.raw(".PP\n.RS 2\n.nf")
		case indented && gap:
			r.raw(`\&`) // an empty line
		case literal && !indented:
			r.raw(".fi\n.RE\n.PP")
		case gap:
			r.raw(".PP")
		}
		literal, gap, begun = indented, false, true
		r.raw(line(strings.TrimPrefix(l, "  ")))
	}
	if literal {
		r.raw(".fi\n.RE")
	}
}
