package store

import (
	"slices"
	"strings"
	"time"
)

// Filter chooses entries of the list. The zero value chooses all.
type Filter struct {
	Text    string   // each word must be in the number, date (Sunday 29 November 2026, 2026-11-29), name, note, tags, title, verdict or state, in any case
	Tags    []string // which the run must have, all of them
	Starred bool     // only these
	Limit   int      // at most so many; 0: all

	// Now is the present, for dates like today, yesterday, this week, last month; zero: there
	// are none in Text. A week begins on Monday.
	Now time.Time
}

// Of returns the chosen entries in their order.
func (f Filter) Of(all []Entry) []Entry {
	words := strings.Fields(relativeDates.Replace(strings.ToLower(f.Text)))
	chosen := []Entry{}
	for _, e := range all {
		if f.Limit > 0 && len(chosen) == f.Limit {
			break
		}
		if f.Starred && !e.Starred || !e.tagged(f.Tags) || !e.contains(words, f.Now) {
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

func (e Entry) contains(words []string, now time.Time) bool {
	if len(words) == 0 {
		return true
	}
	began := ""
	if !e.Started.IsZero() {
		began = e.Started.Local().Format("Monday 2 January 2006 2006-01-02 ") + relative(e.Started.Local(), now.Local())
	}
	text := strings.ToLower(strings.Join(append([]string{e.Number(), began, e.Name, e.Note, e.Title, e.Verdict, string(e.State)}, e.Tags...), "\n"))
	return !slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(text, word) })
}

// relativeDates makes one word of each relative date.
var relativeDates = strings.NewReplacer("this week", "this-week", "last week", "last-week", "this month", "this-month", "last month", "last-month")

// relative names the day, the week and the month of a time as seen from the present:
// "yesterday, last-week, this-month". Others have no name.
func relative(at, now time.Time) string {
	if now.IsZero() {
		return ""
	}
	day := func(t time.Time) time.Time { return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC) }
	week := func(t time.Time) time.Time { return day(t).AddDate(0, 0, -(int(t.Weekday())+6)%7) }
	month := func(t time.Time) time.Time { return day(t).AddDate(0, 0, 1-t.Day()) }
	var names []string
	for _, span := range []struct {
		now, before string
		same, last  bool
	}{
		{"today", "yesterday", day(at).Equal(day(now)), day(at).Equal(day(now).AddDate(0, 0, -1))},
		{"this-week", "last-week", week(at).Equal(week(now)), week(at).Equal(week(now).AddDate(0, 0, -7))},
		{"this-month", "last-month", month(at).Equal(month(now)), month(at).Equal(month(now).AddDate(0, -1, 0))},
	} {
		switch {
		case span.same:
			names = append(names, span.now)
		case span.last:
			names = append(names, span.before)
		}
	}
	return strings.Join(names, ", ")
}
