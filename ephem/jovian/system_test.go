package jovian

import (
	"testing"
	"time"

	"perihelion/ephem"
	"perihelion/ephem/internal/l12"
	"perihelion/ephem/internal/vec"
)

// The places by light that goes from one thing to the next in the barycentre's axes, which
// is solved by iteration: the linear terms are within 2 km of it.
func TestLightTime(t *testing.T) {
	shadows, eclipses := 0, 0
	for at := instant(t, "2019-01-01 00:00"); at.Year() < 2022; at = at.Add(7 * time.Hour) {
		e, err := ephem.At(at)
		if err != nil {
			t.Fatal(err)
		}
		s := newSystem(e)
		// Jupiter is at the origin when the light leaves it that is seen; days from then.
		jupiter := func(d float64) vec.Vec { return s.drift.Scale(d / lightTime) }
		for _, m := range Moons() {
			moon := func(d float64) vec.Vec {
				place, _ := l12.Moon(int(m), s.tdb+d)
				return place.Scale(1 / radius).Add(jupiter(d))
			}
			// way returns how many days light needs between two points.
			way := func(a, b vec.Vec) float64 { return a.Sub(b).Norm() * lightTime }
			arrives := way(vec.Vec{}, s.earth.place)

			leaves := 0.0 // the moon, to be seen with Jupiter
			for range 5 {
				leaves = arrives - way(moon(leaves), s.earth.place)
			}
			place, velocity := s.place(m)
			check := func(name string, got, want vec.Vec) {
				if off := got.Sub(want).Norm() * ephem.Jupiter.Radius(); off > 2 {
					t.Errorf("%v at %v, %s: %.1f km from the place by iteration", m, at, name, off)
				}
			}
			check("seen", s.seen(place, velocity), moon(leaves))

			lit := s.lit(place, velocity)
			if l := s.line(&s.sun, lit); l.miss > 1.2 {
				continue // no line through both
			}
			passes := 0.0 // the moon, on its way to Jupiter
			if place.Dot(s.sun.toward) > 0 {
				eclipses++
				met := leaves // Jupiter, before the moon, which then is seen
				for range 5 {
					met = leaves - way(moon(leaves), jupiter(met))
				}
				check("eclipse", lit, moon(leaves).Sub(jupiter(met)))
				continue
			}
			shadows++
			for range 5 {
				passes = -way(moon(passes), vec.Vec{})
			}
			check("shadow", lit, moon(passes))
		}
	}
	if min(shadows, eclipses) < 400 {
		t.Errorf("%d shadows and %d eclipses are compared", shadows, eclipses)
	}
}
