package ephem

import (
	"errors"
	"math"
	"testing"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/assets/field"
)

// The figures of almanacs: −50′ for the Sun, −34′ for a planet, and of the dip at 100 m
// 17.6′ (The Nautical Almanac, its table of dip: 17.6′ at 100 m).
func TestHorizon(t *testing.T) {
	minutes := func(h Horizon, b Body) float64 { return h.of(b, 0.00257, 1) * 180 / math.Pi * 60 }
	for _, c := range []struct {
		horizon Horizon
		body    Body
		want    float64
	}{
		{Horizon{}, Sun, -50},
		{Horizon{}, Mars, -34},
		{Horizon{}, Moon, -34 - 15.53},
		{Horizon{Height: 100}, Sun, -50 - 17.6},
		{Horizon{Altitude: unit.AngleFromDeg(-6), Centre: true}, Sun, -360},
		{Horizon{Altitude: unit.AngleFromDeg(-6), Centre: true, Height: 100}, Sun, -360},
		// At 10° the air lifts by 5.3′.
		{Horizon{Altitude: unit.AngleFromDeg(10)}, Mars, 600 - 5.3},
	} {
		if got := minutes(c.horizon, c.body); math.Abs(got-c.want) > 0.1 {
			t.Errorf("%+v: %v at %.2f′, want %.2f′", c.horizon, c.body, got, c.want)
		}
	}
}

// The skyline is seen as high as it is, and lower from above; an altitude of a centre
// is taken as it is.
func TestSkyline(t *testing.T) {
	for _, c := range []struct {
		horizon Horizon
		want    float64 // minutes of arc
	}{
		{Horizon{}, 0},
		{Horizon{Altitude: unit.AngleFromDeg(5)}, 300},
		{Horizon{Altitude: unit.AngleFromDeg(5), Height: 100}, 300 - 17.6},
		{Horizon{Altitude: unit.AngleFromDeg(-6), Centre: true, Height: 100}, -360},
	} {
		if got := c.horizon.Skyline().Min(); math.Abs(got-c.want) > 0.01 {
			t.Errorf("%+v: the skyline is at %.2f′, want %.2f′", c.horizon, got, c.want)
		}
	}
}

// From a mountain by the sea the Sun rises earlier and sets later, behind hills
// the other way round.
func TestHorizonMovesRiseAndSet(t *testing.T) {
	from := time.Date(2026, 3, 20, 0, 0, 0, 0, time.UTC)
	at := func(h Horizon) (rise, set time.Time) {
		d, err := Events(place(0, 0), Sun, h, from, from.AddDate(0, 0, 1))
		if err != nil || len(d.Rises) != 1 || len(d.Sets) != 1 {
			t.Fatalf("%+v: %+v, %v", h, d, err)
		}
		return d.Rises[0].Time, d.Sets[0].Time
	}
	rise, set := at(Horizon{})
	for _, c := range []struct {
		horizon Horizon
		minutes float64 // by which the Sun rises later; at the equator 15′ in a minute
	}{
		{Horizon{Height: 100}, -17.6 / 15},
		{Horizon{Altitude: unit.AngleFromDeg(5)}, (300 + 34 - 9.9) / 15},
	} {
		r, s := at(c.horizon)
		if got := r.Sub(rise).Minutes(); math.Abs(got-c.minutes) > 0.1 {
			t.Errorf("%+v: the Sun rises %.2f minutes later, want %.2f", c.horizon, got, c.minutes)
		}
		if got := set.Sub(s).Minutes(); math.Abs(got-c.minutes) > 0.1 {
			t.Errorf("%+v: the Sun sets %.2f minutes earlier, want %.2f", c.horizon, got, c.minutes)
		}
	}
}

// Kasten and Young (Applied Optics 28, 4735, 1989) fitted another formula, in the
// altitude as seen, to another table of the same air.
func TestAirMassAgainstKastenYoung(t *testing.T) {
	for altitude := -0.5; altitude <= 90; altitude += 0.5 {
		h := RefractedAltitude(unit.AngleFromDeg(altitude), 1013, 15).Deg()
		want := 1 / (math.Sin(h*math.Pi/180) + 0.50572*math.Pow(h+6.07995, -1.6364))
		if got := AirMass(unit.AngleFromDeg(altitude)); math.Abs(got/want-1) > 0.01 {
			t.Errorf("%v°: %.4f, want %.4f", altitude, got, want)
		}
	}
	if got := AirMass(unit.AngleFromDeg(-0.6)); !math.IsNaN(got) {
		t.Errorf("below the horizon: %v", got)
	}
}

func TestHorizonIsRefused(t *testing.T) {
	for _, h := range []Horizon{
		{Altitude: unit.AngleFromDeg(95)}, {Altitude: unit.Angle(math.NaN())}, {Altitude: unit.AngleFromDeg(-11)},
		{Altitude: unit.AngleFromDeg(91), Centre: true}, {Height: -5}, {Height: 1e9}, {Height: math.Inf(1)},
	} {
		_, err := Events(Greenwich(), Sun, h, noon, noon.Add(time.Hour))
		var wrong *field.Error
		if !errors.As(err, &wrong) {
			t.Errorf("%+v gives the error %v", h, err)
		}
	}
}
