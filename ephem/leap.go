package ephem

import (
	"time"

	"perihelion/ephem/internal/timescale"
)

// LeapSecondBefore reports whether a leap second, 23:59:60 UTC, ended at an
// instant.
func LeapSecondBefore(t time.Time) bool { return timescale.LeapSecondBefore(t.Unix()) }
