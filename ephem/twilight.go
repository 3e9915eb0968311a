package ephem

import (
	"math"
	"slices"
	"time"
)

// Light is how dark the sky is, by the altitude of the Sun's centre without
// refraction.
type Light string

// The kinds of light, from bright to dark.
const (
	Daylight             Light = "daylight"              // above −50′: the Sun is up
	CivilTwilight        Light = "civil twilight"        // down to −6°
	NauticalTwilight     Light = "nautical twilight"     // down to −12°
	AstronomicalTwilight Light = "astronomical twilight" // down to −18°
	Night                Light = "night"
)

// limits are the altitudes between one kind of light and the next, radians.
var limits = [...]float64{-horizonRefraction - sunSemidiameter, -6 * math.Pi / 180, -12 * math.Pi / 180, -18 * math.Pi / 180}

var lights = [...]Light{Daylight, CivilTwilight, NauticalTwilight, AstronomicalTwilight, Night}

func lightAt(altitude float64) Light {
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

// Twilights divides the time between two instants into stretches of daylight,
// twilight and night, in order and without gaps. Errors are those of Day.
func Twilights(o Observer, from, to time.Time) ([]Twilight, error) {
	search, err := newSearch(o, Sun, Horizon{}, from, to)
	if err != nil {
		return nil, err
	}
	borders := []time.Time{from, to}
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
		kind := lightAt(search.look(a.Add(b.Sub(a) / 2)).Altitude.Rad())
		if n := len(stretches); n > 0 && stretches[n-1].Kind == kind {
			stretches[n-1].To = b
			continue
		}
		stretches = append(stretches, Twilight{From: a, To: b, Kind: kind})
	}
	return stretches, nil
}
