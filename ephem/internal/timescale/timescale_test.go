package timescale

import (
	"math"
	"testing"
	"time"
)

func at(s string) time.Time {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		panic(err)
	}
	return t
}

func TestLeapSeconds(t *testing.T) {
	for _, c := range []struct {
		utc  string
		want int
	}{
		{"1972-01-01T00:00:00Z", 10},
		{"1972-06-30T23:59:59Z", 10},
		{"1972-07-01T00:00:00Z", 11},
		{"1999-01-01T00:00:00Z", 32},
		{"2016-12-31T23:59:59Z", 36},
		{"2017-01-01T00:00:00Z", 37},
		{"2026-12-31T23:59:59Z", 37},
	} {
		if got := leapSeconds(at(c.utc).Unix()); got != c.want {
			t.Errorf("TAI − UTC at %s is %d, want %d", c.utc, got, c.want)
		}
	}
}

// Within UTC, TT is exact; outside, UT1 is.
func TestScales(t *testing.T) {
	s := Of(at("2026-11-22T12:00:00Z"))
	if want := 9822 + 69.184/86_400; math.Abs(s.TT-want) > 1e-11 {
		t.Errorf("TT is day %.9f, want %.9f", s.TT, want)
	}
	if d := (s.TT-s.UT1)*86_400 - s.DeltaT; math.Abs(d) > 1e-5 {
		t.Errorf("TT − UT1 differs from ΔT by %v s", d)
	}
	for _, utc := range []string{"1950-01-01T12:00:00Z", "2050-01-01T12:00:00Z", "2300-06-01T12:00:00Z"} {
		s := Of(at(utc))
		if want := math.Round(s.UT1); math.Abs(s.UT1-want) > 1e-12 {
			t.Errorf("UT1 at %s is day %v", utc, s.UT1)
		}
	}
}

func TestDeltaT(t *testing.T) {
	for _, c := range []struct {
		utc             string
		want, tolerance float64
		source          string
	}{
		{"1700-01-01T00:00:00Z", 14, 8, "Stephenson, Morrison and Hohenkerk 2016"},
		{"1800-01-01T00:00:00Z", 18.4, 1, "the same"},
		{"1900-01-01T00:00:00Z", -2, 0.5, "the same"},
		{"1953-01-01T00:00:00Z", 30.2, 0.3, "Astronomical Almanac"},
		{"1970-01-01T00:00:00Z", 40.18, 0.05, "Astronomical Almanac"},
		{"1987-01-01T00:00:00Z", 55.32, 0.02, "Astronomical Almanac"},
		{"2000-01-01T00:00:00Z", 63.83, 0.01, "IERS"},
		{"2020-01-01T00:00:00Z", 69.36, 0.01, "IERS"},
		{"2050-01-01T00:00:00Z", 71.4, 0.1, "prediction"},
		{"2100-01-01T00:00:00Z", 95.9, 0.1, "prediction"},
	} {
		if got := Of(at(c.utc)).DeltaT; math.Abs(got-c.want) > c.tolerance {
			t.Errorf("ΔT at %s is %.2f s, %s has %.2f", c.utc, got, c.source, c.want)
		}
	}
}

// No seam shows: neither between the sources nor at the table's ends.
func TestDeltaTIsSmooth(t *testing.T) {
	before := DeltaT(-147_000)
	for days := -147_000.0; days < 147_000; days += 10 {
		now := DeltaT(days)
		if math.Abs(now-before) > 0.25 {
			t.Errorf("ΔT jumps from %v to %v near day %v", before, now, days)
		}
		before = now
	}
}
