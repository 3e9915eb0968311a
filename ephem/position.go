package ephem

import "github.com/soniakeys/unit"

// Position is where a body stands, and how it looks, for one observer at one
// instant. Angles are in radians (package unit converts); a quantity that does
// not exist is NaN, or empty.
type Position struct {
	Body Body

	Place                 // as the observer sees it: apparent, topocentric, without refraction
	Geocentric Geocentric // as seen from the Earth's centre

	Refracted   unit.Angle // the altitude as seen through the observer's air; below −1°, where nothing is seen, without it
	AirMass     float64    // 1 at the zenith; NaN more than 34′ below the horizon
	Parallactic unit.Angle // angle between pole and zenith at the body, −180° to 180°, positive in the west

	DistanceHeliocentric float64 // au, from the Sun to the body, when the light left it
	LightTime            float64 // body to observer, seconds

	Diameter    unit.Angle // equatorial, as seen by the observer
	Elongation  unit.Angle // from the Sun's centre, 0° to 180°, as seen by the observer
	Side        Side       // of the Sun on which it stands
	PhaseAngle  unit.Angle // Sun–body–observer, 0° to 180°
	Illuminated float64    // fraction of the disc, 0 to 1
	Magnitude   float64    // apparent visual magnitude, seen from the Earth's centre as almanacs print it

	Constellation string // IAU name, as in "Leo" or "Ursa Major"
}

// Side is the side of the Sun on which a body stands, by its ecliptic
// longitude; the Sun itself has none.
type Side string

// The sides of the Sun. East of it, a body follows the Sun across the sky and
// is seen in the evening; west of it, it goes ahead and is seen in the morning.
const (
	East Side = "east"
	West Side = "west"
)

// Geocentric is where a body stands as seen from the Earth's centre. Angles are
// in radians.
type Geocentric struct {
	RA  unit.RA    // apparent, true equator and equinox of date
	Dec unit.Angle // the same

	EclipticLongitude unit.Angle // apparent, true ecliptic and equinox of date, 0° to 360°
	EclipticLatitude  unit.Angle // the same, −90° to 90°

	AstrometricRA  unit.RA    // ICRF, light-time only
	AstrometricDec unit.Angle // the same

	Elongation unit.Angle // apparent, from the Sun's centre, 0° to 180°
	Distance   float64    // au, to the body when the light left it
}

// KmPerAU is the astronomical unit in kilometres, exactly (IAU 2012).
const KmPerAU = 149_597_870.7
