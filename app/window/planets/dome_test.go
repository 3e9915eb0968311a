package planets

import (
	"image"
	"image/color"
	"math"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"perihelion/app/window/planets/sky"
	"perihelion/app/window/widget"
	"perihelion/ephem"
)

// nightStage shows a winter night, with the stars.
func nightStage(t *testing.T, w, h float32) *Tab {
	t.Helper()
	tab, _ := stage(t, widget.Dark, w, h)
	write(tab.form.date, "2026-11-29")
	write(tab.form.clock, "00:40")
	tab.onChanged()
	return tab
}

func starCalled(t *testing.T, name string) int {
	t.Helper()
	for i, s := range sky.Catalogue() {
		if s.Name == name {
			return i
		}
	}
	t.Fatalf("no star is called %s", name)
	return 0
}

// The pointer on a star or a body shows its name and where it stands.
func TestDomeNamesWhatIsPointedAt(t *testing.T) {
	tab := nightStage(t, 1280, 756)
	d := tab.dome
	r := test.WidgetRenderer(d).(*domeRenderer)
	point := func(at fyne.Position) string {
		d.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}})
		if !r.tipText.Visible() {
			return ""
		}
		return r.tipText.Text
	}
	place := d.shown.heavens.Stars[starCalled(t, "Capella")]
	if got := point(d.look().at(place.Altitude.Rad(), place.Azimuth.Rad())); !strings.HasPrefix(got, "Capella (α Aur) 0.1, 84.4") || !strings.Contains(got, "azimuth") {
		t.Errorf("on Capella it says %q", got)
	}
	jupiter, _ := d.sight(ephem.Jupiter)
	if got := point(d.spot(jupiter)); !strings.HasPrefix(got, "Jupiter, 2") {
		t.Errorf("on Jupiter it says %q", got)
	}
	if got := point(fyne.NewPos(3, 100)); got != "" {
		t.Errorf("beside the sky it says %q", got)
	}
	tab.dome.show.stars = false
	if got := point(d.look().at(place.Altitude.Rad(), place.Azimuth.Rad())); got != "" {
		t.Errorf("without stars it says %q", got)
	}
}

// Up and down go through the named stars, the brightest first, and assistive technology
// reads the star.
func TestKeyboardGoesThroughTheStars(t *testing.T) {
	tab := nightStage(t, 1280, 756)
	d := tab.dome
	d.FocusGained()
	var names []string
	for range 3 {
		press(d, fyne.KeyDown)
		names = append(names, sky.Catalogue()[d.keyed].Name)
	}
	if got := strings.Join(names, " "); got != "Sirius Vega Capella" {
		t.Errorf("the brightest stars are %s", got)
	}
	if label := d.AccessibilityLabel(); !strings.Contains(label, "Star: Capella (α Aur)") {
		t.Errorf("the dome is read as %q", label)
	}
	press(d, fyne.KeyUp)
	if got := sky.Catalogue()[d.keyed].Name; got != "Vega" {
		t.Errorf("back it is %s", got)
	}
	d.TypedRune('+')
	if press(d, fyne.KeyEscape); d.keyed != -1 || d.lens.zoom == 1 {
		t.Error("Escape does not leave the star alone")
	}
	if press(d, fyne.KeyEscape); d.lens.zoom != 1 {
		t.Error("Escape does not show all again")
	}
	press(d, fyne.KeyDown)
	before := tab.selected
	press(d, fyne.KeyRight)
	if d.keyed != -1 || tab.selected == before {
		t.Error("right does not go to the next body")
	}
}

// By day and in twilight there are as few stars as in the sky, unless the light is left out.
func TestStarsFadeInTheLight(t *testing.T) {
	tab := nightStage(t, 1280, 756)
	d := tab.dome
	at := func(clock string) float64 {
		write(tab.form.clock, clock)
		tab.onChanged()
		return d.backdrop(moon{}).faintest()
	}
	if night, dusk, day := at("00:40"), at("16:40"), at("12:00"); !(night > 3.5 && dusk > -1 && dusk < 3 && day < -1.5) {
		t.Errorf("stars to magnitude %.1f at night, %.1f at dusk, %.1f by day", night, dusk, day)
	}
	d.show.glow = false
	if day := at("12:00"); day < 3.5 {
		t.Errorf("without the light of the day, stars to magnitude %.1f", day)
	}
}

// A second changes nothing that is painted; an hour does.
func TestDomeRestsBetweenSeconds(t *testing.T) {
	tab := nightStage(t, 1280, 756)
	r := test.WidgetRenderer(tab.dome).(*domeRenderer)
	painted := r.painted
	later := func(by time.Duration) {
		in := tab.sky.Inputs
		in.Time = in.Time.Add(by)
		s, err := sky.Look(in)
		if err != nil {
			t.Fatal(err)
		}
		tab.sky = s
		tab.showDome(tab.day)
	}
	later(time.Second)
	if r.painted != painted {
		t.Error("the picture is painted again after a second")
	}
	later(time.Hour)
	if r.painted == painted {
		t.Error("the picture stays for an hour")
	}
}

