package load

import (
	"context"
	"math"
	"net"
	"testing"
	"testing/synctest"
	"time"

	"perihelion/bench/clock"
	"perihelion/bench/load/arrival"
	"perihelion/bench/load/internal/badserver"
)

func stages(t testing.TB, s string) arrival.Profile {
	t.Helper()
	p, err := arrival.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// The source of an open loop ends when the load does, not when its last request
// was due.
func TestPaceLastsToTheEnd(t *testing.T) {
	const second = int64(time.Second)
	for name, tt := range map[string]struct {
		plan schedule
		sent int64
		ends time.Duration
	}{
		"one request":         {schedule{arrivals: even(0.5), end: second}, 1, time.Second},
		"four":                {schedule{arrivals: even(1), end: 4 * second}, 4, 4 * time.Second},
		"by number":           {schedule{arrivals: even(2), n: 6, end: 3 * second}, 6, 3 * time.Second},
		"down to nothing":     {schedule{arrivals: arrival.Even(stages(t, "10..0:2s")), end: 2 * second}, 10, 2 * time.Second},
		"up from nothing":     {schedule{arrivals: arrival.Even(stages(t, "0..10:2s")), end: 2 * second}, 10, 2 * time.Second},
		"a pause in the end":  {schedule{arrivals: arrival.Even(stages(t, "100:1s,0:5s")), end: 6 * second}, 100, 6 * time.Second},
		"no arrival at all":   {schedule{arrivals: arrival.Even(stages(t, "0:1s,0.001:1s")), end: second}, 0, time.Second},
		"none by number left": {schedule{arrivals: even(1000), n: 1, end: second}, 1, time.Second},
	} {
		synctest.Test(t, func(t *testing.T) {
			base := time.Now()
			s := newArrivals(func() int64 { return int64(time.Since(base)) })
			go s.pace(&tt.plan, new(sleeper), nil)
			for _, _, ok := s.take(0, true); ok; _, _, ok = s.take(0, true) {
			}
			if took := time.Since(base); took != tt.ends || s.sent != tt.sent {
				t.Errorf("%s: %d sent in %v, want %d in %v", name, s.sent, took, tt.sent, tt.ends)
			}
		})
	}
}

// An open loop ends as was asked for, unless it was stopped before, or
// had to go on for so many requests.
func TestPaced(t *testing.T) {
	const second = int64(time.Second)
	long := clock.Ago(time.Hour) // the clock stands at an hour
	for name, tt := range map[string]struct {
		o       Options
		base    clock.Instant
		last    int64 // after the beginning
		stopped bool
		want    time.Duration
	}{
		"by duration":           {Options{Rate: 0.5, Duration: time.Second}, long, 0, false, time.Second},
		"by stages":             {Options{Stages: stages(t, "10..0:2s")}, long, 0, false, 2 * time.Second},
		"by number":             {Options{Rate: 10, Requests: 5}, long, 4 * second / 10, false, time.Second / 2},
		"by number, late":       {Options{Rate: 10, Requests: 5}, long, 3 * second, false, 3 * time.Second},
		"stopped in the drain":  {Options{Rate: 10, Duration: time.Second}, long, second, true, time.Second},
		"stopped at once":       {Options{Rate: 10, Duration: 2 * time.Hour}, long, second, true, time.Hour},
		"longer than a century": {Options{Rate: arrival.MinRate, Requests: 1 << 62}, long, second, false, longestLoad},
	} {
		r := &run{options: tt.o, base: tt.base}
		got := time.Duration(r.openLoopEnd(0, tt.last, tt.stopped))
		if (got-tt.want).Abs() > time.Minute/2 || !tt.stopped && got != tt.want {
			t.Errorf("%s: it ended after %v, want %v", name, got, tt.want)
		}
	}
}

// The answers are requests per second times the duration that was asked for, however
// the length of an open loop is given.
func TestAnswersByTheirRate(t *testing.T) {
	url := play(t, answering(okAnswer))
	for name, o := range map[string]Options{
		"less than one":      {Rate: 0.5, Duration: 300 * time.Millisecond},
		"a few":              {Rate: 10, Duration: 500 * time.Millisecond},
		"by number":          {Rate: 10, Requests: 5},
		"down to nothing":    {Stages: stages(t, "20..0:500ms")},
		"a pause in the end": {Stages: stages(t, "100:100ms,0:300ms")},
		"at random":          {Rate: 50, Duration: 400 * time.Millisecond, Poisson: true, Seed: 3},
		"none":               {Rate: 0.01, Duration: 200 * time.Millisecond, Poisson: true, Seed: 3},
		"streams":            {Rate: 10, Duration: 300 * time.Millisecond, Connections: 3},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o.URL, o.KeepAlive = url, true
			begun := time.Now()
			m := mustRun(t, o)
			asked := o.Length().Seconds()
			if o.Requests > 0 {
				asked = max(asked, m.Seconds) // on a busy machine the last one is sent late
			}
			if m.OK != m.Requests { // on a busy machine some may be unsent
				t.Fatalf("got %v, want nothing but 2xx", m.Classes)
			}
			if m.Seconds != asked || math.Abs(m.RPS*asked-float64(m.OK)) > 1e-9 {
				t.Errorf("got %d answers, %v/s and %v s; want %v/s and %v s", m.OK, m.RPS, m.Seconds, float64(m.OK)/asked, asked)
			}
			if took := time.Since(begun); took < o.Length() {
				t.Errorf("it was over after %v, before the %v that were asked for", took, o.Length())
			}
			var ok float64
			for _, moment := range m.Timeline {
				ok += moment.RPS * (moment.To - moment.From)
			}
			if last := m.Timeline[len(m.Timeline)-1].To; math.Abs(ok-float64(m.OK)) > 1e-6 || last < asked-0.011 {
				t.Errorf("the timeline has %v answers until %v s, want %d until %v s", ok, last, m.OK, asked)
			}
			warned := warns(m, codeNothingDue)
			if warned != (m.Requests+m.Unsent == 0) {
				t.Errorf("of %d requests: %q", m.Requests, m.Warnings)
			}
		})
	}
}

