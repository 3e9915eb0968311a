package ephem

import (
	"math"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/soniakeys/unit"
)

// A Tracker and a Scene have the same places, in any year and in any order.
func TestTrackerAgreesWithScene(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for _, b := range Bodies() {
		from, to := spanFrom.Unix(), spanTo.Unix()
		o := Observer{
			Latitude:  unit.AngleFromDeg(random.Float64()*180 - 90),
			Longitude: unit.AngleFromDeg(random.Float64()*360 - 180),
			Elevation: random.Float64() * 8000,
		}
		tracker, err := Track(o, b)
		if err != nil {
			t.Fatal(err)
		}
		var worst, worstDistance float64
		for i := range 200 {
			when := time.Unix(from+random.Int64N(to-from), random.Int64N(1e9))
			if i%8 > 0 { // mostly within the years of the table
				when = time.Unix(-2_200_000_000+random.Int64N(6_300_000_000), 0)
			}
			got, err := tracker.At(when)
			if err != nil {
				t.Fatal(err)
			}
			p, err := mustAt(t, when).From(o).Position(b)
			if err != nil {
				t.Fatal(err)
			}
			worst = max(worst, apart(got, p.Place), math.Abs((got.RA-p.RA).Rad())*p.Dec.Cos(), math.Abs((got.Dec - p.Dec).Rad()))
			worstDistance = max(worstDistance, math.Abs(got.Distance/p.Distance-1))
			if d := math.Abs(halfTurn(got.HourAngle.Rad() - p.HourAngle.Rad())); d > 1e-8 {
				t.Errorf("%v %v: hour angles differ by %v", b, when, d)
			}
		}
		t.Logf("%-8s %.2g″, %.2g of the distance", b, worst/arcsecond, worstDistance)
		if worst > 0.001*arcsecond {
			t.Errorf("%v: a tracker is %.2g″ from the scene", b, worst/arcsecond)
		}
		if worstDistance > 1e-9 {
			t.Errorf("%v: distances differ by %.2g", b, worstDistance)
		}
	}
}

// apart is the angle between two places in the sky, radians.
func apart(a, b Place) float64 {
	dAlt := (a.Altitude - b.Altitude).Rad()
	dAz := halfTurn((a.Azimuth - b.Azimuth).Rad())
	return math.Hypot(dAlt, dAz*b.Altitude.Cos())
}

func TestTrackerRefuses(t *testing.T) {
	if _, err := Track(place(91, 0), Sun); err == nil {
		t.Error("latitude 91 is accepted")
	}
	if _, err := Track(Greenwich(), Body(10)); err == nil {
		t.Error("an eleventh body is followed")
	}
	tracker, err := Track(Greenwich(), Sun)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := tracker.At(time.Date(-3000, 1, 1, 0, 0, 0, 0, time.UTC)); err == nil {
		t.Error("−3000 has a place")
	}
}

func TestTrackerDoesNotAllocate(t *testing.T) {
	tracker, err := Track(Greenwich(), Moon)
	if err != nil {
		t.Fatal(err)
	}
	when := noon
	if n := testing.AllocsPerRun(2000, func() {
		when = when.Add(time.Hour)
		if _, err := tracker.At(when); err != nil {
			t.Fatal(err)
		}
	}); n > 0.5 { // now and then a part of the ephemeris is read for the first time
		t.Errorf("%v allocations a place", n)
	}
}

func TestPositionsDoNotAllocate(t *testing.T) {
	ask := func() {
		e, err := At(noon)
		if err != nil {
			t.Fatal(err)
		}
		s := e.From(Greenwich())
		for b := Sun; b < bodies; b++ {
			if _, err := s.Position(b); err != nil {
				t.Fatal(err)
			}
		}
	}
	if n := testing.AllocsPerRun(100, ask); n != 0 {
		t.Errorf("%v allocations for ten bodies", n)
	}
}
