// Package jovian has Jupiter's four great moons as the Earth sees them: where they stand
// beside the planet, when they and their shadows pass before it, when they go behind it or
// into its shadow, and when the Great Red Spot is in the middle of the disc.
//
//	epoch, err := ephem.At(time.Now())
//	places, ok := jovian.Places(epoch)                    // places[jovian.Io].X is how far Io is in the east
//	events, err := jovian.Find(ctx, from, to)             // all moons
//	seen, err := watch.Seen(events[0])                    // by an observer
//
// # Definitions
//
// All is as seen from the Earth's centre; another place on Earth changes a time by at
// most 3 seconds. Light-time is that of each moon, and the motion of Jupiter while light
// goes from one to the other is part of it. Jupiter is the ellipsoid of the IAU, 71,492 km
// to the equator and 66,854 km to the poles.
//
//	transit         the middle of the moon is before the disc
//	shadow transit  the middle of its shadow is on the part of Jupiter that is seen
//	occultation     the middle of the moon is behind the disc
//	eclipse         the middle of the Sun, as seen from the moon's, is behind Jupiter
//
// A phenomenon begins and ends when the middle is at the edge: half of a moon is hidden,
// or half of its light is gone. From the first touch of the edge to the last it takes
// 3.5 minutes for Io, 3.8 for Europa, 8 for Ganymede and 10 for Callisto, and longer where
// it is crossed at a slant.
//
// The part that is seen ends where Jupiter turns away from the Earth, up to 12° from the
// edge of the lit half: a shadow is seen up to 76 seconds (Io) or 160 (Callisto) later
// than it falls onto Jupiter, or no longer for as much before it leaves. Places are in
// radii of the equator.
//
// Left out are the refraction and the haze at Jupiter's edge, and what the moons do to
// each other.
//
// # Errors
//
// The moons follow the theory L1.2 of Lainey, Duriez and Vienne (package l12). The tests
// compare it
//
//	with JPL's ephemeris jup365, 1986–2013       168 km: 20 s of Callisto's way, 4 s of Io's
//	with Astronomy Engine 2.1.19, 1901–2099      808 phenomena, all found; Io 7 s, Europa 10 s,
//	                                             Ganymede 25 s; Callisto 72 s, most of it slow
//	                                             terms that are missing there
//	with Sky & Telescope, January 2019           46 printed times, 40 s, rounded to minutes there
//	with Lieske's theory E5 (astronomia 4.2.0)   places to 0.017 radii from 1900 to 2047, and to
//	                                             0.05 radii until 2099
//
// The theory is of the years 1140 to 2759; there are no moons in others. The two theories
// differ more and more after the observations to which they were fitted.
// Times are good to a minute from 1900 to about 2050, and may be several minutes wrong at the
// end of the century; those of Callisto by up to 9 minutes in 1650, 13 in 1400, 12 in 2300 and
// 17 in 2500, those of Io by 1 to 2. Where Callisto passes near a pole of Jupiter, a small error
// makes minutes.
//
// The transits of the Great Red Spot are as good as its longitude, of which a degree makes
// 1.7 minutes. For the longitude of Sky & Telescope they agree with 35 printed times of
// January 2019 to 37 s, of which 30 are rounding. DefaultSpot has the source of the
// default longitude: a year after its date, the time may be 15 minutes wrong.
package jovian
