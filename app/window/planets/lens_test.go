package planets

import (
	"math"
	"testing"

	"fyne.io/fyne/v2"
)

const radian = math.Pi / 180

// What a lens draws at a place it reads there again, in both views, enlarged and moved.
func TestLensThereAndBack(t *testing.T) {
	whole := newLens()
	whole.size = fyne.NewSize(400, 420)
	front := whole
	front.horizon = true
	for _, l := range []lens{
		whole, whole.enlarged(4, fyne.NewPos(250, 100)), front, front.moved(120, 0), front.enlarged(3, fyne.Position{}).moved(40, -60),
	} {
		for altitude := 2.0; altitude < 90; altitude += 11 {
			for off := -40.0; off <= 40; off += 20 {
				azimuth := l.azimuth + off*radian
				a, z := l.from(l.at(altitude*radian, azimuth))
				if math.Abs(a-altitude*radian) > 1e-3*radian*10 || math.Abs(math.Remainder(z-azimuth, 2*math.Pi))*math.Cos(a) > 1e-2*radian {
					t.Errorf("horizon %v, zoom %v: %v°, %v° comes back as %v°, %v°", l.horizon, l.zoom, altitude, azimuth/radian, a/radian, z/radian)
				}
			}
		}
	}
}

// One looks up: north is above and east at the left; towards the horizon, east is left of
// south.
func TestLensIsThatOfOneWhoLooksUp(t *testing.T) {
	l := newLens()
	l.size = fyne.NewSize(400, 400)
	centre, radius := l.disc()
	for azimuth, want := range map[float64]fyne.Position{0: {Y: -radius}, 90: {X: -radius}, 180: {Y: radius}, 270: {X: radius}} {
		if got := l.at(0, azimuth*radian).Subtract(centre); math.Hypot(float64(got.X-want.X), float64(got.Y-want.Y)) > 0.01 {
			t.Errorf("azimuth %v° on the horizon is at %v from the middle, not %v", azimuth, got, want)
		}
	}
	l.horizon = true // towards the south
	if east, west := l.at(20*radian, 120*radian), l.at(20*radian, 240*radian); east.X >= west.X {
		t.Errorf("towards the south, the south-east is at %v and the south-west at %v", east.X, west.X)
	}
	if low, high := l.at(10*radian, math.Pi), l.at(60*radian, math.Pi); low.Y <= high.Y {
		t.Error("the horizon is above the sky")
	}
}

// Enlarging keeps what is under the pointer there; the picture stays full of sky.
func TestLensEnlarges(t *testing.T) {
	l := newLens()
	l.size = fyne.NewSize(400, 400)
	pointer := fyne.NewPos(250, 150)
	altitude, azimuth := l.from(pointer)
	near := l.enlarged(3, pointer)
	if got := near.at(altitude, azimuth); math.Hypot(float64(got.X-pointer.X), float64(got.Y-pointer.Y)) > 0.1 {
		t.Errorf("what was at %v is at %v", pointer, got)
	}
	if again := near.enlarged(1.0/100, pointer); again != l {
		t.Errorf("back again it is %+v", again)
	}
	if near.enlarged(100, pointer).zoom != mostZoom {
		t.Error("there is no end to enlarging")
	}
	centre, radius := l.disc()
	far := near.moved(10000, 10000)
	for turn := 0.0; turn < 2*math.Pi; turn += 0.5 {
		edge := centre.AddXY(radius*float32(math.Cos(turn)), radius*float32(math.Sin(turn)))
		if altitude, _ := far.from(edge); altitude < -0.01 {
			t.Errorf("at the edge of the picture there is land, %v° below the horizon", -altitude/radian)
		}
	}
	front := l
	front.horizon = true
	if high, low := front.moved(0, 10000), front.moved(0, -10000); high.height > math.Pi/2 || low.height < 0 {
		t.Errorf("the view of the horizon goes from %v to %v", low.height, high.height)
	}
}
