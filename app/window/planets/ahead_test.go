package planets

import (
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"perihelion/app/window/planets/sky"
	"perihelion/ephem"
	"perihelion/ephem/almanac"
)

// Of many requests in a row the last must be answered, the others may be
// dropped; nothing is answered after close, and nothing is left running.
func TestLatestDayWins(t *testing.T) {
	test.NewTempApp(t)
	var mu sync.Mutex
	var got []sky.Day
	a := newAhead(func(d sky.Day, err error) {
		mu.Lock()
		defer mu.Unlock()
		if err != nil {
			t.Error(err)
		}
		got = append(got, d)
	})
	a.background = true
	in := sky.Inputs{Question: almanac.Question{Observer: ephem.Greenwich(), Time: noonUTC, Zone: time.UTC}}
	for range 30 {
		in.Time = in.Time.AddDate(0, 0, 1)
		a.request(in)
	}
	a.ended.Wait()
	if n := len(got); n == 0 || got[n-1].Key != in.Key() {
		t.Fatalf("of %d answers the last is not for the last request", n)
	}
	before := len(got)
	a.request(in)
	a.ended.Wait()
	if len(got) != before {
		t.Error("the same day was computed again")
	}
	a.close()
	in.Time = in.Time.AddDate(0, 0, 1)
	a.request(in)
	a.ended.Wait()
	if len(got) != before {
		t.Error("a day was computed after close")
	}
}

func TestTickerStops(t *testing.T) {
	test.NewTempApp(t)
	c := startTicker(func() {})
	c.stop()
	select {
	case <-c.ended:
	default:
		t.Error("the clock's goroutine goes on after stop")
	}
	at := time.Date(2026, 1, 1, 0, 0, 0, 250_000_000, time.UTC)
	for period, want := range map[time.Duration]time.Duration{time.Second: 751 * time.Millisecond, 3 * time.Second: 2751 * time.Millisecond} {
		if got := untilNext(period, at); got != want {
			t.Errorf("untilNext(%v) = %v, want %v", period, got, want)
		}
	}
}
