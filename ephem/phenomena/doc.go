// Package phenomena finds the events in the sky that have the same instant for everybody
// on Earth: the phases, perigees and apogees of the Moon, the seasons, and when planets
// are in conjunction or opposition, farthest from the Sun in the sky, nearest to it or to
// the Earth in space, or turn about.
//
//	events, err := phenomena.Find(ctx, from, to, nil)
//	for _, e := range events {
//		fmt.Println(e.Time.Format(time.DateTime), e)
//	}
//
// # Conventions
//
// Everything is seen from the Earth's centre. Longitude and latitude are ecliptic,
// declination is equatorial: apparent (after light-time, the bending by the Sun, and
// aberration), and of date (of the true ecliptic, equator and equinox at the instant
// itself). East of the Sun is where ecliptic longitude is greater. Times are civil, as
// package ephem has them: UTC from 1972 to 2026, UT1 before and after. Jupiter to Pluto
// are the centres of mass of their systems, the centre of the Earth is its own.
//
// # The Moon
//
// The phases are where the Moon is 0°, 90°, 180° and 270° east of the Sun in
// longitude: new moon, first quarter, full moon, last quarter. The Moon then need
// not be nearest to the Sun or farthest from it, which happens up to 35
// minutes earlier or later, nor be lit just to its half.
//
// A full Moon ([NamedMoons]) has the names of the farmers' almanacs of North America, by the
// month in the reader's zone: Wolf, Snow, Worm, Pink, Flower, Strawberry, Buck, Sturgeon,
// Corn, Hunter's, Beaver, Cold. The Harvest Moon is the one nearest to the September
// equinox, the Hunter's Moon the next; where that is in November it is the Beaver Moon too. Other
// peoples have other names, and in the south the seasons are others. The second of a
// month is a Blue Moon, the third of four between an equinox and a solstice a seasonal
// one, the older meaning.
//
// It is a supermoon where its distance is within 90 % of the way from the apogee to the
// perigee between which it falls: Nolle's definition of 1979, with the apsides of the same
// orbit, as Espenak's tables have it. Other lists take those of the year, or a distance
// below 360,000 km, and have one more or less in a year. A micromoon is within 10 % of that
// way.
//
// At perigee the Moon is nearest to the Earth's centre, at apogee farthest. The
// distance is that of all of package ephem, from the Earth to where the Moon was
// when its light left, as in Skyfield and in the Swiss Ephemeris. Tables of the
// distance without light-time (Meeus, chapter 50) differ by up to 40 km and 20
// minutes.
//
// At the ascending node the Moon goes north through the ecliptic, at the
// descending node south. An eclipse needs a new or a full moon near a node. The
// greatest declination north and south are the extremes of each month, between
// 18° and 29° in the course of 18.6 years.
//
// # The Sun and the Earth
//
// Equinoxes and solstices are where the Sun's longitude is 0° (March), 90°
// (June), 180° (September) and 270° (December). At perihelion the Earth is nearest
// to the Sun, at aphelion farthest: the Earth's own centre, which goes round the
// centre of mass of Earth and Moon, and so is there up to a day and more before or
// after it. All of these are listed under [ephem.Sun].
//
// # The planets
//
// A planet is in conjunction where it has the Sun's longitude, and in opposition
// where it is 180° from it: then it is up all night, and about nearest to us.
// Mercury and Venus have no opposition, but two conjunctions: the inferior between
// us and the Sun, the superior behind it. The elongation that comes with a
// conjunction describes how far the planet passes from the Sun's centre; in an inferior
// one below 0.26° it passes in front of it.
//
// Greatest elongation is where Mercury or Venus is farthest from the Sun in the
// sky, by the angle itself and not by longitude: east of it, and so seen in the
// evening, or west, in the morning.
//
// A planet is retrograde while its longitude decreases. That begins and ends with
// a station. Stations in right ascension, as other almanacs print them, are kinds of
// their own, and come up to some days earlier or later.
//
// The closest approach is where a planet's centre is nearest to the Earth's, at the
// instant itself and without light-time, as orbits have it: Mars on 27 August 2003 at
// 9:51. With light-time it would be some minutes earlier. It comes up to some days
// before or after the opposition or the inferior conjunction.
//
// Venus has its greatest brilliancy where the lit part of its disc has the greatest
// area in the sky. Almanacs call it the greatest illuminated extent too. The brightest
// magnitude is not meant: it depends on a photometric formula, which different programs
// have in different versions, it is so flat that two formulas are days apart, and that
// of Mallama and Hilton has another maximum beside the Sun, where air and clouds of
// Venus scatter light forward and nobody sees it.
//
// Perihelion and aphelion are where a planet is nearest to the Sun and farthest, in
// space, at the instant itself and without light-time. There is one of each in a
// revolution. That matters for Neptune alone: it goes round the centre of mass of the
// Solar System, from which Jupiter draws the Sun to and fro every 12.8 years, and the
// distance from the Sun has three extremes within ten years at each end of the orbit
// (1959, 1965 and 1968; 2042, 2049 and 2050). Meeus, chapter 38, lists the greatest of
// them, and so does this package.
//
// # Errors
//
// The largest errors found, at given TT, from 1900 to 2100:
//
//	phases of the Moon         0.2 s   of 9895, against the Swiss Ephemeris
//	equinoxes and solstices    0.1 s   of 800
//	conjunctions, oppositions  0.2 s   of 3641
//	nodes of the Moon          0.2 s   of 5368
//	its greatest declinations  0.4 s   of 5347
//	its perigee and apogee     7 s     of 5302; 0.1 km
//	greatest elongations       3 s     of 1510; 0.00001°
//	stations                   7 s     of 1010 of Mercury to Mars
//	                           10 s    of 1944 of Jupiter to Pluto
//	stations in right          6 s     of 3642, against the Swiss Ephemeris
//	ascension
//	closest approaches         1 s     of 1820; 2e-7 au
//	greatest brilliancy        53 s    of 250; 0.0001 of the magnitude
//	perihelion and aphelion    3 s     Mercury, against VSOP87
//	                           75 s    Venus, Earth, Mars
//	                           10 min  Jupiter
//	                           40 min  Saturn
//
// The Earth's perihelia and aphelia from 2020 to 2026 are within a minute of the
// Naval Observatory's. At these flat extremes the last metres of an ephemeris
// decide: DE431 in the precision that is at hand (some 100 m) leaves a minute for
// the Earth, an hour for Uranus and some for Neptune, where VSOP87 itself is
// hours and days away. The search adds 0.001 s where a quantity passes a value and
// less than a second where it has an extreme, for Uranus and Neptune minutes.
//
// To civil time all this comes with the error of ΔT, which is below 0.1 s from 1962 to
// 2026 and a guess afterwards: (*ephem.Epoch).DeltaTUncertainty returns its error, 9 s in
// 2050, 49 s in 2100.
//
// Before 1900 and after 2100 the Moon, Mercury and Venus come from coarser series (see
// package ephem), which are 0.01″ off at most from 1600 to 2399: 0.02 s of a phase of the Moon.
// In eight years of each of twelve centuries from −2900 to 2987 the Swiss Ephemeris has 19,798
// events, and they are all found and no others. The largest errors, at given TT:
//
//	                           1600–2399    other years
//	phases of the Moon         0.2 s        2 s
//	its perigee and apogee     1 s          38 s
//	its nodes                  0.2 s        72 s; 138 s in −2900
//	its greatest declinations  0.2 s        8 s
//	equinoxes and solstices    0.2 s        1 s
//	conjunctions, oppositions  0.2 s        11 s
//	greatest elongations       1.5 s        33 s
//	closest approaches         1 s          11 s
//	greatest brilliancy        7 s          12 s
//	stations                   34 s         77 s
//
// The obliquity of the other program is 4.5″ greater in −2500 than the angle between the poles
// of the same model of precession, which moves the nodes. Perihelia and aphelia of those
// centuries were not compared.
//
// # Cost
//
// All of a year takes a processor about 10 ms, the phases of two hundred years 0.2 s,
// everything in them 1.5 s, in all years. All processors search, and a context stops
// them at any time.
package phenomena
