package ephem

import "github.com/soniakeys/unit"

// Position is where a body stands, and how it looks, for one observer at one
// instant. Angles are in radians (package unit converts); a quantity that does
// not exist is NaN, or empty.
type Position struct {
	Body Body

	Altitude  unit.Angle     // apparent, topocentric, without refraction, −90° to 90°
	Refracted unit.Angle     // the altitude as seen through the observer's atmosphere
	Azimuth   unit.Angle     // from north through east, 0° to 360°
	HourAngle unit.HourAngle // apparent, topocentric, west positive, −12 h to 12 h

	RA  unit.RA    // apparent, topocentric, true equator and equinox of date
	Dec unit.Angle // the same

	AstrometricRA  unit.RA    // geocentric, ICRF, light-time only
	AstrometricDec unit.Angle // the same

	Distance             float64 // observer to body, au
	DistanceGeocentric   float64 // Earth's centre to body, au
	DistanceHeliocentric float64 // Sun to body, au
	LightTime            float64 // body to observer, seconds

	Diameter    unit.Angle // equatorial, as seen by the observer
	Elongation  unit.Angle // from the Sun's centre, 0° to 180°, as seen by the observer
	PhaseAngle  unit.Angle // Sun–body–observer, 0° to 180°
	Illuminated float64    // fraction of the disc, 0 to 1
	Magnitude   float64    // apparent visual magnitude, seen from the Earth's centre as almanacs print it

	Constellation string // IAU name, as in "Leo" or "Ursa Major"
}
