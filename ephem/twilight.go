package ephem

import (
	"math"
	"slices"
	"time"

	"github.com/soniakeys/unit"
)

// Light is how dark the sky is, by the altitude of the Sun's centre without
// refraction.
type Light string

// The kinds of light, from bright to dark.
const (
	Daylight             Light = "daylight"              // the Sun is up: above −50′, or where the observer's air lifts it to
	CivilTwilight        Light = "civil twilight"        // down to −6°
	NauticalTwilight     Light = "nautical twilight"     // down to −12°
	AstronomicalTwilight Light = "astronomical twilight" // down to −18°
	Night                Light = "night"
)

// limits are the altitudes between one kind of light and the next, radians; the
// first is that of the Sun's rise.
type limits [4]float64

func limitsFor(o Observer) limits {
	const degree = math.Pi / 180
	return limits{Horizon{}.of(Sun, 1, o.lift()), -6 * degree, -12 * degree, -18 * degree}
}

// Darkness returns the horizon below which the Sun's centre is at Night.
func Darkness() Horizon { return Horizon{Altitude: unit.AngleFromDeg(-18), Centre: true} }

var lights = [...]Light{Daylight, CivilTwilight, NauticalTwilight, AstronomicalTwilight, Night}

func (limits limits) lightAt(altitude float64) Light {
	for i, limit := range limits {
		if altitude >= limit {
			return lights[i]
		}
	}
	return Night
}

// Twilight is a stretch of time with one kind of light.
type Twilight struct {
	From, To time.Time
	Kind     Light
}

// Twilights divides the time between two instants into stretches of daylight, twilight
// and night, in order and without gaps. The errors are the same as of Events.
func Twilights(o Observer, from, to time.Time) ([]Twilight, error) {
	search, err := newSearch(o, Sun, Horizon{}, from, to)
	if err != nil {
		return nil, err
	}
	borders, limits := []time.Time{from, to}, limitsFor(o)
	for _, limit := range limits {
		for _, c := range search.crossings(func(l look) float64 { return l.Altitude.Rad() - limit }) {
			if c.at.After(from) && c.at.Before(to) {
				borders = append(borders, c.at)
			}
		}
	}
	slices.SortFunc(borders, time.Time.Compare)
	var stretches []Twilight
	for i := range len(borders) - 1 {
		a, b := borders[i], borders[i+1]
		kind := limits.lightAt(search.look(a.Add(b.Sub(a) / 2)).Altitude.Rad())
		if n := len(stretches); n > 0 && stretches[n-1].Kind == kind {
			stretches[n-1].To = b
			continue
		}
		stretches = append(stretches, Twilight{From: a, To: b, Kind: kind})
	}
	return stretches, nil
}
