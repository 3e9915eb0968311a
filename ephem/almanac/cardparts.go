package almanac

import (
	"fmt"
	"math"
	"strings"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/ephem"
	"perihelion/ephem/text"
)

func (e *Entry) inTheSky(o Observer) card {
	c := card{{"In the sky"}, {"Altitude", degrees(e.Altitude, 4), "without refraction"}}
	if e.AirMass == nil {
		c[1][2] = "below the horizon"
	} else if e.Refracted != nil && !o.airless() {
		air := "1010 hPa, 10 °C"
		if o.Pressure != nil {
			air = fmt.Sprintf("%s hPa, %s °C", figure(*o.Pressure), figure(*o.Temperature))
		}
		c = append(c, []string{"Altitude as seen", degrees(*e.Refracted, 4), "through air of " + air})
	}
	c = append(c,
		[]string{"Azimuth", degrees(e.Azimuth, 4), text.Compass(unit.AngleFromDeg(e.Azimuth))},
		[]string{"Hour angle", text.HourAngle(unit.HourAngle(unit.AngleFromDeg(e.HourAngle)))},
		[]string{"Parallactic angle", degrees(e.Parallactic, 2)},
	)
	if e.AirMass != nil {
		c = append(c, []string{"Air mass", text.Number(*e.AirMass, 2)})
	}
	return c
}

func (e *Entry) coordinates() card {
	pair := func(frame string, ra, dec float64) []string {
		return []string{
			frame, text.HMS(unit.RAFromDeg(ra)), text.SignedDMS(unit.AngleFromDeg(dec)), degrees(ra, 5), degrees(dec, 5),
		}
	}
	return card{
		{"Coordinates", "RA", "Dec", "RA", "Dec"},
		pair("Apparent, topocentric", e.RA, e.Dec),
		pair("Apparent, geocentric", e.GeocentricRA, e.GeocentricDec),
		pair("Astrometric, geocentric", e.AstrometricRA, e.AstrometricDec),
		{"Topocentric places are from here. Apparent ones are of date, astrometric ones ICRF."},
		{"Ecliptic longitude", degrees(e.EclipticLongitude, 5), "of date, from Earth's centre"},
		{"Ecliptic latitude", degrees(e.EclipticLatitude, 5)},
		{"Constellation", e.Constellation},
	}
}

func (e *Entry) distances() card {
	c := card{
		{"Distance", "au", "km", "light-time"},
		append(lengths("From here", e.Distance), lightTime(e.LightTime)),
		lengths("From Earth's centre", e.DistanceGeocentric),
	}
	if e.body != ephem.Sun {
		c = append(c, lengths("From the Sun", e.DistanceHeliocentric))
	}
	return c
}

// lengths tells a distance to six digits in both units.
func lengths(what string, au float64) []string {
	const digits = 6
	decimals := func(x float64) int { return digits - 1 - int(math.Floor(math.Log10(x))) }
	km := au * ephem.KmPerAU
	return []string{what, text.Number(au, decimals(au)), text.Thousands(round(km, decimals(km)))}
}

func lightTime(seconds float64) string {
	if seconds < 60 {
		return text.Number(seconds, 3) + " s"
	}
	minutes := int(seconds / 60)
	rest := text.Number(seconds-60*float64(minutes), 1) + " s"
	if minutes < 60 {
		return fmt.Sprintf("%d min %s", minutes, rest)
	}
	return fmt.Sprintf("%d h %d min %s", minutes/60, minutes%60, rest)
}

func (e *Entry) appearance() card {
	c := card{{"Appearance"}}
	if e.Magnitude != nil {
		c = append(c, []string{"Magnitude", text.Number(*e.Magnitude, 2)})
	}
	c = append(c, []string{"Diameter", diameter(e.Diameter)})
	if e.body == ephem.Sun {
		return c
	}
	if e.Age != nil {
		c = append(c, []string{"Phase", e.PhaseName, text.Number(*e.Age, 2) + " days after new moon"})
	}
	return append(c,
		[]string{"Illuminated", text.Number(e.Illuminated*100, 1) + " %"},
		[]string{"Phase angle", degrees(e.PhaseAngle, 2)},
		[]string{"Elongation", degrees(e.Elongation, 2), string(e.ElongationSide) + " of the Sun"},
	)
}

// diameter writes arcseconds, of the Sun and the Moon as minutes and seconds.
func diameter(seconds float64) string {
	if seconds < 60 {
		return text.Number(seconds, 2) + "″"
	}
	tenths := int(seconds*10 + 0.5)
	return fmt.Sprintf("%d′ %02d.%d″", tenths/600, tenths%600/10, tenths%10)
}

func (e *Entry) onTheDay(local time.Time, o Observer) card {
	c := card{{text.Date(local), local.Format("MST"), string(e.State)}}
	switch {
	case o.Centre:
		c = append(c, []string{"Up above", degrees(o.Horizon, 1), "of the centre, without refraction"})
	case o.Horizon != 0 || o.EyeHeight != 0:
		c = append(c, []string{"Skyline", degrees(o.Horizon, 1), "seen from a height of " + figure(o.EyeHeight) + " m"})
	}
	for _, event := range e.Events {
		name := strings.ToUpper(event.Event[:1]) + event.Event[1:]
		c = append(c, []string{name, text.Clock(event.Time.In(local.Location())), whereabouts(event.Azimuth, event.Altitude)})
	}
	return c
}

// whereabouts tells where an event happens: the azimuth or else the altitude.
func whereabouts(azimuth, altitude *float64) string {
	switch {
	case azimuth != nil:
		return "azimuth " + degrees(*azimuth, 1) + " " + text.Compass(unit.AngleFromDeg(*azimuth))
	case altitude != nil:
		return "altitude " + degrees(*altitude, 1)
	}
	return ""
}

func (d Document) clocks() card {
	digits, doubt := 4, "as given"
	if sigma := d.DeltaTUncertainty; sigma != nil {
		// Two digits of the standard error, and as many of the figure itself.
		digits = max(0, min(4, 1-int(math.Floor(math.Log10(*sigma)))))
		doubt = "± " + text.Number(*sigma, digits) + " s"
	}
	return card{
		{"Time"},
		{"Civil time", d.TimeBasis},
		{"Sidereal time", text.HMS(unit.RAFromDeg(d.SiderealTime)), "local, apparent"},
		{"ΔT = TT − UT1", text.Number(d.DeltaT, digits) + " s", doubt},
	}
}

func degrees(x float64, decimals int) string { return text.Degrees(unit.AngleFromDeg(x), decimals) }

// figure writes all the digits of a number that was given.
func figure(x float64) string { return strings.Replace(decimal(x), "-", "−", 1) }
