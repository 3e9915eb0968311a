package jovian

import (
	"context"
	"math"
	"time"

	"perihelion/ephem"
	"perihelion/ephem/internal/zero"
)

// Spot is where the Great Red Spot is: its longitude in System II, degrees, 0 to 360, and
// how it drifts.
type Spot struct {
	Longitude float64
	At        time.Time // when it is there
	Drift     float64   // degrees in a Julian year, positive to greater longitudes
	Source    string    // of the longitude
}

// DefaultSpot is the longitude of the predictions of April and May 2026 in Sky &
// Telescope, with the mean drift since 2022. The drift changes: published longitudes of
// 2014 to 2022 give 18° to 25° a year, those of 2022 to 2026 give 13° to 20°.
func DefaultSpot() Spot {
	return Spot{Longitude: 85, At: time.Date(2026, 4, 18, 0, 0, 0, 0, time.UTC), Drift: 18, Source: "Sky & Telescope"}
}

// FixedSpot returns a spot that stays at a longitude, degrees.
func FixedSpot(longitude float64) Spot { return Spot{Longitude: longitude} }

// LongitudeAt returns where the spot is at an instant, degrees, 0 to 360.
func (s Spot) LongitudeAt(t time.Time) float64 {
	x := s.Longitude
	if s.Drift != 0 {
		x += s.Drift * t.Sub(s.At).Hours() / 24 / 365.25
	}
	return x - 360*math.Floor(x/360)
}

// RedSpotTransits lists when the spot passes the middle of Jupiter's disc, from an instant
// up to another, which is not included, to 10 s for a given longitude. The error is a
// *field.Error of "to" for an empty span, an *ephem.RangeError for years without answers, or
// the context's.
func RedSpotTransits(ctx context.Context, s Spot, from, to time.Time) ([]time.Time, error) {
	// From one transit to the next it takes 9.93 hours.
	const step = 2 * time.Hour
	return shares(ctx, from, to, func(start, end time.Time) (part []time.Time) {
		t := start.Truncate(step)
		for before := s.past(t); t.Before(end); t = t.Add(step) {
			now := s.past(t.Add(step))
			if before < 0 && now >= 0 && now-before < math.Pi {
				x, _ := zero.Between(0, step.Seconds(), before, now, 0.1, func(x float64) (float64, error) { return s.past(after(t, x)), nil })
				if at := after(t, x).Round(time.Millisecond); !at.Before(start) && at.Before(end) {
					part = append(part, at.In(from.Location()))
				}
			}
			before = now
		}
		return part
	})
}

// past returns how far the spot is past the middle of the disc, −π to π; NaN where there
// are no answers.
func (s Spot) past(t time.Time) float64 {
	e, err := ephem.At(t)
	if err != nil {
		return math.NaN()
	}
	// The parallax of an observer is less than 0.001°.
	face, _ := e.From(ephem.Greenwich()).Face(ephem.Jupiter)
	return math.Remainder(face.SystemII.Rad()-s.LongitudeAt(t)*math.Pi/180, 2*math.Pi)
}
