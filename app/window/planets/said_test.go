package planets

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"perihelion/app/chart"
	"perihelion/app/window/widget"
)

// A note stays readable while the clock writes every second.
func TestTheClockLeavesWhatWasSaid(t *testing.T) {
	tab, _ := stage(t, widget.Light, 1280, 756)
	now := noonUTC
	tab.now = func() time.Time { return now }
	tab.form.now = tab.now
	tab.onCopy()
	for second := 1; second < 8; second++ {
		now = now.Add(time.Second)
		tab.onTick()
		if got, want := tab.bar.Items()[0].Text == "table copied", second < 5; got != want {
			t.Errorf("after %d s the bar says %q", second, tab.bar.Items()[0].Text)
		}
	}
	tab.onSaved("/a/sky.png")
	now = now.Add(30 * time.Second)
	tab.onTick()
	if got := tab.bar.Items()[0]; got.Text != "saved as /a/sky.png" || got.File != "/a/sky.png" {
		t.Errorf("half a minute after a save the bar says %q", got.Text)
	}
	tab.Warn(errors.New("the settings are not kept: disk full"))
	if got := tab.bar.Items()[0]; got.Kind != widget.Warning || got.Text != "The settings are not kept: disk full." {
		t.Errorf("after a warning the bar says %q", got.Text)
	}
}

// Nothing in the window moves for a complaint: neither the fields below nor the
// charts.
func TestComplaintMovesNothing(t *testing.T) {
	tab, win := stage(t, widget.Light, 1280, 756)
	places := func() (all []fyne.Position) {
		for _, o := range []fyne.CanvasObject{tab.form.lon, tab.form.elevation, tab.form.zone, tab.dome, tab.chart, tab.card, tab.table} {
			all = append(all, fyne.CurrentApp().Driver().AbsolutePositionForObject(o))
		}
		return all
	}
	before := places()
	win.Canvas().Focus(tab.form.lat.Entry())
	test.Type(tab.form.lat.Entry(), "95")
	win.Canvas().Focus(tab.form.lon.Entry())
	said := func(i int) string { return tab.complaint.messages[i].Text() }
	if !tab.complaint.Visible() || !strings.HasPrefix(said(0), "Latitude 95 is outside") {
		t.Fatalf("the complaint is %q, visible %v", said(0), tab.complaint.Visible())
	}
	for i, at := range places() {
		if at != before[i] {
			t.Errorf("object %d moved from %v to %v", i, before[i], at)
		}
	}
	test.Type(tab.form.lon.Entry(), "400")
	tab.onChanged()
	if !strings.HasPrefix(said(0), "Latitude 95 is outside") || !strings.HasPrefix(said(1), "Longitude 400 is outside") {
		t.Errorf("of two wrong fields it says %q and %q", said(0), said(1))
	}
	driver := fyne.CurrentApp().Driver()
	at := driver.AbsolutePositionForObject(tab.complaint)
	complaint := boxAt(at, tab.complaint.Size())
	for _, o := range []fyne.CanvasObject{tab.dome, tab.chart, tab.table, tab.form.lat, tab.form.lon, tab.form.clock, tab.bar} {
		if over := complaint.overlap(boxAt(driver.AbsolutePositionForObject(o), o.Size())); over > 0 {
			t.Errorf("the complaint covers %v of %T", over, o)
		}
	}
	if side := boxAt(driver.AbsolutePositionForObject(tab.form.sidebar), tab.form.sidebar.Size()); complaint.overlap(side) > 0 {
		t.Errorf("the complaint covers %v of the sidebar", complaint.overlap(side))
	}
	write(tab.form.lon, "0")
	write(tab.form.lat, "51")
	if tab.complaint.Visible() {
		t.Errorf("after the corrections it still says %q", said(0))
	}
}

// A half-typed number is neither answered nor complained about while its user
// types; a pause ends that.
func TestPauseEndsThePatience(t *testing.T) {
	tab, win := stage(t, widget.Light, 1280, 756)
	tab.clock = &ticker{} // as after Start; it never ticks
	defer func() { tab.clock = nil }()
	win.Canvas().Focus(tab.form.lat.Entry())
	test.Type(tab.form.lat.Entry(), "-")
	if tab.complaint.Visible() || !tab.valid {
		t.Errorf("after a lone minus: complaint %v, valid %v", tab.complaint.Visible(), tab.valid)
	}
	tab.onPause()
	if tab.complaint.Visible() || !tab.valid {
		t.Errorf("after a short pause: complaint %v, valid %v", tab.complaint.Visible(), tab.valid)
	}
	tab.onChanged() // after a long one
	if !tab.complaint.Visible() || tab.valid {
		t.Errorf("after a long pause: complaint %v, valid %v", tab.complaint.Visible(), tab.valid)
	}
	test.Type(tab.form.lat.Entry(), "-37")
	tab.onPause()
	if tab.complaint.Visible() || !tab.valid || tab.sky.Observer.Latitude >= 0 {
		t.Errorf("after the correction: complaint %v, valid %v, latitude %v", tab.complaint.Visible(), tab.valid, tab.sky.Observer.Latitude)
	}
}

