package almanac

import (
	"context"
	"slices"
	"time"

	"perihelion/ephem"
	"perihelion/ephem/eclipse"
)

// Eclipse is what a calendar tells of an eclipse besides the instant at which it
// is greatest.
type Eclipse struct {
	Type               eclipse.Kind `json:"type"`                         // penumbral, partial, annular, hybrid or total
	Magnitude          float64      `json:"magnitude"`                    // at its greatest
	PenumbralMagnitude *float64     `json:"penumbralMagnitude,omitempty"` // of the Moon's
	Gamma              float64      `json:"gamma"`                        // Earth's radii from the axis of the shadow
	Central            *bool        `json:"central,omitempty"`            // of the Sun: the axis of the shadow meets the Earth
	DeltaT             float64      `json:"deltaT"`                       // TT − UT1, seconds
	Latitude           float64      `json:"lat"`                          // where it is greatest: the Sun's; the Moon is in the zenith there
	Longitude          float64      `json:"lon"`
	Duration           float64      `json:"duration,omitempty"` // of totality or the ring, there, seconds
	Phases             []Contact    `json:"phases"`

	Seen eclipse.Kind `json:"seen,omitempty"` // the most that is above the observer's horizon
	// DurationHere is for how long totality or the ring is above the observer's
	// horizon, seconds.
	DurationHere float64 `json:"durationHere,omitempty"`
	Views        []View  `json:"views,omitempty"` // what the observer's place has of it
}

// Contact is an instant of an eclipse, as in "U1" or "greatest".
type Contact struct {
	Phase eclipse.Phase `json:"phase"`
	Time  time.Time     `json:"time"`
}

// View is an instant of an eclipse at the observer's place. Altitude and azimuth
// are those of the eclipsed body.
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
	all, err := eclipse.Find(ctx, s.From, s.To)
	if err != nil {
		return nil, err
	}
	for _, e := range all {
		if e.Of == ephem.Moon && !hasMoon {
			continue
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		here, err := e.From(s.Observer)
		if err != nil {
			return nil, err
		}
		found = append(found, Happening{
			Time: second(e.Greatest), Body: e.Of.Key(), Event: e.String(), Kind: Eclipses,
			Summary: sentence(e.String()) + ", " + seen(e, here),
			Eclipse: newEclipse(e, here),
		})
	}
	return found, nil
}

// seen says what an observer sees of an eclipse.
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

// whole says whether all of a body is darkened, or all but a ring.
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
		views[i] = eclipse.View{Instant: eclipse.Instant(v.Contact), Up: v.Up}
	}
	return depth(views)
}

// Best is the view of the most that is seen, nil where nothing is.
func (e *Eclipse) Best() *View {
	var best *View
	for i := range e.Views {
		if v := &e.Views[i]; v.Up && (best == nil || v.Magnitude > best.Magnitude) {
			best = v
		}
	}
	return best
}

// During returns from when to when the eclipse is seen, zero where it is not.
func (e *Eclipse) During() (from, to time.Time) {
	for _, v := range e.Views {
		if !v.Up {
			continue
		}
		if from.IsZero() {
			from = v.Time
		}
		to = v.Time
	}
	return from, to
}
