package benchmark

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"perihelion/app/window/benchmark/form"
	"perihelion/app/window/widget"
	"perihelion/bench"
	"perihelion/bench/server"
)

// Everything above the chart, beside it and below it has room in every window, in
// every state.
func TestNothingOverlapsInASmallWindow(t *testing.T) {
	for _, size := range []fyne.Size{{Width: 800, Height: 500}, {Width: 960, Height: 640}, {Width: 1040, Height: 700}, {Width: 1280, Height: 800}} {
		s := newStage(t, size.Width, size.Height, widget.Light)
		c := s.tab.servers.pane
		check := func(state string) {
			t.Helper()
			c.object.Resize(c.object.Size().Max(c.object.MinSize())) // as a canvas on a screen does by itself
			var seen []fyne.CanvasObject
			for _, o := range slices.Concat(c.object.Objects[0].(*fyne.Container).Objects, c.object.Objects[1:]) {
				if o.Visible() && !o.Size().IsZero() {
					seen = append(seen, o)
				}
			}
			for i, a := range seen {
				if r := c.object.Size().Width - sideMargin; right(c.object, a) > r+1 {
					t.Errorf("%v, %s: %T ends at %v, past %v", size, state, a, right(c.object, a), r)
				}
				for _, b := range seen[i+1:] {
					if overlap(a, b) {
						t.Errorf("%v, %s: %T at %v %v overlaps %T at %v %v", size, state, a, at(a), a.Size(), b, at(b), b.Size())
					}
				}
			}
			if c.remark.Text() != "" && c.remark.Size().Width < 250 {
				t.Errorf("%v, %s: the remark is %v wide", size, state, c.remark.Size().Width)
			}
			if got := c.chart.Size().Height; got < leastChart {
				t.Errorf("%v, %s: the chart is %v high", size, state, got)
			}
		}
		check("empty")
		s.finish(30)
		check("finished")
		s.tab.servers.logs.Show()
		c.layout()
		check("with logs")
		s.tab.in.load[form.Connections].SetText("21")
		check("stale")
		for i, e := range c.entries {
			c.views.SetIndex(i)
			check(e.title)
		}
	}
}

// ofMany is a run of two repeats of so many configurations.
func ofMany(n int) bench.Results {
	plan := bench.DefaultPlan()
	plan.Configs = nil
	for i := range n {
		plan.Configs = append(plan.Configs, server.Config{Name: server.Prefork, Workers: i + 1})
	}
	return evaluated(plan, 2*n)
}

// Of many configurations a chart of bars gets a row for each, and one of curves or of a single
// configuration stays in sight.
func TestOnlyChartsWithRowsGrowWithTheConfigurations(t *testing.T) {
	s := newStage(t, 960, 640, widget.Light)
	run := ofMany(30)
	if err := s.tab.Open("thirty.json", bench.Document{Plan: run.Plan, Run: &run}); err != nil {
		t.Fatal(err)
	}
	c := s.tab.servers.pane
	for _, e := range c.offered {
		c.current = e
		want := float32(leastChart)
		switch e.key {
		case "throughput", "resources":
			want = leastAxis + 30*leastBar
		case "latency", "distribution":
			want = leastAxis + 6*leastBar
		}
		if got := (&paneLayout{rows: c.rows, bars: c.bars}).chartHeight(c.below); got != want {
			t.Errorf("%s: the chart gets %v at least, want %v", e.title, got, want)
		}
	}
	c.showTimeline("prefork:1")
	if chart, table := c.chart.Size().Height, c.current.table.Size().Height; c.current.key != "timeline" || chart < table {
		t.Errorf("%s: the chart is %v high beside a table of %v that scrolls", c.current.title, chart, table)
	}
}

// The list of runs stays within the window where the run behind it has more rows than room.
func TestHistoryIsNoHigherThanTheWindow(t *testing.T) {
	s := listing(t, 2, 960, 640)
	run := ofMany(40)
	if err := s.tab.Open("forty.json", bench.Document{Plan: run.Plan, Run: &run}); err != nil {
		t.Fatal(err)
	}
	if got := s.tab.last.start.MinSize().Height; got <= 640 {
		t.Fatalf("the run is %v high, no higher than the window", got)
	}
	s.tab.OpenHistory()
	if got := s.tab.last.start.MinSize().Height; got > 640 {
		t.Errorf("behind the list the run is %v high in a window of 640", got)
	}
}

func at(o fyne.CanvasObject) fyne.Position {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
}

func right(in, o fyne.CanvasObject) float32 {
	return at(o).X - at(in).X + o.Size().Width
}

func overlap(a, b fyne.CanvasObject) bool {
	p, q := at(a), at(b)
	return p.X < q.X+b.Size().Width-1 && q.X < p.X+a.Size().Width-1 && p.Y < q.Y+b.Size().Height-1 && q.Y < p.Y+a.Size().Height-1
}
