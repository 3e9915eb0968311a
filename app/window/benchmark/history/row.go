package history

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"perihelion/app/window/benchmark/view"
	"perihelion/bench/figure"
	"perihelion/bench/named"
	"perihelion/bench/server"
	"perihelion/bench/store"
)

// Row is a run in the list.
type Row struct {
	Number  string // "#24"
	Title   string
	When    string
	Kind    view.Kind
	Text    string // the verdict in a few words, or how far the run came
	Note    string // tags and note, or the invitation to write one
	Ticked  bool
	Starred bool
}

// Row puts the run at a place among those found into words.
func (l *List) Row(i int, now time.Time) Row {
	e := l.found[i]
	kind, text := Outcome(e)
	return Row{
		Number: e.Number(), Title: Title(e), When: When(e.Started, now), Kind: kind, Text: text,
		Note: Note(e), Ticked: slices.Contains(l.ticked, e.ID), Starred: e.Starred,
	}
}

// Title names a run: as the user did, or by its servers.
func Title(e store.Entry) string {
	if e.Name != "" {
		return e.Name
	}
	var labels, names []string
	for _, f := range e.Figures {
		labels, names = append(labels, f.Config), append(names, Server(f.Config))
	}
	if strings.Join(labels, ", ") == e.Title { // it has no other title, as a run of a URL has
		return strings.Join(names, ", ")
	}
	return e.Title
}

// Server names a server by its label: "prefork 4" for prefork:4.
func Server(label string) string {
	c, err := server.ParseConfig(label)
	if err != nil {
		return label
	}
	name := c.Title()
	if c.Workers > 0 {
		name += fmt.Sprintf(" %d", c.Workers)
	}
	return name
}

// Family is the family of a server by its label.
func Family(label string) server.Family {
	c, err := server.ParseConfig(label)
	if err != nil {
		return server.Own
	}
	return c.Family()
}

// Outcome is the verdict on a run in a few words. Of a run that did not reach its end it
// is how far it came, and of a damaged one the reason why it cannot be opened.
func Outcome(e store.Entry) (view.Kind, string) {
	of := fmt.Sprintf("%s of %s", figure.Count(e.Done), figure.Plural(e.Total, "repeat"))
	switch e.State {
	case store.Damaged:
		return view.Bad, named.Capital(e.Problem)
	case store.Interrupted:
		return view.Caution, "interrupted after " + of
	case store.Stopped:
		return view.Caution, "stopped after " + of
	case store.Running:
		return view.Plain, "running: " + of
	}
	return view.Plain, named.Write(e.Verdict, e.Names, Server)
}

// Note is the third line of a run: its tags, and the first line of its note.
func Note(e store.Entry) string {
	var parts []string
	for _, tag := range e.Tags {
		parts = append(parts, "#"+tag)
	}
	first, _, _ := strings.Cut(e.Note, "\n")
	if first != "" {
		parts = append(parts, first)
	}
	switch {
	case e.State == store.Finished && e.Problem != "":
		return named.Capital(e.Problem)
	case len(parts) == 0:
		return "add a note"
	}
	return strings.Join(parts, " ")
}

// Openable reports whether a run can be opened.
func Openable(e store.Entry) bool { return e.State != store.Damaged }

// Count is the number of runs in words: "24 runs", "3 of 24 runs".
func (l *List) Count() string {
	if len(l.found) < len(l.all) {
		return fmt.Sprintf("%s of %s", figure.Count(len(l.found)), figure.Plural(len(l.all), "run"))
	}
	return figure.Plural(len(l.all), "run")
}

// Choice describes the runs that an action is for: "#24", "2 ticked", "3 ticked, 1 of
// them not in sight".
func (l *List) Choice() string {
	switch n := len(l.ticked); {
	case n == 0 && l.selected > 0:
		return Number(l.selected)
	case n == 0:
		return ""
	default:
		text := figure.Count(n) + " ticked"
		if n == 1 {
			text += ": tick another run to compare them"
		}
		if unseen := l.Unseen(); unseen > 0 {
			text += fmt.Sprintf(", %s of them not found by the search", figure.Count(unseen))
		}
		return text
	}
}

// Deleted is the sentence after runs were deleted: "Run #21 was deleted."
func Deleted(ids []int) string {
	if len(ids) == 1 {
		return "Run " + Number(ids[0]) + " was deleted."
	}
	return figure.Plural(len(ids), "run") + " were deleted."
}

// Tags reads tags as they are typed, with commas between them.
func Tags(text string) []string { return strings.Split(text, ",") }

// TagsText is the tags of a run as they are typed.
func TagsText(tags []string) string { return strings.Join(tags, ", ") }

// Whole is the number of all runs: "24 runs", or "1 run".
func (l *List) Whole() string { return figure.Plural(len(l.all), "run") }

// Extent is how much was measured in a run: "9 configurations, 90 repeats in 9 min 48 s".
func Extent(e store.Entry) string {
	of := "configuration"
	if e.Kind == store.Clients {
		of = "client"
	}
	text := figure.Plural(len(e.Figures), of) + ", " + figure.Plural(e.Done, "repeat")
	if took := e.Finished.Sub(e.Started); took > 0 {
		text += " in " + figure.Duration(took.Round(time.Second))
	}
	return text
}

// Quoted is the first line of the note of a run in quotation marks, or its tags; "" where
// it has neither.
func Quoted(e store.Entry) string {
	first, _, _ := strings.Cut(e.Note, "\n")
	switch {
	case first != "":
		return "“" + first + "”"
	case len(e.Tags) > 0:
		return Note(e)
	}
	return ""
}