// Answers that are awaited after the end count, and Drain is how long it took.
func TestDrain(t *testing.T) {
	url := play(t, func(c *net.TCPConn, _ int) {
		for request(c) != "" {
			time.Sleep(200 * time.Millisecond)
			c.Write([]byte(okAnswer))
		}
	})
	m := mustRun(t, Options{URL: url, Rate: 20, Duration: 200 * time.Millisecond, Connections: 8, KeepAlive: true})
	if m.OK != 4 || m.Seconds != 0.2 || m.RPS != 20 || m.Drain <= 0.05 {
		t.Errorf("got %d in %v s, %v/s, drained for %v s; want 4 in 0.2 s, 20/s, and some 0.15 s", m.OK, m.Seconds, m.RPS, m.Drain)
	}
}

// Stopped from outside, it is the time that it ran.
func TestStoppedRate(t *testing.T) {
	ctx, cancel := context.WithTimeout(context.Background(), 300*time.Millisecond)
	defer cancel()
	m, err := Run(ctx, Options{URL: play(t, answering(okAnswer)), Rate: 10, Duration: time.Hour, KeepAlive: true}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if !m.Stopped || m.Seconds < 0.3 || m.Seconds > 30 || math.Abs(m.RPS*m.Seconds-float64(m.OK)) > 1e-9 {
		t.Errorf("got stopped %v, %d answers in %v s, %v/s", m.Stopped, m.OK, m.Seconds, m.RPS)
	}
}

// A request that falls due in the moment in which the load is stopped has not waited for a
// connection; those before it have.
func TestPaceStopped(t *testing.T) {
	for after, due := range map[time.Duration]int64{500 * time.Microsecond: 0, 10500 * time.Microsecond: 10} {
		synctest.Test(t, func(t *testing.T) {
			base, quit := time.Now(), make(chan struct{})
			s := newArrivals(func() int64 { return int64(time.Since(base)) })
			go func() {
				time.Sleep(after)
				close(quit)
			}()
			s.pace(&schedule{arrivals: even(1000), end: int64(time.Hour)}, new(sleeper), quit) // to no worker
			if s.sent != 0 || s.due != due {
				t.Errorf("stopped after %v: %d sent of %d due, want 0 of %d", after, s.sent, s.due, due)
			}
		})
	}
}

// A request that was taken in the moment in which the load is stopped is either sent, and
// counted, or it is none.
func TestStoppedRateInventsNothing(t *testing.T) {
	o := lossy(t, new(badserver.Lossy), "raw")
	o.Requests, o.KeepAlive = 1, true
	one := mustRun(t, o).BytesOut
	o.Rate, o.Requests, o.Duration, o.Connections = 3000, 0, time.Hour, 3
	for i := range 60 {
		after := time.Duration(20+i) * time.Millisecond
		ctx, cancel := context.WithTimeout(t.Context(), after)
		m, err := Run(ctx, o, nil)
		cancel()
		if err != nil {
			t.Fatal(err)
		}
		if m.BytesOut != m.Requests*one {
			t.Errorf("stopped after %v: %d requests of %d bytes each, %v, and %d bytes were sent", after, m.Requests, one, m.Classes, m.BytesOut)
		}
	}
}
