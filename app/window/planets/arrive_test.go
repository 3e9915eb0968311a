package planets

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"perihelion/app/window/planets/sky"
	"perihelion/app/window/widget"
)

// agrees fails where the place's field, the line below it and the foot do not name the
// place of the answer.
func agrees(t *testing.T, tab *Tab, field, line, foot string) {
	t.Helper()
	if got := tab.form.place.field.Text(); got != field {
		t.Errorf("the field of the place is %q, want %q", got, field)
	}
	if got := tab.form.whereabouts.here.Text(); !strings.HasPrefix(got, line) {
		t.Errorf("the line below it is %q, want %q", got, line)
	}
	if got := sky.Whereabouts(tab.sky); !strings.HasPrefix(got, foot) {
		t.Errorf("the foot names %q, want %q", got, foot)
	}
}

// enter types a text letter by letter into a field, and Return.
func enter(tab *Tab, win fyne.Window, f *widget.Field, typed string) {
	win.Canvas().Focus(f.Entry())
	write(f, typed)
	press(f.Entry(), fyne.KeyReturn)
}

// letters lets letters follow each other, as after Start; the clock never ticks.
func letters(t *testing.T, tab *Tab) {
	tab.clock = &ticker{}
	t.Cleanup(func() { tab.clock = nil })
}

// The place changes with a whole pair of right coordinates only.
func TestPlaceWaitsForAWholePair(t *testing.T) {
	tab, win := stage(t, widget.Light, 1280, 756)
	letters(t, tab)
	f := tab.form
	for _, typed := range []string{"95", "abc"} {
		enter(tab, win, f.lat, typed)
		agrees(t, tab, "Greenwich, England", "51.4769° N, 0.0005° W · 0 m", "Greenwich, England")
	}
	enter(tab, win, f.lon, "200")
	agrees(t, tab, "Greenwich, England", "51.4769° N, 0.0005° W · 0 m", "Greenwich, England")
	if s := f.site(); s.Name != "Greenwich, England" || s.Latitude != "51.4769" || s.Longitude != "−0.0005" {
		t.Errorf("the place for a star is %v", s)
	}
	enter(tab, win, f.lat, "9.5")
	agrees(t, tab, "9.5000° N, 160.0000° W", "9.5000° N, 160.0000° W · 0 m", "9°")
	enter(tab, win, f.date, "31.11.")
	enter(tab, win, f.lat, "10")
	agrees(t, tab, "9.5000° N, 160.0000° W", "9.5000° N, 160.0000° W", "9°")
	enter(tab, win, f.date, "2026-11-22")
	agrees(t, tab, "10.0000° N, 160.0000° W", "10.0000° N, 160.0000° W", "10°")
}

// Coordinates have the elevation of a place nearby, or 0, however they are typed; one that
// was typed stays.
func TestElevationOfCoordinates(t *testing.T) {
	tab, win := stage(t, widget.Light, 1280, 756)
	letters(t, tab)
	f := tab.form
	visit(tab, win, "47.8095, 13.0550")
	pair := f.elevation.Text()
	if pair == "0 m" {
		t.Fatalf("Salzburg is at %s", pair)
	}
	visit(tab, win, "Munich")
	enter(tab, win, f.lat, "9")
	enter(tab, win, f.lon, "-160")
	if got := f.elevation.Text(); got != "0 m" || tab.sky.Observer.Elevation != 0 {
		t.Errorf("in the Pacific the elevation is %q, in the answer %v", got, tab.sky.Observer.Elevation)
	}
	enter(tab, win, f.lat, "47.8095")
	enter(tab, win, f.lon, "13.0550")
	if got := f.elevation.Text(); got != pair {
		t.Errorf("of two fields the elevation is %q, of a pair %q", got, pair)
	}
	enter(tab, win, f.lat, "9, -160") // a pair in one field
	if got := f.elevation.Text(); got != "0 m" {
		t.Errorf("of a pair in the field of the latitude the elevation is %q", got)
	}
	enter(tab, win, f.elevation, "1234")
	enter(tab, win, f.lat, "47.8095")
	if got := tab.sky.Observer.Elevation; got != 1234 {
		t.Errorf("a typed elevation is %v in another place", got)
	}
	visit(tab, win, "Munich")
	if got := tab.sky.Observer.Elevation; got < 400 || got > 600 {
		t.Errorf("the elevation of a town is %v", got)
	}
}

// Escape writes the last right text of every field again.
func TestEscapeRestoresEveryField(t *testing.T) {
	tab, win := stage(t, widget.Light, 1280, 756)
	letters(t, tab)
	f := tab.form
	f.mode.SetIndex(1)
	enter(tab, win, f.date, "2026-11-22")
	enter(tab, win, f.clock, "12:00:00")
	enter(tab, win, f.around.pressure, "990")
	for _, c := range f.fields() {
		before := c.Text()
		for _, end := range []fyne.KeyName{fyne.KeyReturn, ""} {
			win.Canvas().Focus(c.Entry())
			write(c, "9xyz")
			press(c.Entry(), end)
			press(c.Entry(), fyne.KeyEscape, fyne.KeyEscape) // the first closes the list of towns
			if c.Text() != before || c.Err() != nil || tab.complaint.Visible() {
				t.Errorf("%s after Escape: %q, want %q; error %v", c.Entry().Title, c.Text(), before, c.Err())
			}
		}
	}
	agrees(t, tab, "Greenwich, England", "51.4769° N, 0.0005° W", "Greenwich, England")
	enter(tab, win, f.lon, "200")
	write(f.lon, "201")
	press(f.lon.Entry(), fyne.KeyEscape)
	agrees(t, tab, "51.4769° N, 160.0000° W", "51.4769° N, 160.0000° W", "51°")
}
