package ephem

import (
	"math"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/soniakeys/unit"
)

// someStars are as many stars as an eye sees, all over the sky, with large motions.
func someStars() []Star {
	random := rand.New(rand.NewPCG(3, 4))
	stars := make([]Star, 9000)
	for i := range stars {
		stars[i] = Star{
			RA: unit.RAFromDeg(random.Float64() * 360), Dec: unit.Angle(math.Asin(2*random.Float64() - 1)),
			MotionRA: unit.AngleFromSec(5 * random.NormFloat64()), MotionDec: unit.AngleFromSec(5 * random.NormFloat64()),
			Parallax: unit.AngleFromSec(random.Float64()), RadialVelocity: 50 * random.NormFloat64(),
		}
	}
	return stars
}

func TestFieldHasTheStarsAboveTheHorizon(t *testing.T) {
	stars := someStars()
	field := NewField(stars)
	for _, at := range []time.Time{time.Date(1600, 3, 1, 0, 0, 0, 0, time.UTC), time.Date(2026, 11, 29, 21, 0, 0, 0, time.UTC), time.Date(2399, 7, 1, 12, 0, 0, 0, time.UTC)} {
		for _, latitude := range []float64{90, 48, -37, -90} {
			e, err := At(at)
			if err != nil {
				t.Fatal(err)
			}
			scene := e.From(Observer{Latitude: unit.AngleFromDeg(latitude), Longitude: unit.AngleFromDeg(16)})
			lowest := unit.AngleFromDeg(-2)
			seen := scene.Stars(nil, field, lowest)
			for i, s := range stars {
				want := scene.Star(s)
				if want.Altitude < lowest {
					continue
				}
				if len(seen) == 0 || seen[0].Index != i {
					t.Fatalf("%v at %v°: star %d, %.3f° high, is not among the stars", at, latitude, i, want.Altitude.Deg())
				}
				got := seen[0]
				seen = seen[1:]
				if math.Abs((got.Altitude-want.Altitude).Rad()) > 1e-12 || math.Abs(halfTurn((got.Azimuth-want.Azimuth).Rad())*want.Altitude.Cos()) > 1e-12 {
					t.Errorf("%v at %v°: star %d at %v, %v; by itself at %v, %v", at, latitude, i, got.Altitude.Deg(), got.Azimuth.Deg(), want.Altitude.Deg(), want.Azimuth.Deg())
				}
			}
			if len(seen) > 0 {
				t.Errorf("%v at %v°: %d stars too many", at, latitude, len(seen))
			}
		}
	}
}

// The Sun is on the ecliptic of date, in any millennium.
func TestSunIsOnTheEcliptic(t *testing.T) {
	for _, year := range []int{-2900, 1, 1900, 2026, 2900} {
		e, err := At(time.Date(year, 5, 1, 10, 0, 0, 0, time.UTC))
		if err != nil {
			t.Fatal(err)
		}
		scene := e.From(Greenwich())
		sun, err := scene.Position(Sun)
		if err != nil {
			t.Fatal(err)
		}
		line := scene.Ecliptic(3600)
		at := line[int(math.Round(sun.Geocentric.EclipticLongitude.Deg()*10))%3600]
		const apart = 0.06 // degrees: half of the distance of two points, and the parallax
		if off := math.Hypot((at.Altitude - sun.Altitude).Deg(), halfTurn((at.Azimuth-sun.Azimuth).Rad())*180/math.Pi*sun.Altitude.Cos()); off > apart {
			t.Errorf("in %d the Sun is %.3f° from the ecliptic", year, off)
		}
	}
}

func TestFieldAllocatesNothing(t *testing.T) {
	field := NewField(someStars())
	e, err := At(time.Date(2026, 11, 29, 21, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	scene := e.From(Greenwich())
	places := make([]StarPlace, 0, 9000)
	if n := testing.AllocsPerRun(5, func() { places = scene.Stars(places[:0], field, 0) }); n != 0 {
		t.Errorf("Stars allocates %v times", n)
	}
}

// TestStarEvents finds a star at the altitude of the horizon's refraction where it rises
// and sets, and on the meridian between.
func TestStarEvents(t *testing.T) {
	sirius := Star{
		RA: unit.RAFromDeg(101.2871553), Dec: unit.AngleFromDeg(-16.7161158),
		MotionRA: unit.AngleFromSec(-0.54601), MotionDec: unit.AngleFromSec(-1.22307), Parallax: unit.AngleFromSec(0.37921),
	}
	o := Observer{Latitude: unit.AngleFromDeg(48.2082), Longitude: unit.AngleFromDeg(16.3738)}
	from := time.Date(2026, 11, 29, 12, 0, 0, 0, time.UTC)
	found, err := StarEvents(o, sirius, Horizon{}, from, from.AddDate(0, 0, 1))
	if err != nil {
		t.Fatal(err)
	}
	if len(found.Rises) != 1 || len(found.Transits) != 1 || len(found.Sets) != 1 || found.State != RisesAndSets {
		t.Fatalf("%d rises, %d transits, %d sets, %v; want one of each", len(found.Rises), len(found.Transits), len(found.Sets), found.State)
	}
	place := func(at time.Time) Place {
		e, err := At(at)
		if err != nil {
			t.Fatal(err)
		}
		return e.From(o).Star(sirius)
	}
	for _, e := range []Event{found.Rises[0], found.Sets[0]} {
		if low := place(e.Time).Altitude.Deg(); math.Abs(low+34.0/60) > 1e-4 {
			t.Errorf("at %v it is %.4f° high, not −34′", e.Time, low)
		}
	}
	if angle := place(found.Transits[0].Time).HourAngle.Sec(); math.Abs(angle) > 0.1 {
		t.Errorf("at the transit the hour angle is %.3f s", angle)
	}
	if _, err := StarEvents(o, sirius, Horizon{}, from, from); err == nil {
		t.Error("an empty span is accepted")
	}
}

// BenchmarkField computes the stars above the horizon of an instant.
func BenchmarkField(b *testing.B) {
	field := NewField(someStars())
	e, err := At(time.Date(2026, 11, 29, 21, 0, 0, 0, time.UTC))
	if err != nil {
		b.Fatal(err)
	}
	scene := e.From(Greenwich())
	places := make([]StarPlace, 0, 9000)
	b.ReportAllocs()
	for b.Loop() {
		places = scene.Stars(places[:0], field, 0)
	}
}
