package benchmark

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"gonum.org/v1/plot"

	"perihelion/app/chart"
	"perihelion/app/window/benchmark/view"
	"perihelion/app/window/widget"
)

// threeCharts is a pane of numbers with a chart for all numbers, one for even ones,
// and one for numbers above ten.
func threeCharts(t *testing.T) (p *pane[int], drawn func() string) {
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
			read: func(r int, stale bool) (sheet, bool) {
				return sheet{
					lines:   []widget.Line{{Cells: []widget.Cell{{Text: key}}, Muted: stale}},
					notices: []view.Notice{{Kind: view.Good, Text: key + "."}},
				}, has(r)
			},
		}
	}
	p = newPane(win, paneWords[int]{
		load: func(int) string { return "a load" }, fileName: func(int) []string { return []string{"numbers"} },
	}, []chartEntry[int]{
		entry("all", func(int) bool { return true }),
		entry("even", func(r int) bool { return r%2 == 0 }),
		entry("large", func(r int) bool { return r > 10 }),
	})
	win.SetContent(p.object)
	win.Resize(fyne.NewSize(900, 600))
	return p, func() string {
		win.Canvas().Capture()
		return last
	}
}

// A pane offers the charts that its results have, by name, and comes back to the
// chosen one when results have it again.
func TestPaneHasAPlaceForAThirdChart(t *testing.T) {
	p, drawn := threeCharts(t)
	check := func(when, key string, offered int) {
		t.Helper()
		if got := drawn(); got != key || p.notes.first.Text() != key+"." {
			t.Errorf("%s: the chart %q with the note %q, want %q", when, got, p.notes.first.Text(), key)
		}
		for _, e := range p.entries {
			if visible := e.key == key; e.table.Visible() != visible {
				t.Errorf("%s: the table of %q is shown: %t", when, e.key, e.table.Visible())
			}
		}
		if len(p.offered) != offered || p.which.Visible() != (offered > 1) || p.heading.Visible() == p.which.Visible() {
			t.Errorf("%s: %d charts offered, choice shown %t, heading shown %t; want %d charts", when, len(p.offered), p.which.Visible(), p.heading.Visible(), offered)
		}
	}
	p.showResults(12, false)
	check("three charts", "all", 3)
	p.which.SetIndex(2)
	check("the third chosen", "large", 3)
	p.showResults(4, false)
	check("results without it", "all", 2)
	p.showProgress(progress[int]{partial: 14, now: view.Progress{Now: "all."}}, true)
	check("under way", "all", 0)
	p.showResults(13, false)
	check("results with it again", "large", 2)
	p.showResults(1, true)
	check("one chart", "all", 1)
	if p.remark.Text() != staleSentence || p.remark.Kind() != widget.Warning {
		t.Errorf("the remark is %q", p.remark.Text())
	}
	p.showEmpty("Press Run.")
	if p.save.Disabled() != true || p.which.Visible() || p.entries[0].table.Visible() {
		t.Error("an empty pane offers a chart or a table")
	}
}

// Charts that share a table show it, under the heading of the one in sight.
func TestChartsMayShareATable(t *testing.T) {
	of, _ := threeCharts(t)
	entries := of.entries
	entries[1].table = entries[0].table
	p := newPane(test.NewTempWindow(t, nil), of.words, entries)
	if got := len(p.object.Objects); got != 5 {
		t.Errorf("%d objects with two tables, want 5", got)
	}
	p.showResults(12, false)
	for i, e := range p.entries {
		p.which.SetIndex(i)
		if shared := p.entries[0].table; shared.Visible() != (i < 2) || !e.table.Visible() || e.table.Title != e.heading {
			t.Errorf("%s: the shared table is shown: %t, the title is %q", e.key, shared.Visible(), e.table.Title)
		}
	}
}
