package jovian

import (
	"context"
	"testing"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/ephem"
)

// The instants between which the view is good are those at which looking every second
// finds it good.
func TestSeen(t *testing.T) {
	w, err := NewWatch(ephem.Observer{Latitude: unit.AngleFromDeg(38.72), Longitude: unit.AngleFromDeg(-9.14)})
	if err != nil {
		t.Fatal(err)
	}
	all, err := Find(context.Background(), instant(t, "2026-11-29 00:00"), instant(t, "2026-12-06 00:00"))
	if err != nil {
		t.Fatal(err)
	}
	good := func(at time.Time) bool {
		v, err := w.At(at)
		if err != nil {
			t.Fatal(err)
		}
		if v.Good != (v.Altitude.Deg() >= -34.0/60 && v.SunAltitude.Deg() <= -6) {
			t.Errorf("%+v", v)
		}
		return v.Good
	}
	seen := 0
	for _, p := range all {
		var first, last time.Time
		for at := p.Begin.Time; !at.After(p.End.Time); at = at.Add(20 * time.Second) {
			if good(at) {
				last = at
				if first.IsZero() {
					first = at
				}
			}
		}
		begin, end := good(p.Begin.Time) && !p.Begin.Hidden, good(p.End.Time) && !p.End.Hidden
		want := !first.IsZero() && (!p.Kind.lost() || begin || end)
		from, to, ok, err := w.Seen(p)
		if err != nil || ok != want {
			t.Errorf("%v at %v: seen %v, %v, want %v", p, p.Begin.Time, ok, err, want)
			continue
		}
		if !ok {
			continue
		}
		seen++
		if first.Sub(from).Abs() > 21*time.Second || to.Sub(last).Abs() > 21*time.Second {
			t.Errorf("%v: seen %v–%v, want %v–%v", p, from, to, first, last)
		}
	}
	if seen < 5 || seen == len(all) {
		t.Errorf("%d of %d are seen", seen, len(all))
	}
}