// The picture keeps its ground while only the stars move.
func TestGroundIsKept(t *testing.T) {
	tab := nightStage(t, 1280, 756)
	r := test.WidgetRenderer(tab.dome).(*domeRenderer)
	first := r.paint(200, 200).(*image.NRGBA)
	ground := r.kept
	second := r.paint(200, 200).(*image.NRGBA)
	if r.kept != ground {
		t.Error("the ground is painted again")
	}
	different := 0
	for i := range first.Pix {
		if first.Pix[i] != second.Pix[i] {
			t.Fatal("two pictures of one sky differ")
		}
		if first.Pix[i] != ground.Pix[i] {
			different++
		}
	}
	if different < 1000 {
		t.Errorf("only %d values of the picture are not its ground", different)
	}
}

// What the dome shows comes back, and the menu says it.
func TestDomeIsRemembered(t *testing.T) {
	tab := nightStage(t, 1280, 756)
	menu := tab.dome.menu(tab.storeDome)
	for _, item := range menu.Items {
		switch item.Label {
		case "Constellations", "Horizon view":
			item.Action()
		}
	}
	again := newTab(tab.win, tab.prefs, tab.now, nil)
	if show := again.dome.show; show.figures || !show.stars || !show.ecliptic || !show.path || !show.glow || !again.dome.lens.horizon {
		t.Errorf("after a restart it shows %+v, horizon %v", show, again.dome.lens.horizon)
	}
	ticked := map[string]bool{}
	for _, item := range again.dome.menu(again.storeDome).Items {
		ticked[item.Label] = item.Checked
	}
	if ticked["Constellations"] || !ticked["Stars"] || !ticked["Horizon view"] {
		t.Errorf("the menu has %v", ticked)
	}
}

// Keys enlarge about the selected body, or about the star that they have chosen, in both
// views: it stays where it is.
func TestKeysEnlargeTheSelectedBody(t *testing.T) {
	tab := nightStage(t, 1280, 756)
	d := tab.dome
	tab.onSelected(ephem.Jupiter)
	for _, form := range []string{"whole sky", "horizon"} {
		jupiter, _ := d.sight(ephem.Jupiter)
		before := d.spot(jupiter)
		for range 3 {
			d.TypedRune('+')
		}
		after := d.spot(jupiter)
		if off := after.Subtract(before); d.lens.zoom < 3 || math.Hypot(float64(off.X), float64(off.Y)) > 2 || !d.draws(jupiter) {
			t.Errorf("%s: enlarged %.1f times, Jupiter moves from %v to %v", form, d.lens.zoom, before, after)
		}
		d.TypedRune('h')
	}
	d.TypedRune('0')
	d.FocusGained()
	press(d, fyne.KeyDown)
	_, before, _ := d.reading(d.named())
	d.TypedRune('+')
	if _, after, ok := d.reading(d.named()); !ok || math.Hypot(float64(after.X-before.X), float64(after.Y-before.Y)) > 1 {
		t.Errorf("the star moves from %v to %v", before, after)
	}
}

// Every body above the horizon is painted in its colour, in both views.
func TestBodiesArePainted(t *testing.T) {
	tab, win := stage(t, widget.Dark, 1280, 756)
	write(tab.form.date, "2026-11-29")
	write(tab.form.clock, "00:40")
	tab.onChanged()
	for _, view := range []string{"dome", "horizon"} {
		r := test.WidgetRenderer(tab.dome).(*domeRenderer)
		picture := win.Canvas().Capture()
		corner := fyne.CurrentApp().Driver().AbsolutePositionForObject(tab.dome)
		for i, s := range tab.dome.inSight() {
			if !s.Up || s.Body == ephem.Moon { // which has a dark part
				continue
			}
			dot := r.dots[i]
			at := corner.Add(dot.Position()).AddXY(dot.Size().Width/2, dot.Size().Height/2)
			got := color.NRGBAModel.Convert(picture.At(int(at.X), int(at.Y)))
			if want := color.NRGBAModel.Convert(widget.Palette().Body(s.Body)); got != want {
				t.Errorf("%s: in the middle of %v the colour is %v, want %v", view, s.Body, got, want)
			}
		}
		tab.dome.TypedRune('h')
	}
}

// Dragging turns the view of the horizon; keys and the wheel enlarge, 0 shows all again.
func TestDomeTurnsAndEnlarges(t *testing.T) {
	tab := nightStage(t, 1280, 756)
	d := tab.dome
	d.TypedRune('+')
	d.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.Delta{DY: 40}})
	if d.lens.zoom < 2 {
		t.Errorf("the zoom is %v", d.lens.zoom)
	}
	r := test.WidgetRenderer(d).(*domeRenderer)
	for i, s := range d.inSight() {
		if !s.Up && r.dots[i].Visible() {
			t.Errorf("%v, below the horizon, is in the enlarged sky", s.Body)
		}
	}
	d.TypedRune('0')
	if d.lens != newLens() {
		t.Errorf("after 0 the lens is %+v", d.lens)
	}
	d.TypedRune('h')
	before := d.lens.azimuth
	d.Dragged(&fyne.DragEvent{Dragged: fyne.Delta{DX: 50}})
	if !d.lens.horizon || d.lens.azimuth >= before {
		t.Errorf("dragged to the right, the azimuth goes from %v to %v", before, d.lens.azimuth)
	}
	if label := d.AccessibilityLabel(); !strings.HasPrefix(label, "Sky above the horizon, looking ") {
		t.Errorf("it is read as %q", label)
	}
	checkDome(t, tab, "horizon")
}
