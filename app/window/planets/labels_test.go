package planets

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"perihelion/app/window/widget"
	"perihelion/ephem"
)

func TestLabelsAvoidEachOther(t *testing.T) {
	size := fyne.NewSize(50, 15)
	var marks []mark
	for i := range 10 { // as close as bodies ever get
		marks = append(marks, mark{centre: fyne.NewPos(150+4*float32(i%3), 150+5*float32(i/3)), radius: 5, label: size})
	}
	marks = append(marks, mark{centre: fyne.NewPos(295, 100), radius: 4, label: size})
	frame := box{0, 0, 300, 300}
	places := placeLabels(marks, nil, frame, nil)
	placed := 0
	for i, place := range places {
		if place == nowhere {
			continue
		}
		placed++
		a := marks[i].at(place)
		if out := a.outside(frame); out > 0.5 {
			t.Errorf("label %d leaves the frame by %v", i, out)
		}
		for j := range marks {
			if j != i && a.overlap(marks[j].box()) > 0 {
				t.Errorf("label %d covers dot %d", i, j)
			}
			if j > i && places[j] != nowhere && a.overlap(marks[j].at(places[j])) > 0 {
				t.Errorf("labels %d and %d overlap", i, j)
			}
		}
	}
	// The dots within have no way out that crosses nothing.
	if placed < 7 {
		t.Errorf("only %d of %d labels have a place", placed, len(marks))
	}
	for i, place := range places {
		if place == nowhere || !apart(place) {
			continue
		}
		from, to := marks[i].leader(marks[i].at(place))
		for j, other := range places {
			if j == i || other == nowhere {
				continue
			}
			label := marks[j].at(other)
			if label.cut(from, to) {
				t.Errorf("the line to label %d goes through label %d", i, j)
			}
			if a, b := marks[j].leader(label); apart(other) && cross(from, to, a, b) {
				t.Errorf("the lines to labels %d and %d cross", i, j)
			}
		}
	}
}

func TestLinesAndBoxes(t *testing.T) {
	b := box{10, 10, 20, 20}
	for _, c := range []struct {
		x0, y0, x1, y1 float32
		cut            bool
	}{
		{0, 15, 30, 15, true}, {15, 0, 15, 30, true}, {0, 0, 30, 30, true}, {12, 12, 14, 14, true},
		{0, 5, 30, 5, false}, {0, 15, 9, 15, false}, {0, 25, 25, 50, false}, {0, 12, 12, 0, false},
	} {
		if got := b.cut(fyne.NewPos(c.x0, c.y0), fyne.NewPos(c.x1, c.y1)); got != c.cut {
			t.Errorf("from %v, %v to %v, %v: cuts %v", c.x0, c.y0, c.x1, c.y1, got)
		}
	}
	p := fyne.NewPos
	if !cross(p(0, 0), p(10, 10), p(0, 10), p(10, 0)) || cross(p(0, 0), p(10, 0), p(0, 1), p(10, 1)) || cross(p(0, 0), p(4, 4), p(0, 10), p(10, 0)) {
		t.Error("lines cross where they do not, or the other way round")
	}
}

func TestLabelsStayWhereTheyAre(t *testing.T) {
	m := []mark{{centre: fyne.NewPos(100, 100), radius: 5, label: fyne.NewSize(40, 15)}}
	if got := placeLabels(m, []int{3}, box{0, 0, 200, 200}, nil); got[0] != 3 {
		t.Errorf("the label moved from place 3 to place %d without need", got[0])
	}
	if got := placeLabels(m, []int{sideCount + 3}, box{0, 0, 200, 200}, nil); apart(got[0]) {
		t.Error("the label stays apart where there is room beside the dot")
	}
}

// Every body in the sky shows a part of its disc and its name, and names cover
// neither each other, nor discs, nor the marks of the compass: at the conjunctions
// of a month, and from places where bodies stand close together.
func TestNothingInTheDomeIsCovered(t *testing.T) {
	for _, size := range []fyne.Size{fyne.NewSize(1280, 756), fyne.NewSize(800, 456)} {
		tab, _ := stage(t, widget.Light, size.Width, size.Height)
		tab.form.lat.Entry().SetText("69.65")
		tab.form.lon.Entry().SetText("18.96")
		for day := time.Date(2030, 5, 28, 12, 0, 0, 0, time.UTC); day.Before(time.Date(2030, 6, 8, 0, 0, 0, 0, time.UTC)); day = day.Add(7 * time.Hour) {
			tab.form.date.Entry().SetText(day.Format(time.DateOnly))
			tab.form.clock.Entry().SetText(day.Format(time.TimeOnly))
			checkDome(t, tab, fmt.Sprintf("%v at %v", size, day))
		}
	}
}