// A picture is looked at later, so it names its time and its curves.
func TestSavedChartNamesItsTime(t *testing.T) {
	tab, _ := stage(t, widget.Light, 1280, 756)
	d := tab.picture()
	if d.Mark != "12:48" || !strings.Contains(d.Caption, "as refraction") {
		t.Errorf("mark %q, caption %q", d.Mark, d.Caption)
	}
	tab.form.refraction.SetChecked(false)
	if d := tab.picture(); !strings.Contains(d.Caption, "without refraction") {
		t.Errorf("without refraction the caption is %q", d.Caption)
	}
	if p, err := tab.saved(chart.Print()); err != nil || !p.Drawn() {
		t.Errorf("no picture: %v", err)
	}
}

func TestZoneIsNamedInTheTable(t *testing.T) {
	tab, _ := stage(t, widget.Light, 1280, 756)
	if got := tab.table.Titles()[tab.columnOf("nextRise")]; got != "Next rise, UTC" {
		t.Errorf("in Greenwich the column is called %q", got)
	}
	write(tab.form.lon, "145")
	write(tab.form.lat, "-37.8")
	if got := tab.table.Titles()[tab.columnOf("nextRise")]; got != "Next rise, UTC+11" {
		t.Errorf("in Melbourne the column is called %q", got)
	}
}

// Long names of zones and words in place of times leave the table its rise and
// set, in the smallest window too.
func TestRiseAndSetStayInASmallWindow(t *testing.T) {
	for _, place := range [][2]string{{"-34.9", "138.6"}, {"78.2", "15.6"}, {"27.7", "85.3"}} { // Adelaide, Svalbard, Kathmandu
		tab, _ := stage(t, widget.Light, 960, 596)
		write(tab.form.lat, place[0])
		write(tab.form.lon, place[1])
		shown := strings.Join(tab.table.Shown(), ", ")
		if !strings.Contains(shown, "Next rise, UTC") || !strings.Contains(shown, "Next set") {
			t.Errorf("at %v the table shows %s", place, shown)
		}
	}
}

// The card keeps the most important facts when it has little room, and nothing in it lies
// on its neighbour or leaves it.
func TestCardShowsWhatItHasRoomFor(t *testing.T) {
	for _, c := range []struct {
		w, h  float32
		least int
	}{{1280, 756, 6}, {960, 596, 2}, {1900, 1000, 8}} {
		tab, _ := stage(t, widget.Light, c.w, c.h)
		var columns []float32
		for _, s := range tab.sky.Sights {
			tab.onSelected(s.Body)
			r := test.WidgetRenderer(tab.card).(*cardRenderer)
			left := r.arrange(tab.card.Size()).left
			if columns == nil {
				columns = left
			}
			if !slices.Equal(left, columns) {
				t.Errorf("at %v × %v the columns of %v stand at %v, before at %v", c.w, c.h, s.Body, left, columns)
			}
			shown := 0
			var boxes []box
			for i, cells := range r.cells {
				if !cells[0].Visible() {
					continue
				}
				if i != shown {
					t.Errorf("at %v × %v of %v the fact %d is shown before one that is asked more", c.w, c.h, s.Body, i)
				}
				shown++
				for _, text := range cells {
					if text.Visible() {
						boxes = append(boxes, boxAt(text.Position(), text.MinSize()))
					}
				}
			}
			if want := min(c.least, len(tab.card.facts)); shown < want {
				t.Errorf("at %v × %v of %v %d facts are shown, want %d", c.w, c.h, s.Body, shown, want)
			}
			frame := boxAt(fyne.Position{}, tab.card.Size())
			for i, a := range boxes {
				if out := a.outside(frame); out > 0 {
					t.Errorf("at %v × %v of %v a fact leaves the card by %v", c.w, c.h, s.Body, out)
				}
				for _, b := range boxes[i+1:] {
					if over := a.overlap(b); over > 12 { // lines of text may touch
						t.Errorf("at %v × %v of %v two facts overlap by %v", c.w, c.h, s.Body, over)
					}
				}
			}
		}
	}
}
