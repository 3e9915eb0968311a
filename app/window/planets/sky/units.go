package sky

import (
	"math"
	"strings"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/ephem"
	"perihelion/ephem/text"
)

// Units are the units and notations of the figures on the screen. The zero Units are those
// that the program begins with.
type Units struct {
	Minutes   bool // altitudes, azimuths and other angles in degrees and minutes, not decimals
	Degrees   bool // right ascensions and declinations in decimals of degrees, not in hours and minutes
	Length    Length
	Hours12   bool // times of day with am and pm
	Gregorian bool // dates before 15 October 1582 are Gregorian, too, not Julian

	fine bool // with the decimals of the list of all figures
}

// Length is a unit of distances.
type Length int

// Units of distances.
const (
	AU Length = iota
	Kilometres
	LightTime
)

// lightSeconds is how long light takes for an astronomical unit.
const lightSeconds = ephem.KmPerAU / 299_792.458

// angle writes an angle to a hundredth of a degree, or to a minute, with its sign or not; fine
// ones to a ten-thousandth, or to a second.
func (u Units) angle(a unit.Angle, signed bool) string {
	decimals, minutes := 2, text.SignedDM
	if u.fine {
		decimals, minutes = 4, text.SignedDMS
	}
	switch {
	case !u.Minutes && signed:
		return text.SignedDegrees(a, decimals)
	case !u.Minutes:
		return text.Degrees(a, decimals)
	case signed:
		return minutes(a)
	}
	return strings.TrimPrefix(minutes(a), "+")
}

// azimuth writes an azimuth with its point of the compass.
func (u Units) azimuth(a unit.Angle) string {
	if !u.Minutes {
		decimals := 2
		if u.fine {
			decimals = 4
		}
		return text.Azimuth(a, decimals)
	}
	minutes := u.angle(a, false)
	if strings.HasPrefix(minutes, "360") {
		minutes = strings.Replace(minutes, "360", "00", 1)
	}
	return minutes + " " + text.Compass(a)
}

// ra and dec write a place among the stars for a column.
func (u Units) ra(ra unit.RA) string {
	if u.fine {
		return u.place(ra, 0)[0]
	}
	if u.Degrees {
		return text.Degrees(unit.AngleFromDeg(ra.Deg()), 3)
	}
	return text.HM(ra)
}

func (u Units) dec(dec unit.Angle) string {
	if u.fine {
		return u.place(0, dec)[1]
	}
	if u.Degrees {
		return text.SignedDegrees(dec, 3)
	}
	return text.SignedDM(dec)
}

// place writes a place among the stars in full.
func (u Units) place(ra unit.RA, dec unit.Angle) [2]string {
	if u.Degrees {
		return [2]string{text.Degrees(unit.AngleFromDeg(ra.Deg()), 5), text.SignedDegrees(dec, 5)}
	}
	return [2]string{text.HMS(ra), text.SignedDMS(dec)}
}

// distance writes astronomical units in the unit of distances: au and kilometres with four
// to six significant figures.
func (u Units) distance(au float64) string {
	switch u.Length {
	case Kilometres:
		km := au * ephem.KmPerAU
		step := math.Pow10(max(0, int(math.Log10(km))-5))
		return text.Thousands(math.Round(km/step) * step)
	case LightTime:
		return text.Seconds(au * lightSeconds)
	}
	if u.fine {
		return text.Number(au, 7)
	}
	return distance(au)
}

// full writes a distance for the card, with its unit.
func (u Units) full(au float64) string {
	switch u.Length {
	case Kilometres:
		return u.distance(au) + " km"
	case LightTime:
		return u.distance(au)
	}
	return text.Distance(au, 4)
}

// clock writes a time of day to the nearest minute that is on the same date.
func (u Units) clock(t time.Time) string {
	if !u.Hours12 {
		return text.Clock(t)
	}
	return text.Clock12(t)
}

// Calendar is the one of dates.
func (u Units) Calendar() text.Calendar {
	if u.Gregorian {
		return text.Gregorian
	}
	return text.Historic
}

// Minute writes the minute that a clock shows, which does not round.
func (u Units) Minute(t time.Time) string {
	if u.Hours12 {
		return t.Format("3:04 pm")
	}
	return t.Format("15:04")
}

// Hour writes a whole hour, from 0 to 23.
func (u Units) Hour(hour int) string {
	at := time.Date(2000, 1, 1, hour, 0, 0, 0, time.UTC)
	if u.Hours12 {
		return at.Format("3 pm")
	}
	return at.Format("15:04")
}

// Second writes a time of day for a field.
func (u Units) Second(t time.Time) string {
	if u.Hours12 {
		return t.Format("3:04:05 pm")
	}
	return t.Format(time.TimeOnly)
}

// Widest is the widest time of day.
func (u Units) Widest() string {
	if u.Hours12 {
		return "00:00 pm"
	}
	return "00:00"
}
