package load

import (
	"testing"
	"testing/synctest"
	"time"

	"perihelion/bench/load/arrival"
)

func even(rate float64) *arrival.Arrivals { return arrival.Even(arrival.Constant(rate)) }

func TestScheduleCountsWhatFallsDue(t *testing.T) {
	second := int64(time.Second)
	for _, tt := range []struct {
		plan    schedule
		issued  int
		instant int64
		want    int64
	}{
		{schedule{arrivals: even(10), end: second}, 0, 0, 0},
		{schedule{arrivals: even(10), end: second}, 0, 1, 1},
		{schedule{arrivals: even(10), end: second}, 0, second / 10, 1},
		{schedule{arrivals: even(10), end: second}, 0, second/10 + 1, 2},
		{schedule{arrivals: even(10), end: second}, 3, second, 7},
		{schedule{arrivals: even(10), end: second}, 0, 5 * second, 10},
		{schedule{arrivals: even(3), end: second}, 0, second, 3},
		{schedule{arrivals: even(7), n: 5}, 2, 9 * second, 3},
		{schedule{arrivals: even(7), n: 5}, 9, 9 * second, 0},
		{schedule{start: 5 * second, arrivals: even(1000), end: 6 * second}, 0, 6 * second, 1000},
		{schedule{arrivals: even(1e6), end: 10 * second}, 0, 10 * second, 1e7},
	} {
		for range tt.issued {
			tt.plan.next()
		}
		if got := tt.plan.before(tt.instant); got != tt.want {
			t.Errorf("%+v after %d: before(%d) = %d, want %d", tt.plan, tt.issued, tt.instant, got, tt.want)
		}
	}
}

// Requests are handed out when they fall due, keep their due times when no
// worker is free, and the number left at the end is known.
func TestArrivals(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		base := time.Now()
		clock := func() int64 { return int64(time.Since(base)) }
		s := newArrivals(clock)
		done := make(chan struct{})
		go func() {
			defer close(done)
			s.pace(&schedule{arrivals: even(100), end: int64(100 * time.Millisecond)}, new(sleeper), nil)
		}()
		ms := int64(time.Millisecond)
		take := func(wait bool, wantDue, wantNow int64, wantOK bool) {
			t.Helper()
			due, now, ok := s.take(clock(), wait)
			if ok != wantOK || ok && (due != wantDue*ms || now != wantNow*ms) {
				t.Errorf("take(%v) at %v = %v, %v, %v; want %d ms, %d ms, %v", wait, time.Duration(clock()), time.Duration(due), time.Duration(now), ok, wantDue, wantNow, wantOK)
			}
		}
		take(true, 0, 0, true)
		take(false, 0, 0, false) // none is due yet
		take(true, 10, 10, true)
		take(true, 20, 20, true)
		time.Sleep(25 * time.Millisecond) // every worker is busy
		synctest.Wait()
		take(false, 30, 45, true)
		take(true, 40, 45, true)
		take(true, 50, 50, true)
		time.Sleep(time.Second)
		take(true, 0, 0, false)
		<-done
		if s.sent != 6 || s.due != 10 || s.held != 2 {
			t.Errorf("got %d sent, %d due, %d held; want 6, 10, 2", s.sent, s.due, s.held)
		}
	})
}

func TestArrivalsStop(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		base := time.Now()
		s := newArrivals(func() int64 { return int64(time.Since(base)) })
		quit := make(chan struct{})
		done := make(chan struct{})
		go func() {
			defer close(done)
			s.pace(&schedule{arrivals: even(0.001), n: 5}, new(sleeper), quit)
		}()
		s.take(0, true)
		time.Sleep(time.Second)
		close(quit)
		<-done
		if waited := time.Since(base); waited > time.Second+longestSleep {
			t.Errorf("it ended %v after it was asked to", waited-time.Second)
		}
		if s.sent != 1 || s.due != 1 {
			t.Errorf("got %d sent and %d due, want 1 and 1", s.sent, s.due)
		}
	})
}

func TestByNumberHandsOutExactlySoMany(t *testing.T) {
	s := newByNumber(1000)
	total := make(chan int)
	for range 4 {
		go func() {
			n := 0
			for {
				if _, _, ok := s.take(0, true); !ok {
					break
				}
				n++
			}
			total <- n
		}()
	}
	sum := 0
	for range 4 {
		sum += <-total
	}
	if sum != 1000 {
		t.Errorf("got %d, want 1000", sum)
	}
}
