package almanac

import (
	"context"
	"slices"
	"time"

	"perihelion/ephem"
	"perihelion/ephem/eclipse"
)

// Eclipse is an eclipse in a calendar. Magnitude, duration and place without Here in
// their name belong to the greatest eclipse, the world's; with it they belong to the
// observer, and are absent where nothing is seen.
type Eclipse struct {
	Type               eclipse.Kind `json:"type"`                         // penumbral, partial, annular, hybrid or total
	Greatest           Instant      `json:"greatest"`                     // when it is greatest for the world
	Magnitude          float64      `json:"magnitude"`                    // then
	PenumbralMagnitude *float64     `json:"penumbralMagnitude,omitempty"` // of the Moon's
	Gamma              float64      `json:"gamma"`                        // Earth's radii from the axis of the shadow
	Central            *bool        `json:"central,omitempty"`            // of the Sun: the axis of the shadow meets the Earth
	DeltaT             float64      `json:"deltaT"`                       // TT − UT1, seconds
	Latitude           float64      `json:"lat"`                          // where it is greatest: the Sun's; the Moon is in the zenith there
	Longitude          float64      `json:"lon"`
	Duration           float64      `json:"duration,omitempty"` // of totality or the ring, there, seconds
	Phases             []Contact    `json:"phases"`             // the world's

	Seen     eclipse.Kind `json:"seen,omitempty"`    // the most that is above the observer's horizon
	SeenFrom Instant      `json:"seenFrom,omitzero"` // when the observer sees the first of it
	SeenTo   Instant      `json:"seenTo,omitzero"`   // and the last
	// MaximumHere is when the observer sees the most of it, which may be at a rise or a
	// set; the magnitude and the obscuration are of that instant, the parts of the
	// diameter and of the area that are covered.
	MaximumHere     Instant  `json:"maximumHere,omitzero"`
	MagnitudeHere   *float64 `json:"magnitudeHere,omitempty"`
	ObscurationHere *float64 `json:"obscurationHere,omitempty"`
	// DurationHere is for how long totality or the ring is above the observer's
	// horizon, seconds.
	DurationHere float64 `json:"durationHere,omitempty"`
	Views        []View  `json:"views,omitempty"` // at the observer's place
}

// Contact is an instant of an eclipse, as in "U1" or "greatest".
type Contact struct {
	Phase eclipse.Phase `json:"phase"`
	Time  Instant       `json:"time"`
}

// View is an instant of an eclipse at the observer's place. Altitude and azimuth are of
// the eclipsed body.
type View struct {
	Contact
	Altitude    float64 `json:"altitude"`
	Azimuth     float64 `json:"azimuth"`
	Up          bool    `json:"up"`          // the body is above the horizon
	Magnitude   float64 `json:"magnitude"`   // the part of the diameter that is covered
	Obscuration float64 `json:"obscuration"` // the part of the area
}

func (s Span) eclipses(ctx context.Context, wanted []Kind) (found []Happening, err error) {
	hasSun, hasMoon := slices.Contains(s.Bodies, ephem.Sun), slices.Contains(s.Bodies, ephem.Moon)
	if !slices.Contains(wanted, Eclipses) || !hasSun && !hasMoon {
		return nil, nil
	}
	all, err := s.localEclipses(ctx)
	if err != nil {
		return nil, err
	}
	for _, l := range all {
		if l.Of == ephem.Moon && !hasMoon || l.Of == ephem.Sun && !hasSun {
			continue
		}
		h := Happening{
			Time: second(l.Maximum()), Body: l.Of.Key(), Event: l.Eclipse.String(), Kind: Eclipses,
			Summary: sentence(l.Eclipse.String()) + ", " + seen(l.Eclipse, l.Here),
			Eclipse: newEclipse(l.Eclipse, l.Here),
		}
		if best, any := l.Here.Best(); any {
			h.Azimuth, h.Altitude = existing(best.Azimuth.Deg(), 4), existing(best.Altitude.Deg(), 4)
		}
		found = append(found, h)
	}
	return found, nil
}

