package jovian

import (
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
	// From TT to civil time, in two steps.
	when := time.Date(2000, 1, 1, 12, 0, 0, 0, time.UTC).Add(time.Duration(tt * 24 * float64(time.Hour)))
	for range 2 {
		e, err := ephem.At(when)
		if err != nil {
			t.Fatal(err)
		}
		when = when.Add(time.Duration((tt + 2451545 - e.TT()) * 24 * float64(time.Hour)))
	}
	e, err := ephem.At(when)
	if err != nil {
		t.Fatal(err)
	}
	return e
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
