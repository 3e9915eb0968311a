// Package ephem computes where the Sun, the Moon, the planets and Pluto stand in
// an observer's sky, how they look, and when they rise, transit and set.
//
//	epoch, err := ephem.At(time.Now())
//	scene := epoch.From(ephem.Greenwich())
//	mars, err := scene.Position(ephem.Mars)
//	fmt.Println(mars.Altitude.Deg(), mars.Azimuth.Deg())
//
// An [Epoch] holds what is the same for everybody at an instant, a [Scene] what
// is the same for all bodies in an observer's sky; a [Position] is a value. All
// functions may be called from any number of goroutines.
//
// # Conventions
//
// Angles are of the types of package unit, in radians. Latitudes north,
// longitudes east and hour angles west are positive. Azimuth runs from north
// through east. Altitudes are without refraction unless their name says so. The
// observer's latitude is geodetic on the WGS84 ellipsoid, and his elevation
// counts from that ellipsoid.
//
// "Apparent" is the direction that the observer's eye has to look in if there
// were no air: after light-time, the deflection by the Sun, and aberration by
// the motion of the Earth and of the observer on it; in right ascension and
// declination, referred to the true equator and equinox of date. "Topocentric"
// is from the observer, "geocentric" from the Earth's centre. "Astrometric" is
// after light-time alone, in the axes of the ICRF; for the Moon too it is the
// place of the Moon then from the Earth now, which differs by 20″ from the
// geometric direction that some programs print.
//
// # Time
//
// A time.Time is UTC from 1972-01-01 to 2026-12-31, with its leap seconds, and
// is taken as UT1 before and after. ΔT = TT − UT1 comes from the IERS up to 2026,
// from the Astronomical Almanac for 1953 to 1972, from the splines of Morrison,
// Stephenson, Hohenkerk and Zawilski (2020) before that and as a prediction
// afterwards, which is a guess: others differ by 30 s for 2050 and by 100 s for
// 2100. A second of ΔT turns the sky by 15″ and moves the Moon by 0.5″;
// (*Epoch).DeltaT says which figure was used.
//
// # Sources and errors
//
// The Earth and the planets follow VSOP87B in full (Bretagnon and Francou 1988),
// the Moon ELP/MPP02 (Chapront and Francou 2003), Pluto chapter 37 of Meeus,
// Astronomical Algorithms. Precession is IAU 2006, nutation IAU 2000B, sidereal
// time that of the IERS Conventions 2010.
//
// The largest errors that were found in right ascension and declination, in
// arcseconds, at given TT and UT1: 1900 to 2100 against JPL's DE431 in 600
// topocentric places (the table is a test), the others against the same
// ephemeris in 1500 geocentric places each.
//
//	            1800–1900  1900–2100  2100–2200  2200–2400
//	Sun           0.07       0.04       0.05       0.05
//	Moon          0.05       0.10       0.09       0.14
//	Mercury       0.12       0.07       0.10       0.12
//	Venus         0.09       0.06       0.06       0.11
//	Mars          0.2        0.24       1.1        3.1
//	Jupiter       0.4        0.46       0.8        1.0
//	Saturn        0.4        0.36       0.5        0.8
//	Uranus        0.8        1.7        2.2        4.9
//	Neptune       1.9        2.4        3.2        6.1
//	Pluto          –         3.2         –          –
//
// From 1600 to 1800 nothing was compared; the theories are as far from their
// middle there as from 2200 to 2400. Years before 1600 and after 2399, and for
// Pluto before 1885 and after 2099, give a [RangeError].
//
// Distances are good to 2e-7 (Sun to Venus, Moon), 5e-7 (Mars to Saturn), 4e-6
// (Uranus, Neptune) and 1e-5 (Pluto) of themselves. Jupiter to Pluto are the
// centres of mass of their systems, up to 0.12″ from the planet's. The Earth's
// polar motion (0.3″) is left out. Rise, transit and set are within 0.3 s of an
// independent search where the air is as the convention has it; the air itself
// moves rise and set by minutes.
//
// Magnitudes follow Mallama and Hilton (2018), seen from the Earth's centre;
// Mars may differ by 0.06 as it turns, and the Moon's and Pluto's are for
// information. Constellations are those of Roman (1987).
//
// # Speed
//
// The theories are summed once per window of 4 to 64 days and interpolated
// within, with an error below 0.001″. The first position in a window costs one
// to three milliseconds, every later one about a microsecond, and no memory is
// allocated. What was asked before never changes an answer.
package ephem
