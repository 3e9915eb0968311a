// Package ephem computes where the Sun, the Moon, the planets and Pluto stand in
// an observer's sky, how they look, and when they rise, transit and set.
//
//	observer := ephem.Observer{
//		Latitude:  unit.AngleFromDeg(-37.82),
//		Longitude: unit.AngleFromDeg(144.975),
//		Elevation: 31,
//	}
//	epoch, err := ephem.At(time.Now())
//	scene := epoch.From(observer)
//	mars, err := scene.Position(ephem.Mars)
//	fmt.Println(mars.Altitude.Deg(), mars.Azimuth.Deg())
//
// with github.com/soniakeys/unit for the angles.
//
// An [Epoch] holds all that is the same for everybody at an instant, a [Scene] all that
// is the same for all bodies in an observer's sky; a [Position] is a value. A [Tracker]
// follows one body from one place through many instants, [Events] finds its rises,
// transits and sets, [Twilights] divides the time into day and night. Package phenomena,
// below this one, finds the events of the whole Earth (phases, oppositions, elongations),
// package eclipse the eclipses. All functions may be called from any number of
// goroutines.
//
// # Conventions
//
// Angles are of the types of github.com/soniakeys/unit, in radians. Latitudes north,
// longitudes east and hour angles west are positive. Azimuth runs from north through
// east. Altitudes are without refraction, except Refracted. The observer's latitude is
// geodetic on the WGS84 ellipsoid, and his elevation, in metres, counts from that
// ellipsoid, which lies within 110 m of the sea. Distances are in astronomical units, and
// end where the body was when its light left it; for the Moon this differs by up to 38 km
// from where it is, since the Earth goes on meanwhile.
//
// A body has three places:
//
//   - Apparent and topocentric (Altitude, Azimuth, HourAngle, RA, Dec): the
//     direction in which the observer would have to look if there were no air.
//     It comes after light-time, the bending by the Sun, and the aberration by
//     the motion of the Earth and of the observer on it, and refers to the true
//     equator and equinox of date.
//   - Apparent and geocentric (Geocentric.RA, Dec and the ecliptic pair): the same
//     from the Earth's centre, as almanacs print it.
//   - Astrometric and geocentric: after light-time alone, in the axes of the
//     ICRF, as star maps have it. For the Moon too it is the place of the Moon
//     then from the Earth now, 20″ from the geometric direction that some
//     programs print.
//
// # Time
//
// A time.Time is UTC from 1972-01-01 to 2026-12-31, with its leap seconds, and is taken
// as UT1 before and after; dates are of the Gregorian calendar throughout, and the year 0
// is 1 BC. Where one
// meaning ends the sky steps by the difference of the two: 0.046 s in 1972, 0.110 s (1.7″
// of sidereal time) in 2027. From then on a clock that shows UTC may be up to 0.9 s from
// UT1, which nobody can know beforehand. TT, in which the bodies move, and UT1, which is
// the Earth's rotation, differ by ΔT: observed daily by the IERS since 1962, from
// McCarthy and Babcock (1986) since 1948, from the splines of Morrison, Stephenson,
// Hohenkerk and Zawilski (2020) before that, predicted by the IERS to September 2027 and
// a guess afterwards. (*Epoch).DeltaT returns the figure that was used,
// (*Epoch).DeltaTUncertainty its standard error, and [AtDeltaT] takes another. A second
// of ΔT turns the sky by 15″ where the civil time is UTC, and moves the Moon by 0.5″
// where it is UT1.
//
// # Sources and errors
//
// All bodies follow JPL's ephemeris DE431 (Folkner et al. 2014); the Moon, Mercury and
// Venus before 1900 and after 2100 by coarser series, all of them before 1600 and after
// 2399 by still coarser ones. Precession is IAU 2006, nutation IAU 2000B, sidereal time
// that of the IERS Conventions 2010; before 1600 and after 2399 precession is the long-term
// model of Vondrák, Capitaine and Wallace (2011), and sidereal time follows from it.
//
// The largest errors in right ascension and declination that were found at given
// TT and UT1, in arcseconds. From 1900 to 2100, against the same ephemeris
// through an independent reduction (600 topocentric places, which are a test),
// the error is
//
//	0.003″ for each of the ten bodies.
//
// In the years before and after, from 1600 to 2399, against DE431 itself, the error of the
// apparent place from the Earth's centre is at most
//
//	0.003″ for the Sun and for Mars to Pluto,
//	0.01″  for the Moon, Mercury and Venus.
//
// Precession has no share in these figures, since both sides follow IAU 2006,
// which is 0.008″ in 1600 and 0.005″ in 2399 from the long-term model.
//
// From −2999 to 1599 and from 2400 to 3000, against DE431 with the long-term model, it is
// at most
//
//	0.04″ for the Sun and for Jupiter to Pluto (Saturn 0.05″),
//	0.2″  for Mercury, Venus and Mars,
//	1.4″  for the Moon,
//
// but not within half a degree of the Sun, whose bending of light two programs cut off
// in different ways. The README of this package has the figures by years and bodies.
// Nutation, the same series on both sides, is for the centuries around 2000. The model of precession itself is good to some arcseconds
// there, as its authors state, and ΔT to minutes of time.
//
// Jupiter to Pluto are the centres of mass of their systems, up to 0.12″ from the
// planet's. The observer's altitude and azimuth leave out: the motion of the Earth's pole
// (up to 0.6″, more in azimuth near the zenith and the poles) unless the observer has a
// Pole, and the deflection of his
// plumb line from the ellipsoid's normal (seconds of arc, on islands and in mountains up
// to a minute): his latitude is the geodetic one of maps and satellites, not the
// astronomical.
//
// A time before the year −2999 or after the year 3000 gives a [RangeError].
//
// # The quantities
//
//	Altitude, Azimuth        0.003″ at a given UT1, but for the pole and the plumb
//	                         line; the air is not in them
//	HourAngle, Parallactic   from the same vectors, exact at poles and zenith
//	Refracted                Bennett (1982), for the observer's pressure and
//	                         temperature; 0.1′ in standard air, minutes of arc in
//	                         real air near the horizon
//	AirMass                  Young (1994), 0.004
//	Distance and its kin     5e-8 of themselves; before 1600 and after 2399 1e-6,
//	                         the Moon's 3.5e-6
//	Diameter                 equatorial radii of the IAU (Archinal et al. 2018)
//	PhaseAngle, Illuminated  true directions at the body, 0.0001°
//	Elongation, Side         apparent, from the Sun's centre
//	Magnitude                Mallama and Hilton (2018) with Saturn's rings, as
//	                         seen from the Earth's centre; Mars without its
//	                         rotation and seasons (0.06); the Moon (Allen 1976)
//	                         and Pluto (Meeus) for information
//	Constellation            boundaries of Delporte by Roman (1987)
//	rise, transit, set       0.1 s from an independent search, given the
//	                         convention of the Horizon; the real air moves rise
//	                         and set by minutes
//
// # Speed
//
// A position of unrelated time, observer and body costs about 3 µs, each of ten bodies at
// one time 0.9 µs, a place of a Tracker 0.3 µs, and no memory is allocated but for the
// parts of the ephemeris that are unpacked when they are first asked for (at most 15
// MB, and 70 MB more in the years before 1600 and after 2399). The first position takes
// some milliseconds. Earlier calls never change an answer.
package ephem
