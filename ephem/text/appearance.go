package text

import (
	"fmt"
	"math"

	"perihelion/ephem"
)

// Distance writes a distance given in au: in kilometres where it is below 0.01 au
// (only the Moon is as near), else in au with some decimals.
func Distance(au float64, decimals int) string {
	switch {
	case math.IsNaN(au) || math.IsInf(au, 0):
		return None
	case math.Abs(au) < 0.01:
		return Thousands(au*ephem.KmPerAU) + " km"
	}
	return Number(au, decimals) + " au"
}

// Diameter writes the diameter of a disc given in arcseconds: from a minute on in
// minutes and tenths of a second, as in 31′ 04.2″, else in seconds with some decimals.
func Diameter(seconds float64, decimals int) string {
	switch {
	case math.IsNaN(seconds) || math.IsInf(seconds, 0):
		return None
	case seconds < 60:
		return Number(seconds, decimals) + "″"
	}
	tenths := int(math.Round(seconds * 10))
	return fmt.Sprintf("%d′ %02d.%d″", tenths/600, tenths%600/10, tenths%10)
}

// Percent writes a part of a whole with some decimals: 0.853 is 85 %.
func Percent(part float64, decimals int) string {
	if s := Number(part*100, decimals); s != None {
		return s + " %"
	}
	return None
}

// Seconds writes a time given in seconds, from a minute on in minutes, from an hour
// on in hours too: 1.282 s, 8 min 19.0 s, 5 h 34 min 12.3 s.
func Seconds(seconds float64) string {
	if math.IsNaN(seconds) || math.IsInf(seconds, 0) {
		return None
	}
	if seconds < 60 {
		return Number(seconds, 3) + " s"
	}
	minutes := int(seconds / 60)
	rest := Number(seconds-60*float64(minutes), 1) + " s"
	if minutes < 60 {
		return fmt.Sprintf("%d min %s", minutes, rest)
	}
	return fmt.Sprintf("%d h %d min %s", minutes/60, minutes%60, rest)
}
