package sky

import (
	"fmt"
	"math"

	"github.com/soniakeys/unit"

	"perihelion/ephem"
	"perihelion/ephem/almanac"
	"perihelion/ephem/jovian"
)

// Sight is a body as the observer has it.
type Sight struct {
	almanac.Sight
	Seen unit.Angle // the altitude to show: refracted, or not
	Up   bool       // above the skyline
}

// Sky holds the bodies in an observer's sky at an instant.
type Sky struct {
	Inputs
	DeltaT string  // TT − UT1, in words
	All    []Sight // of every body asked for
	Sights []Sight // the ones to be listed
}

// Look computes the sky for the inputs. A time for which there are no positions
// is a *ephem.RangeError.
func Look(in Inputs) (Sky, error) {
	s := Sky{Inputs: in}
	epoch, err := in.Epoch(in.Time)
	if err != nil {
		return s, fmt.Errorf("computing the sky: %w", err)
	}
	s.DeltaT = in.WrittenDeltaT(in.Time)
	scene := epoch.From(in.Observer)
	skyline := in.Horizon.Skyline()
	for _, b := range in.Asked() {
		var sight Sight
		if sight.Position, err = scene.Position(b); err != nil {
			return s, fmt.Errorf("computing the place of %v: %w", b, err)
		}
		if b == ephem.Moon {
			if sight.Phase, err = ephem.MoonPhase(in.Time); err != nil {
				return s, fmt.Errorf("computing the phase of the Moon: %w", err)
			}
		}
		face, err := scene.Face(b)
		if err != nil {
			return s, fmt.Errorf("computing the face of %v: %w", b, err)
		}
		sight.Face = &face
		if in.Moons && b == ephem.Jupiter {
			if places, ok := jovian.Places(epoch); ok {
				sight.Moons = &places
			}
		}
		sight.Seen = sight.Altitude
		if in.Refraction {
			sight.Seen = sight.Refracted
		}
		sight.Up = sight.Seen > skyline
		s.All = append(s.All, sight)
		if sight.Up || !in.OnlyUp {
			s.Sights = append(s.Sights, sight)
		}
	}
	return s, nil
}

// Brightest is the brightest planet above the horizon, or the Moon if there is
// none.
func (s Sky) Brightest() (b ephem.Body, ok bool) {
	least := math.Inf(1)
	for _, sight := range s.Sights {
		m := sight.Magnitude
		if sight.Body == ephem.Moon {
			m = 90 // after every planet
		}
		if sight.Up && sight.Body != ephem.Sun && m < least {
			b, least, ok = sight.Body, m, true
		}
	}
	return b, ok
}

// Sight returns the sight of a body, if it is among the bodies of the question.
func (s Sky) Sight(b ephem.Body) (Sight, bool) {
	for _, sight := range s.All {
		if sight.Body == b {
			return sight, true
		}
	}
	return Sight{}, false
}
