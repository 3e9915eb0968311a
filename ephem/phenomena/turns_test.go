package phenomena

import (
	"math"
	"slices"
	"strconv"
	"testing"
	"time"

	"perihelion/ephem"
	"perihelion/ephem/internal/reference"
)

// The closest approaches (of true places), the stations in right ascension and the
// greatest brilliancies of Venus in testdata/turns.csv are those of the Swiss Ephemeris
// 2.10.03, as extremes of its distances, right ascensions, and products of the lit part and
// the square of the diameter. Largest errors, in seconds and in the unit of the figure.
var turnsLimits = map[Kind]struct {
	inner, outer float64 // to Mars, from Jupiter on
	figure       float64
}{
	ClosestApproach:    {2, 2, 2e-7},
	GreatestBrilliancy: {60, 0, 0.001}, // a flat extreme
	RetrogradeBeginsRA: {3, 3, 1e-6},
	RetrogradeEndsRA:   {3, 3, 1e-6},
}

func TestTurnsReference(t *testing.T) {
	rows := reference.Rows(t, "testdata/turns.csv")
	type series struct {
		kind Kind
		body string
	}
	want := map[series][][2]float64{}
	for _, r := range rows[1:] {
		tt, _ := strconv.ParseFloat(r[2], 64)
		value, _ := strconv.ParseFloat(r[3], 64)
		s := series{Kind(r[0]), r[1]}
		want[s] = append(want[s], [2]float64{tt, value})
	}
	const edge = 0.01 // days
	first, last := 2_450_814.5+edge, 2_462_502.5-edge
	events, err := Find(t.Context(), day(1997, 12, 30), day(2030, 1, 3), nil,
		ClosestApproach, GreatestBrilliancy, RetrogradeBeginsRA, RetrogradeEndsRA)
	if err != nil {
		t.Fatal(err)
	}
	worst := map[Kind][3]float64{}
	for _, e := range events {
		tt := julianTT(t, e.Time)
		if tt < first || tt > last {
			continue
		}
		s := series{e.Kind, e.Body.Key()}
		if len(want[s]) == 0 {
			t.Fatalf("%s %v at JD %.4f: one more than there are", e.Body, e.Kind, tt)
		}
		r := want[s][0]
		want[s] = want[s][1:]
		limits, off, figure := turnsLimits[e.Kind], math.Abs(tt-r[0])*86_400, math.Abs(e.Figure().Value-r[1])
		w, limit, i := worst[e.Kind], limits.inner, 0
		if e.Body >= ephem.Jupiter {
			limit, i = limits.outer, 1
		}
		w[i], w[2] = max(w[i], off), max(w[2], figure)
		worst[e.Kind] = w
		if off > limit || figure > limits.figure {
			t.Errorf("%s, %s: JD %.6f, %.7f, want %.6f, %.7f", e.Body, e.Kind, tt, e.Figure().Value, r[0], r[1])
		}
	}
	for s, left := range want {
		if len(left) > 0 {
			t.Errorf("%s %s: %d are missing", s.body, s.kind, len(left))
		}
	}
	for k, w := range worst {
		t.Logf("%s: %.1f s to Mars, %.1f s beyond, %.2g in the figure", k, w[0], w[1], w[2])
	}
}

// Mars on 27 August 2003 was nearer than at any time since the Stone Age, by all newspapers,
// and Venus had its greatest illuminated extents of 2023 on the Naval Observatory's days.
func TestFamousApproaches(t *testing.T) {
	e := find(t, day(2003, 8, 1), day(2003, 10, 1), []ephem.Body{ephem.Mars}, ClosestApproach)
	if len(e) != 1 || e[0].Time.Sub(time.Date(2003, 8, 27, 9, 51, 0, 0, time.UTC)).Abs() > time.Minute || e[0].String() != "Mars nearest to the Earth, 0.37272 au" {
		t.Errorf("Mars of 2003: %v", e)
	}
	var days []string
	for _, e := range find(t, day(2023, 1, 1), day(2024, 1, 1), nil, GreatestBrilliancy) {
		days = append(days, e.Time.Format("01-02"))
	}
	if !slices.Equal(days, []string{"07-07", "09-19"}) {
		t.Errorf("Venus of 2023: %v", days)
	}
}
