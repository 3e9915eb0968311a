package planets

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"perihelion/app/window/rendertest"
	"perihelion/app/window/widget"
)

// quiet are the hours and the names that a dome shows, with their texts.
func quiet(d *dome) map[string]*canvas.Text {
	all := map[string]*canvas.Text{}
	for _, t := range test.WidgetRenderer(d).(*domeRenderer).faint {
		if t.Visible() {
			all[t.Text] = t
		}
	}
	return all
}

// The names of the constellations with the brightest stars stand in the middle of their
// stars; enlarged, the sky has more of them. They go with the stars by day, and with their
// item in the menu, in the saved picture, too.
func TestNamesOfConstellations(t *testing.T) {
	tab := nightStage(t, 1920, 1156)
	d := tab.dome
	names := func() (all []string) {
		for name := range quiet(d) {
			if strings.ToUpper(name) == name && strings.ToLower(name) != name {
				all = append(all, name)
			}
		}
		slices.Sort(all)
		return all
	}
	for _, want := range []string{"ORION", "GEMINI", "AURIGA"} {
		if !slices.Contains(names(), want) {
			t.Errorf("of %q there is no %s", names(), want)
		}
	}
	if slices.Contains(names(), "SCORPIUS") || slices.Contains(names(), "CAMELOPARDALIS") {
		t.Errorf("%q have a name of what is below the horizon, or of faint stars", names())
	}
	checkDome(t, tab, "with names")
	orion := quiet(d)["ORION"]
	l := d.look()
	for _, c := range tab.firmament.heavens.Constellations() {
		if c.Name != "Orion" {
			continue
		}
		middle := l.at(c.Middle.Altitude.Rad(), c.Middle.Azimuth.Rad())
		if off := boxAt(orion.Position(), orion.MinSize()); middle.X < off.left || middle.X > off.right || middle.Y < off.top-20 || middle.Y > off.bottom+20 {
			t.Errorf("Orion's middle is %v, its name at %v", middle, off)
		}
	}
	many := len(names())
	for range 3 {
		d.TypedRune('+')
	}
	if larger := names(); !slices.Contains(larger, "CAMELOPARDALIS") { // about the zenith, without bright stars
		t.Errorf("enlarged the names are %q", larger)
	}
	checkDome(t, tab, "enlarged, with names")
	d.TypedRune('h')
	checkDome(t, tab, "the horizon, with names")
	if len(names()) == 0 {
		t.Error("the view of the horizon has no names")
	}
	d.TypedRune('h')

	write(tab.form.clock, "12:00")
	tab.onChanged()
	if got := names(); len(got) > 0 {
		t.Errorf("by day there are %q", got)
	}
	write(tab.form.clock, "00:40")
	tab.onChanged()
	if got := names(); len(got) != many {
		t.Errorf("at night there are %d names again, not %d", len(got), many)
	}

	saved := func() int {
		drawn, err := tab.pictureOfSky()
		if err != nil {
			t.Fatal(err)
		}
		return len(drawn.Names)
	}
	if saved() < 80 {
		t.Errorf("the saved picture has %d names", saved())
	}
	for _, item := range d.menu(tab.storeDome).Items {
		if item.Label == "Names of constellations" {
			item.Action()
		}
	}
	if got := names(); len(got) > 0 || saved() > 0 {
		t.Errorf("left out, there are %q, and %d in the saved picture", got, saved())
	}
}

// Every text on the sky has the contrast of a text to what is painted below it, in the light
// of each hour.
func TestTextsOnTheSkyCanBeRead(t *testing.T) {
	for _, v := range []widget.Variant{widget.Light, widget.Dark} {
		tab, _ := stage(t, v, 1280, 756)
		write(tab.form.date, "2026-11-29")
		for _, clock := range []string{"00:40", "06:50", "12:00", "16:20"} {
			write(tab.form.clock, clock)
			tab.onChanged()
			for _, horizon := range []bool{false, true} {
				if tab.dome.lens.horizon != horizon {
					tab.dome.TypedRune('h')
				}
				legible(t, tab.dome, fmt.Sprintf("%s at %s, horizon %v", v, clock, horizon))
			}
		}
	}
}

func legible(t *testing.T, d *dome, when string) {
	t.Helper()
	r := test.WidgetRenderer(d).(*domeRenderer)
	size := d.Size()
	ground := r.painted.ground.paint(int(size.Width), int(size.Height))
	texts := append(append(r.faint[:], r.names[:]...), r.heights[:]...)
	checked := 0
	for _, text := range texts {
		if !text.Visible() || text.Text == "" {
			continue
		}
		b := boxAt(text.Position(), text.MinSize())
		var all []float64
		for i := range 3 {
			for j := range 3 {
				x, y := b.left+float32(i)/2*(b.right-b.left), b.top+float32(1+j)/4*(b.bottom-b.top)
				below := ground.NRGBAAt(int(x), int(y))
				if below.A < 255 { // beside the sky
					below = widget.Palette().Background
				}
				all = append(all, rendertest.Contrast(text.Color, below))
			}
		}
		slices.Sort(all)
		checked++
		if middle := all[len(all)/2]; middle < 4.5 { // a text may cross a line
			t.Errorf("%s: %q has a contrast of %.2f", when, text.Text, middle)
		}
	}
	if checked < 5 {
		t.Errorf("%s: only %d texts", when, checked)
	}
}
