package text

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/soniakeys/unit"
)

// None is the sign for a value that does not exist, in tables and cards alike.
const None = "–"

// Number writes a number with a fixed count of decimals and a real minus sign.
func Number(x float64, decimals int) string {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return None
	}
	s := strconv.FormatFloat(x, 'f', decimals, 64)
	if rest, negative := strings.CutPrefix(s, "-"); negative {
		if strings.Trim(rest, "0.") == "" {
			return rest
		}
		return "−" + rest
	}
	return s
}

// Degrees writes an angle in decimal degrees: −12.40°.
func Degrees(a unit.Angle, decimals int) string {
	if s := Number(a.Deg(), decimals); s != None {
		return s + "°"
	}
	return None
}

// Coordinates formats a latitude and a longitude in degrees to a ten-thousandth, ten
// metres on the ground: "47.8095° N, 13.0550° E".
func Coordinates(lat, lon unit.Angle) string {
	one := func(a unit.Angle, positive, negative string) string {
		side := positive
		if a < 0 {
			side = negative
		}
		return Degrees(unit.Angle(math.Abs(a.Rad())), 4) + " " + side
	}
	return one(lat, "N", "S") + ", " + one(lon, "E", "W")
}

// SignedDegrees writes an angle in decimal degrees with its sign: +28.30°.
func SignedDegrees(a unit.Angle, decimals int) string {
	s := Degrees(a, decimals)
	if s == None || strings.HasPrefix(s, "−") {
		return s
	}
	return "+" + s
}

// DMS writes an angle to a tenth of an arcsecond, with a letter for its sign:
// 39° 45′ 14.4″ S.
func DMS(a unit.Angle, positive, negative string) string {
	d, m, s, minus, ok := split(a.Deg(), 10)
	if !ok {
		return None
	}
	letter := positive
	if minus {
		letter = negative
	}
	return fmt.Sprintf("%d° %02d′ %02d.%d″ %s", d, m, s/10, s%10, letter)
}

// SignedDMS writes an angle to an arcsecond, with its sign: +13° 02′ 11″.
func SignedDMS(a unit.Angle) string {
	d, m, s, minus, ok := split(a.Deg(), 1)
	if !ok {
		return None
	}
	sign := "+"
	if minus {
		sign = "−"
	}
	return fmt.Sprintf("%s%02d° %02d′ %02d″", sign, d, m, s)
}

// SignedDM writes an angle to a minute of arc, with its sign: +13° 02′.
func SignedDM(a unit.Angle) string {
	s := SignedDMS(unit.AngleFromDeg(math.Round(a.Deg()*60) / 60))
	return strings.TrimSuffix(s, " 00″")
}

// HM writes a right ascension to a tenth of a minute: 10h 12.7m.
func HM(ra unit.RA) string {
	if !(math.Abs(ra.Hour()) < 1e6) {
		return None
	}
	tenths := int(math.Round(ra.Hour()*600)) % (24 * 600)
	return fmt.Sprintf("%02dh %02d.%dm", tenths/600, tenths%600/10, tenths%10)
}

// HMS writes a right ascension to a tenth of a second: 10h 12m 44.1s.
func HMS(ra unit.RA) string {
	h, m, s, _, ok := split(ra.Hour(), 10)
	if !ok {
		return None
	}
	return fmt.Sprintf("%02dh %02dm %02d.%ds", h%24, m, s/10, s%10)
}

// HourAngle writes an hour angle to a second, west positive: −2h 05m 10s.
func HourAngle(a unit.HourAngle) string {
	h, m, s, minus, ok := split(a.Hour(), 1)
	if !ok {
		return None
	}
	sign := "+"
	if minus {
		sign = "−"
	}
	return fmt.Sprintf("%s%dh %02dm %02ds", sign, h, m, s)
}

// split divides a number into wholes, minutes and parts of a second, rounded as
// one, so that no 60 appears.
func split(x float64, partsPerSecond int) (whole, minutes, parts int, minus, ok bool) {
	if !(math.Abs(x) < 1e6) {
		return 0, 0, 0, false, false
	}
	n := int(math.Round(math.Abs(x) * 3600 * float64(partsPerSecond)))
	perMinute := 60 * partsPerSecond
	return n / perMinute / 60, n / perMinute % 60, n % perMinute, x < 0 && n > 0, true
}

var points = [16]string{"N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW"}

// Compass names the nearest of the sixteen points of the compass.
func Compass(azimuth unit.Angle) string {
	turns := azimuth.Rad() / (2 * math.Pi)
	if math.IsNaN(turns) || math.IsInf(turns, 0) {
		return None
	}
	turns -= math.Floor(turns)
	return points[int(math.Round(turns*16))%16]
}

// Azimuth writes an azimuth in decimal degrees, below 360, with its point of the
// compass: 312.50° NW.
func Azimuth(a unit.Angle, decimals int) string {
	power := math.Pow10(decimals)
	rounded := math.Mod(math.Round(a.Deg()*power)/power, 360)
	if s := Number(rounded, decimals); s != None {
		return s + "° " + Compass(a)
	}
	return None
}

// Thousands writes a number without decimals, in groups of three digits:
// 384,400.
func Thousands(x float64) string {
	s := Number(x, 0)
	sign := ""
	if rest, negative := strings.CutPrefix(s, "−"); negative {
		sign, s = "−", rest
	}
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return sign + s
}

// Clock writes the time of day to the nearest minute that is on the same date:
// 21:30. The last half minute of a day is 23:59, since 00:00 would be read as
// its beginning.
func Clock(t time.Time) string { return nearestMinute(t).Format("15:04") }

// Clock12 writes it by a clock of twelve hours: 9:30 pm.
func Clock12(t time.Time) string { return nearestMinute(t).Format("3:04 pm") }

// nearestMinute is half a minute later where that is on the same date.
func nearestMinute(t time.Time) time.Time {
	if rounded := t.Add(30 * time.Second); rounded.Day() == t.Day() {
		return rounded
	}
	return t
}
