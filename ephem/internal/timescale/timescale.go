// Package timescale tells civil time, the Earth's rotation (UT1) and the
// uniform times of the theories (TT, TDB) apart.
//
// From 1972-01-01 to 2026-12-31 civil time is UTC with its leap seconds. Before
// and after, it is taken as UT1: before, because the clocks of the world were
// set by the Earth; after, because nobody can know the leap seconds to come.
//
// ΔT = TT − UT1 is a table of quarters from 1900 to 2100 (its sources stand
// beside it; error below 0.02 s from 1973 to 2026, a tenth to half a second
// before), the splines of Morrison, Stephenson, Hohenkerk and Zawilski (2020)
// from 1600 to 1899 (2 s to 20 s uncertain before 1700), and a curve from the
// table's end to the long-term parabola of Stephenson, Morrison and Hohenkerk
// (2016) after. What it will be is a guess: published predictions differ by
// 30 s for 2050, by more than 100 s for 2100 and by many minutes for 2400.
package timescale

import "time"

const (
	secondsPerDay = 86_400
	j2000         = 2_451_545.0
	unixJ2000     = 946_728_000 // Unix time of 2000-01-01 12:00 of the same scale
	ttMinusTAI    = 32.184
)

// Scales is one instant in the scales of astronomy: days from 2000-01-01 12:00
// in TT and in UT1, and ΔT = TT − UT1 in seconds. A day number has a resolution
// of 3 µs in the years that this package covers.
type Scales struct {
	TT, UT1 float64
	DeltaT  float64
}

var (
	utcFrom = time.Date(1972, 1, 1, 0, 0, 0, 0, time.UTC).Unix()
	utcTo   = time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC).Unix()
)

// Of returns the scales of a civil time.
func Of(t time.Time) Scales {
	unix := t.Unix()
	civil := (float64(unix-unixJ2000) + float64(t.Nanosecond())*1e-9) / secondsPerDay
	if unix >= utcFrom && unix < utcTo {
		tt := civil + (ttMinusTAI+float64(leapSeconds(unix)))/secondsPerDay
		dt := DeltaT(civil)
		return Scales{TT: tt, UT1: tt - dt/secondsPerDay, DeltaT: dt}
	}
	dt := DeltaT(civil)
	return Scales{TT: civil + dt/secondsPerDay, UT1: civil, DeltaT: dt}
}

// leapSeconds returns TAI − UTC at a Unix time from 1972 on.
func leapSeconds(unix int64) int {
	n := 10
	for _, since := range leaps {
		if unix < since {
			break
		}
		n++
	}
	return n
}

// leaps are the Unix times at which TAI − UTC grew by one second (IERS
// Bulletin C; none since 2017, none announced up to the end of 2026).
var leaps = func() (at []int64) {
	for _, d := range [...][2]int{
		{1972, 7}, {1973, 1}, {1974, 1}, {1975, 1}, {1976, 1}, {1977, 1}, {1978, 1}, {1979, 1}, {1980, 1},
		{1981, 7}, {1982, 7}, {1983, 7}, {1985, 7}, {1988, 1}, {1990, 1}, {1991, 1}, {1992, 7}, {1993, 7},
		{1994, 7}, {1996, 1}, {1997, 7}, {1999, 1}, {2006, 1}, {2009, 1}, {2012, 7}, {2015, 7}, {2017, 1},
	} {
		at = append(at, time.Date(d[0], time.Month(d[1]), 1, 0, 0, 0, 0, time.UTC).Unix())
	}
	return at
}()
