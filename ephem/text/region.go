package text

import (
	"slices"
	"strings"
	"time"
)

// The regions in which calendars begin a week with Sunday and with Saturday, after the Common
// Locale Data Repository of Unicode; in all others it is Monday.
var (
	sundayRegions = strings.Fields("AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN JM JP KE KH KR LA MH MM MO MT MX MZ " +
		"NI NP PA PE PH PK PR PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW")
	saturdayRegions = strings.Fields("AE AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY")
)

// letterRegions use paper of the size Letter, others A4, after the same source.
var letterRegions = strings.Fields("BZ CA CL CO CR GT MX NI PA PH PR SV US VE")

// WeekBegins returns the first day of a week in the region of a locale such as en_US.UTF-8 or
// de-AT. It is Monday where the locale names no region.
func WeekBegins(locale string) time.Weekday {
	switch in := region(locale); {
	case slices.Contains(sundayRegions, in):
		return time.Sunday
	case slices.Contains(saturdayRegions, in):
		return time.Saturday
	}
	return time.Monday
}

// LetterPaper reports whether paper is of the size Letter in the region of a locale.
func LetterPaper(locale string) bool { return slices.Contains(letterRegions, region(locale)) }

// region is the region of a locale, two capitals, or "".
func region(locale string) string {
	locale, _, _ = strings.Cut(locale, ".")
	locale, _, _ = strings.Cut(locale, "@")
	for i, part := range strings.FieldsFunc(locale, func(r rune) bool { return r == '_' || r == '-' }) {
		if i > 0 && len(part) == 2 { // neither the language nor a script
			return strings.ToUpper(part)
		}
	}
	return ""
}
