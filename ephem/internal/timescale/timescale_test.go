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
	// Every second around each leap second and around each border of the search.
	check := func(unix int64) {
		if unix < utcFrom || unix >= utcTo {
			return
		}
		want := 10
		for _, since := range leaps {
			if unix >= since {
				want++
			}
		}
		if got := leapSeconds(unix); got != want {
			t.Errorf("TAI − UTC at %v is %d, want %d", time.Unix(unix, 0).UTC(), got, want)
		}
	}
	for i, since := range leaps {
		if i > 0 && since-leaps[i-1] <= 1<<quarter {
			t.Errorf("leap seconds %d and %d lie in one quarter", i-1, i)
		}
		for d := int64(-2); d <= 2; d++ {
			check(since + d)
		}
	}
	for q := range int64(len(before)) {
		for d := int64(-2); d <= 2; d++ {
			check(utcFrom + q<<quarter + d)
		}
	}
}

// A leap second has no time.Time of its own; TT runs on through it.
func TestLeapSecondItself(t *testing.T) {
	if _, err := time.Parse(time.RFC3339, "2016-12-31T23:59:60Z"); err == nil {
		t.Error("23:59:60 is parsed")
	}
	after := at("2017-01-01T00:00:00Z")
	if got := time.Date(2016, 12, 31, 23, 59, 60, 0, time.UTC); !got.Equal(after) {
		t.Errorf("23:59:60 is read as %v", got)
	}
	a, b := Of(at("2016-12-31T23:59:59Z")), Of(after)
	if d := (b.TT - a.TT) * 86_400; math.Abs(d-2) > 1e-6 {
		t.Errorf("TT advances by %v s over a leap second, want 2 s", d)
	}
	if d := (b.UT1 - a.UT1) * 86_400; math.Abs(d-2) > 1e-6 {
		t.Errorf("UT1 advances by %v s over a leap second, want 2 s", d)
	}
}

// Within UTC, TT is exact; outside, UT1 is.
func TestScales(t *testing.T) {
	s := Of(at("2026-11-22T12:00:00Z"))
	if want := 9822 + 69.184/86_400; math.Abs(s.TT-want) > 1e-11 {
		t.Errorf("TT is day %.9f, want %.9f", s.TT, want)
	}
	if d := (s.TT-s.UT1)*86_400 - s.DeltaT; math.Abs(d) > 1e-6 {
		t.Errorf("TT − UT1 differs from ΔT by %v s", d)
	}
	for _, utc := range []string{"1950-01-01T12:00:00Z", "2050-01-01T12:00:00Z", "2300-06-01T12:00:00Z"} {
		s := Of(at(utc))
		if want := math.Round(s.UT1); s.UT1 != want {
			t.Errorf("UT1 at %s is day %v", utc, s.UT1)
		}
		if d := (s.TT-s.UT1)*86_400 - s.DeltaT; math.Abs(d) > 3e-6 {
			t.Errorf("TT − UT1 at %s differs from ΔT by %v s", utc, d)
		}
	}
}

func TestBasis(t *testing.T) {
	for utc, want := range map[string]string{
		"1600-01-01T00:00:00Z":           "UT1",
		"1971-12-31T23:59:59.999999999Z": "UT1",
		"1972-01-01T00:00:00Z":           "UTC",
		"2026-12-31T23:59:59.999999999Z": "UTC",
		"2027-01-01T00:00:00Z":           "UT1",
		"2027-01-01T00:30:00+01:00":      "UTC",
	} {
		if got := Basis(at(utc)).String(); got != want {
			t.Errorf("civil time at %s is %s, want %s", utc, got, want)
		}
	}
}

// Where civil time changes its meaning, TT and UT1 step by UT1 − UTC.
func TestStepsOfCivilTime(t *testing.T) {
	for _, c := range []struct {
		first, utc string
		ut1MinusUTC,
		sign float64
	}{
		{"1972-01-01T00:00:00Z", "1972-01-01T00:00:00Z", -0.0454859, 1},
		{"2027-01-01T00:00:00Z", "2026-12-31T23:59:59Z", -0.1100015, -1},
	} {
		after, before := Of(at(c.first)), Of(at(c.first).Add(-time.Second))
		utc := Of(at(c.utc))
		if d := (utc.TT-(days(at(c.utc).Unix(), 0)))*86_400 - utc.DeltaT; math.Abs(d-c.ut1MinusUTC) > 2e-4 {
			t.Errorf("UT1 − UTC at %s is %.4f s, want %.4f s", c.utc, d, c.ut1MinusUTC)
		}
		for name, step := range map[string]float64{"TT": after.TT - before.TT, "UT1": after.UT1 - before.UT1} {
			if d := step*86_400 - 1; math.Abs(d-c.sign*c.ut1MinusUTC) > 2e-4 {
				t.Errorf("%s steps by %.4f s at %s, want %.4f s", name, d, c.first, c.sign*c.ut1MinusUTC)
			}
		}
	}
}

func TestWithDeltaT(t *testing.T) {
	for _, utc := range []string{"1955-03-01T01:02:03.5Z", "1975-06-07T08:09:10Z", "2026-11-23T12:00:00Z", "2100-01-01T00:00:00Z"} {
		when := at(utc)
		own := Of(when)
		if got := WithDeltaT(when, own.DeltaT); got != own {
			t.Errorf("%s with the package's ΔT is %+v, want %+v", utc, got, own)
		}
		got := WithDeltaT(when, own.DeltaT+10)
		if d := got.DeltaT - own.DeltaT; math.Abs(d-10) > 1e-9 {
			t.Errorf("%s: ΔT grew by %v s", utc, d)
		}
		dTT, dUT1 := (got.TT-own.TT)*86_400, (got.UT1-own.UT1)*86_400
		if Basis(when) == UTC && (dTT != 0 || math.Abs(dUT1+10) > 1e-6) ||
			Basis(when) == UT1 && (dUT1 != 0 || math.Abs(dTT-10) > 1e-6) {
			t.Errorf("%s: ten seconds more of ΔT move TT by %v s and UT1 by %v s", utc, dTT, dUT1)
		}
	}
}

// The calendar is Gregorian at all times: 1582 has no gap.
func TestCalendar(t *testing.T) {
	first := Of(time.Date(1582, 10, 15, 0, 0, 0, 0, time.UTC)).UT1
	if want := 2_299_160.5 - 2_451_545; first != want {
		t.Errorf("1582-10-15 is day %v, want %v", first, want)
	}
	if d := first - Of(time.Date(1582, 10, 4, 0, 0, 0, 0, time.UTC)).UT1; d != 11 {
		t.Errorf("1582-10-04 lies %v days before the 15th, want 11", d)
	}
	// 1 January −4712 of the Julian calendar, noon, is Julian date 0.
	if d := Of(time.Date(-4713, 11, 24, 12, 0, 0, 0, time.UTC)).UT1; d != -2_451_545 {
		t.Errorf("Julian date 0 is day %v", d)
	}
}

func TestNoAllocations(t *testing.T) {
	when := []time.Time{at("1700-01-01T00:00:00Z"), at("1950-01-01T00:00:00Z"), at("2026-01-01T00:00:00Z"), at("2200-01-01T00:00:00Z")}
	var sum float64
	if n := testing.AllocsPerRun(100, func() {
		for _, w := range when {
			s := Of(w)
			sum += s.TT + WithDeltaT(w, 70).TT + Uncertainty(s.UT1)
		}
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
	if math.IsNaN(sum) {
		t.Error("not a number")
	}
}
