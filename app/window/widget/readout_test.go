package widget

import (
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/soniakeys/unit"

	"perihelion/app/chart"
	"perihelion/app/window/rendertest"
	"perihelion/bench"
	"perihelion/bench/load"
	"perihelion/bench/server"
	"perihelion/bench/stats"
	"perihelion/ephem"
)

// bars is a chart of three bars, and counts how often it was made.
func bars(t *testing.T, size fyne.Size) (v *ChartView, made *int, win fyne.Window) {
	t.Helper()
	var r bench.Results
	for i, name := range []string{server.OneAtATime, server.Goroutines, server.Prefork} {
		rate := float64(i+1) * 1000
		r.Results = append(r.Results, bench.Result{
			Subject: server.Subject{Config: server.Config{Name: name}}, Config: name, RPS: stats.Interval{Median: rate, Low: rate, High: rate},
			Repeats: []load.Measurement{{RPS: rate}},
		})
	}
	made = new(int)
	v = NewChartView(suggested, func(p chart.Palette) (chart.Figure, error) {
		*made++
		return chart.ThroughputPane(r, chart.Selection{}, p)
	}, nil)
	win = stage(t, Light, size.Width, size.Height, v)
	return v, made, win
}

// pointAt moves the pointer to a place of the chart.
func pointAt(v *ChartView, x, y float32) {
	v.readout.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, y)}})
}

// boxed are the texts of the box that is painted.
func boxed(v *ChartView) (all []string) {
	for _, o := range test.WidgetRenderer(v.readout).Objects() {
		if t, ok := o.(*canvas.Text); ok && t.Visible() {
			all = append(all, t.Text)
		}
	}
	return all
}

func TestPointerReadsTheChart(t *testing.T) {
	v, made, win := bars(t, fyne.NewSize(620, 260))
	before, size := *made, v.Size()
	if len(boxed(v)) > 0 {
		t.Errorf("without a pointer the box has %q", boxed(v))
	}
	pointAt(v, 0.85*size.Width, size.Height/2)
	if all := boxed(v); !slices.Contains(all, "prefork") || !slices.Contains(all, "3,000") {
		t.Errorf("over the last bar the box has %q", all)
	}
	if !strings.Contains(v.AccessibilityLabel(), "prefork") {
		t.Errorf("the label is %q", v.AccessibilityLabel())
	}
	rendertest.Survives(t, win)
	v.readout.MouseOut()
	if len(boxed(v)) > 0 {
		t.Errorf("after the pointer has left the box has %q", boxed(v))
	}
	if ground := test.WidgetRenderer(v.readout).Objects()[0]; !ground.Visible() || ground.Size() != v.Size() {
		t.Error("there is no ground, without which the window paints nothing again")
	}
	if *made != before {
		t.Errorf("the chart was made %d times more for the pointer", *made-before)
	}
}

func TestKeyboardReadsTheChart(t *testing.T) {
	v, _, win := bars(t, fyne.NewSize(620, 260))
	win.Canvas().Focus(v.readout)
	for _, step := range []struct {
		key  fyne.KeyName
		want string
	}{{"", "one at a time"}, {fyne.KeyRight, "goroutines"}, {fyne.KeyEnd, "prefork"}, {fyne.KeyRight, "prefork"}, {fyne.KeyLeft, "goroutines"}, {fyne.KeyHome, "one at a time"}, {fyne.KeyEscape, ""}} {
		if step.key != "" {
			v.readout.TypedKey(&fyne.KeyEvent{Name: step.key})
		}
		if got := boxed(v); (step.want == "") != (len(got) == 0) || len(got) > 0 && got[0] != step.want {
			t.Errorf("after %q the box has %q, want %q", step.key, got, step.want)
		}
	}
	win.Canvas().Unfocus()
	if len(boxed(v)) > 0 {
		t.Error("the box stays after the keyboard has left")
	}
}

