package history

import (
	"slices"
	"strings"
	"testing"
	"time"

	"perihelion/app/window/benchmark/view"
	"perihelion/bench/named"
	"perihelion/bench/store"
)

func entries(ids ...int) (all []store.Entry) {
	for _, id := range ids {
		all = append(all, store.Entry{ID: id, State: store.Finished, Title: "goroutines", Done: 30, Total: 30})
	}
	return all
}

func TestListFollowsTheStore(t *testing.T) {
	var l List
	l.Set(entries(5, 4, 3, 2, 1))
	if l.Selected() != 5 || !slices.Equal(l.Chosen(), []int{5}) {
		t.Errorf("selected #%d, chosen %v; want #5", l.Selected(), l.Chosen())
	}
	l.Select(3)
	l.Tick(1)
	l.Tick(4)
	l.Tick(2)
	l.Tick(2)
	if got := l.Chosen(); !slices.Equal(got, []int{4, 1}) {
		t.Errorf("chosen %v, want 4 and 1", got)
	}
	l.Set(entries(6, 5, 4, 2)) // 3 and 1 are gone
	if l.Selected() != 4 && l.Selected() != 2 || !slices.Equal(l.Ticked(), []int{4}) {
		t.Errorf("selected #%d, ticked %v", l.Selected(), l.Ticked())
	}
	l.Find(store.Filter{Text: "#2"})
	if got := l.Choice(); got != "1 ticked: tick another run to compare them, 1 of them not found by the search" || l.Selected() != 2 || l.Count() != "1 of 4 runs" {
		t.Errorf("choice %q, selected #%d, count %q", got, l.Selected(), l.Count())
	}
	l.Set(nil)
	if l.Selected() != 0 || l.Chosen() != nil || l.Choice() != "" {
		t.Errorf("of an empty store #%d is selected, %v chosen", l.Selected(), l.Chosen())
	}
}

func TestRunsInWords(t *testing.T) {
	verdict, names := named.Cut(named.Mark("prefork:4") + " fastest, 18 % more")
	finished := store.Entry{
		ID: 24, State: store.Finished, Title: "one-at-a-time, prefork:4", Verdict: verdict, Names: names,
		Figures: []store.Figure{{Config: "one-at-a-time"}, {Config: "prefork:4"}},
	}
	short := store.Entry{ID: 3, Done: 14, Total: 30, Title: "http://127.0.0.1:8765/", Figures: []store.Figure{{Config: "url"}}}
	state := func(s store.State) store.Entry { e := short; e.State = s; return e }
	damaged := state(store.Damaged)
	damaged.Problem = "run #3 cannot be opened: it is empty"
	noted := finished
	noted.About = store.About{Name: "The experiment", Tags: []string{"a", "b c"}, Note: "quiet\nnight"}
	for _, c := range []struct {
		e           store.Entry
		kind        view.Kind
		title, text string
		note        string
	}{
		{finished, view.Plain, "one at a time, prefork 4", "prefork 4 fastest, 18 % more", "add a note"},
		{noted, view.Plain, "The experiment", "prefork 4 fastest, 18 % more", "#a #b c quiet"},
		{state(store.Stopped), view.Caution, "http://127.0.0.1:8765/", "stopped after 14 of 30 repeats", "add a note"},
		{state(store.Interrupted), view.Caution, "http://127.0.0.1:8765/", "interrupted after 14 of 30 repeats", "add a note"},
		{state(store.Running), view.Plain, "http://127.0.0.1:8765/", "running: 14 of 30 repeats", "add a note"},
		{damaged, view.Bad, "http://127.0.0.1:8765/", "Run #3 cannot be opened: it is empty", "add a note"},
	} {
		kind, text := Outcome(c.e)
		if kind != c.kind || text != c.text || Title(c.e) != c.title || Note(c.e) != c.note {
			t.Errorf("%s: %v %q, title %q, note %q", c.e.State, kind, text, Title(c.e), Note(c.e))
		}
	}
}

func TestTimes(t *testing.T) {
	now := time.Date(2026, 11, 29, 12, 0, 0, 0, time.Local)
	for _, c := range []struct {
		at                   time.Time
		when, weekday, since string
	}{
		{time.Date(2026, 11, 29, 7, 5, 0, 0, time.Local), "29 Nov, 07:05", "Sun 29 Nov, 07:05", "07:05"},
		{time.Date(2026, 11, 27, 23, 48, 0, 0, time.Local), "27 Nov, 23:48", "Fri 27 Nov, 23:48", "Fri 27 Nov, 23:48"},
		{time.Date(2025, 11, 29, 7, 5, 0, 0, time.Local), "29 Nov 2025, 07:05", "Sat 29 Nov 2025, 07:05", "Sat 29 Nov 2025, 07:05"},
		{time.Time{}, "", "", ""},
	} {
		if When(c.at, now) != c.when || Weekday(c.at, now) != c.weekday || Since(c.at, now) != c.since {
			t.Errorf("%v is %q, %q, %q", c.at, When(c.at, now), Weekday(c.at, now), Since(c.at, now))
		}
	}
}

func TestTagsAreReadAsTheyAreWritten(t *testing.T) {
	if got := Tags(TagsText([]string{"a lot", "nightly"})); len(got) != 2 || strings.TrimSpace(got[1]) != "nightly" {
		t.Errorf("%q", got)
	}
}
