package jovian

import (
	"math"
	"testing"
	"time"

	"perihelion/ephem"
	"perihelion/ephem/internal/reference"
)

// table reads a file of testdata.
func table(t *testing.T, name string) [][]string {
	t.Helper()
	return reference.Rows(t, "testdata/"+name)
}

// epoch fixes an instant of TT, in days from J2000.0.
func epoch(t *testing.T, tt float64) *ephem.Epoch {
	t.Helper()
	// From TT to civil time. A time.Duration holds 292 years: the days are added by themselves.
	civil := func(days float64) time.Time {
		whole := math.Floor(days)
		return time.Date(2000, 1, 1, 12, 0, 0, 0, time.UTC).AddDate(0, 0, int(whole)).Add(time.Duration((days - whole) * 24 * float64(time.Hour)))
	}
	days := tt
	for {
		e, err := ephem.At(civil(days))
		if err != nil {
			t.Fatal(err)
		}
		off := tt + 2451545 - e.TT()
		if math.Abs(off) < 1e-8 {
			return e
		}
		days += off
	}
}

// instant reads an instant of UTC, to the minute.
func instant(t *testing.T, s string) time.Time {
	t.Helper()
	at, err := time.Parse("2006-01-02 15:04", s)
	if err != nil {
		t.Fatal(err)
	}
	return at
}
