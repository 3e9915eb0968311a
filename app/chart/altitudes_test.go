package chart

import (
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/soniakeys/unit"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/recorder"

	"perihelion/ephem"
)

func TestAltitudesRefuses(t *testing.T) {
	from := time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)
	good := AltitudeData{From: from, To: from.Add(time.Hour), Step: time.Minute}
	for want, change := range map[string]func(*AltitudeData){
		"it ends":             func(d *AltitudeData) { d.To = d.From },
		"step":                func(d *AltitudeData) { d.Step, d.Curves = 0, []Curve{{Body: ephem.Mars}} },
		"is not an altitude":  func(d *AltitudeData) { d.Curves = []Curve{{Altitudes: []unit.Angle{2}}} },
		"Mars at −114.6° is ": func(d *AltitudeData) { d.Curves = []Curve{{Body: ephem.Mars, Altitudes: []unit.Angle{-2}}} },
	} {
		d := good
		change(&d)
		if _, err := Altitudes(d, Light()); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Altitudes gives the error %v, want one with %q", err, want)
		}
	}
	good.Curves = []Curve{{Altitudes: []unit.Angle{0, unit.Angle(math.NaN()), 1}}}
	Image(altitudes(t, good, Light()), 600, 300, 72)
}

// laidOut is the chart's layout and curves at a size.
func laidOut(t *testing.T, d AltitudeData, width, height float64) (sky, layout, []track) {
	t.Helper()
	s := sky{AltitudeData: d, palette: Light()}
	l, ok := s.layout(newCanvas(draw.NewCanvas(new(recorder.Canvas), vg.Points(width), vg.Points(height))), altitudes(t, d, Light()).Plot)
	if !ok {
		t.Fatalf("there is no room at %v × %v", width, height)
	}
	return s, l, s.tracks(l)
}

func TestNamesNeverOverlapNorLeaveTheChart(t *testing.T) {
	for _, d := range []AltitudeData{night(t), polar(t)} {
		for _, size := range [][2]float64{{1200, 500}, {800, 500}, {520, 240}, {400, 200}, {330, 150}} {
			s, l, tracks := laidOut(t, d, size[0], size[1])
			labels := arrange(tracks, l.Rectangle, nil, s.avoided(l))
			for i, a := range labels {
				if a.box.Min.X < l.Min.X || a.box.Max.X > l.Max.X || a.box.Min.Y < l.Min.Y || a.box.Max.Y > l.Max.Y {
					t.Errorf("%v at %v: %s leaves the chart", d.Title, size, a.name)
				}
				for _, b := range labels[:i] {
					if overlap(a.box, b.box) {
						t.Errorf("%v at %v: %s lies on %s", d.Title, size, a.name, b.name)
					}
				}
			}
			seen := 0
			for _, tr := range tracks {
				if tr.top().Y >= l.Min.Y {
					seen++
				}
			}
			if len(labels) != seen {
				t.Errorf("%v at %v: %d names of %d curves", d.Title, size, len(labels), seen)
			}
		}
	}
}

// A name stands by its own curve: at two of three places along it no other curve is nearer.
// In little room a name has a line to its curve instead; the selected one needs none.
func TestNamesStandByTheirOwnCurves(t *testing.T) {
	for _, d := range []AltitudeData{night(t), polar(t)} {
		for _, size := range [][2]float64{{1200, 500}, {800, 400}, {520, 240}, {300, 170}, {270, 150}} {
			_, l, tracks := laidOut(t, d, size[0], size[1])
			for i, n := range arrange(tracks, l.Rectangle, nil, nil) {
				if n.Selected && i == 0 || n.led {
					continue
				}
				for _, tr := range tracks {
					nearer := 0
					for _, part := range []vg.Length{1. / 6, 1. / 2, 5. / 6} {
						x := n.box.Min.X + part*n.box.Size().X
						if gap(tr, x, n.box) < gap(n.track, x, n.box)-0.5 {
							nearer++
						}
					}
					if nearer > 1 {
						t.Errorf("%v at %v: %s stands at the curve of %s", d.Title, size, n.name, tr.name)
					}
				}
			}
		}
	}
}

