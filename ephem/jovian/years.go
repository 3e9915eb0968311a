package jovian

import (
	"time"

	"perihelion/assets/field"
)

// The years of the theory: its authors' "about 1140 to 2760".
var (
	theoryFrom = time.Date(1140, 1, 1, 0, 0, 0, 0, time.UTC)
	theoryTo   = time.Date(2760, 1, 1, 0, 0, 0, 0, time.UTC)
)

// firstDay and lastDay are the same as days from J2000.0, and the difference of the times
// besides.
var firstDay, lastDay = daysTo(theoryFrom) - 1, daysTo(theoryTo) + 1

func daysTo(t time.Time) float64 {
	return float64(t.Unix()-time.Date(2000, 1, 1, 12, 0, 0, 0, time.UTC).Unix()) / 86_400
}

// ofTheory returns nil for a span within the years of the theory.
func ofTheory(from, to time.Time) error {
	const sentence = "the motion of Jupiter's moons is known for the years 1140 to 2759; write a time in them"
	if from.Before(theoryFrom) || !from.Before(theoryTo) {
		return field.Errorf("from", sentence)
	}
	if to.Before(theoryFrom) || to.After(theoryTo) {
		return field.Errorf("to", sentence)
	}
	return nil
}
