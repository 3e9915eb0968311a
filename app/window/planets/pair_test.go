package planets

import (
	"math"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"perihelion/app/window/widget"
)

func TestPairs(t *testing.T) {
	for _, s := range []string{
		"51.4769, -0.0005", "51.4769,-0.0005", " 51.4769 , -0.0005 ", "51,4769; -0,0005", "51,4769,-0,0005",
		"51.4769 -0.0005", "51.4769\t-0.0005", "51.4769/-0.0005", "51.4769N 0.0005W", "0.0005 W, 51.4769 N",
		"51°28′36.84″N 0°00′01.8″W", "N 51 28 36.84 W 0 0 1.8", "51 28 36.84 N, 0 0 1.8 W", "geo:51.4769,-0.0005",
	} {
		tab, _ := stage(t, widget.Light, 1280, 756)
		for _, f := range []*widget.Field{tab.form.place.field, tab.form.lat, tab.form.lon} {
			write(tab.form.lat, "1")
			write(tab.form.lon, "2")
			f.Entry().SetText("")
			f.Entry().SetText(s) // at once, as a paste
			o := tab.sky.Observer
			if math.Abs(o.Latitude.Deg()-51.4769) > 1e-6 || math.Abs(o.Longitude.Deg()+0.0005) > 1e-6 {
				t.Errorf("%q pasted into %s is %.5f, %.5f", s, f.Label(), o.Latitude.Deg(), o.Longitude.Deg())
			}
			if tab.form.place.name != "" || tab.form.place.field.Text() != "51.4769° N, 0.0005° W" || tab.complaint.Visible() {
				t.Errorf("%q pasted into %s leaves the place %q, complaint %v", s, f.Label(), tab.form.place.field.Text(), tab.complaint.Visible())
			}
		}
	}
	tab, _ := stage(t, widget.Light, 1280, 756)
	for _, s := range []string{"", "51.4769", "40 42 46", "40°42′46″N", "Paris", "Paris, France", "95.5, 0.5", "1, 2, 3", "N", "51.4769,"} {
		if is, err := tab.form.byPair(s); is && err == nil {
			t.Errorf("%q is taken for %s, %s", s, tab.form.lat.Text(), tab.form.lon.Text())
		}
	}
}

// A pair that is typed letter by letter is taken on Return, not before its end.
func TestTypedPairIsTakenOnReturn(t *testing.T) {
	tab, win := stage(t, widget.Light, 1280, 756)
	tab.clock = &ticker{} // as after Start; it never ticks
	defer func() { tab.clock = nil }()
	win.Canvas().Focus(tab.form.lat.Entry())
	write(tab.form.lat, "-37.8, 144.96")
	if tab.form.lat.Text() != "-37.8, 144.96" {
		t.Fatalf("while it is typed the field holds %q", tab.form.lat.Text())
	}
	press(tab.form.lat.Entry(), fyne.KeyReturn)
	if tab.form.lat.Text() != "-37.8" || tab.form.lon.Text() != "144.96" || tab.form.observerZone.String() != "Australia/Melbourne" {
		t.Errorf("after Return: %q, %q, %v", tab.form.lat.Text(), tab.form.lon.Text(), tab.form.observerZone)
	}
}

// An unknown city is named as one while it is typed.
func TestUnknownCityIsSaidWhileTyping(t *testing.T) {
	tab, win := stage(t, widget.Light, 1280, 756)
	win.Canvas().Focus(tab.form.place.field.Entry())
	write(tab.form.place.field, "xyzzy")
	list := tab.form.place.list
	if !list.Visible() || !strings.HasPrefix(list.texts()[0], "No place") {
		t.Errorf("while an unknown city is typed the list shows %q", list.texts())
	}
	tab.form.place.field.Entry().SetText("")
	if list.Visible() {
		t.Errorf("of an empty field the list shows %q", list.texts())
	}
}
