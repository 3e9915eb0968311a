package eclipse_test

import (
	"context"
	"math"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/ephem"
	"perihelion/ephem/eclipse"
	"perihelion/ephem/internal/reference"
)

// row is a line of a table by the names of its columns.
type row struct {
	t      *testing.T
	fields map[string]string
}

func table(t *testing.T, name string) (rows []row) {
	t.Helper()
	lines := reference.Rows(t, filepath.Join("testdata", name))
	for _, line := range lines[1:] {
		r := row{t, map[string]string{}}
		for i, column := range lines[0] {
			r.fields[column] = line[i]
		}
		rows = append(rows, r)
	}
	return rows
}

func (r row) text(column string) string {
	r.t.Helper()
	s, ok := r.fields[column]
	if !ok {
		r.t.Fatalf("there is no column %q", column)
	}
	return s
}

func (r row) has(column string) bool { return r.text(column) != "" }

func (r row) number(column string) float64 {
	r.t.Helper()
	x, err := strconv.ParseFloat(r.text(column), 64)
	if err != nil {
		r.t.Fatal(err)
	}
	return x
}

// tt returns a time of the table, which is TT, as a Julian date.
func (r row) tt(column string) float64 {
	r.t.Helper()
	return julian(at(r.t, r.text(column)))
}

func at(t *testing.T, s string) time.Time {
	t.Helper()
	x, err := time.Parse(time.RFC3339, s)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func julian(x time.Time) float64 { return 2_440_587.5 + float64(x.UnixMilli())/86_400_000 }

// ttOf returns the TT of a civil time as a Julian date.
func ttOf(t *testing.T, x time.Time) float64 {
	t.Helper()
	epoch, err := ephem.At(x)
	if err != nil {
		t.Fatal(err)
	}
	return epoch.TT()
}

func find(t *testing.T, from, to string) []eclipse.Eclipse {
	t.Helper()
	found, err := eclipse.Find(context.Background(), at(t, from+"T00:00:00Z"), at(t, to+"T00:00:00Z"))
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// one returns the eclipse of a day.
func one(t *testing.T, of ephem.Body, day string) eclipse.Eclipse {
	t.Helper()
	start := at(t, day+"T00:00:00Z")
	found, err := eclipse.Find(context.Background(), start, start.AddDate(0, 0, 1))
	if err != nil {
		t.Fatal(err)
	}
	if len(found) != 1 || found[0].Of != of {
		t.Fatalf("on %s there are %v, want one eclipse of the %v", day, found, of)
	}
	return found[0]
}

// nearest returns the eclipse of a body that is next to a TT, which must be
// within an hour.
func nearest(t *testing.T, all []eclipse.Eclipse, of ephem.Body, tt float64) eclipse.Eclipse {
	t.Helper()
	for _, e := range all {
		if e.Of == of && math.Abs(julian(e.Greatest)-tt) < 1.0/24 {
			return e
		}
	}
	t.Fatalf("no eclipse of the %v at JD %.4f", of, tt)
	return eclipse.Eclipse{}
}

func place(lat, lon, elevation float64) ephem.Observer {
	return ephem.Observer{Latitude: unit.AngleFromDeg(lat), Longitude: unit.AngleFromDeg(lon), Elevation: elevation}
}

// tally counts the differences from a table and remembers the largest.
type tally struct {
	t       *testing.T
	n       int
	largest float64
}

// within fails the test for a difference above a limit, and for NaN.
func (a *tally) within(limit, difference float64, what string, of ...any) {
	a.t.Helper()
	a.n++
	a.largest = max(a.largest, math.Abs(difference))
	if !(math.Abs(difference) <= limit) {
		a.t.Errorf("%s: %.5f off, want within %g: %v", what, difference, limit, of)
	}
}
