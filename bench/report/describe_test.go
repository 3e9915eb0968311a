package report

import (
	"testing"
	"time"

	"perihelion/bench"
)

func TestDescribeTheLoad(t *testing.T) {
	for _, tt := range []struct {
		plan bench.Plan
		want string
	}{
		{bench.Plan{Connections: 20, Requests: 1000, KeepAlive: true, Repeats: 5}, "20 connections, 1,000 requests, keep-alive, 5 interleaved repeats"},
		{bench.Plan{Connections: 1, Duration: 90 * time.Second, Repeats: 1}, "1 connection, 1 min 30 s, a new connection for each request, one repeat"},
		{bench.Plan{Connections: 100, Duration: 2500 * time.Millisecond, Rate: 12_000, KeepAlive: true, Repeats: 3}, "100 connections, 2.5 s, at 12,000 requests per second, keep-alive, 3 interleaved repeats"},
		{bench.Plan{Sweep: []int{8, 1, 2, 4, 16}, Requests: 50, KeepAlive: true, Repeats: 6}, "1, 2, 4 … 16 connections, 50 requests, keep-alive, 6 interleaved repeats"},
		{bench.Plan{Connections: 2, Duration: time.Second, P99Below: 20 * time.Millisecond, KeepAlive: true, Repeats: 20}, "2 connections, 1 s, the highest rate with p99 below 20 ms, keep-alive, 20 interleaved repeats"},
	} {
		if got := Describe(tt.plan).Load(); got != tt.want {
			t.Errorf("load of %+v: %q, want %q", tt.plan, got, tt.want)
		}
	}
}

func TestDescribeTheRequest(t *testing.T) {
	for _, tt := range []struct {
		plan bench.Plan
		want string
	}{
		{bench.Plan{}, "GET " + bench.DefaultPath},
		{bench.Plan{Path: "/healthz", Work: 200 * time.Microsecond}, "GET /healthz, 200 µs of computing for each"},
		{bench.Plan{URLs: []string{"http://a/x", "http://b/x"}}, "GET /x"},
		{bench.Plan{URLs: []string{"http://a/x", "http://a/y"}}, "GET /x of a/x, GET /y of a/y"},
		{bench.Plan{URLs: []string{"http://localhost/"}, Delay: 2 * time.Millisecond}, "GET http://localhost/, 2 ms of waiting for each"},
	} {
		if got := Describe(tt.plan).Asked(); got != tt.want {
			t.Errorf("request of %+v: %q, want %q", tt.plan, got, tt.want)
		}
	}
}
