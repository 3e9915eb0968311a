package benchmark

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"gonum.org/v1/plot"

	"perihelion/app/chart"
	"perihelion/app/window/benchmark/view"
	"perihelion/app/window/widget"
)

// threeViews is a pane of numbers with a view for all numbers, one for even ones,
// and one for numbers above ten.
func threeViews(t *testing.T) (p *pane[int], drawn func() string) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(widget.NewTheme(widget.Light))
	win := test.NewTempWindow(t, nil)
	last := ""
	entry := func(key string, has func(int) bool) chartEntry[int] {
		draw := func(int, chart.Selection, chart.Palette) (chart.Figure, error) {
			last = key
			return chart.Figure{Plot: plot.New()}, nil
		}
		return chartEntry[int]{
			key: key, title: key, heading: "The " + key, draw: draw, saved: draw,
			table: widget.NewTable(widget.Column{Title: key, Sample: "a sample"}),
			read: func(_ int, in reading) sheet {
				return sheet{
					lines:  []widget.Line{{Cells: []widget.Cell{{Text: key}}, Muted: in.stale}},
					labels: []string{key},
					notes:  func() view.Notes { return view.Notes{Verdict: view.Notice{Kind: view.Good, Text: key + "."}} },
				}
			},
			lacks: func(r int, _ bool) string {
				if has(r) {
					return ""
				}
				return "The number is not " + key + "."
			},
		}
	}
	p = newPane(win, paneWords[int]{
		load: func(int) string { return "a load" }, fileName: func(int) []string { return []string{"numbers"} },
	}, []chartEntry[int]{
		entry("all", func(int) bool { return true }),
		entry("even", func(r int) bool { return r%2 == 0 }),
		entry("large", func(r int) bool { return r > 10 }),
	}, nil, nil)
	win.SetContent(p.object)
	win.Resize(fyne.NewSize(900, 600))
	return p, func() string {
		win.Canvas().Capture()
		return last
	}
}

// A pane keeps all views in their places, makes those grey that its results do not have,
// and comes back to the chosen one when results have it again.
func TestPaneHasAPlaceForAThirdView(t *testing.T) {
	p, drawn := threeViews(t)
	check := func(when, key string, off ...int) {
		t.Helper()
		if got := drawn(); got != key || p.notes.first.Text() != key+"." {
			t.Errorf("%s: the chart %q with the note %q, want %q", when, got, p.notes.first.Text(), key)
		}
		for i, e := range p.entries {
			if visible := e.key == key; e.table.Visible() != visible || visible != (p.views.Index() == i) {
				t.Errorf("%s: the table of %q is shown: %t, the view %d", when, e.key, e.table.Visible(), p.views.Index())
			}
			if want := slices.Contains(off, i); p.views.Off(i) != want {
				t.Errorf("%s: %q is grey: %t", when, e.key, !want)
			}
		}
	}
	p.showResults(12, false)
	check("three views", "all")
	p.views.SetIndex(2)
	check("the third chosen", "large")
	p.showResults(4, false)
	check("results without it", "all", 2)
	p.showProgress(progress[int]{partial: 14, now: view.Progress{Now: "large."}}, true)
	check("under way", "large")
	p.showResults(13, false)
	check("results with it again", "large", 1)
	p.showResults(1, true)
	check("one view", "all", 1, 2)
	if p.remark.Text() != staleSentence || p.remark.Kind() != widget.Warning {
		t.Errorf("the remark is %q", p.remark.Text())
	}
	p.showEmpty(chart.Invitation{Title: "Press Run"})
	if p.save.Visible() || p.entries[0].table.Visible() {
		t.Error("an empty pane offers to save a chart, or shows a table")
	}
}

// Views that share a table show it, under the heading of the one in sight.
func TestViewsMayShareATable(t *testing.T) {
	of, _ := threeViews(t)
	entries := of.entries
	entries[1].table = entries[0].table
	p := newPane(test.NewTempWindow(t, nil), of.words, entries, nil, nil)
	if got := len(p.object.Objects); got != 6 {
		t.Errorf("%d objects with two tables, want 6", got)
	}
	p.showResults(12, false)
	for i, e := range p.entries {
		p.views.SetIndex(i)
		if shared := p.entries[0].table; shared.Visible() != (i < 2) || !e.table.Visible() || e.table.Title != e.heading {
			t.Errorf("%s: the shared table is shown: %t, the title is %q", e.key, shared.Visible(), e.table.Title)
		}
	}
}

