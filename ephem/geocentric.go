package ephem

import (
	"math"

	"github.com/soniakeys/unit"
)

// Geocentric computes where a body stands as seen from the Earth's centre. The
// error is about a body that is none of the ten.
func (e *Epoch) Geocentric(b Body) (Geocentric, error) {
	if err := known(b); err != nil {
		return Geocentric{}, err
	}
	var g sight
	e.lightTime(b, &g)
	return e.geocentric(b, &g), nil
}

// HeliocentricDistance returns how far a body is from the Sun's centre at the
// instant itself, without light-time, in au. The error is about a body
// that is none of the ten.
func (e *Epoch) HeliocentricDistance(b Body) (float64, error) {
	if err := known(b); err != nil {
		return 0, err
	}
	switch b {
	case Sun:
		return 0, nil
	case Moon:
		return e.earth.Add(e.moon).Sub(e.sun).Norm(), nil
	}
	place, _ := e.model.planet(b, e.tdb)
	return place.Sub(e.sun).Norm(), nil
}

// EarthSunDistance returns how far the Earth's centre is from the Sun's at the
// instant itself, without light-time, in au.
func (e *Epoch) EarthSunDistance() float64 { return e.earth.Sub(e.sun).Norm() }

// EarthDistance returns how far a body is from the Earth's centre at the instant itself,
// without light-time, in au. The error is about a body that is none of the ten.
func (e *Epoch) EarthDistance(b Body) (float64, error) {
	if err := known(b); err != nil {
		return 0, err
	}
	switch b {
	case Sun:
		return e.EarthSunDistance(), nil
	case Moon:
		return e.moon.Norm(), nil
	}
	place, _ := e.model.planet(b, e.tdb)
	return place.Sub(e.earth).Norm(), nil
}

// Magnitude returns the magnitude of a body, as of Position, as seen from the Earth's
// centre; NaN where it has none. The error is about a body that is none of the ten.
func (e *Epoch) Magnitude(b Body) (float64, error) {
	if err := known(b); err != nil {
		return 0, err
	}
	var g sight
	e.lightTime(b, &g)
	return e.magnitude(b, &g), nil
}

// magnitude computes the magnitude from the result of lightTime.
func (e *Epoch) magnitude(b Body, g *sight) float64 {
	phase := 0.0
	if b != Sun {
		phase = g.heliocentric.Angle(g.geocentric) * 180 / math.Pi
	}
	return magnitude(b, g, phase, 2000+e.scales.TT/365.25)
}

// geocentric computes the apparent place for the Earth's centre from the result of
// lightTime.
func (e *Epoch) geocentric(b Body, g *sight) Geocentric {
	seen := e.sunSeen
	if b != Sun {
		seen = deflect(g.geocentric.Scale(1/g.geocentricDistance), g.heliocentric.Scale(1/g.heliocentricDistance), e.earth.Sub(e.sun))
		seen = aberrate(seen, e.velocity.Scale(1/lightPerDay))
	}
	ra, dec := e.ofDate.Apply(seen).Spherical()
	lon, lat := e.ecliptic.Apply(seen).Spherical()
	astrometricRA, astrometricDec := g.geocentric.Spherical()
	return Geocentric{
		RA: unit.RA(turn(ra)), Dec: unit.Angle(dec + 0),
		EclipticLongitude: unit.Angle(turn(lon)), EclipticLatitude: unit.Angle(lat + 0),
		AstrometricRA: unit.RA(turn(astrometricRA)), AstrometricDec: unit.Angle(astrometricDec + 0),
		Elongation: unit.Angle(seen.Angle(e.sunSeen)),
		Distance:   g.geocentricDistance,
	}
}