// gap is the distance of a curve at x above or below a box.
func gap(tr track, x vg.Length, box vg.Rectangle) vg.Length {
	low, high, ok := tr.span(x, x+0.1)
	if !ok {
		return 1000
	}
	return max(0, low-box.Max.Y, box.Min.Y-high)
}

func TestTheSelectedNameIsAtItsTop(t *testing.T) {
	s, l, tracks := laidOut(t, night(t), 1200, 500)
	labels := arrange(tracks, l.Rectangle, nil, s.avoided(l))
	mars := labels[0]
	if mars.Body != ephem.Mars || !mars.style.bold {
		t.Fatalf("the first name is %s, want the selected Mars in bold", mars.name)
	}
	if off := float64((mars.box.Min.X+mars.box.Max.X)/2 - mars.top().X); math.Abs(off) > 6 {
		t.Errorf("Mars is written %.1f points beside its top", off)
	}
}

// A name does not leave its curve's top to be clear of every other line: there
// it would be read as that of another curve.
func TestNamesStayByTheirTops(t *testing.T) {
	s, l, tracks := laidOut(t, night(t), 1200, 500)
	for _, n := range arrange(tracks, l.Rectangle, nil, s.avoided(l)) {
		if n.Body != ephem.Uranus { // the line of now passes through its top
			continue
		}
		if off := float64((n.box.Min.X+n.box.Max.X)/2 - n.top().X); math.Abs(off) > 40 {
			t.Errorf("Uranus is written %.1f points beside its top", off)
		}
	}
}

// The hours have the name of their zone, in little room too.
func TestTheZoneStandsLeftOfTheHours(t *testing.T) {
	for _, height := range []int{170, 500} {
		d := night(t)
		_, l, _ := laidOut(t, d, 360, float64(height))
		img := Image(altitudes(t, d, Light()), 360, height, 72)
		ink := 0
		for y := height - int(l.Min.Y) + 8; y < height-int(l.Min.Y)+16; y++ {
			for x := range int(l.Min.X) - 18 { // further left than an hour's name reaches
				if r, _, _, _ := img.At(x, y).RGBA(); r < 0xc000 {
					ink++
				}
			}
		}
		if ink < 10 {
			t.Errorf("of %d points high, the chart has %d dark pixels left of its hours", height, ink)
		}
	}
}

func TestABodyThatIsNeverSeenHasNoName(t *testing.T) {
	d := night(t)
	d.Curves = []Curve{{Body: ephem.Pluto, Altitudes: slices.Repeat([]unit.Angle{unit.AngleFromDeg(-40)}, 145)}, {Body: ephem.Mars}}
	s, l, tracks := laidOut(t, d, 800, 400)
	if labels := arrange(tracks, l.Rectangle, nil, s.avoided(l)); len(labels) != 0 {
		t.Errorf("there are names: %+v", labels)
	}
	Image(altitudes(t, d, Light()), 800, 400, 72)
}

func TestCurveAt(t *testing.T) {
	d := night(t)
	const width, height = 800, 400
	_, l, tracks := laidOut(t, d, width, height)
	for _, tr := range tracks {
		top := tr.top()
		got, ok := CurveAt(d, width, height, float64(top.X), height-float64(top.Y), 1)
		if !ok || got != tr.Body {
			t.Errorf("CurveAt at the top of %v is %v, %v", tr.Body, got, ok)
		}
	}
	if got, ok := CurveAt(d, width, height, float64(l.Min.X)+200, height-float64(l.Max.Y)+1, 10); ok {
		t.Errorf("CurveAt in the empty sky is %v", got)
	}
	if got, ok := CurveAt(AltitudeData{}, width, height, 100, 100, 1000); ok {
		t.Errorf("CurveAt of no chart is %v", got)
	}
	if got, ok := CurveAt(d, 20, 10, 5, 5, 1000); ok {
		t.Errorf("CurveAt of a chart without room is %v", got)
	}
}
