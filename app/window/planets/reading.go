package planets

import (
	"math"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/app/window/widget"
	"perihelion/assets/field"
	"perihelion/ephem"
	"perihelion/ephem/text"
)

// reading is the value of a field that is typed into.
type reading[T any] struct {
	value T
	ok    bool // the text of the field is right, and the value is its value
}

// civilDate and civilClock are a date and a time of day by the clock of some zone.
type (
	civilDate  struct{ year, month, day int }
	civilClock struct{ hour, minute, second int }
)

// newReading returns a field that reads its text into a value whenever it is checked. A
// nil hint shows none.
func newReading[T any](label string, into *reading[T], read func(string) (T, error), hint func(T) string) *widget.Field {
	return widget.NewField(label, func(typed string) (string, error) {
		value, err := read(typed)
		into.ok = err == nil
		if err != nil {
			return "", err
		}
		into.value = value
		if hint == nil {
			return "", nil
		}
		return hint(value), nil
	})
}

// newAngle returns a field for a coordinate, which shows it in minutes and seconds.
func newAngle(label string, into *reading[unit.Angle], read func(string) (unit.Angle, error), positive, negative string) *widget.Field {
	return newReading(label, into, read, func(a unit.Angle) string { return text.DMS(a, positive, negative) })
}

// optional returns the reader of a number that may be left out, which is NaN then.
// The number is held against its limits at once, so that an error stands at its own
// field.
func optional(name, write string, check func(float64) error, units ...string) func(string) (float64, error) {
	return func(typed string) (float64, error) {
		if isBlank(typed) {
			return math.NaN(), nil
		}
		x, ok := text.ParseNumber(typed, units...)
		if !ok {
			return 0, field.Errorf(name, "“%.40s” is not a number in digits; write %s", typed, write)
		}
		return x, check(x)
	}
}

// The limits of the numbers that may be left out.
func checkPressure(hPa float64) error {
	return ephem.Greenwich().WithAir(hPa, math.NaN()).Validate()
}

func checkTemperature(celsius float64) error {
	return ephem.Greenwich().WithAir(math.NaN(), celsius).Validate()
}

func checkSkyline(degrees float64) error {
	return ephem.Horizon{Altitude: unit.AngleFromDeg(degrees)}.Validate()
}

func checkEye(metres float64) error { return ephem.Horizon{Height: metres}.Validate() }

func checkDeltaT(seconds float64) error {
	_, err := ephem.AtDeltaT(time.Unix(0, 0), seconds)
	return err
}
