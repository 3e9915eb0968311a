// Package eclipse finds the eclipses of the Sun and of the Moon, and an observer's view
// of them.
//
//	found, err := eclipse.Find(ctx, from, to)
//	for _, e := range found {
//		fmt.Println(e.Greatest, e, e.Magnitude)
//		c, err := e.From(ephem.Greenwich())
//		if best, seen := c.Best(); seen {
//			fmt.Println("at most", c.Kind, "at", best.Time)
//		}
//	}
//
// # Terms
//
// Behind a body that the Sun lights lie two cones of shadow: the umbra, which
// narrows to a tip and from which nothing of the Sun is seen, and around it the
// penumbra, which widens and from which a part of the Sun is seen. Beyond its
// tip the umbra goes on as a cone that widens again; from within that, the Sun
// is seen as a ring. The line through the centres of the Sun and the body is the
// axis of both.
//
// At full moon the Moon may pass through the shadow of the Earth. The eclipse is
// penumbral when it stays outside the umbra, partial when a part of it comes inside,
// total when all of it does. It is the same eclipse for everybody with the Moon above the
// horizon. Its phases are P1 and P4, when the Moon first and last touches the penumbra;
// U1 and U4, the umbra; U2 and U3, when totality begins and ends.
//
// At new moon the shadow of the Moon may fall on the Earth. The eclipse is partial when
// only the penumbra does; otherwise total or annular, by whether it is the umbra or its
// continuation, or hybrid, when the tip lies between the nearest and the farthest part of
// its track. The view depends on the observer's place. On the whole Earth, P1 and P4 are
// when the penumbra first and last touches it, and U1 and U4 the umbra or its
// continuation. For an observer, C1 and C4 are when the Moon first and last touches the
// Sun; C2 and C3, when it is first and last wholly inside or wholly covers it; the
// maximum is when the most of the Sun's diameter is covered.
//
// The greatest eclipse is when the axis is nearest to the centre of the Earth,
// or of the Moon: in the eclipses of the Moon, as the angle between the two
// seen from the Earth's centre. That least distance, in equatorial radii of the
// Earth, is gamma, and positive when the axis of the Moon's shadow passes north
// of the Earth's centre, or the Moon north of the axis of the Earth's shadow.
//
// The magnitude is the part of a diameter that is covered, the obscuration that of an
// area. Of a central eclipse of the Sun, where the axis meets the Earth,
// Eclipse.Magnitude is the Moon's diameter over the Sun's where it is greatest.
//
// # Conventions
//
// Places are apparent ones: the Moon and the shadow are where they are seen,
// with light-time and aberration. Skyfield has the Moon where it is, and so
// every eclipse of the Moon 1 s to 2 s earlier.
//
// The Earth is the ellipsoid of the WGS84 in eclipses of the Sun. The Sun has a
// radius of 959.63″ at 1 au, as in all eclipses of almanacs, which is 0.4″ more
// than package ephem has elsewhere. The Moon's radius, k in the tables, is
// 0.272488 equatorial radii of the Earth, the mean of its limb. Only for C2, C3,
// the kind and the ratio of the diameters of a central eclipse it is 0.272281,
// the bottoms of the limb's valleys: the Sun is not wholly covered before they
// are. These are the radii of the Five Millennium Canon of Solar Eclipses
// (Espenak and Meeus 2006). The profile of the limb itself, which moves a
// contact by a second or two, is left out, and so is that its centre is not
// quite the Moon's centre of mass.
//
// The air makes the shadow of the Earth larger than the Earth does. The rule
// here is Danjon's (1951), of the Five Millennium Canon of Lunar Eclipses
// (Espenak and Meeus 2009) and of the Connaissance des Temps: the Earth has
// 75 km of air that is as good as opaque. With the parallaxes π of the Moon and
// the Sun and the Sun's semidiameter s, the radii at the Moon are
//
//	umbra     1.01 π☾ + π☉ − s☉
//	penumbra  1.01 π☾ + π☉ + s☉
//
// The older rule of Chauvenet, which makes both radii larger by 1/50, has the same air
// give the penumbra nearly twice as much as the umbra. Its umbral magnitudes are 0.005
// larger and its penumbral ones 0.026, so that a handful of eclipses in a century are of
// another kind. The edge of the umbra is not sharp: observers who time it disagree by 20
// s to 30 s.
//
// A rise or a set is that of the upper limb on a level horizon with 34′ of refraction;
// elsewhere the computation has no air.
//
// # Method
//
// Chapter 54 of Meeus, Astronomical Algorithms, names the new and full moons that are
// near enough to a node. For each, package ephem computes eleven geocentric places of the
// Sun and the Moon, and polynomials through them take the part of Besselian elements: the
// axis, the cones and their distance from the ellipsoid are then a matter of vectors. An
// observer's view of an eclipse of the Sun is computed from the topocentric places of the
// Sun and the Moon, without the cones; tests hold that both agree.
//
// # Errors
//
// The largest differences that were found.
//
//	Five Millennium Canon, rounded to 1 s, 0.0001, 0.1°, 1 s
//	  86 eclipses of the Sun, 1901 to 2040
//	    greatest eclipse                         0.5 s
//	    gamma                                    0.0001
//	    magnitude, central; others               0.0001; 0.0004 (1)
//	    place, central; with the Sun low         0.07°; 0.2° (2)
//	    duration there                           0.5 s
//	  51 eclipses of the Moon, 1993 to 2040
//	    greatest eclipse                         1.5 s
//	    gamma                                    0.0001
//	    magnitudes                               0.0003
//	    P1 to P4, U1 to U4, U2 to U3             0.15 min; 1 min of one of 12 min
//	  kinds, 1901 to 2100                        none of 909 eclipses
//	Swiss Ephemeris 2.10
//	  eclipses, 1900 to 2100                     the same 913
//	  kinds                                      2 (annular here, hybrid there)
//	  55 eclipses at 14 places, 1973 to 2026
//	    C2, C3; C1, C4                           0.3 s; 1.3 s (3)
//	    maximum                                  8 s (4)
//	    magnitude, obscuration                   0.0002
//
// (1) The Canon mixes both radii of the Moon in one fraction. (2) The magnitude
// changes by 0.00001 in that distance. (3) The radius of the Moon differs.
// (4) It is taken there at the least separation of the centres.
//
// The instants hang on ΔT (package ephem): its error is theirs, and a second moves the
// track of the Moon's shadow by 15″ of longitude, half a kilometre at the equator. It
// is uncertain by 16 s in 1650 and by minutes after 2100.
//
// # Speed
//
// The eclipses of two centuries take a tenth of a second on one processor; all processors
// share the work. An eclipse for one observer takes a tenth of a millisecond.
package eclipse
