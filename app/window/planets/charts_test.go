package planets

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"perihelion/app/chart"
	"perihelion/app/skychart"
	"perihelion/app/window/rendertest"
	"perihelion/app/window/widget"
	"perihelion/bench/picture"
	"perihelion/ephem"
	"perihelion/ephem/diagram"
)

// choose chooses a chart, as its option does.
func choose(tab *Tab, k skychart.Kind) {
	tab.charts.kinds.SetIndex(slices.Index(skychart.Kinds(), k))
}

// Every chart is drawn, has its own title and controls, and goes to the time that is pressed;
// the line of the time is there afterwards.
func TestEveryChartFollowsTheTime(t *testing.T) {
	for _, size := range []fyne.Size{{Width: 1280, Height: 756}, {Width: 960, Height: 596}} {
		tab, _ := stage(t, widget.Dark, size.Width, size.Height)
		for k, title := range map[skychart.Kind]string{
			skychart.Year: " in 2026", skychart.Span: "Magnitude, 2026 to 2027", skychart.Analemma: "The Sun at ", skychart.Moons: "Moons of Jupiter",
		} {
			choose(tab, k)
			if f, err := tab.pane(chart.Dark()); err != nil || !f.Drawn() {
				t.Fatalf("%s: %v", k, err)
			}
			if got := widget.Read(tab.heading); tab.heading.Visible() && !strings.Contains(got, title) {
				t.Errorf("%s is titled %q", k, got)
			}
			for _, o := range tab.charts.tools() {
				if !o.Visible() {
					t.Errorf("%s hides %T", k, o)
				}
			}
			over := tab.chart.FocusTarget().(readingChart)
			over.FocusGained()
			press(over, fyne.KeyEnd, fyne.KeyLeft, fyne.KeyReturn)
			all := drawn(t, tab).Readings(float64(tab.chart.Size().Width), float64(tab.chart.Size().Height))
			if len(all) < 100 {
				t.Fatalf("%s has %d readings", k, len(all))
			}
			if place := tab.charts.drawn.Place(tab.sky.Time); tab.form.live() || int(place+0.5) != len(all)-2 {
				t.Errorf("%s: after Return the time is %v, at %v of %d", k, tab.sky.Time, place, len(all))
			}
			if label := over.AccessibilityLabel(); !strings.Contains(label, all[len(all)-2].Title) {
				t.Errorf("%s reads %q", k, label)
			}
			over.FocusLost()
			if label := over.AccessibilityLabel(); !strings.Contains(label, title) || strings.Count(label, ".") < 2 {
				t.Errorf("%s without the keyboard reads %q", k, label)
			}
			tab.fix(noonUTC)
		}
		choose(tab, skychart.Night)
		if got := tab.chartTitle(); !strings.Contains(widget.Read(tab.heading), got) || len(tab.charts.tools()) != 0 {
			t.Errorf("the night is titled %q", widget.Read(tab.heading))
		}
	}
}

func drawn(t *testing.T, tab *Tab) chart.Figure {
	t.Helper()
	f, err := tab.pane(chart.Dark())
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// The chart of a year is that of the selected body, and is not drawn again while the time
// moves within it.
func TestYearOfTheSelectedBody(t *testing.T) {
	tab, _ := stage(t, widget.Dark, 1280, 756)
	choose(tab, skychart.Year)
	tab.onSelected(ephem.Venus)
	if got := tab.charts.drawn.Title(); got != "Venus in 2026" {
		t.Errorf("the chart is %q", got)
	}
	before := tab.drawn
	tab.fix(noonUTC.AddDate(0, -3, 0))
	if tab.drawn != before {
		t.Error("the chart was drawn again for another day of its year")
	}
	tab.fix(noonUTC.AddDate(1, 0, 0))
	if got := tab.charts.drawn.Title(); got != "Venus in 2027" {
		t.Errorf("a year later the chart is %q", got)
	}
}

// Choices are remembered, and a picture brings its chart back, whatever is shown.
func TestChartsAreRememberedAndCarried(t *testing.T) {
	tab, win := stage(t, widget.Dark, 1280, 756)
	choose(tab, skychart.Span)
	tab.charts.quantity.SetIndex(slices.Index(diagram.Quantities(), diagram.Distance))
	tab.charts.length.SetIndex(slices.Index(skychart.Lengths(), 120))
	for _, item := range tab.charts.menu(tab.onChoice).Items {
		if item.Label == "Pluto" || item.Label == "Mercury" {
			item.Action()
		}
	}
	want := tab.charts.choice
	if !want.Curves.Has(ephem.Pluto) || want.Curves.Has(ephem.Mercury) || want.Length != 120 {
		t.Fatalf("the choice is %+v", want)
	}
	again := newTab(win, tab.prefs, tab.now, nil)
	if again.charts.choice != want || again.charts.kinds.Index() != 2 || !again.charts.has {
		t.Errorf("after a restart the choice is %+v", again.charts.choice)
	}
	path := filepath.Join(t.TempDir(), "chart.png")
	if err := tab.SaveChart(path); err != nil {
		t.Fatal(err)
	}
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	note, err := picture.Read(file, skychart.CarriedName)
	if err != nil {
		t.Fatal(err)
	}
	choose(tab, skychart.Night)
	tab.fix(noonUTC.AddDate(7, 0, 0))
	if err := tab.Open(note); err != nil {
		t.Fatal(err)
	}
	if tab.charts.choice != want || !tab.sky.Time.Equal(noonUTC.Truncate(time.Second)) {
		t.Errorf("the picture brings %+v at %v", tab.charts.choice, tab.sky.Time)
	}
	// Pictures of older versions carry no chart.
	before, _, _ := strings.Cut(note.Text, `,"chart"`)
	note.Text = before + "}}"
	choose(tab, skychart.Moons)
	if err := tab.Open(note); err != nil || tab.charts.choice.Kind != skychart.Moons {
		t.Errorf("an older picture: %v, %s", err, tab.charts.choice.Kind)
	}
}

// A chart that cannot be computed is explained in its place, and another one follows it.
func TestChartThatIsNotKnown(t *testing.T) {
	tab, _ := stage(t, widget.Dark, 1280, 756)
	choose(tab, skychart.Moons)
	write(tab.form.date, "2999-01-01")
	tab.onChanged()
	if f, err := tab.pane(chart.Dark()); err != nil || f.Drawn() || tab.charts.err == nil {
		t.Errorf("the moons of 2999: %v, %v", err, tab.charts.err)
	}
	choose(tab, skychart.Year)
	if f, err := tab.pane(chart.Dark()); err != nil || !f.Drawn() || tab.charts.err != nil {
		t.Errorf("the year 2999: %v, %v", err, tab.charts.err)
	}
}

// In the red theme every chart with its reading is red.
func TestEveryChartIsRed(t *testing.T) {
	tab, win := stage(t, widget.Red, 1280, 756)
	for _, latitude := range []string{"0", "70", "-33"} {
		write(tab.form.lat, latitude)
		tab.onChanged()
		for _, k := range skychart.Kinds() {
			for _, sky := range []int{0, 1} {
				choose(tab, k)
				tab.charts.form.SetIndex(sky)
				over := tab.chart.FocusTarget().(desktop.Hoverable)
				size := tab.chart.Size()
				over.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(size.Width/2, size.Height/2)}})
				rendertest.Red(t, win, string(k)+" at "+latitude)
			}
		}
	}
}
