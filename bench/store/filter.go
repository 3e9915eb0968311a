package store

import (
	"slices"
	"strings"
)

// Filter chooses entries of the list. The zero value chooses all.
type Filter struct {
	Text    string   // each word must be in the number, date (Sunday 29 November 2026, 2026-11-29), name, note, tags, title, verdict or state, in any case
	Tags    []string // which the run must have, all of them
	Starred bool     // only these
	Limit   int      // at most so many; 0: all
}

// Of returns the chosen entries in their order.
func (f Filter) Of(all []Entry) []Entry {
	words := strings.Fields(strings.ToLower(f.Text))
	chosen := []Entry{}
	for _, e := range all {
		if f.Limit > 0 && len(chosen) == f.Limit {
			break
		}
		if f.Starred && !e.Starred || !e.tagged(f.Tags) || !e.contains(words) {
			continue
		}
		chosen = append(chosen, e)
	}
	return chosen
}

func (e Entry) tagged(tags []string) bool {
	for _, tag := range tags {
		if !slices.Contains(e.Tags, strings.ToLower(strings.TrimPrefix(tag, "#"))) {
			return false
		}
	}
	return true
}

func (e Entry) contains(words []string) bool {
	if len(words) == 0 {
		return true
	}
	began := ""
	if !e.Started.IsZero() {
		began = e.Started.Local().Format("Monday 2 January 2006 2006-01-02")
	}
	text := strings.ToLower(strings.Join(append([]string{e.Number(), began, e.Name, e.Note, e.Title, e.Verdict, string(e.State)}, e.Tags...), "\n"))
	return !slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(text, word) })
}