// A load under way is seen in views in time, second by second; the others wait for its end.
func TestALoadUnderWayIsSeenInTime(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(widget.NewTheme(widget.Light))
	var seen []int
	results := 0 // drawn last in the view that is not in time
	entry := func(key string, choice chart.Choice, draw func(int)) chartEntry[int] {
		return chartEntry[int]{
			key: key, title: key, heading: key, table: widget.NewTable(widget.Column{Title: "a", Sample: "b"}), choice: choice,
			draw: func(r int, _ chart.Selection, p chart.Palette) (chart.Figure, error) {
				draw(r)
				return chart.Empty(key, p), nil
			},
			read: func(int, reading) sheet { return sheet{notes: func() view.Notes { return view.Notes{} }} },
			lacks: func(r int, _ bool) string {
				if choice == chart.Subject && r == 0 {
					return "it has no second yet"
				}
				return ""
			},
		}
	}
	win := test.NewTempWindow(t, nil)
	p := newPane(win, paneWords[int]{load: func(int) string { return "" }, fileName: func(int) []string { return nil }},
		[]chartEntry[int]{entry("bars", chart.All, func(r int) { results = r }), entry(secondOfOne, chart.Subject, func(r int) { seen = append(seen, r) })}, nil, nil)
	win.SetContent(p.object)
	win.Resize(fyne.NewSize(900, 600))
	step := func(done, seconds int, added bool) {
		now := progress[int]{done: done, partial: done, seconds: seconds}
		if seconds > 0 {
			inTime := 100*done + seconds
			now.inTime = &inTime
		}
		p.showProgress(now, added)
	}
	step(0, 0, false)
	if !p.views.Off(1) {
		t.Error("before the first second there is a view in time")
	}
	step(0, 1, false)
	p.views.SetIndex(1)
	step(0, 2, false)
	step(0, 2, false)
	step(0, 3, false)
	step(1, 0, true)
	if seen = slices.Compact(seen); !slices.Equal(seen, []int{1, 2, 3}) && !slices.Equal(seen, []int{1, 2, 3, 1}) {
		t.Errorf("the view in time has shown %v", seen)
	}
	if results != 0 {
		t.Errorf("the other view has shown %d", results)
	}
}

// The empty tab has a heading, what else can be opened, and no view that would show nothing.
// The results of a run have the way back to it.
func TestTheEmptyTabInvitesToANewRun(t *testing.T) {
	s := newStage(t, 1280, 760, widget.Dark)
	pane := s.tab.servers.pane
	empty := func(when string) {
		t.Helper()
		if !pane.heading.Visible() || pane.heading.AccessibilityLabel() != "New run" || pane.views.Visible() || pane.save.Visible() || pane.again.Visible() ||
			!s.tab.servers.open.Visible() {
			t.Errorf("%s the heading is %q (visible: %t), the views visible: %t", when, pane.heading.AccessibilityLabel(), pane.heading.Visible(), pane.views.Visible())
		}
	}
	empty("before the first run")
	opened := 0
	s.tab.OnOpen = func() { opened++ }
	test.Tap(s.tab.servers.open)
	if opened != 1 {
		t.Errorf("Open… was carried out %d times, want once", opened)
	}
	s.finish(30)
	if pane.heading.Visible() || !pane.views.Visible() || !pane.save.Visible() || s.tab.servers.open.Visible() {
		t.Error("the results do not take the place of the invitation")
	}
	before := s.tab.in.values()
	test.Tap(pane.again)
	empty("after New run")
	if _, ok := s.tab.Results(); ok || !before.Equal(s.tab.in.values()) {
		t.Error("New run keeps the results, or changes the inputs")
	}
	s.finish(30)
	s.tab.New()
	empty("after the key of New run")
}
