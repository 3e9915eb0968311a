package sky

import (
	"slices"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/app/chart"
	"perihelion/ephem"
)

// Visit is a time of a night in which a body can be seen: it is above the skyline, and the
// sky is dark enough for its magnitude. A body has two where it sets in the evening and
// rises before the morning.
type Visit struct {
	Body     ephem.Body
	From, To time.Time
	Best     time.Time      // when it is highest with the Sun 6° or more below the horizon; where it is low then, when it is highest
	At       ephem.Position // at Best
	Level    bool           // the body is up all night and its altitude hardly changes: no time is best
	Night    span           // from sunset to sunrise
	Limb     unit.Angle     // of the Moon, at Best: where the middle of the lit limb is, from the top of the disc to the left

	highest unit.Angle
}

// The magnitudes from which on a body needs a darker sky.
const (
	brilliant = -3.0 // brighter ones are seen as soon as the Sun has set: the Moon, Venus
	bright    = 1.5  // brighter ones are seen from the end of civil twilight on, as stars of the first magnitude are
	faintest  = 5.0  // that is easy for the naked eye; fainter ones need binoculars
)

// Altitudes in degrees: below which the air leaves little of a body's light, and a body
// that never gets as high as that is left out.
const (
	lowAltitude   = 10.0
	leastAltitude = 3.0
)

// danjon is the elongation in degrees from which on the Moon's crescent can be seen at all
// (Danjon 1936).
const danjon = 7.0

// darkness is how dark the sky has to be for a magnitude. Below 1.5 the Sun must be 12°
// deep, for binoculars too: Uranus and Neptune are far brighter than what they show.
func darkness(magnitude float64) chart.Shade {
	switch {
	case magnitude < brilliant:
		return chart.Civil
	case magnitude < bright:
		return chart.Nautical
	}
	return chart.Astronomical
}

// visits finds when a body is to be seen, by its position in the middle of the night.
func (n Tonight) visits(in Inputs, middle ephem.Position) (all []Visit, err error) {
	b := middle.Body
	if b == ephem.Moon && middle.Elongation.Deg() < danjon {
		return nil, nil
	}
	events, err := ephem.Events(in.Observer, b, in.Horizon, n.From, n.To)
	if err != nil {
		return nil, err
	}
	for _, up := range n.up(events) {
		for _, dark := range n.dark(darkness(middle.Magnitude)) {
			seen := up.and(dark)
			if seen.empty() {
				continue
			}
			v, err := n.visit(in, b, seen, events.Transits)
			if err != nil {
				return nil, err
			}
			if v.highest.Deg() >= leastAltitude {
				all = append(all, v)
			}
		}
	}
	slices.SortFunc(all, func(a, b Visit) int { return a.From.Compare(b.From) })
	return all, nil
}

// visit finds the best time of a stretch.
func (n Tonight) visit(in Inputs, b ephem.Body, seen span, transits []ephem.Event) (v Visit, err error) {
	v = Visit{Body: b, From: seen.from, To: seen.to}
	v.Night.from, v.Night.to = n.Span()
	if v.Best, v.At, err = in.highest(b, seen, transits); err != nil {
		return v, err
	}
	v.highest = v.At.Altitude
	var best ephem.Position
	for _, dark := range n.dark(chart.Nautical) {
		s := seen.and(dark)
		if s.empty() {
			continue
		}
		at, p, err := in.highest(b, s, transits)
		if err != nil {
			return v, err
		}
		if p.Altitude.Deg() >= lowAltitude && (best.Distance == 0 || p.Altitude > best.Altitude) {
			v.Best, v.At, best = at, p, p
		}
	}
	if v.Level, err = in.level(v, seen); err != nil {
		return v, err
	}
	if b == ephem.Moon {
		v.Limb, err = in.limb(v.Best, v.At)
	}
	return v, err
}

// limb is the direction of the Moon's lit limb as the observer has it before him.
func (in Inputs) limb(t time.Time, moon ephem.Position) (unit.Angle, error) {
	epoch, err := ephem.At(t)
	if err != nil {
		return 0, err
	}
	face, err := epoch.From(in.Observer).Face(ephem.Moon)
	return face.BrightLimb - moon.Parallactic, err
}

// Binoculars reports whether the body needs them.
func (v Visit) Binoculars() bool { return v.At.Magnitude > faintest }

// Low reports whether the body stays so low that the air dims it.
func (v Visit) Low() bool { return v.At.Altitude.Deg() < lowAltitude }
