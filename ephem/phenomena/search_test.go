package phenomena

import (
	"math"
	"testing"
	"time"

	"perihelion/ephem"
)

func everyZeroCrossing() (all []zeroCrossing) {
	for _, b := range ephem.Bodies() {
		all = append(all, zeroCrossings(b)...)
	}
	return all
}

func (c *zeroCrossing) name() string { return c.body.String() + " " + string(c.kinds[0]) }

// Two zeros within a step would not be seen. In 200 years none of a quantity come
// as near as that, and a zero down follows each zero up.
func TestStepsAreShortEnough(t *testing.T) {
	for _, c := range everyZeroCrossing() {
		found, err := c.crossings(t.Context(), day(1900, 1, 1), day(2100, 1, 1))
		if err != nil {
			t.Fatal(err)
		}
		shortest := math.Inf(1)
		for i := 1; i < len(found); i++ {
			shortest = min(shortest, found[i].at.Sub(found[i-1].at).Hours()/24)
			if found[i].rising == found[i-1].rising {
				t.Errorf("%s: two zeros of the same direction by %v", c.name(), found[i].at)
			}
		}
		t.Logf("%-32s %5d zeros, %6.1f days apart or more, step %d", c.name(), len(found), shortest, c.step)
		if !(shortest > 1.25*float64(c.step)) {
			t.Errorf("%s: zeros %.1f days apart are too near for steps of %d", c.name(), shortest, c.step)
		}
	}
}

// Daily steps find the same as the quantity's own steps: for thirty years, and where the
// ephemeris changes its model, for one body after the other.
func TestDailyLooksFindNothingElse(t *testing.T) {
	for _, span := range [][2]time.Time{
		{day(2020, 1, 1), day(2030, 1, 1)},
		{day(1899, 8, 1), day(1900, 4, 1)},
		{day(2100, 9, 1), day(2101, 5, 1)},
	} {
		for _, c := range everyZeroCrossing() {
			usual, err := c.crossings(t.Context(), span[0], span[1])
			if err != nil {
				t.Fatal(err)
			}
			c.step = 1
			daily, err := c.crossings(t.Context(), span[0], span[1])
			if err != nil {
				t.Fatal(err)
			}
			if len(usual) != len(daily) {
				t.Errorf("%s from %v: %d zeros, %d by daily looks", c.name(), span[0], len(usual), len(daily))
				continue
			}
			for i := range usual {
				// The last digits of a float64 decide where on a flat top.
				allowed := time.Second
				if c.kinds[0] == Perihelion && c.body >= ephem.Saturn {
					allowed = 10 * time.Minute
				}
				if d := usual[i].at.Sub(daily[i].at).Abs(); d > allowed {
					t.Errorf("%s at %v: %v later by daily looks", c.name(), usual[i].at, d)
				}
			}
		}
	}
}

// A zero is found to a millisecond for any shape of the curve, and in few steps.
func TestZero(t *testing.T) {
	left := day(2026, 1, 1)
	right := left.Add(64 * 24 * time.Hour)
	for name, f := range map[string]func(x float64) float64{
		"line":        func(x float64) float64 { return x },
		"sine":        func(x float64) float64 { return math.Sin(x / 30) },
		"flat":        func(x float64) float64 { return x * x * x },
		"steep":       func(x float64) float64 { return math.Cbrt(x) },
		"step":        func(x float64) float64 { return math.Copysign(1, x) },
		"exponential": func(x float64) float64 { return math.Exp(x) - 1 },
	} {
		for _, want := range []time.Duration{time.Millisecond, time.Hour, 777 * time.Hour, 1535 * time.Hour} {
			looks := 0
			c := zeroCrossing{value: func(t time.Time) (float64, error) {
				looks++
				return f(t.Sub(left.Add(want)).Hours() / 24), nil
			}}
			before, _ := c.value(left)
			after, _ := c.value(right)
			got, err := c.zero(left, right, before, after)
			if err != nil {
				t.Fatal(err)
			}
			if off := got.Sub(left.Add(want)).Abs(); off > time.Millisecond {
				t.Errorf("%s: off by %v", name, off)
			}
			if looks > 50 {
				t.Errorf("%s: %d looks", name, looks)
			}
		}
	}
}

// A zero on the very midnight at which a span begins or ends is found once.
func TestZeroAtMidnight(t *testing.T) {
	c := zeroCrossing{step: 4}
	midnight := day(2026, 1, 20).Truncate(4 * 24 * time.Hour)
	for _, late := range []time.Duration{-300 * time.Microsecond, 0, 300 * time.Microsecond} {
		for _, sign := range []float64{1, -1} {
			c.value = func(t time.Time) (float64, error) { return sign * t.Sub(midnight.Add(late)).Seconds(), nil }
			before, err := c.crossings(t.Context(), midnight.AddDate(0, 0, -9), midnight)
			if err != nil {
				t.Fatal(err)
			}
			after, err := c.crossings(t.Context(), midnight, midnight.AddDate(0, 0, 9))
			if err != nil {
				t.Fatal(err)
			}
			if len(before) != 0 || len(after) != 1 || !after[0].at.Equal(midnight) || after[0].rising != (sign > 0) {
				t.Errorf("%v late: %v before midnight, %v after", late, before, after)
			}
		}
	}
}
