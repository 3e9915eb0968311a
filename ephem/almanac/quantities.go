package almanac

import (
	"math"
	"slices"

	"github.com/soniakeys/unit"

	"perihelion/ephem"
	"perihelion/ephem/text"
)

const (
	reduction = "JPL DE431, IAU 2006 precession, IAU 2000B nutation"
	disc      = "Directions from the body to the Sun and to the observer"
	iauRadii  = "Equatorial radii of the IAU (Archinal et al. 2018)"
)

// quantities is the table: of places and appearances, of faces, of Jupiter's moons. A new quantity
// stands where its neighbours are; readers of CSV find it in the last column.
var quantities = slices.Concat(placeQuantities, faceQuantities, moonQuantities)

var placeQuantities = []Quantity{
	{
		Key: "altitude", Title: "Altitude", Unit: "°", Decimals: 8, Fixed: 7,
		Meaning: "Angle above the level horizon, negative below it, as if there were no air. 90° is the zenith.",
		Source:  reduction,
		Value:   func(s *Sight) float64 { return s.Altitude.Deg() },
	},
	{
		Key: "azimuth", Title: "Azimuth", Unit: "°", Decimals: 8, Fixed: 7,
		Meaning: "Direction along the horizon: 0° is north, 90° east, 180° south, 270° west.",
		Source:  reduction,
		Value:   func(s *Sight) float64 { return s.Azimuth.Deg() },
		part:    inTheSky, shown: 4, note: func(s *Sight) string { return text.Compass(s.Azimuth) },
	},
	{
		Key: "refracted", Title: "Altitude as seen", Unit: "°", Decimals: 8, Fixed: 7,
		Meaning: "Altitude at which the body appears, lifted by refraction in the observer's air. Below −1°, where nothing is seen, it is the altitude without refraction.",
		Source:  "Bennett (1982), for the observer's pressure and temperature",
		Value:   func(s *Sight) float64 { return s.Refracted.Deg() },
	},
	{
		Key: "ra", Title: "Right ascension", Short: "RA", Unit: "°", Decimals: 8, Fixed: 7,
		Meaning: "Angle eastwards along the celestial equator from the equinox of date, as seen from the observer's place (apparent, topocentric).",
		Source:  reduction,
		Value:   func(s *Sight) float64 { return s.RA.Deg() },
	},
	{
		Key: "dec", Title: "Declination", Short: "Dec", Unit: "°", Decimals: 8, Fixed: 7,
		Meaning: "Angle north of the celestial equator of date, negative south of it, as seen from the observer's place (apparent, topocentric).",
		Source:  reduction,
		Value:   func(s *Sight) float64 { return s.Dec.Deg() },
	},
	{
		Key: "raAstrometric", Title: "Astrometric right ascension", Unit: "°", Decimals: 8, Fixed: 7,
		Meaning: "Right ascension in the axes of star maps (ICRF), from the Earth's centre, with light-time alone.",
		Source:  reduction,
		Value:   func(s *Sight) float64 { return s.Geocentric.AstrometricRA.Deg() },
	},
	{
		Key: "decAstrometric", Title: "Astrometric declination", Unit: "°", Decimals: 8, Fixed: 7,
		Meaning: "Declination in the axes of star maps (ICRF), from the Earth's centre, with light-time alone.",
		Source:  reduction,
		Value:   func(s *Sight) float64 { return s.Geocentric.AstrometricDec.Deg() },
	},
	{
		Key: "raGeocentric", Title: "Geocentric right ascension", Unit: "°", Decimals: 8, Fixed: 7,
		Meaning: "Right ascension of date as seen from the Earth's centre, as almanacs print it (apparent).",
		Source:  reduction,
		Value:   func(s *Sight) float64 { return s.Geocentric.RA.Deg() },
	},
	{
		Key: "decGeocentric", Title: "Geocentric declination", Unit: "°", Decimals: 8, Fixed: 7,
		Meaning: "Declination of date as seen from the Earth's centre, as almanacs print it (apparent).",
		Source:  reduction,
		Value:   func(s *Sight) float64 { return s.Geocentric.Dec.Deg() },
	},
	{
		Key: "eclipticLongitude", Title: "Ecliptic longitude", Unit: "°", Decimals: 8, Fixed: 7,
		Meaning: "Angle eastwards along the ecliptic from the equinox of date, as seen from the Earth's centre (apparent).",
		Source:  reduction,
		Value:   func(s *Sight) float64 { return s.Geocentric.EclipticLongitude.Deg() },
		part:    coordinates, shown: 5, note: func(*Sight) string { return "of date, from Earth's centre" },
	},
	{
		Key: "eclipticLatitude", Title: "Ecliptic latitude", Unit: "°", Decimals: 8, Fixed: 7,
		Meaning: "Angle north of the ecliptic of date, negative south of it, as seen from the Earth's centre (apparent).",
		Source:  reduction,
		Value:   func(s *Sight) float64 { return s.Geocentric.EclipticLatitude.Deg() },
		part:    coordinates, shown: 5,
	},
	{
		Key: "distance", Title: "Distance", Short: "Dist", Unit: "au", Decimals: 11, Fixed: 9,
		Meaning: "From the observer to the body, when the light left it. An astronomical unit (au) is 149,597,870.7 km.",
		Source:  reduction,
		Value:   func(s *Sight) float64 { return s.Distance },
	},
	{
		Key: "distanceGeocentric", Title: "Distance from the Earth", Unit: "au", Decimals: 11, Fixed: 9,
		Meaning: "From the Earth's centre to the body, when the light left it.",
		Source:  reduction,
		Value:   func(s *Sight) float64 { return s.Geocentric.Distance },
	},
	{
		Key: "distanceHeliocentric", Title: "Distance from the Sun", Unit: "au", Decimals: 11, Fixed: 9,
		Meaning: "From the Sun's centre to the body, when the light left it.",
		Source:  reduction,
		Value:   func(s *Sight) float64 { return s.DistanceHeliocentric },
	},
	{
		Key: "distanceKm", Title: "Distance in kilometres", Unit: "km", Decimals: 3, Fixed: 3,
		Meaning: "The distance from the observer in kilometres.",
		Source:  reduction,
		Value:   func(s *Sight) float64 { return s.Distance * ephem.KmPerAU },
	},
	{
		Key: "distanceGeocentricKm", Title: "Distance from the Earth in kilometres", Unit: "km", Decimals: 3, Fixed: 3,
		Meaning: "The distance from the Earth's centre in kilometres.",
		Source:  reduction,
		Value:   func(s *Sight) float64 { return s.Geocentric.Distance * ephem.KmPerAU },
	},
	{
		Key: "lightTime", Title: "Light-time", Unit: "s", Decimals: 6, Fixed: 3,
		Meaning: "Time that light takes from the body to the observer: the body is seen where it was that long ago.",
		Source:  reduction,
		Value:   func(s *Sight) float64 { return s.LightTime },
	},
	{
		Key: "illuminated", Title: "Illuminated", Short: "Lit", Decimals: 6, Fixed: 5,
		Meaning: "Part of the disc that is lit by the Sun, from 0 (new) to 1 (full).",
		Source:  disc,
		Value:   func(s *Sight) float64 { return s.Illuminated },
		part:    appearance, show: func(x float64) string { return text.Percent(x, 1) }, notOfSun: true,
	},
	{
		Key: "phaseAngle", Title: "Phase angle", Unit: "°", Decimals: 6, Fixed: 5,
		Meaning: "Angle at the body between the Sun and the observer: 0° where its disc is full, 180° where it is new.",
		Source:  disc,
		Value:   func(s *Sight) float64 { return s.PhaseAngle.Deg() },
		part:    appearance, shown: 2, notOfSun: true,
	},
	{
		Key: "phaseName", Title: "Phase",
		Meaning: "Name of the Moon's phase. New and full Moon and the quarters last from half a day before the instant to half a day after it.",
		Source:  "Ecliptic longitude of the Moon from the Sun",
		Word:    func(s *Sight) string { return s.Phase.Name },
		part:    appearance, note: func(s *Sight) string { return text.Number(s.Phase.Age.Hours()/24, 2) + " days after new moon" },
		ofPhase: true,
	},
	{
		Key: "age", Title: "Age of the Moon", Unit: "days", Decimals: 5, Fixed: 5,
		Meaning: "Days since the last new Moon.",
		Source:  "Ecliptic longitude of the Moon from the Sun",
		Value:   age,
		ofPhase: true,
	},
	{
		Key: "elongation", Title: "Elongation", Unit: "°", Decimals: 6, Fixed: 5,
		Meaning: "Angle between the body and the Sun's centre in the observer's sky, from 0° to 180°.",
		Source:  reduction,
		Value:   func(s *Sight) float64 { return s.Elongation.Deg() },
		part:    appearance, shown: 2, notOfSun: true, note: func(s *Sight) string { return string(s.Side) + " of the Sun" },
	},
	{
		Key: "elongationSide", Title: "Side of the Sun",
		Meaning: "Side of the Sun on which the body stands. East of it the body is seen in the evening, west of it in the morning.",
		Source:  "Ecliptic longitudes",
		Word:    func(s *Sight) string { return string(s.Side) },
	},
	{
		Key: "diameter", Title: "Diameter", Unit: "″", Decimals: 4, Fixed: 3,
		Meaning: "Angle across the body's equator as the observer sees it. 1° is 3,600″. The Moon's angle is about 1,900″.",
		Source:  iauRadii,
		Value:   func(s *Sight) float64 { return s.Diameter.Sec() },
		part:    appearance, show: func(x float64) string { return text.Diameter(x, 2) },
	},
	{
		Key: "magnitude", Title: "Magnitude", Short: "Mag", Decimals: 2, Fixed: 2,
		Meaning: "Brightness as seen from the Earth's centre. Smaller is brighter, negative very bright. The naked eye sees to about 6.",
		Source:  "Mallama and Hilton (2018); the Moon by Allen (1976), Pluto by Meeus",
		Value:   func(s *Sight) float64 { return s.Magnitude },
		part:    appearance, shown: 2,
	},
	{
		Key: "constellation", Title: "Constellation", Short: "In",
		Meaning: "Constellation in which the body stands.",
		Source:  "Boundaries of Delporte, by Roman (1987)",
		Word:    func(s *Sight) string { return s.Constellation },
		part:    coordinates,
	},
	{
		Key: "hourAngle", Title: "Hour angle", Unit: "°", Decimals: 8, Fixed: 7,
		Meaning: "Angle that the sky has turned since the body crossed the meridian, negative before that. 15° are an hour.",
		Source:  reduction,
		Value:   func(s *Sight) float64 { return s.HourAngle.Angle().Deg() },
		part:    inTheSky, show: func(x float64) string { return text.HourAngle(unit.HourAngle(unit.AngleFromDeg(x))) },
	},
	{
		Key: "parallacticAngle", Title: "Parallactic angle", Unit: "°", Decimals: 8, Fixed: 7,
		Meaning: "Angle at the body between the celestial pole and the zenith, positive west of the meridian: how far the view in a telescope on a level mounting is turned.",
		Source:  reduction,
		Value:   func(s *Sight) float64 { return s.Parallactic.Deg() },
		part:    inTheSky, shown: 2,
	},
	{
		Key: "airMass", Title: "Air mass", Decimals: 4, Fixed: 5,
		Meaning: "Air that the light passes through, in units of the air at the zenith. Below the horizon there is none.",
		Source:  "Young (1994)",
		Value:   func(s *Sight) float64 { return s.AirMass },
		part:    inTheSky, shown: 2,
	},
}

// age returns the days since the last new Moon.
func age(s *Sight) float64 {
	if s.Body != ephem.Moon {
		return math.NaN()
	}
	return s.Phase.Age.Hours() / 24
}
