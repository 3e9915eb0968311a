package planets

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"perihelion/app/window/widget"
	"perihelion/ephem"
)

// The numbers of the section are part of the question, and folded it is one line.
func TestAirAndHorizon(t *testing.T) {
	tab, _ := stage(t, widget.Light, 960, 596)
	s := tab.form.around
	if s.open || s.pressure.Visible() || tab.form.lat.Visible() || s.head.Text() != "+ Coordinates, air and horizon" {
		t.Fatalf("at first it is %q, open %v", s.head.Text(), s.open)
	}
	before := tab.sky.Sights
	press(s.head, fyne.KeySpace)
	if !s.open || !s.pressure.Visible() || !s.deltaT.Visible() {
		t.Fatal("it does not unfold")
	}
	write(s.pressure, "800 hPa")
	write(s.temperature, "−5")
	write(s.skyline, "5°")
	write(s.eye, "30 m")
	write(s.deltaT, "100")
	q := tab.sky.Question
	if o := q.Observer; !tab.valid || o.Pressure != 800 || o.Temperature != -5 || o.Airless {
		t.Errorf("the observer is %+v, valid %v", o, tab.valid)
	}
	if h := q.Horizon; h.Altitude.Deg() < 4.99 || h.Altitude.Deg() > 5.01 || h.Height != 30 {
		t.Errorf("the horizon is %+v", h)
	}
	if tab.sky.DeltaT != "100.0 s" || tab.sky.Sights[ephem.Moon].Altitude == before[ephem.Moon].Altitude {
		t.Errorf("ΔT is %v", tab.sky.DeltaT)
	}
	if d, ok := tab.Document(); !ok || d.DeltaT != 100 || *d.Observer.Pressure != 800 || d.Observer.Horizon != 5 {
		t.Errorf("the document is for %+v, ΔT %v", d.Observer, d.DeltaT)
	}
	if caption := tab.picture().Caption; !strings.Contains(caption, "air of 800 hPa and −5 °C") {
		t.Errorf("the picture is captioned %q", caption)
	}
	press(s.head, fyne.KeySpace)
	if s.open || s.skyline.Visible() || !strings.HasPrefix(s.head.Text(), "+ 800 hPa, ") {
		t.Errorf("folded again it is %q, open %v", s.head.Text(), s.open)
	}
}

// A wrong number has its sentence, and its field stays in sight.
func TestWrongAirAndHorizon(t *testing.T) {
	tab, _ := stage(t, widget.Light, 1280, 756)
	s := tab.form.around
	press(s.head, fyne.KeyReturn)
	for _, c := range []struct {
		field       *widget.Field
		typed, want string
	}{
		{s.pressure, "1300", "The pressure must be between 0 and 1200"},
		{s.temperature, "warm", "“warm” is not a number in digits"},
		{s.skyline, "85", "The skyline must be from −10 to 80 degrees"},
		{s.eye, "-1", "The eye must be from 0 to 20,000 metres"},
		{s.deltaT, "40000", "ΔT of 40000 s cannot be meant"},
	} {
		write(c.field, c.typed)
		tab.onChanged()
		if got := tab.complaint.messages[0].Text(); !tab.complaint.Visible() || tab.valid || !strings.HasPrefix(got, c.want) {
			t.Errorf("%q: complaint %q, valid %v", c.typed, got, tab.valid)
		}
		press(s.head, fyne.KeySpace)
		if !s.open || !c.field.Visible() {
			t.Errorf("%q is folded away", c.typed)
		}
		write(c.field, "0")
		tab.onChanged()
		if tab.complaint.Visible() || !tab.valid {
			t.Errorf("after the correction of %q: complaint %v, valid %v", c.typed, tab.complaint.Visible(), tab.valid)
		}
	}
	if !tab.sky.Observer.Airless {
		t.Error("a pressure of 0 is not the absence of air")
	}
}

// The right numbers are there again at the next start.
func TestAirAndHorizonAreRemembered(t *testing.T) {
	tab, win := stage(t, widget.Light, 1280, 756)
	press(tab.form.around.head, fyne.KeySpace)
	write(tab.form.around.temperature, "30")
	write(tab.form.around.skyline, "2.5")
	again := newTab(win, tab.prefs, func() time.Time { return noonUTC }, nil)
	s := again.form.around
	if !s.open || s.temperature.Text() != "30" || again.sky.Observer.Temperature != 30 || s.read.skyline.value != 2.5 {
		t.Errorf("open %v, temperature %q, skyline %v", s.open, s.temperature.Text(), s.read.skyline.value)
	}
	tab.prefs.SetString(prefAround[1], "hot")
	again = newTab(win, tab.prefs, func() time.Time { return noonUTC }, nil)
	if got := again.form.around.temperature.Text(); got != "" || !again.valid || again.sky.Horizon.Altitude == 0 {
		t.Errorf("a wrong temperature is remembered as %q, valid %v", got, again.valid)
	}
}

// In the smallest window the folded section leaves the time in sight.
func TestFoldedSectionIsOneLine(t *testing.T) {
	tab, _ := stage(t, widget.Light, 960, 596)
	f := tab.form
	at := func(o fyne.CanvasObject) float32 {
		return fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y
	}
	if room := at(f.mode) - at(f.place.field); room > 4*widget.ControlHeight+20 {
		t.Errorf("there are %v between the place and the time", room)
	}
	before := at(f.mode)
	test.Tap(f.around.head)
	if down := at(f.mode) - before; down < 5*widget.ControlHeight {
		t.Errorf("unfolded it takes %v", down)
	}
	test.Tap(f.around.head)
	if now := at(f.mode); now != before {
		t.Errorf("folded again the time is at %v, was at %v", now, before)
	}
}
