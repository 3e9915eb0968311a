package ephem

import (
	"time"

	"github.com/soniakeys/unit"
)

// State says whether a body crosses the horizon in a day.
type State string

// The states of a body in a day.
const (
	RisesAndSets State = "rises and sets"
	AlwaysUp     State = "always up"
	NeverUp      State = "never up"
)

// Event is a rise, a transit or a set.
type Event struct {
	Time     time.Time
	Azimuth  unit.Angle
	Altitude unit.Angle
}

// DayEvents are what a body does in a day.
type DayEvents struct {
	Rises, Transits, Sets []Event
	State                 State
}

// Day finds what a body does between two instants.
func Day(o Observer, b Body, from, to time.Time) (DayEvents, error) { return DayEvents{}, nil }

// TwilightKind is how dark it is.
type TwilightKind string

// The kinds, from bright to dark.
const (
	Daylight             TwilightKind = "daylight"
	CivilTwilight        TwilightKind = "civil twilight"
	NauticalTwilight     TwilightKind = "nautical twilight"
	AstronomicalTwilight TwilightKind = "astronomical twilight"
	Night                TwilightKind = "night"
)

// Twilight is a span of one kind of light.
type Twilight struct {
	From, To time.Time
	Kind     TwilightKind
}

// Twilights covers from..to in order.
func Twilights(o Observer, from, to time.Time) ([]Twilight, error) { return nil, nil }

// AltitudeTrack is n altitudes from an instant, a step apart.
func AltitudeTrack(o Observer, b Body, from time.Time, step time.Duration, n int) ([]unit.Angle, error) {
	return make([]unit.Angle, n), nil
}

// Phase is the Moon's phase.
type Phase struct {
	Name string        // "New Moon", "Waxing Crescent", …
	Age  time.Duration // since the last new moon
}

// MoonPhase returns the Moon's phase.
func MoonPhase(t time.Time) (Phase, error) { return Phase{}, nil }
