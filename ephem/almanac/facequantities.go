package almanac

import (
	"math"

	"github.com/soniakeys/unit"

	"perihelion/ephem"
	"perihelion/ephem/text"
)

const iauSpin = "Elements of rotation of the IAU (Archinal et al. 2018)"

// faceQuantities describe the face of a body, and the Sun's time: they cost more than a
// place, and a Sight has them only where they are asked for.
var faceQuantities = []Quantity{
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
		Value:   fromZenith(func(f *ephem.Face) unit.Angle { return f.Axis }),
		part:    face, shown: 2,
	},
	{
		Key: "brightLimbTilt", Title: "Tilt of the bright limb", Unit: "°", Decimals: 3, Fixed: 3, OfFace: true,
		Meaning: "Direction of the middle of the lit limb as the observer sees it: from the zenith counterclockwise, −180° to 180°.",
		Source:  disc,
		Value:   fromZenith(func(f *ephem.Face) unit.Angle { return f.BrightLimb }),
		part:    face, shown: 2,
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

// fromZenith returns the Value of a position angle, turned into the direction that the
// observer sees.
func fromZenith(angle func(*ephem.Face) unit.Angle) func(*Sight) float64 {
	return func(s *Sight) float64 {
		if s.Face == nil {
			return math.NaN()
		}
		return math.Remainder((angle(s.Face) - s.Parallactic).Deg(), 360)
	}
}

// clock writes hours as a time of day.
func clock(hours float64) string { return text.HMS(unit.RA(unit.TimeFromHour(hours).Rad())) }
