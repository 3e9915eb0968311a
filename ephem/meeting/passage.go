package meeting

import (
	"context"
	"math"
	"slices"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/ephem"
)

// The kinds of passages.
const (
	Occultation Kind = "occultation" // by the Moon
	Transit     Kind = "transit"     // over the Sun
)

// Phase is the name of an instant of a passage.
type Phase string

// The phases of a passage. A star has C1 and C4 alone.
const (
	C1       Phase = "C1" // the discs touch
	C2       Phase = "C2" // the smaller disc is wholly within the limb of the larger one
	Greatest Phase = "greatest"
	C3       Phase = "C3" // it begins to leave
	C4       Phase = "C4" // it has left
)

// Contact is an instant of a passage at the observer's place. Altitudes are apparent,
// topocentric, without refraction.
type Contact struct {
	Phase       Phase
	Time        time.Time // to a millisecond
	Altitude    unit.Angle
	Azimuth     unit.Angle
	SunAltitude unit.Angle
	Up          bool // the object is above the level horizon, with 34′ of refraction
}

// Passage is a passage of an object behind the Moon or of a planet before the Sun.
type Passage struct {
	Kind     Kind
	Object   Object
	Greatest time.Time // when the centres are nearest as seen from the Earth's centre
	Least    unit.Angle
	Contacts []Contact // as seen from the Earth's centre, without altitudes; of a transit alone
	Here     []Contact // at the observer's place, above and below his horizon; none where it misses him
}

// Seen returns from when to when the passage is above the observer's horizon, to a
// second, zero where it is not.
func (p Passage) Seen() (from, to time.Time) {
	for _, c := range p.Here {
		if c.Up {
			if from.IsZero() {
				from = c.Time
			}
			to = c.Time
		}
	}
	return from, to
}

// Occultations returns the passages of planets and stars behind the Moon of which an
// observer has any part in a span; the object may be below his horizon or in daylight.
//
// The error is that of Observer.Validate and those of Find.
func Occultations(ctx context.Context, o ephem.Observer, from, to time.Time) ([]Passage, error) {
	const reach = 1.5 * math.Pi / 180 // the parallax and semidiameter of the nearest Moon are 1.3°
	return passages(ctx, o, from, to, Occultation, Object{Body: ephem.Moon}, targets(), reach)
}

// Transits returns the passages of Mercury and Venus before the Sun in a span, as seen
// from the Earth's centre or by the observer. The error is as of Occultations.
func Transits(ctx context.Context, o ephem.Observer, from, to time.Time) ([]Passage, error) {
	const reach = 0.3 * math.Pi / 180
	return passages(ctx, o, from, to, Transit, Object{Body: ephem.Sun}, []Object{{Body: ephem.Mercury}, {Body: ephem.Venus}}, reach)
}

func passages(ctx context.Context, o ephem.Observer, from, to time.Time, kind Kind, screen Object, objects []Object, reach float64) ([]Passage, error) {
	if err := o.Validate(); err != nil {
		return nil, err
	}
	found, err := shares(ctx, from, to, func(from, to time.Time) (found []Passage, err error) {
		viewer, err := newViewer(o, kind, screen)
		if err != nil {
			return nil, err
		}
		s, err := newScan(append([]Object{screen}, objects...), from, to)
		if err != nil {
			return nil, err
		}
		for j, object := range objects {
			times, err := s.minima(s.separations(0, j+1, reach), s.misses(0, j+1, reach), 300, true, s.separation(0, j+1))
			if err != nil {
				return nil, err
			}
			for _, t := range times {
				p, ok, err := viewer.passage(object, t, reach)
				if err != nil {
					return nil, err
				}
				if ok && p.overlaps(from, to) {
					found = append(found, p.in(from.Location()))
				}
			}
		}
		return found, nil
	})
	slices.SortStableFunc(found, func(a, b Passage) int { return a.Greatest.Compare(b.Greatest) })
	// One at the end of a share belongs to the next one, too.
	return slices.CompactFunc(found, func(a, b Passage) bool {
		return a.Greatest.Equal(b.Greatest) && a.Object.Key() == b.Object.Key()
	}), err
}

// overlaps reports whether any part of the passage is in a span.
func (p Passage) overlaps(from, to time.Time) bool {
	contacts := p.Here
	if len(contacts) == 0 {
		contacts = p.Contacts
	}
	return len(contacts) > 0 && contacts[0].Time.Before(to) && contacts[len(contacts)-1].Time.After(from)
}

// in puts the times into a zone.
func (p Passage) in(zone *time.Location) Passage {
	p.Greatest = p.Greatest.In(zone)
	for _, contacts := range [][]Contact{p.Contacts, p.Here} {
		for i := range contacts {
			contacts[i].Time = contacts[i].Time.In(zone)
		}
	}
	return p
}
