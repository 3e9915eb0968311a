package ephem

import (
	"math"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/ephem/internal/timescale"
)

// Phase is the phase of the Moon as seen from the Earth's centre.
type Phase struct {
	Name  string        // "New Moon", "Waxing Crescent", "First Quarter", …
	Age   time.Duration // since the last new moon
	Angle unit.Angle    // apparent ecliptic longitude from the Sun, 0° (new) to 360°
}

// monthRate is the mean motion of the Moon from the Sun, radians a day.
const monthRate = 2 * math.Pi / 29.530588853

// MoonPhase returns the phase of the Moon. The four principal phases last from
// half a day before the instant to half a day after. The error is a
// *RangeError.
func MoonPhase(t time.Time) (Phase, error) {
	if err := inRange(t); err != nil {
		return Phase{}, err
	}
	angle := moonFromSun(t)
	// Back to where the angle was zero, by secants: the Moon's motion varies by a
	// sixth, and each step leaves the product of the two errors before.
	left := func(age float64) float64 { return halfTurn(moonFromSun(t.Add(-days(age)))) }
	before, age := 0.0, angle/monthRate
	leftBefore := angle
	for range 6 {
		now := left(age)
		if math.Abs(now) < arcsecond/10 || now == leftBefore {
			break
		}
		before, age, leftBefore = age, age+now*(age-before)/(leftBefore-now), now
	}
	return Phase{Name: phaseName(angle), Age: max(0, days(age).Round(time.Second)), Angle: unit.Angle(angle)}, nil
}

func days(d float64) time.Duration { return time.Duration(d * 24 * float64(time.Hour)) }

func phaseName(angle float64) string {
	const halfDay = monthRate / 2
	quarter := math.Round(angle / (math.Pi / 2))
	if math.Abs(angle-quarter*math.Pi/2) <= halfDay {
		return [...]string{"New Moon", "First Quarter", "Full Moon", "Last Quarter", "New Moon"}[int(quarter)]
	}
	return [...]string{"Waxing Crescent", "Waxing Gibbous", "Waning Gibbous", "Waning Crescent"}[int(angle/(math.Pi/2))]
}

// moonFromSun returns the difference of the apparent geocentric ecliptic
// longitudes of date, 0 to 2π.
func moonFromSun(t time.Time) float64 {
	var e Epoch
	e.set(t, timescale.Of(t))
	var g sight
	e.lightTime(Moon, &g)
	moon := e.geocentric(Moon, &g).EclipticLongitude
	return turn(halfTurn(float64(moon) - e.sunLongitude))
}