// In a small window the bodies whose names have no room beside them are named below the sky.
func TestEveryBodyIsNamedInASmallWindow(t *testing.T) {
	tab, _ := stage(t, widget.Light, 960, 596)
	r := test.WidgetRenderer(tab.dome).(*domeRenderer)
	parted := 0
	for _, place := range [][2]string{{"48", "16"}, {"-37", "145"}, {"69", "19"}, {"0", "0"}} {
		write(tab.form.lat, place[0])
		write(tab.form.lon, place[1])
		for day := time.Date(2026, 1, 5, 0, 0, 0, 0, time.UTC); day.Year() < 2028; day = day.Add(37*24*time.Hour + 5*time.Hour) {
			tab.form.date.Entry().SetText(day.Format(time.DateOnly))
			tab.form.clock.Entry().SetText(day.Format(time.TimeOnly))
			when := fmt.Sprintf("at %v on %v", place, day)
			checkDome(t, tab, when)
			if strings.HasSuffix(r.footer[0].Text, "bodies") {
				t.Errorf("%s: below the sky stands %q", when, r.footer[0].Text)
			}
			if r.footer[1].Visible() {
				parted++
			}
		}
	}
	if parted == 0 {
		t.Error("no names go on beyond the letter")
	}
}

func checkDome(t *testing.T, tab *Tab, when string) {
	t.Helper()
	r := test.WidgetRenderer(tab.dome).(*domeRenderer)
	type named struct {
		name string
		box
	}
	var texts []named
	for _, o := range r.objects {
		if text, ok := o.(*canvas.Text); ok && text.Visible() && text.Text != "" {
			texts = append(texts, named{text.Text, boxAt(text.Position(), text.MinSize())})
		}
	}
	for i, a := range texts {
		for _, b := range texts[i+1:] {
			const room = 2.5 // between letters, less the rounding of their places
			if over := (box{a.left - room, a.top, a.right + room, a.bottom}).overlap(b.box); over > 0.5 {
				t.Errorf("%s: %q and %q touch or overlap by %v", when, a.name, b.name, over)
			}
		}
	}
	drawn := tab.dome.inSight()
	shown := 0
	for i := range drawn {
		dot := r.dots[i]
		if name := r.names[i]; !drawn[i].Up && name.Visible() && !tab.dome.lens.horizon {
			centre, radius := tab.dome.disc()
			letters := boxAt(name.Position().AddXY(0, 3), name.MinSize().SubtractWidthHeight(0, 6))
			nearest := fyne.NewPos(min(max(centre.X, letters.left), letters.right), min(max(centre.Y, letters.top), letters.bottom)).Subtract(centre)
			if math.Hypot(float64(nearest.X), float64(nearest.Y)) < float64(radius)-0.5 {
				t.Errorf("%s: %q reaches over the rim", when, name.Text)
			}
		}
		if r.names[i].Visible() {
			shown++
		}
		for j := range i { // objects below it
			below := r.dots[j]
			dx := float64(dot.Position().X+dot.Size().Width/2) - float64(below.Position().X+below.Size().Width/2)
			dy := float64(dot.Position().Y+dot.Size().Height/2) - float64(below.Position().Y+below.Size().Height/2)
			if away := dx*dx + dy*dy; dot.Size().Width >= below.Size().Width && away < 4 {
				t.Errorf("%s: %v hides %v", when, drawn[i].Body, drawn[j].Body)
			}
		}
		d := boxAt(dot.Position(), dot.Size())
		for _, text := range texts {
			ink := box{text.left, text.top + 5, text.right, text.bottom - 5} // a text has room above and below
			if over := d.overlap(ink); over > 0.5 && text.name != r.names[i].Text {
				t.Errorf("%s: the disc of %v is under %q", when, drawn[i].Body, text.name)
			}
		}
	}
	if shown < len(drawn) && !strings.HasPrefix(r.footer[0].Text, "also: ") {
		t.Errorf("%s: %d of %d bodies have a name, and nothing is said of the others", when, shown, len(drawn))
	}
}

// A selected body below the horizon stands outside the rim and is captioned so.
func TestSelectedBodyBelowTheHorizon(t *testing.T) {
	tab, win := stage(t, widget.Light, 1280, 756)
	for _, s := range tab.sky.All {
		if s.Up {
			continue
		}
		tab.onSelected(s.Body)
		centre, radius := tab.dome.disc()
		at := tab.dome.spot(s)
		dx, dy := at.X-centre.X, at.Y-centre.Y
		if dx*dx+dy*dy < (radius+belowRoom-1)*(radius+belowRoom-1) {
			t.Errorf("%v, below the horizon, stands inside the rim", s.Body)
		}
		checkDome(t, tab, s.Body.String())
	}
	tab.onSelected(ephem.Mars)
	before := win.Canvas().Capture()
	win.Canvas().Focus(tab.dome)
	after := win.Canvas().Capture()
	changed := 0
	for y := range after.Bounds().Dy() {
		for x := range after.Bounds().Dx() {
			if before.At(x, y) != after.At(x, y) {
				changed++
			}
		}
	}
	if changed < 1000 {
		t.Errorf("the keyboard's arrival changes %d pixels of the dome", changed)
	}
}
