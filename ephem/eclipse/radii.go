package eclipse

import "math"

// Lengths in equatorial radii of the Earth.
const (
	earthRadius     = 1.0
	earthRadiusKm   = 6378.137 // WGS84
	flattening      = 1 / 298.257223563
	earthRadiiPerAU = 149_597_870.7 / earthRadiusKm

	// The Moon's mean radius, for its outline as a whole, and that of the bottoms of the
	// valleys along its limb, where the last and the first beads of the Sun shine. Both
	// are from the Five Millennium Canon of Solar Eclipses.
	moonRadius  = 0.272488
	moonValleys = 0.272281
)

// sunRadius is that which has 959.63″ at a distance of 1 au (Auwers 1891), as
// in the almanacs' eclipses.
var sunRadius = earthRadiiPerAU * math.Sin(959.63/3600*math.Pi/180)
