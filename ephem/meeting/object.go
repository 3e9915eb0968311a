package meeting

import (
	"slices"
	"strings"

	"github.com/soniakeys/unit"

	"perihelion/ephem"
	"perihelion/ephem/internal/vec"
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

// stars are the bright ones near the ecliptic, by the Hipparcos catalogue (van Leeuwen
// 2007), brought to J2000.0. Alcyone stands for the Pleiades, the brightest of which it is.
var stars = [...]ephem.Star{
	star("Alcyone", 56.87115217, 24.10513741, 19.34, -43.67, 8.09),
	star("Aldebaran", 68.98016279, 16.50930235, 63.45, -188.94, 48.94),
	star("Pollux", 116.32895777, 28.02619889, -626.55, -45.80, 96.54),
	star("Regulus", 152.09296244, 11.96720878, -248.73, 5.59, 41.13),
	star("Spica", 201.29824736, -11.16131949, -42.35, -30.67, 13.06),
	star("Antares", 247.35191542, -26.43200261, -12.11, -23.30, 5.89),
}

// star takes degrees, and thousandths of an arcsecond.
func star(name string, ra, dec, motionRA, motionDec, parallax float64) ephem.Star {
	return ephem.Star{
		Name: name, RA: unit.RAFromDeg(ra), Dec: unit.AngleFromDeg(dec),
		MotionRA: unit.AngleFromSec(motionRA / 1000), MotionDec: unit.AngleFromSec(motionDec / 1000),
		Parallax: unit.AngleFromSec(parallax / 1000),
	}
}

// Stars returns the stars that meet the Moon and planets, in order of right ascension.
func Stars() []ephem.Star { return slices.Clone(stars[:]) }

// targets returns the planets and the stars.
func targets() (all []Object) {
	for _, b := range planets {
		all = append(all, Object{Body: b})
	}
	for i := range stars {
		all = append(all, Object{Star: &stars[i]})
	}
	return all
}