func TestBoxStaysWithinTheChart(t *testing.T) {
	for _, size := range []fyne.Size{fyne.NewSize(620, 260), fyne.NewSize(300, 120)} {
		v, _, _ := bars(t, size)
		for at := range v.readout.readings {
			v.readout.show(at)
			objects := test.WidgetRenderer(v.readout).Objects()
			for _, o := range objects {
				if g, ok := o.(*canvas.Rectangle); ok && g.CornerRadius == radius && g.StrokeWidth == 1 {
					if end := g.Position().Add(g.Size()); g.Position().X < 0 || g.Position().Y < 0 || end.X > v.Size().Width || end.Y > v.Size().Height {
						t.Errorf("at %v the box of bar %d lies at %v to %v", size, at, g.Position(), end)
					}
				}
			}
		}
	}
}

// The name of the marked place stands above the area of the chart, where no name of a curve
// is, and within the chart at its edges too.
func TestMarkedPlaceIsNamedAboveTheChart(t *testing.T) {
	v, _, _ := bars(t, fyne.NewSize(620, 260))
	for _, place := range []float64{0, 1.5, 2} {
		v.SetPlace(place, "00:14")
		area := chart.PlaceOf(v.readout.readings, place)
		named := false
		for _, o := range test.WidgetRenderer(v.readout).Objects() {
			if name, ok := o.(*canvas.Text); ok && name.Text == "00:14" {
				named = true
				const under = 2 // the room below the letters
				if at, size := name.Position(), name.Size(); at.X < 0 || at.Y < 0 || at.X+size.Width > v.Size().Width || at.Y+size.Height-under > float32(area.Top) {
					t.Errorf("place %v: its name is at %v, %v large, and the area begins at %v", place, at, size, area.Top)
				}
			}
		}
		if !named {
			t.Errorf("place %v has no name", place)
		}
	}
}

// A chart without readings is no stop of the keyboard and takes no presses.
func TestChartWithoutReadingsIsNoStop(t *testing.T) {
	v := aChart()
	stage(t, Light, 300, 200, v)
	if v.readout.Visible() {
		t.Error("the chart can have the keyboard, and has nothing to read")
	}
}

// The line of a marked place lies above the chart, and hides no letter of a name in it.
func TestTheMarkedPlaceGoesAroundNames(t *testing.T) {
	from := time.Date(2026, time.November, 30, 12, 0, 0, 0, time.UTC)
	d := chart.AltitudeData{Title: "Night", From: from, To: from.Add(24 * time.Hour), Step: time.Hour}
	for i, b := range []ephem.Body{ephem.Moon, ephem.Mars, ephem.Jupiter} {
		c := chart.Curve{Body: b}
		for h := range 25 {
			c.Altitudes = append(c.Altitudes, unit.AngleFromDeg(60*math.Sin(float64(h-2*i)*math.Pi/24)))
		}
		d.Curves = append(d.Curves, c)
	}
	v := NewChartView(suggested, func(p chart.Palette) (chart.Figure, error) { return chart.Altitudes(d, p) }, nil)
	stage(t, Light, 420, 200, v)
	f, err := v.figure()
	if err != nil {
		t.Fatal(err)
	}
	notes := f.Notes(float64(v.Size().Width), float64(v.Size().Height))
	if len(notes.Names) != len(d.Curves) {
		t.Fatalf("%d names, want %d", len(notes.Names), len(d.Curves))
	}
	broken := 0
	for place := range len(notes.Readings) {
		v.SetPlace(float64(place), "now")
		parts := 0
		for _, o := range test.WidgetRenderer(v.readout).Objects() {
			r, ok := o.(*canvas.Rectangle)
			if !ok || r.FillColor != Palette().Accent {
				continue
			}
			parts++
			x, top, bottom := float64(r.Position().X+r.Size().Width/2), float64(r.Position().Y), float64(r.Position().Y+r.Size().Height)
			for _, n := range notes.Names {
				if n.Left < x && x < n.Right && top < n.Bottom-0.01 && bottom > n.Top+0.01 {
					t.Errorf("at place %d the line from %v to %v crosses the name in %v", place, top, bottom, n)
				}
			}
		}
		if parts > 1 {
			broken++
		}
	}
	if broken == 0 {
		t.Error("no line met a name: the test shows nothing")
	}
}
