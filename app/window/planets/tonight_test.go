package planets

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"perihelion/app/window/planets/sky"
	"perihelion/app/window/widget"
	"perihelion/ephem"
)

// row is the number of a body's first row in the list of the night, −1 for none.
func (t *Tab) row(b ephem.Body) int {
	for i, v := range t.tonight.visits {
		if v.Body == b {
			return i
		}
	}
	return -1
}

func TestTonightListsTheBodies(t *testing.T) {
	tab, _ := stage(t, widget.Light, 1280, 756) // Greenwich, 22 November 2026
	lines := tab.tonight.table.Lines()
	if len(lines) != len(tab.tonight.visits) || tab.row(ephem.Mars) < 0 || tab.row(ephem.Saturn) < 0 || tab.row(ephem.Sun) >= 0 {
		t.Fatalf("the list is %v", lines)
	}
	venus := lines[tab.row(ephem.Venus)]
	if c := venus.Cells; !strings.HasSuffix(c[sky.VisitTimes].Text, " +1 d") || c[sky.VisitBest].Note != "+1 d" || c[sky.VisitWith].Text != "eye" {
		t.Errorf("Venus, which is seen in the morning: %v", c)
	}
	if got := lines[tab.row(ephem.Uranus)].Cells[sky.VisitWith].Text; got != "binoc." {
		t.Errorf("Uranus is seen with %q", got)
	}
	if got := tab.tonight.hours.Text(); !strings.HasPrefix(got, "Sunset\u00a016:0") || !strings.HasSuffix(got, " · sunrise\u00a007:31\u00a0+1\u00a0d") {
		t.Errorf("the hours are %q", got)
	}
	if got := tab.tonight.notes.Text(); !strings.Contains(got, "The Moon, ") {
		t.Errorf("the notes are %q", got)
	}
	if got := strings.Join(tab.tonight.table.Shown(), ", "); got != "Body, From–to, Best, Where, Mag, With, Sunset to sunrise" {
		t.Errorf("at 1280 the list shows %s", got)
	}
	table := tab.tonight.table
	for width, want := range map[float32]string{312: "Body, Best, Where", 440: "Body, From–to, Best, Where"} {
		table.Resize(fyne.NewSize(width, 200))
		if got := strings.Join(table.Shown(), ", "); got != want {
			t.Errorf("where there is room for little, %v wide, the list shows %s, want %s", width, got, want)
		}
	}
	tab.form.others.SetChecked(false)
	if tab.row(ephem.Moon) >= 0 || tab.row(ephem.Mars) < 0 {
		t.Error("without Sun, Moon and Pluto the list is not that of the planets")
	}
}

// The arrows select a body; a press and Return go to its best time, too.
func TestVisitIsGoneTo(t *testing.T) {
	tab, win := stage(t, widget.Light, 1280, 756)
	table := tab.tonight.table
	win.Canvas().Focus(table.FocusTarget())
	press(table.FocusTarget(), fyne.KeyHome)
	press(table.FocusTarget(), fyne.KeyDown)
	if tab.selected != tab.tonight.visits[1].Body || !tab.form.live() {
		t.Errorf("Down chose %v, live %v", tab.selected, tab.form.live())
	}
	gone := func(v sky.Visit, how string) {
		t.Helper()
		if want := v.Best.Round(time.Minute); tab.selected != v.Body || !tab.sky.Time.Equal(want) || tab.form.live() {
			t.Errorf("%s went to %v at %v, want %v at %v", how, tab.selected, tab.sky.Time, v.Body, want)
		}
	}
	want := tab.tonight.visits[1]
	press(table.FocusTarget(), fyne.KeyReturn)
	gone(want, "Return")

	want = tab.tonight.visits[tab.row(ephem.Saturn)]
	pitch := (table.Size().Height - 20) / float32(len(tab.tonight.visits))
	body := table.FocusTarget().(fyne.Tappable)
	body.Tapped(&fyne.PointEvent{Position: fyne.NewPos(20, pitch*(float32(tab.row(ephem.Saturn))+0.5))})
	gone(want, "a press")
	if table.Lines()[tab.row(ephem.Saturn)].Cells[sky.VisitProfile].Profile.Line <= 0 {
		t.Error("the time is not marked in the night")
	}
}

// A visit that is over is muted; the list moves by the minute.
func TestPastVisitsAreMuted(t *testing.T) {
	tab, _ := stage(t, widget.Light, 1280, 756)
	last := tab.tonight.visits[tab.row(ephem.Saturn)]
	tab.fix(last.To.Add(-time.Minute))
	before := tab.tonight.table.Lines()[tab.row(ephem.Saturn)].Muted
	tab.fix(last.To.Add(2 * time.Minute))
	if after := tab.tonight.table.Lines()[tab.row(ephem.Saturn)].Muted; before || !after {
		t.Errorf("Saturn is muted before it sets: %v, after: %v", before, after)
	}
}

func TestPolarDayHasNoList(t *testing.T) {
	tab, _ := stage(t, widget.Light, 1280, 756)
	write(tab.form.lat, "80")
	write(tab.form.date, "2026-06-21")
	if tab.tonight.table.Visible() || !strings.HasPrefix(tab.tonight.hours.Text(), "The Sun does not set until ") || !strings.HasPrefix(tab.tonight.notes.Text(), "It stays day") {
		t.Errorf("on a polar day: list %v, %q, %q", tab.tonight.table.Visible(), tab.tonight.hours.Text(), tab.tonight.notes.Text())
	}
	write(tab.form.date, "2026-12-21")
	if !tab.tonight.table.Visible() || !strings.HasPrefix(tab.tonight.hours.Text(), "The\u00a0Sun\u00a0does\u00a0not\u00a0rise") {
		t.Errorf("in a polar night: list %v, %q", tab.tonight.table.Visible(), tab.tonight.hours.Text())
	}
}

// A half Moon with the light from the right, as in an evening of the north, and from above.
func TestLitPart(t *testing.T) {
	extent := func(corners []fyne.Position) (left, top, right, bottom float32) {
		left, top = 9, 9
		for _, c := range corners {
			left, right, top, bottom = min(left, c.X), max(right, c.X), min(top, c.Y), max(bottom, c.Y)
		}
		return
	}
	near := func(a, b float32) bool { return a-b < 0.01 && b-a < 0.01 }
	if l, top, r, b := extent(litPart(0.5, -1.5707963)); !near(l, 0.5) || !near(r, 1) || !near(top, 0) || !near(b, 1) {
		t.Errorf("from the right the lit part is %v %v %v %v", l, top, r, b)
	}
	if l, top, r, b := extent(litPart(0.5, 0)); !near(l, 0) || !near(r, 1) || !near(top, 0) || !near(b, 0.5) {
		t.Errorf("from above the lit part is %v %v %v %v", l, top, r, b)
	}
	if l, _, r, _ := extent(litPart(0.1, 1.5707963)); !near(l, 0) || r > 0.51 {
		t.Errorf("a crescent to the left goes from %v to %v", l, r)
	}
	if litPart(1, 0) != nil {
		t.Error("a full Moon is not whole")
	}
}
