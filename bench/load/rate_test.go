package load

import "testing"

func TestRateHeld(t *testing.T) {
	lag := func(p50 float64) *Latency { return &Latency{P50: p50} }
	for name, c := range map[string]struct {
		m    Measurement
		rate float64
		want bool
	}{
		"closed loop":                   {Measurement{Requests: 10}, 1000, true},
		"on time":                       {Measurement{Requests: 1000, Lag: lag(0.1)}, 1000, true},
		"a few in flight at the end":    {Measurement{Requests: 995, Unsent: 5, Lag: lag(0.1)}, 1000, true},
		"most never sent":               {Measurement{Requests: 93, Unsent: 907, Lag: lag(40)}, 1000, false},
		"sent all, ten times too late":  {Measurement{Requests: 200, Lag: lag(960)}, 1000, false},
		"half a second of stall in ten": {Measurement{Requests: 10000, Lag: lag(0.2)}, 1000, true},
	} {
		if got := c.m.RateHeld(c.rate); got != c.want {
			t.Errorf("%s: RateHeld(%v) = %v, want %v", name, c.rate, got, c.want)
		}
	}
}
