package shower

import (
	"context"
	"math"
	"slices"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/assets/field"
	"perihelion/ephem"
	"perihelion/ephem/internal/vec"
)

// Maximum is the maximum of a shower in a year.
type Maximum struct {
	Shower
	Time time.Time // in the zone of the span's start, to a second
}

// SolarLongitude returns the Sun's geometric longitude on the ecliptic and equinox of
// J2000.0, 0° to 360°.
func SolarLongitude(e *ephem.Epoch) unit.Angle {
	// Without light-time and aberration the Sun's place is its astrometric one: in the eight
	// minutes of its light it moves 0.00001″ itself.
	sun, _ := e.Geocentric(ephem.Sun) // which is a body
	const obliquity = 84_381.406 / 3600 * math.Pi / 180
	direction := vec.Polar(sun.AstrometricRA.Rad(), sun.AstrometricDec.Rad(), 1)
	axes := vec.RotX(obliquity)
	longitude, _ := axes.Apply(direction).Spherical()
	return unit.Angle(longitude).Mod1()
}

// The sidereal year, in which the Sun's longitude of J2000.0 comes back, and an instant at
// which it was 0.
const year = 365.25636 * 24 * float64(time.Hour)

var origin = time.Date(2000, 3, 20, 7, 30, 0, 0, time.UTC)

// Find lists the maxima from an instant up to another, which is not included, in order of
// time. The error is a *field.Error of "to" for an empty span, an *ephem.RangeError for
// years in which there are no answers, or the context's.
func Find(ctx context.Context, from, to time.Time) (found []Maximum, err error) {
	if !from.Before(to) {
		return nil, field.Errorf("to", "the span from %s to %s is empty; write an end that comes after its beginning",
			from.Format(time.RFC3339), to.Format(time.RFC3339))
	}
	for _, t := range []time.Time{from, to.Add(-1)} {
		if _, err := ephem.At(t); err != nil {
			return nil, err
		}
	}
	first, last := turn(from)-1, turn(to)+1
	for n := first; n <= last; n++ {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		for _, s := range list {
			t, ok := at(n+s.Longitude.Rad()/(2*math.Pi), s.Longitude)
			if ok && !t.Before(from) && t.Before(to) {
				found = append(found, Maximum{s, t.In(from.Location())})
			}
		}
	}
	slices.SortStableFunc(found, func(a, b Maximum) int { return a.Time.Compare(b.Time) })
	return found, nil
}

// turn returns in which turn of the Sun since the origin an instant is.
func turn(t time.Time) float64 {
	const day = 24 * 3600
	return math.Floor(float64(t.Unix()-origin.Unix()) / day / (year / float64(24*time.Hour)))
}

// at returns when the Sun has a longitude near to a number of turns since the origin; ok
// is false where there are no positions.
func at(turns float64, longitude unit.Angle) (t time.Time, ok bool) {
	const perTurn = year / float64(time.Second)
	seconds := turns * perTurn
	// The Sun's motion differs by 1/30 from its mean: each step leaves that part of the
	// error, which is two days at first.
	for range 6 {
		t = time.Unix(origin.Unix()+int64(math.Round(seconds)), 0).UTC()
		e, err := ephem.At(t)
		if err != nil {
			return t, false
		}
		ahead := math.Remainder((longitude - SolarLongitude(e)).Rad(), 2*math.Pi)
		seconds += ahead / (2 * math.Pi) * perTurn
	}
	return time.Unix(origin.Unix()+int64(math.Round(seconds)), 0).UTC(), true
}
