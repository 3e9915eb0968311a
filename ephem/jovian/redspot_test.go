package jovian

import (
	"context"
	"math"
	"slices"
	"strings"
	"testing"
	"time"
)

// Transits from 17 to 31 January 2019, as Sky & Telescope printed them for the longitude
// 294° (January 2019, page 53).
func TestRedSpotPublished(t *testing.T) {
	const printed = "17 06:27 16:23 18 02:19 12:15 22:10 19 08:06 18:02 20 03:58 13:53 23:49 21 09:45 19:41 22 05:36 15:32 23 01:28 11:24 21:20 " +
		"24 07:15 17:11 25 03:07 13:03 22:58 26 08:54 18:50 27 04:46 14:41 28 00:37 10:33 20:29 29 06:24 16:20 30 02:16 12:12 22:07 31 08:03 17:59"
	got, err := RedSpotTransits(context.Background(), FixedSpot(294), instant(t, "2019-01-17 00:00"), instant(t, "2019-02-01 00:00"))
	if err != nil {
		t.Fatal(err)
	}
	whole, err := RedSpotTransits(context.Background(), FixedSpot(294), instant(t, "2018-01-01 00:00"), instant(t, "2020-01-01 00:00"))
	if n := len(whole); err != nil || n != 1764 && n != 1765 { // a turn takes 9.928 hours
		t.Errorf("%d transits in two years, %v", n, err)
	}
	for _, at := range got {
		if !slices.Contains(whole, at) {
			t.Errorf("%v is not among those of two years", at)
		}
	}
	day, worst := "", 0.0
	for _, word := range strings.Fields(printed) {
		if len(word) == 2 {
			day = word
			continue
		}
		if len(got) == 0 {
			t.Fatalf("nothing is found from %s %s on", day, word)
		}
		worst = max(worst, math.Abs(got[0].Sub(instant(t, "2019-01-"+day+" "+word)).Seconds()))
		got = got[1:]
	}
	t.Logf("largest difference %.0f s", worst)
	if worst > 45 || len(got) > 0 {
		t.Errorf("%.0f s from the printed times, and %v besides", worst, got)
	}
}

func TestSpotDrifts(t *testing.T) {
	s := DefaultSpot()
	if got := s.LongitudeAt(s.At); got != 85 {
		t.Errorf("%v", got)
	}
	for years, want := range map[float64]float64{1: 103, -5: 355, 20: 85} {
		at := s.At.Add(time.Duration(years * 365.25 * 24 * float64(time.Hour)))
		if got := s.LongitudeAt(at); math.Abs(got-want) > 1e-6 {
			t.Errorf("%v years later: %v, want %v", years, got, want)
		}
	}
	if got := FixedSpot(-10).LongitudeAt(time.Now()); got != 350 {
		t.Errorf("%v", got)
	}
}

func TestRedSpotTransitsRefuses(t *testing.T) {
	at := instant(t, "2026-11-01 00:00")
	if _, err := RedSpotTransits(context.Background(), DefaultSpot(), at, at); err == nil {
		t.Error("an empty span is searched")
	}
}