// localEclipses returns the eclipses that the observer sees in the span; or, where nobody
// named one, all that happen in it anywhere.
func (s Span) localEclipses(ctx context.Context) ([]eclipse.Local, error) {
	if !s.Anywhere {
		return eclipse.FindFor(ctx, s.Observer, s.From, s.To)
	}
	all, err := eclipse.Find(ctx, s.From, s.To)
	if err != nil {
		return nil, err
	}
	return eclipse.For(ctx, all, s.Observer)
}

// seen describes an observer's view of an eclipse.
func seen(e eclipse.Eclipse, here eclipse.Circumstances) string {
	if here.Kind == eclipse.None {
		return "not visible here"
	}
	sight := "visible"
	switch {
	case e.Of == ephem.Sun:
		sight = string(here.Kind) + " here"
	case here.Kind != e.Kind:
		sight = string(here.Kind) + " phase"
	}
	riser := "sun"
	if e.Of == ephem.Moon {
		riser = "moon"
	}
	_, rises := here.View(eclipse.Rise)
	_, sets := here.View(eclipse.Set)
	if rises {
		sight += " from " + riser + "rise"
	}
	if sets {
		sight += " until " + riser + "set"
	}
	return sight
}

func newEclipse(e eclipse.Eclipse, here eclipse.Circumstances) *Eclipse {
	told := Eclipse{
		Type:               e.Kind,
		Greatest:           second(e.Greatest),
		Magnitude:          round(e.Magnitude, 4),
		PenumbralMagnitude: existing(e.PenumbralMagnitude, 4),
		Gamma:              round(e.Gamma, 4),
		DeltaT:             round(e.DeltaT, 4),
		Latitude:           round(e.Where.Latitude.Deg(), 3),
		Longitude:          round(e.Where.Longitude.Deg(), 3),
		Duration:           round(e.Duration.Seconds(), 1),
		Seen:               here.Kind,
	}
	if e.Of == ephem.Sun {
		told.Central = &e.Central
	}
	if best, any := here.Best(); any {
		from, to := here.Seen()
		told.SeenFrom, told.SeenTo, told.MaximumHere = second(from), second(to), second(best.Time)
		told.MagnitudeHere, told.ObscurationHere = existing(best.Magnitude, 4), existing(best.Obscuration, 4)
	}
	if whole(here.Kind) {
		from, to := depth(here.Views)
		told.DurationHere = round(to.Sub(from).Seconds(), 1)
	}
	for _, p := range e.Phases {
		told.Phases = append(told.Phases, Contact{p.Phase, second(p.Time)})
	}
	for _, v := range here.Views {
		told.Views = append(told.Views, View{
			Contact:     Contact{v.Phase, second(v.Time)},
			Altitude:    round(v.Altitude.Deg(), 4),
			Azimuth:     round(v.Azimuth.Deg(), 4),
			Up:          v.Up,
			Magnitude:   round(v.Magnitude, 4),
			Obscuration: round(v.Obscuration, 4),
		})
	}
	return &told
}

// whole reports whether all of a body is darkened, or all but a ring.
func whole(k eclipse.Kind) bool { return k == eclipse.Total || k == eclipse.Annular }

// depth returns from when to when totality or the ring is above the horizon;
// rise and set are among the views.
func depth(views []eclipse.View) (from, to time.Time) {
	within := false
	for _, v := range views {
		within = within || v.Phase == eclipse.U2 || v.Phase == eclipse.C2
		if within && v.Up {
			if from.IsZero() {
				from = v.Time
			}
			to = v.Time
		}
		within = within && v.Phase != eclipse.U3 && v.Phase != eclipse.C3
	}
	return from, to
}

// Depth returns from when to when totality or the ring is seen, zero where it is
// not.
func (e *Eclipse) Depth() (from, to time.Time) {
	if !whole(e.Seen) {
		return from, to
	}
	views := make([]eclipse.View, len(e.Views))
	for i, v := range e.Views {
		views[i] = eclipse.View{Instant: eclipse.Instant{Phase: v.Phase, Time: v.Time.Time}, Up: v.Up}
	}
	return depth(views)
}
