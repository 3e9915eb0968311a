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

// rows adds the quantities of a part of the card: the title, the value and a remark.
// The quantities that are named come first.
func (c card) rows(s *Sight, p part, first ...string) card {
	for _, q := range partOf(p, first...) {
		value := q.text(s)
		if value == "" || q.notOfSun && s.Body == ephem.Sun {
			continue
		}
		row := []string{q.Title, value}
		if q.note != nil {
			row = append(row, q.note(s))
		}
		c = append(c, row)
	}
	return c
}

func (e *Entry) inTheSky(o Observer) card {
	altitude := []string{Named("altitude").Title, text.Degrees(e.Altitude, 4), "without refraction"}
	c := card{{string(inTheSky)}, altitude}
	if math.IsNaN(e.AirMass) {
		altitude[2] = "below the horizon"
	} else if e.refracted() && !o.airless() {
		air := "1010 hPa, 10 °C"
		if o.Pressure != nil {
			air = fmt.Sprintf("%s hPa, %s °C", figure(*o.Pressure), figure(*o.Temperature))
		}
		c = append(c, []string{Named("refracted").Title, text.Degrees(e.Refracted, 4), "through air of " + air})
	}
	return c.rows(&e.Sight, inTheSky)
}

func (e *Entry) coordinates() card {
	pair := func(frame string, ra unit.RA, dec unit.Angle) []string {
		return []string{frame, text.HMS(ra), text.SignedDMS(dec), degrees(ra.Deg(), 5), text.Degrees(dec, 5)}
	}
	ra, dec := Named("ra").Heading(), Named("dec").Heading()
	g := &e.Geocentric
	c := card{
		{string(coordinates), ra, dec, ra, dec},
		pair("Apparent, topocentric", e.RA, e.Dec),
		pair("Apparent, geocentric", g.RA, g.Dec),
		pair("Astrometric, topocentric", e.Face.AstrometricRA, e.Face.AstrometricDec),
		pair("Astrometric, geocentric", g.AstrometricRA, g.AstrometricDec),
		{"Topocentric places are from here. Apparent ones are of date, astrometric ones ICRF."},
	}
	return c.rows(&e.Sight, coordinates)
}

func (e *Entry) distances() card {
	c := card{
		{"Distance", "au", "km", "light-time"},
		append(lengths("From here", e.Distance), text.Seconds(e.LightTime)),
		lengths("From Earth's centre", e.Geocentric.Distance),
	}
	if e.Body != ephem.Sun {
		c = append(c, lengths("From the Sun", e.DistanceHeliocentric))
	}
	return c
}

// lengths returns a row with a distance to six digits in both units.
func lengths(what string, au float64) []string {
	const digits = 6
	decimals := func(x float64) int { return digits - 1 - int(math.Floor(math.Log10(x))) }
	km := au * ephem.KmPerAU
	return []string{what, text.Number(au, decimals(au)), text.Thousands(round(km, decimals(km)))}
}

func (e *Entry) appearance() card {
	return card{{string(appearance)}}.rows(&e.Sight, appearance, "magnitude", "diameter", "phaseName")
}

func (e *Entry) onTheDay(local time.Time, calendar text.Calendar, o Observer) card {
	c := card{{calendar.Date(local), local.Format("MST"), e.State.String()}}
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
	for _, sentence := range e.sentences(local.Location(), calendar) {
		c = append(c, []string{sentence})
	}
	return c
}

// whereabouts returns the place of an event in the sky: the azimuth or else the altitude.
func whereabouts(azimuth, altitude *float64) string {
	switch {
	case azimuth != nil:
		return "azimuth " + text.Azimuth(unit.AngleFromDeg(*azimuth), 1)
	case altitude != nil:
		return "altitude " + degrees(*altitude, 1)
	}
	return ""
}

func (d Document) clocks() card {
	deltaT, doubt := deltaTWords(d.DeltaT, d.DeltaTUncertainty, 4)
	return card{
		{"Time"},
		{"Civil time", d.TimeBasis},
		{"Julian date", text.Number(d.JulianDateUT, 5) + " UT", text.Number(d.JulianDateTT, 5) + " TT"},
		{"Sidereal time", text.HMS(unit.RAFromDeg(d.SiderealTime)), "local, apparent"},
		{"ΔT = TT − UT1", deltaT, doubt},
	}
}

func degrees(x float64, decimals int) string { return text.Degrees(unit.AngleFromDeg(x), decimals) }

// figure writes all the digits of a number that was given.
func figure(x float64) string { return strings.Replace(decimal(x), "-", "−", 1) }
