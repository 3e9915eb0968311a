package chart

import (
	"fmt"
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

// A reading has the bodies above the horizon at its time, the highest first, and its area is
// where the time is in the chart.
func TestAltitudesAreRead(t *testing.T) {
	d := night(t)
	for i := range d.Curves {
		d.Curves[i].Azimuths = slices.Repeat([]unit.Angle{unit.AngleFromDeg(90)}, len(d.Curves[i].Altitudes))
	}
	all := altitudes(t, d, Dark()).Readings(800, 400)
	if want := int(d.To.Sub(d.From)/d.Step) + 1; len(all) != want {
		t.Fatalf("%d readings, want %d", len(all), want)
	}
	_, l, _ := laidOut(t, d, 800, 400)
	for _, i := range []int{0, 30, 71, len(all) - 1} {
		r := all[i]
		at := d.From.Add(time.Duration(i) * d.Step)
		if r.Title != at.In(d.Zone).Format("Mon 2 Jan, 15:04") {
			t.Errorf("reading %d is titled %q", i, r.Title)
		}
		if x := float64(l.x(at)); r.Area.Left-x > 0.01 || x-r.Area.Left > 0.01 || r.Area.Left != r.Area.Right {
			t.Errorf("reading %d lies at %v, want %v", i, r.Area, x)
		}
		up := 0
		for _, c := range d.Curves {
			if c.Altitudes[i] > 0 {
				up++
				want := fmt.Sprintf("%.1f° E", c.Altitudes[i].Deg())
				if !slices.ContainsFunc(r.Lines, func(l ReadingLine) bool { return l.Label == c.Body.String() && l.Value == want }) {
					t.Errorf("reading %d has no %v at %s: %v", i, c.Body, want, r.Lines)
				}
			}
		}
		if len(r.Lines) != up || len(r.Spots) != up {
			t.Errorf("reading %d has %d lines and %d spots, want %d", i, len(r.Lines), len(r.Spots), up)
		}
	}
	for _, place := range []float64{0, 0.5, 71.25, float64(len(all) - 1)} {
		x := PlaceOf(all, place).Left
		if got := PlaceAmong(all, x, 0); got-place > 1e-6 || place-got > 1e-6 {
			t.Errorf("the place %v is found again as %v", place, got)
		}
	}
	if a, b := PlaceAmong(all, 0, 0), PlaceAmong(all, 2000, 0); a != 0 || b != float64(len(all)-1) {
		t.Errorf("left and right of the chart the places are %v and %v", a, b)
	}
}

// Every curve has dashes of its own.
func TestBodiesHaveDashesOfTheirOwn(t *testing.T) {
	seen := map[string]ephem.Body{}
	for _, b := range ephem.Bodies() {
		p := fmt.Sprint(pattern(b, 2))
		if other, ok := seen[p]; ok {
			t.Errorf("%v and %v have the same dashes", b, other)
		}
		seen[p] = b
	}
	if pattern(200, 2) != nil {
		t.Error("no body has dashes")
	}
}

// Names beside the chart stand in the picture, apart from each other, and only where there is
// room; each curve that is up at an edge has one.
func TestNamesBesideTheChart(t *testing.T) {
	for _, d := range []AltitudeData{night(t), polar(t)} {
		for width, sides := range map[float64]int{800: 2, 500: 1, 400: 0} {
			s, l, tracks := laidOut(t, d, width, 400)
			rec := new(recorder.Canvas)
			c := newCanvas(draw.NewCanvas(rec, vg.Points(width), 400))
			s.sideNames(c, l, tracks)
			up := 0
			for side, x := range []vg.Length{l.Max.X, l.Min.X} {
				for _, tr := range tracks {
					if low, _, ok := tr.span(x-0.5, x+0.5); ok && low > l.y(0) && side < sides {
						up++
					}
				}
			}
			var boxes []vg.Rectangle // of the names, each of which is one path
			for _, a := range rec.Actions {
				if name, ok := a.(*recorder.Fill); ok {
					boxes = append(boxes, extent(name.Path))
				}
			}
			for i, a := range boxes {
				if a.Min.X < 0 || a.Max.X > vg.Points(width) || a.Max.X > l.Min.X && a.Min.X < l.Max.X {
					t.Errorf("%s at %v: a name lies at %v", d.Title, width, a)
				}
				for _, b := range boxes[:i] {
					if overlap(a, b) {
						t.Errorf("%s at %v: a name at %v lies on another one at %v", d.Title, width, a, b)
					}
				}
			}
			if len(boxes) != up {
				t.Errorf("%s at %v: %d names, want %d", d.Title, width, len(boxes), up)
			}
		}
	}
}

// extent is the box around the points of a path.
func extent(p vg.Path) vg.Rectangle {
	r := vg.Rectangle{Min: vg.Point{X: vg.Length(math.Inf(1)), Y: vg.Length(math.Inf(1))}, Max: vg.Point{X: vg.Length(math.Inf(-1)), Y: vg.Length(math.Inf(-1))}}
	for _, c := range p {
		if c.Type == vg.CloseComp {
			continue
		}
		r.Min.X, r.Min.Y = min(r.Min.X, c.Pos.X), min(r.Min.Y, c.Pos.Y)
		r.Max.X, r.Max.Y = max(r.Max.X, c.Pos.X), max(r.Max.Y, c.Pos.Y)
	}
	return r
}

// A reading has the clock and the notation of angles that were chosen.
func TestReadingsInOtherUnits(t *testing.T) {
	d := night(t)
	d.Hours12, d.Minutes = true, true
	all := altitudes(t, d, Dark()).Readings(800, 400)
	r := all[len(all)/2]
	at := d.From.Add(time.Duration(len(all)/2) * d.Step)
	if want := at.In(d.Zone).Format("Mon 2 Jan, 3:04 pm"); r.Title != want || len(r.Lines) == 0 || !strings.HasSuffix(r.Lines[0].Value, "′") {
		t.Errorf("the reading is %q, %v, want %q and minutes of arc", r.Title, r.Lines, want)
	}
}
