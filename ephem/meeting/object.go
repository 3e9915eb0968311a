package meeting

import (
	"strings"

	"perihelion/ephem"
	"perihelion/ephem/internal/vec"
	"perihelion/ephem/stars"
)

// Object is a body of the Solar System, or a star.
type Object struct {
	Body ephem.Body
	Star *ephem.Star // in place of the body, nil for none
}

// String returns the name, as in "Mars" or "Regulus".
func (o Object) String() string {
	if o.Star != nil {
		return o.Star.Name
	}
	return o.Body.String()
}

// Key returns the name as it stands in JSON, as in "mars" or "regulus".
func (o Object) Key() string { return strings.ToLower(o.String()) }

func (o Object) moon() bool { return o.Star == nil && o.Body == ephem.Moon }

// place returns where the object stands as seen from the Earth's centre.
func (o Object) place(e *ephem.Epoch) (ephem.Geocentric, error) {
	if o.Star != nil {
		return e.GeocentricStar(*o.Star), nil
	}
	return e.Geocentric(o.Body)
}

func (o Object) track(from ephem.Observer) (*ephem.Tracker, error) {
	if o.Star != nil {
		return ephem.TrackStar(from, *o.Star)
	}
	return ephem.Track(from, o.Body)
}

// radius returns the radius of the disc in km; a star has none.
func (o Object) radius() float64 {
	if o.Star != nil {
		return 0
	}
	return o.Body.Radius()
}

func direction(g ephem.Geocentric) vec.Vec { return vec.Polar(g.RA.Rad(), g.Dec.Rad(), 1) }

// planets are those that meet the Moon, stars and each other: Pluto is out of sight.
var planets = [...]ephem.Body{
	ephem.Mercury, ephem.Venus, ephem.Mars, ephem.Jupiter, ephem.Saturn, ephem.Uranus, ephem.Neptune,
}

// numbers are those of the stars in the Hipparcos catalogue: the bright ones near the
// ecliptic. Alcyone stands for the Pleiades, the brightest of which it is.
var numbers = [...]int{17702 /* Alcyone */, 21421 /* Aldebaran */, 37826 /* Pollux */, 49669 /* Regulus */, 65474 /* Spica */, 80763 /* Antares */}

// Stars returns the stars that meet the Moon and planets, in order of right ascension.
func Stars() []ephem.Star {
	list := make([]ephem.Star, len(numbers))
	for i, n := range numbers {
		s, ok := stars.Hipparcos(n)
		if !ok {
			panic("meeting: a star is missing in the catalogue")
		}
		list[i] = s.Star
	}
	return list
}

// targets returns the planets and the stars.
func targets() (all []Object) {
	for _, b := range planets {
		all = append(all, Object{Body: b})
	}
	bright := Stars()
	for i := range bright {
		all = append(all, Object{Star: &bright[i]})
	}
	return all
}
