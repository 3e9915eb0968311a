package almanac

import (
	"math"

	"github.com/soniakeys/unit"

	"perihelion/ephem"
	"perihelion/ephem/text"
)

const (
	reduction = "JPL DE431, IAU 2006 precession, IAU 2000B nutation"
	disc      = "Directions from the body to the Sun and to the observer"
	iauSpin   = "Elements of rotation of the IAU (Archinal et al. 2018)"
	iauRadii  = "Equatorial radii of the IAU (Archinal et al. 2018)"
)

// quantities is the table. A new quantity stands where its neighbours are; readers
// of CSV find it in the last column.
var quantities = [...]Quantity{
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
	{
		Key: "raAstrometricTopocentric", Title: "Astrometric right ascension from here", Unit: "°", Decimals: 8, Fixed: 7, OfFace: true,
		Meaning: "Right ascension in the axes of star maps (ICRF), from the observer's place, with light-time alone: Horizons' quantity 1.",
		Source:  reduction,
		Value:   ofFace(func(f *ephem.Face) float64 { return f.AstrometricRA.Deg() }),
	},
	{
		Key: "decAstrometricTopocentric", Title: "Astrometric declination from here", Unit: "°", Decimals: 8, Fixed: 7, OfFace: true,
		Meaning: "Declination in the axes of star maps (ICRF), from the observer's place, with light-time alone: Horizons' quantity 1.",
		Source:  reduction,
		Value:   ofFace(func(f *ephem.Face) float64 { return f.AstrometricDec.Deg() }),
	},
	{
		Key: "librationLongitude", Title: "Libration in longitude", Unit: "°", Decimals: 3, Fixed: 3, OfFace: true,
		Meaning: "Longitude on the Moon of the middle of its disc as seen from the observer's place, optical and physical libration together. Positive where the east limb (Mare Crisium) is turned to the Earth.",
		Source:  iauSpin,
		Value:   ofMoon(func(f *ephem.Face) float64 { return f.SubObserver.Longitude.Deg() }),
		part:    face, shown: 2,
	},
	{
		Key: "librationLatitude", Title: "Libration in latitude", Unit: "°", Decimals: 3, Fixed: 3, OfFace: true,
		Meaning: "Latitude on the Moon of the middle of its disc as seen from the observer's place, optical and physical libration together. Positive where the north pole is turned to the Earth.",
		Source:  iauSpin,
		Value:   ofMoon(func(f *ephem.Face) float64 { return f.SubObserver.Latitude.Deg() }),
		part:    face, shown: 2,
	},
	{
		Key: "colongitude", Title: "Colongitude of the Sun", Unit: "°", Decimals: 3, Fixed: 3, OfFace: true,
		Meaning: "Longitude of the morning terminator on the Moon, counted westwards from the middle of the near side: 270° at new Moon, 0° at first quarter.",
		Source:  iauSpin,
		Value: ofMoon(func(f *ephem.Face) float64 {
			x := 90 - f.SubSolar.Longitude.Deg()
			return x - 360*math.Floor(x/360)
		}),
		part: face, shown: 2,
	},
	{
		Key: "centralMeridian", Title: "Central meridian", Unit: "°", Decimals: 3, Fixed: 3, OfFace: true,
		Meaning: "Longitude on the body of the middle of its disc, of the whole disc and not of its lit part. It grows as a planet turns, by the IAU's sense for each body. Jupiter's is of System III, the Sun's is Carrington's.",
		Source:  iauSpin,
		Value: ofBody(func(b ephem.Body, f *ephem.Face) float64 {
			if b == ephem.Moon {
				return math.NaN()
			}
			return f.SubObserver.Longitude.Deg()
		}),
		part: face, shown: 2,
	},
	{
		Key: "centralMeridianI", Title: "Central meridian I", Unit: "°", Decimals: 3, Fixed: 3, OfFace: true,
		Meaning: "Jupiter's central meridian in the system of the clouds near its equator, which turn by 877.900° in a day.",
		Source:  iauSpin,
		Value:   ofFace(func(f *ephem.Face) float64 { return f.SystemI.Deg() }),
		part:    face, shown: 2,
	},
	{
		Key: "centralMeridianII", Title: "Central meridian II", Unit: "°", Decimals: 3, Fixed: 3, OfFace: true,
		Meaning: "Jupiter's central meridian in the system of the other clouds, which turn by 870.270° in a day. The longitude of the Great Red Spot is given in it.",
		Source:  iauSpin,
		Value:   ofFace(func(f *ephem.Face) float64 { return f.SystemII.Deg() }),
		part:    face, shown: 2,
	},
	{
		Key: "subObserverLatitude", Title: "Latitude of the middle", Unit: "°", Decimals: 3, Fixed: 3, OfFace: true,
		Meaning: "Planetographic latitude on the body of the middle of its disc: positive where its north pole is turned to the observer.",
		Source:  iauSpin,
		Value: ofBody(func(b ephem.Body, f *ephem.Face) float64 {
			if b == ephem.Moon {
				return math.NaN()
			}
			return f.SubObserver.Latitude.Deg()
		}),
		part: face, shown: 2,
	},
	{
		Key: "subSolarLongitude", Title: "Longitude under the Sun", Unit: "°", Decimals: 3, Fixed: 3, OfFace: true,
		Meaning: "Longitude on the body of the point over which the Sun stands, counted as the central meridian; on the Moon from −180° to 180°, east positive.",
		Source:  iauSpin,
		Value:   ofFace(func(f *ephem.Face) float64 { return f.SubSolar.Longitude.Deg() }),
	},
	{
		Key: "subSolarLatitude", Title: "Latitude under the Sun", Unit: "°", Decimals: 3, Fixed: 3, OfFace: true,
		Meaning: "Planetographic latitude on the body of the point over which the Sun stands: positive in the summer of its northern half.",
		Source:  iauSpin,
		Value:   ofFace(func(f *ephem.Face) float64 { return f.SubSolar.Latitude.Deg() }),
		part:    face, shown: 2,
	},
	{
		Key: "axisAngle", Title: "Angle of the axis", Unit: "°", Decimals: 3, Fixed: 3, OfFace: true,
		Meaning: "Position angle: direction of the body's north pole on the sky, from north through east.",
		Source:  iauSpin,
		Value:   ofFace(func(f *ephem.Face) float64 { return f.Axis.Deg() }),
		part:    face, shown: 2,
	},
	{
		Key: "brightLimbAngle", Title: "Angle of the bright limb", Unit: "°", Decimals: 3, Fixed: 3, OfFace: true,
		Meaning: "Position angle: direction of the middle of the lit limb on the sky, from north through east.",
		Source:  disc,
		Value:   ofFace(func(f *ephem.Face) float64 { return f.BrightLimb.Deg() }),
		part:    face, shown: 2,
	},
	{
		Key: "axisTilt", Title: "Tilt of the axis", Unit: "°", Decimals: 3, Fixed: 3, OfFace: true,
		Meaning: "Direction of the body's north pole as the observer sees it: from the zenith counterclockwise, −180° to 180°.",
		Source:  iauSpin,
		Value: func(s *Sight) float64 {
			if s.Face == nil {
				return math.NaN()
			}
			return math.Remainder((s.Face.Axis - s.Parallactic).Deg(), 360)
		},
		part: face, shown: 2,
	},
	{
		Key: "brightLimbTilt", Title: "Tilt of the bright limb", Unit: "°", Decimals: 3, Fixed: 3, OfFace: true,
		Meaning: "Direction of the middle of the lit limb as the observer sees it: from the zenith counterclockwise, −180° to 180°.",
		Source:  disc,
		Value: func(s *Sight) float64 {
			if s.Face == nil {
				return math.NaN()
			}
			return math.Remainder((s.Face.BrightLimb - s.Parallactic).Deg(), 360)
		},
		part: face, shown: 2,
	},
	{
		Key: "ringTilt", Title: "Tilt of the rings", Unit: "°", Decimals: 3, Fixed: 3, OfFace: true,
		Meaning: "Altitude of the observer above the plane of Saturn's rings (B), positive where the north side is seen.",
		Source:  iauSpin,
		Value:   ofFace(func(f *ephem.Face) float64 { return f.Ring.Tilt.Deg() }),
		part:    face, shown: 2,
	},
	{
		Key: "ringSunTilt", Title: "Tilt of rings to the Sun", Unit: "°", Decimals: 3, Fixed: 3, OfFace: true,
		Meaning: "Altitude of the Sun above the plane of Saturn's rings (B′), positive where the north side is lit.",
		Source:  iauSpin,
		Value:   ofFace(func(f *ephem.Face) float64 { return f.Ring.SunTilt.Deg() }),
		part:    face, shown: 2,
	},
	{
		Key: "ringMajorAxis", Title: "Major axis of the rings", Unit: "″", Decimals: 3, Fixed: 3, OfFace: true,
		Meaning: "Angle across the rings, to the outer edge of ring A, 136,775 km from Saturn's centre.",
		Source:  "Outer edge of ring A (French et al. 1993)",
		Value:   ofFace(func(f *ephem.Face) float64 { return f.Ring.Major.Sec() }),
		part:    face, shown: 2,
	},
	{
		Key: "ringMinorAxis", Title: "Minor axis of the rings", Unit: "″", Decimals: 3, Fixed: 3, OfFace: true,
		Meaning: "Angle across the short axis of the ellipse of the rings, to the outer edge of ring A; 0 where they are edge on.",
		Source:  "Outer edge of ring A (French et al. 1993)",
		Value:   ofFace(func(f *ephem.Face) float64 { return f.Ring.Minor.Sec() }),
		part:    face, shown: 2,
	},
	{
		Key: "equationOfTime", Title: "Equation of time", Unit: "s", Decimals: 1, Fixed: 1, OfFace: true,
		Meaning: "Apparent less mean solar time: positive where a sundial is ahead of an even clock.",
		Source:  reduction,
		Value:   ofFace(func(f *ephem.Face) float64 { return f.EquationOfTime.Sec() }),
		part:    face, show: func(x float64) string { return text.HourAngle(unit.HourAngle(unit.Time(x).Rad())) },
	},
	{
		Key: "solarTime", Title: "Apparent solar time", Unit: "h", Decimals: 6, Fixed: 6, OfFace: true,
		Meaning: "Time of a sundial at the observer's place, in hours: 12 where the Sun crosses the meridian.",
		Source:  reduction,
		Value:   ofFace(func(f *ephem.Face) float64 { return f.SolarTime.Hour() }),
		part:    face, show: clock,
	},
	{
		Key: "meanSolarTime", Title: "Mean solar time", Unit: "h", Decimals: 6, Fixed: 6, OfFace: true,
		Meaning: "Time of an even clock at the observer's longitude, in hours: UT1 and 1 h for each 15° of longitude east.",
		Source:  "UT1 and the longitude",
		Value:   ofFace(func(f *ephem.Face) float64 { return f.MeanSolarTime.Hour() }),
		part:    face, show: clock,
	},
}

// ofFace returns the Value of a quantity of the face, where the Sight has one.
func ofFace(value func(*ephem.Face) float64) func(*Sight) float64 {
	return ofBody(func(_ ephem.Body, f *ephem.Face) float64 { return value(f) })
}

// ofMoon is ofFace for the Moon alone.
func ofMoon(value func(*ephem.Face) float64) func(*Sight) float64 {
	return ofBody(func(b ephem.Body, f *ephem.Face) float64 {
		if b != ephem.Moon {
			return math.NaN()
		}
		return value(f)
	})
}

func ofBody(value func(ephem.Body, *ephem.Face) float64) func(*Sight) float64 {
	return func(s *Sight) float64 {
		if s.Face == nil {
			return math.NaN()
		}
		return value(s.Body, s.Face)
	}
}

// clock writes hours as a time of day.
func clock(hours float64) string { return text.HMS(unit.RA(unit.TimeFromHour(hours).Rad())) }

// age returns the days since the last new Moon.
func age(s *Sight) float64 {
	if s.Body != ephem.Moon {
		return math.NaN()
	}
	return s.Phase.Age.Hours() / 24
}
