package text

import (
	"errors"
	"math"
	"testing"
	"time"

	"perihelion/assets/field"
)

// sane checks the rule for every parser and every input: a value in range, or a
// *field.Error with a sentence.
func sane(t *testing.T, typed string, err error, inRange bool) {
	t.Helper()
	if err == nil {
		if !inRange {
			t.Errorf("%q is accepted with a value out of range", typed)
		}
		return
	}
	var wrong *field.Error
	if !errors.As(err, &wrong) || wrong.Sentence == "" || wrong.Field == "" {
		t.Errorf("%q gives the error %v", typed, err)
	}
}

func seed(f *testing.F, inputs ...string) {
	for _, s := range inputs {
		f.Add(s)
	}
}

func FuzzParseLatitude(f *testing.F) {
	seed(f, "", "-39.754", "39°45'14\"S", "S 39 45 14", "95", "NaN", "−", "1e999", "39,5")
	f.Fuzz(func(t *testing.T, typed string) {
		a, err := ParseLatitude(typed)
		sane(t, typed, err, math.Abs(a.Deg()) <= 90+1e-12)
	})
}

func FuzzParseLongitude(f *testing.F) {
	seed(f, "", "145.051", "145°03′04″E", "-180", "W 0", "181")
	f.Fuzz(func(t *testing.T, typed string) {
		a, err := ParseLongitude(typed)
		sane(t, typed, err, math.Abs(a.Deg()) <= 180+1e-12)
	})
}

func FuzzParseElevation(f *testing.F) {
	seed(f, "", "120", "400 ft", "-500", "1,600", "99999999999")
	f.Fuzz(func(t *testing.T, typed string) {
		m, err := ParseElevation(typed)
		sane(t, typed, err, m >= -500 && m <= 100_000)
	})
}

func FuzzParseTime(f *testing.F) {
	seed(f, "", "now", "2026-11-22T12:00:00Z", "2026-11-22T23:00+11:00", "0000-00-00T00:00:00Z", "2026-11-22 12:00", "JD 2461000.5", "@1e9", "2016-12-31T23:59:60Z", "MJD -999999999999.9")
	f.Fuzz(func(t *testing.T, typed string) {
		when, err := Historic.ParseTime(typed, time.Unix(0, 0), time.UTC)
		sane(t, typed, err, when.Year() >= -10_000 && when.Year() <= 10_000)
	})
}

func FuzzParseDate(f *testing.F) {
	seed(f, "", "2026-11-22", "22 Nov 2026", "22.11.2026", "0000-01-01")
	f.Fuzz(func(t *testing.T, typed string) {
		year, month, day, err := Historic.ParseDate(typed)
		sane(t, typed, err, time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Day() == day)
	})
}

func FuzzParseClock(f *testing.F) {
	seed(f, "", "21:30", "9:30 pm", "23:59:59")
	f.Fuzz(func(t *testing.T, typed string) {
		hour, minute, second, err := ParseClock(typed)
		sane(t, typed, err, hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60)
	})
}

func FuzzZone(f *testing.F) {
	seed(f, "", "UTC", "Australia/Melbourne", "../../etc/passwd", "Local", "+02:00", "europe/berlin")
	f.Fuzz(func(t *testing.T, typed string) {
		zone, err := Zone(typed)
		sane(t, typed, err, zone != nil)
	})
}

func FuzzPair(f *testing.F) {
	seed(f, "", "-33.8688, 151.2093", "41°52′10″N 2°42′24″W", "S1E2", "39d45m14s 1d2m3s", "41,87 -2,71", "2.71W 41.87N")
	f.Fuzz(func(t *testing.T, typed string) {
		lat, lon, is, err := Pair(typed)
		sane(t, typed, err, math.Abs(lat.Deg()) <= 90+1e-12 && math.Abs(lon.Deg()) <= 180+1e-12)
		if err != nil && !is {
			t.Errorf("%q is no pair and gives %v", typed, err)
		}
	})
}
