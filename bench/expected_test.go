package bench

import (
	"math"
	"testing"
	"time"

	"perihelion/bench/server"
)

func TestExpected(t *testing.T) {
	const ms = time.Millisecond
	for _, c := range []struct {
		config      string
		work, delay time.Duration
		maxProcs    int
		rate        float64
		want        float64 // 0: unknown
		why         string
	}{
		{"goroutines", 0, 2 * ms, 0, 0, 10_000, "20 connections / 2 ms"},
		{"one-at-a-time", 0, 2 * ms, 0, 0, 500, "1 at a time / 2 ms"},
		{"threads:8", 0, 2 * ms, 0, 0, 4_000, "8 at a time / 2 ms"},
		{"threads:64", 0, 2 * ms, 0, 0, 10_000, "20 connections / 2 ms"},
		{"flask-gunicorn:4", 0, 2 * ms, 0, 0, 2_000, "4 at a time / 2 ms"},
		{"aiohttp-dev", 0, 2 * ms, 0, 0, 10_000, "20 connections / 2 ms"},
		{"goroutines", 200 * time.Microsecond, 0, 0, 0, 20_000, "4 cores / 200 µs"},
		{"goroutines", 200 * time.Microsecond, 0, 2, 0, 10_000, "2 cores / 200 µs"},
		{"one-at-a-time", 200 * time.Microsecond, 0, 0, 0, 5_000, "1 at a time / 200 µs"},
		{"prefork:2", 200 * time.Microsecond, 0, 0, 0, 10_000, "2 cores / 200 µs"},
		{"prefork:64", 200 * time.Microsecond, 0, 0, 0, 20_000, "4 cores / 200 µs"},
		{"aiohttp-dev", 200 * time.Microsecond, 0, 0, 0, 5_000, "1 core / 200 µs"},
		{"aiohttp-gunicorn:3", 200 * time.Microsecond, 0, 0, 0, 15_000, "3 cores / 200 µs"},
		{"goroutines", 1 * ms, 4 * ms, 0, 0, 4_000, "20 connections / 5 ms"},
		{"goroutines", 1 * ms, 1 * ms, 0, 0, 4_000, "4 cores / 1 ms"},
		{"goroutines", 0, 2 * ms, 0, 300, 300, "the rate"},
		{"goroutines", 0, 0, 0, 300, 0, ""},
	} {
		config, err := server.ParseConfig(c.config)
		if err != nil {
			t.Fatal(err)
		}
		p := Plan{Connections: 20, Work: c.work, Delay: c.delay, MaxProcs: c.maxProcs, Rate: c.rate}
		got, known := p.Expected(server.Subject{Config: config}, 4)
		if known != (c.want > 0) || math.Abs(got.RPS-c.want) > 1e-6 || got.Why != c.why {
			t.Errorf("%s with work %v and delay %v: %v, %v; want %v (%s)", c.config, c.work, c.delay, got, known, c.want, c.why)
		}
	}
	p := Plan{Connections: 20, Delay: 2 * ms, Work: ms}
	for _, s := range []server.Subject{{Own: "new"}, {URL: "http://localhost/"}} {
		if got, known := p.Expected(s, 4); known {
			t.Errorf("of %v %v is expected, which nobody knows", s, got)
		}
	}
	if got, known := p.Expected(server.Subject{Config: server.Config{Name: server.Goroutines}}, 0); known {
		t.Errorf("on an unknown machine %v is expected", got)
	}
}
