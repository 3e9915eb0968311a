package timescale

import "time"

const (
	secondsPerDay = 86_400
	second        = 1.0 / secondsPerDay // in days
	unixJ2000     = 946_728_000         // Unix time of 2000-01-01 12:00 of the same scale
	ttMinusTAI    = 32.184
)

// Scales is one instant in the scales of astronomy: days from 2000-01-01 12:00
// in TT and in UT1, and ΔT = TT − UT1 in seconds. A day number has a resolution
// of 0.2 µs today, of 3 µs in 1600 and 2400, and of 20 µs in −2999.
type Scales struct {
	TT, UT1 float64
	DeltaT  float64
}

// Scale is a time scale that civil time follows.
type Scale uint8

// The scales of civil time: UTC where its leap seconds are known, UT1 elsewhere.
const (
	UTC Scale = iota
	UT1
)

// String returns "UTC" or "UT1".
func (s Scale) String() string {
	if s == UTC {
		return "UTC"
	}
	return "UT1"
}

// Unix times between which civil time is UTC.
const (
	utcFrom = 63_072_000    // 1972-01-01
	utcTo   = 1_798_761_600 // 2027-01-01
)

// Basis returns the scale of civil time: UTC from 1972-01-01 to 2026-12-31, UT1 before
// and after.
func Basis(t time.Time) Scale { return basis(t.Unix()) }

func basis(unix int64) Scale {
	if unix >= utcFrom && unix < utcTo {
		return UTC
	}
	return UT1
}

// Of returns the scales of a civil time, by the ΔT of this package.
func Of(t time.Time) Scales {
	unix := t.Unix()
	civil := days(unix, t.Nanosecond())
	return scales(unix, civil, DeltaT(civil))
}

// WithDeltaT returns the scales of a civil time for a given ΔT in seconds. The scale of
// civil time stays the same, and so UTC years keep their TT, the others their UT1.
func WithDeltaT(t time.Time, deltaT float64) Scales {
	unix := t.Unix()
	return scales(unix, days(unix, t.Nanosecond()), deltaT)
}

func days(unix int64, nanoseconds int) float64 {
	return (float64(unix-unixJ2000) + float64(nanoseconds)*1e-9) / secondsPerDay
}

func scales(unix int64, civil, deltaT float64) Scales {
	if basis(unix) == UT1 {
		return Scales{TT: civil + deltaT*second, UT1: civil, DeltaT: deltaT}
	}
	ahead := ttMinusTAI + float64(leapSeconds(unix)) // of UTC
	return Scales{TT: civil + ahead*second, UT1: civil + (ahead-deltaT)*second, DeltaT: deltaT}
}
