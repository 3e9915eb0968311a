package sky

import (
	"fmt"
	"math"
	"strings"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/ephem"
	"perihelion/ephem/text"
)

// none stands where there is no value.
const none = "—"

// Altitude writes an altitude with its sign, "+28.30°" or "−12.40°".
func Altitude(a unit.Angle) string { return signed(a.Deg(), 2) + "°" }

// Azimuth writes an azimuth with its point of the compass, "312.50° NW".
func Azimuth(a unit.Angle) string {
	return fmt.Sprintf("%.2f° %s", math.Mod(math.Round(a.Deg()*100)/100, 360), text.Compass(a))
}

// RA writes a right ascension to a tenth of a minute, "10h 12.7m".
func RA(ra unit.RA) string {
	tenths := int(math.Round(ra.Hour()*600)) % (24 * 600)
	return fmt.Sprintf("%02dh %02d.%dm", tenths/600, tenths%600/10, tenths%10)
}

// Dec writes a declination to a minute of arc, "+13° 02′".
func Dec(d unit.Angle) string {
	minutes := int(math.Round(math.Abs(d.Deg()) * 60))
	sign := "+"
	if d < 0 && minutes > 0 {
		sign = "−"
	}
	return fmt.Sprintf("%s%02d° %02d′", sign, minutes/60, minutes%60)
}

// Distance writes astronomical units with four figures that matter.
func Distance(au float64) string {
	switch {
	case math.IsNaN(au):
		return none
	case au < 0.1:
		return fmt.Sprintf("%.5f", au)
	case au < 10:
		return fmt.Sprintf("%.3f", au)
	}
	return fmt.Sprintf("%.2f", au)
}

// Magnitude writes a magnitude with the real minus sign.
func Magnitude(m float64) string {
	if math.IsNaN(m) {
		return none
	}
	return strings.Replace(fmt.Sprintf("%.1f", m), "-", "−", 1)
}

// Lit writes the illuminated part of a disc.
func Lit(fraction float64) string {
	if math.IsNaN(fraction) {
		return none
	}
	return fmt.Sprintf("%.0f%%", 100*fraction)
}

// Light writes how long light takes, in the unit that reads well.
func Light(seconds float64) string {
	switch {
	case seconds < 100:
		return fmt.Sprintf("%.2f light-seconds", seconds)
	case seconds < 6000:
		return fmt.Sprintf("%.2f light-minutes", seconds/60)
	}
	return fmt.Sprintf("%.2f light-hours", seconds/3600)
}

// Disc writes the diameter of a disc and how much of it is lit.
func Disc(p ephem.Position) string {
	d := p.Diameter.Sec()
	lit := fmt.Sprintf("%.0f %% lit", 100*p.Illuminated)
	if d >= 100 {
		return fmt.Sprintf("%.1f′, %s", d/60, lit)
	}
	return fmt.Sprintf("%.1f″, %s", d, lit)
}

// Where says where a body stands, "28.3° above NW" or "12.4° below the horizon".
func Where(s Sight) string {
	if s.Up {
		return fmt.Sprintf("%.1f° above %s", s.Seen.Deg(), text.Compass(s.Azimuth))
	}
	return fmt.Sprintf("%.1f° below the horizon, %s", math.Abs(s.Seen.Deg()), text.Compass(s.Azimuth))
}

// Offset writes how far a zone is from UTC at a time, "UTC+11" or "UTC−3:30".
func Offset(zone *time.Location, t time.Time) string {
	_, seconds := t.In(zone).Zone()
	if seconds == 0 {
		return "UTC"
	}
	sign := "+"
	if seconds < 0 {
		sign, seconds = "−", -seconds
	}
	h, m := seconds/3600, seconds%3600/60
	if m == 0 {
		return fmt.Sprintf("UTC%s%d", sign, h)
	}
	return fmt.Sprintf("UTC%s%d:%02d", sign, h, m)
}

// signed writes a number with + or the real minus sign; what rounds to zero has
// a plus.
func signed(x float64, decimals int) string {
	s := fmt.Sprintf("%+.*f", decimals, x)
	if strings.Trim(s, "+-0.") == "" {
		return "+" + s[1:]
	}
	return strings.Replace(s, "-", "−", 1)
}
