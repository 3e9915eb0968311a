package eclipse

import (
	"slices"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/ephem"
)

// Circumstances are an eclipse as one observer has it.
type Circumstances struct {
	// Kind is the most that he sees of it above his horizon, None when he sees
	// nothing.
	Kind Kind

	// Views are the phases that there are at his place, whether above the horizon
	// or below it, and the rise and set of the eclipsed body, in order. There are
	// none where the Moon's shadow does not pass.
	Views []View

	// Duration of totality or of the ring at his place, above or below the
	// horizon; 0 when there is none.
	Duration time.Duration
}

// View is an observer's view of an eclipse at an instant. The body is the one that is
// eclipsed.
type View struct {
	Instant
	Altitude unit.Angle // of the body's centre: apparent, topocentric, without refraction
	Azimuth  unit.Angle // from north through east
	Up       bool       // the body's upper limb is above the horizon

	// Magnitude is the part of the body's diameter that is covered: of the Sun by
	// the Moon, of the Moon by the umbra. It is negative while the Moon is outside
	// the umbra, and above 1 when more than all is covered.
	Magnitude   float64
	Obscuration float64 // the part of the disc's area that is covered, 0 to 1
}

// View returns the view of a phase, and whether there is one.
func (c Circumstances) View(p Phase) (View, bool) {
	for _, v := range c.Views {
		if v.Phase == p {
			return v, true
		}
	}
	return View{}, false
}

// Best returns the view of the most that is seen above the horizon, which may be
// that of sunrise or sunset, and whether anything is seen.
func (c Circumstances) Best() (best View, seen bool) {
	for _, v := range c.Views {
		if v.Up && (!seen || v.Magnitude > best.Magnitude) {
			best, seen = v, true
		}
	}
	return best, seen
}

// From returns how an observer sees the eclipse. His horizon is that of
// ephem.Horizon's zero value: the level one, with the refraction of 34′.
//
// The error is that of Observer.Validate or an *ephem.RangeError.
func (e Eclipse) From(o ephem.Observer) (Circumstances, error) {
	s, err := newSight(o)
	if err != nil {
		return Circumstances{}, err
	}
	kind, phases := e.Kind, e.Phases
	if e.Of == ephem.Sun {
		if kind, phases, err = s.contacts(e.Greatest); err != nil {
			return Circumstances{}, err
		}
	}
	if len(phases) == 0 {
		return Circumstances{}, nil
	}
	first, last := phases[0].Time, phases[len(phases)-1].Time
	day, err := ephem.Events(o, e.Of, ephem.Horizon{}, first, last.Add(time.Millisecond))
	if err != nil {
		return Circumstances{}, err
	}
	phases = slices.Concat(phases, named(Rise, day.Rises), named(Set, day.Sets))
	slices.SortStableFunc(phases, func(a, b Instant) int { return a.Time.Compare(b.Time) })

	var c Circumstances
	for _, p := range phases {
		v, err := s.view(e.Of, p)
		if err != nil {
			return Circumstances{}, err
		}
		v.Up = p.Phase == Rise || p.Phase == Set || up(day, p.Time)
		c.Views = append(c.Views, v)
	}
	c.Kind = c.seen(e.Of, kind)
	c.Duration = duration(phases)
	return c, nil
}

// seen returns the deepest kind that is above the horizon, of an eclipse that is
// of a kind at the observer's place.
func (c Circumstances) seen(of ephem.Body, kind Kind) Kind {
	type stretch struct {
		kind        Kind
		first, last Phase
	}
	stretches := []stretch{{kind, C2, C3}, {Partial, C1, C4}}
	if of == ephem.Moon {
		stretches = []stretch{{Total, U2, U3}, {Partial, U1, U4}, {Penumbral, P1, P4}}
	}
	for _, s := range stretches {
		within := false
		for _, v := range c.Views {
			within = within || v.Phase == s.first
			if within && v.Up {
				return s.kind
			}
			within = within && v.Phase != s.last
		}
	}
	return None
}

// duration returns how long totality or the ring lasts.
func duration(phases []Instant) time.Duration {
	var from, to time.Time
	for _, p := range phases {
		switch p.Phase {
		case U2, C2:
			from = p.Time
		case U3, C3:
			to = p.Time
		}
	}
	return to.Sub(from)
}

func named(p Phase, events []ephem.Event) (phases []Instant) {
	for _, e := range events {
		phases = append(phases, Instant{p, e.Time})
	}
	return phases
}

// up reports whether the body of a day is above the horizon at an instant.
func up(day ephem.BodyEvents, t time.Time) bool {
	if day.State != ephem.RisesAndSets {
		return day.State == ephem.AlwaysUp
	}
	last := func(events []ephem.Event) (at time.Time) {
		for _, e := range events {
			if !e.Time.After(t) {
				at = e.Time
			}
		}
		return at
	}
	rise, set := last(day.Rises), last(day.Sets)
	if rise.IsZero() && set.IsZero() {
		return len(day.Rises) == 0 || len(day.Sets) > 0 && day.Sets[0].Time.Before(day.Rises[0].Time)
	}
	return rise.After(set)
}
