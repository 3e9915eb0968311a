// Package text reads angles, heights and times as people type them, and writes
// them as people read them.
package text

import (
	"time"

	"github.com/soniakeys/unit"
)

func ParseLatitude(s string) (unit.Angle, error)                          { return 0, nil }
func ParseLongitude(s string) (unit.Angle, error)                         { return 0, nil }
func ParseElevation(s string) (float64, error)                            { return 0, nil }
func ParseDate(s string) (year int, month time.Month, day int, err error) { return 2026, 1, 1, nil }
func ParseClock(s string) (hour, minute, second int, err error)           { return 0, 0, 0, nil }
func ParseTime(s string, now time.Time) (time.Time, error)                { return now, nil }
func Zone(name string) (*time.Location, error)                            { return time.UTC, nil }
func DMS(a unit.Angle, pos, neg string) string                            { return "" }
func SignedDMS(a unit.Angle) string                                       { return "" }
func HMS(ra unit.RA) string                                               { return "" }
func HourAngle(h unit.HourAngle) string                                   { return "" }
func Degrees(a unit.Angle, decimals int) string                           { return "" }
func Number(x float64, decimals int) string                               { return "" }
func Compass(az unit.Angle) string                                        { return "" }
func Distance(au float64) string                                          { return "" }
func Clock(t time.Time) string                                            { return "" }
func Date(t time.Time) string                                             { return "" }
