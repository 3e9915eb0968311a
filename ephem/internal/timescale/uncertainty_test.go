package timescale

import (
	"math"
	"testing"
)

func TestUncertainty(t *testing.T) {
	for _, c := range []struct{ year, low, high float64 }{
		{-2000, 1000, 10_000},
		{-720, 179, 182},
		{1600, 20, 20},
		{1700, 3, 5},
		{1800, 3, 3},
		{1900, 0.49, 0.51},
		{1940, 0.4, 0.4},
		{1950, 0.1, 0.1},
		{1960, 0.02, 0.02},
		{1962.01, 1.9e-3, 2e-3},
		{2000, 1e-4, 1e-4},
		{2026, 1e-4, 1e-4},
		{2027.7, 0.07, 0.09},
		{2050, 8, 9},
		{2100, 48, 50},
		{2400, 580, 600},
	} {
		if got := Uncertainty((c.year - 2000) * 365.25); got < c.low*(1-1e-9) || got > c.high*(1+1e-9) {
			t.Errorf("ΔT in %v is uncertain by %v s, want %v to %v s", c.year, got, c.low, c.high)
		}
	}
	before := 0.0
	for days := observed().lastObserved; days < 150_000; days++ {
		now := Uncertainty(days)
		if now < before {
			t.Errorf("the uncertainty falls on day %v", days)
		}
		before = now
	}
}

// The error of a forecast by the slope of the year before, from 1962 on.
func TestForecastsOfThePast(t *testing.T) {
	const from, step = -13_879.5, 182.625
	to := observed().lastObserved
	for _, c := range []struct{ years, stated float64 }{{1, 0.09}, {10, 2.3}, {50, 20}} {
		var squares, n float64
		for days := from + 365.25; days+c.years*365.25 <= to; days += step {
			slope := DeltaT(days) - DeltaT(days-365.25)
			miss := DeltaT(days+c.years*365.25) - DeltaT(days) - slope*c.years
			squares, n = squares+miss*miss, n+1
		}
		if rms := math.Sqrt(squares / n); math.Abs(rms/c.stated-1) > 0.06 {
			t.Errorf("forecasts over %v years missed by %.3f s, stated %v s", c.years, rms, c.stated)
		} else if model := randomWalk(c.years); model < rms*0.8 || model > rms*1.5 {
			t.Errorf("forecasts over %v years missed by %.3f s, the model has %.3f s", c.years, rms, model)
		}
	}
}
