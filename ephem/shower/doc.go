// Package shower finds when meteor showers have their maxima, and what an observer may see
// of them.
//
//	maxima, err := shower.Find(ctx, from, to)
//	for _, m := range maxima {
//		night, err := m.For(observer)
//		fmt.Println(m.Time, m.Shower.Name, night.Radiant.Deg(), night.MoonAltitude.Deg())
//	}
//
// # Conventions
//
// A shower has its maximum where the Sun's longitude has the value of the list: the
// geometric longitude on the ecliptic and equinox of J2000.0, which is the Earth's place in
// its orbit, as the International Meteor Organization (IMO) counts it. The list is the IMO's
// working list of visual meteor showers (calendar of 2023; Southern Taurids by the newer
// maximum), with longitude, radiant, speed and zenithal hourly rate (ZHR): the meteors in an
// hour under a sky of stars to magnitude 6.5 with the radiant in the zenith. A rate that
// varies from year to year without a figure is left out. Forecasts for a single year
// (Leonids, Draconids and others have outbursts) are not in it.
//
// The observer's night is the time within twelve hours of the maximum in which the Sun is
// 12° or more below the horizon. Its best time is where the radiant is highest in it: the
// rate goes with the sine of that altitude, and the Moon's light lowers it.
//
// # Errors
//
// The instant of a given longitude is good to a second; the longitudes of the list are
// good to some hundredths of a degree at best (0.01° is a quarter of an hour), for most
// showers to half a degree. The longitudes hold for the present: over centuries the
// streams drift.
package shower
