// Package meeting finds where the Moon, planets and bright stars meet in the sky.
//
//	found, err := meeting.Find(ctx, from, to, true)
//	for _, m := range found {
//		fmt.Println(m.Time, m, m.Separation.Deg())
//	}
//
// # Conventions
//
// The planets are Mercury to Neptune; Pluto, which no eye sees, is left out. The stars are
// Aldebaran, Regulus, Spica and Antares, which the Moon can cover, Pollux, and Alcyone in
// the Pleiades. Meetings are as seen from the Earth's centre; places are apparent ones, of
// date.
//
// Two objects are in conjunction in right ascension where they have the same one, at any
// separation. Their least separation is where the angle between their centres has a
// minimum; it is listed up to 6°, and is as a rule some hours before or after the
// conjunction. Both are found also where a planet turns near another one.
//
// A grouping is where the least circle about three of the Moon and the planets has a
// minimum, of at most 5° (Meeus, Astronomical Algorithms, chapter 20).
//
// # Passages
//
// In an occultation the Moon covers a planet or a star, in a transit Mercury or Venus is
// seen before the Sun. C1 and C4 are where the discs touch, C2 and C3 where the smaller
// one is wholly within the limb of the larger; a star, which is a point, has C1 and C4
// alone. Contacts are those of a smooth limb: the Moon's profile, which moves one by some
// seconds, and the fading of a star by diffraction are left out. The radii are those of
// package ephem, in transits 959.63″ of the Sun and 8.41″ of Venus with its air, at 1 au.
// Occultations are found for an observer, transits for the Earth's centre too.
//
// # Errors
//
// Against the Swiss Ephemeris 2.10, at given TT, 1900 to 2100: of 74,800 conjunctions and
// least separations none is missing and none too many; times agree to 6 s and separations
// to 0.0001°, but for a conjunction of Mercury where it turns (20 s), two least separations
// of Mercury and Jupiter in 1905, which change by 0.0001″ in a minute (8 s), and two meetings
// with a planet that is behind the Sun's disc: Mercury and Jupiter of January 1961 (3.6
// minutes, 2.4″) and Saturn and Pollux of July 2034 (9.7 minutes, 3.3″). Nobody sees those;
// the Sun's gravity bends light there by 4″ in the other program's formula, and by less
// than at the limb in this one's. Two of its minima of Uranus and Aldebaran are at bends
// without one. The years of the tests agree to 0.5 s. In eight years of each of twelve other
// centuries, from −2900 to 2987, there are 35,643 meetings, no more and no fewer, to 24 s
// (Uranus) and 0.0003°, but for one of Mercury with Jupiter behind the Sun's disc (17 minutes); its
// stars have the same source. The tests have 1,482 of eight centuries, which agree to 8 s.
//
// Passages: the 230 contacts of 80 occultations at three places, 2015 to 2026, are found,
// and at most 1.3 s from those at which the Swiss Ephemeris's own topocentric places of
// the same radii touch. Its function swe_lun_occult_when_loc is up to 3.0 s from them itself
// where the limb is met at a small angle; with larger or smaller radii of the Moon it
// agrees less well. In three years of those eight centuries there are 199 passages at a place
// in each, no more and no fewer: their contacts agree to 1.2 s, and to 8 s where the object is
// behind the Moon for less than half an hour. The other program's own sidereal time of far
// years, by which that comparison would be 126 s off in −2500, was replaced by that of the IERS
// Conventions.
//
// All 73 transits of 1620 to 2099 are found, and their contacts agree to 0.1 s; the five since
// 2004 have those of Espenak's catalogues, to 1 s. Of the 100 transits in the centuries that begin
// with −2500, −500, 200, 1100, 2200, 2500 and 2900 none is missing and none too many; they agree to
// 1.8 s, and one that is shorter than an hour to 14 s. The tests have 33 of them.
//
// # Cost
//
// The meetings of a year take a processor 20 ms, of two hundred years 4 s; without the Moon
// a third of that. Transits of two hundred years take 0.3 s, occultations 2 s. All
// processors search.
package meeting
