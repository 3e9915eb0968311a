package sky

import (
	"context"
	"math"
	"slices"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/ephem"
	"perihelion/ephem/meeting"
	"perihelion/ephem/text"
)

// Encounter is something that is to be seen in a night beside the bodies alone.
type Encounter struct {
	Time  time.Time
	Until time.Time // zero for an instant
	Words string    // without the time
	Body  ephem.Body
}

// near is how far apart two bodies may be to be worth a line, in degrees.
const near = 5.0

// encounters finds what the observer sees of eclipses of the Moon, of occultations, and of
// bodies near each other, in order of time.
func (n Tonight) encounters(in Inputs) (all []Encounter, err error) {
	ctx := context.Background() // it takes a few milliseconds
	found, err := eclipses(ctx, in.Observer, n.From, n.To)
	if err != nil {
		return nil, err
	}
	for _, e := range found {
		if e.Of == ephem.Moon {
			all = append(all, Encounter{Time: e.Best, Words: e.title() + " at its most", Body: ephem.Moon})
		}
	}
	covered, err := n.occultations(ctx, in)
	if err != nil {
		return nil, err
	}
	meetings, err := n.meetings(ctx, in)
	if err != nil {
		return nil, err
	}
	all = append(append(all, covered...), meetings...)
	slices.SortStableFunc(all, func(a, b Encounter) int { return a.Time.Compare(b.Time) })
	return all, nil
}

// occultations are those with a contact that is seen in twilight or darkness.
func (n Tonight) occultations(ctx context.Context, in Inputs) (all []Encounter, err error) {
	const dusk = -6 // degrees
	found, err := meeting.Occultations(ctx, in.Observer, n.From, n.To)
	for _, p := range found {
		var seen []time.Time
		for _, c := range p.Here {
			if c.Up && c.SunAltitude.Deg() < dusk && c.Phase != meeting.Greatest {
				seen = append(seen, c.Time)
			}
		}
		if len(seen) > 0 {
			all = append(all, Encounter{Time: seen[0], Until: seen[len(seen)-1], Words: "The Moon covers " + p.Object.String(), Body: ephem.Moon})
		}
	}
	return all, err
}

// meetings are pairs at their nearest within the hours in which both are seen. The search is
// a day longer on both sides: two bodies that are nearest at noon are near at night too.
func (n Tonight) meetings(ctx context.Context, in Inputs) (all []Encounter, err error) {
	const day = 24 * time.Hour
	found, err := meeting.Find(ctx, n.From.Add(-day), n.To.Add(day), true)
	if err != nil {
		return nil, err
	}
	for _, m := range found {
		if m.Kind != meeting.LeastSeparation {
			continue
		}
		from, to, ok, err := meeting.Visible(in.Observer, n.middle(), m.Objects...)
		if err != nil {
			return nil, err
		}
		at := m.Time
		if at.Before(from) {
			at = from
		} else if at.After(to) {
			at = to
		}
		if !ok || at.Before(n.From) || at.After(n.To) {
			continue
		}
		apart, err := separation(in.Observer, at, m.Objects[0], m.Objects[1])
		if err != nil {
			return nil, err
		}
		if apart.Deg() > near {
			continue
		}
		words := m.Objects[0].String() + " " + text.Number(apart.Deg(), 1) + "° from " + m.Objects[1].String()
		all = append(all, Encounter{Time: at, Words: words, Body: m.Objects[0].Body})
	}
	return all, nil
}

// separation is the angle between two objects as the observer sees them.
func separation(o ephem.Observer, at time.Time, a, b meeting.Object) (unit.Angle, error) {
	var places [2]ephem.Place
	for i, object := range [...]meeting.Object{a, b} {
		tracker, err := follow(o, object)
		if err != nil {
			return 0, err
		}
		if places[i], err = tracker.At(at); err != nil {
			return 0, err
		}
	}
	p, q := places[0], places[1]
	// The haversine keeps its digits where the angle is small.
	dec, ra := (p.Dec-q.Dec).Rad()/2, (p.RA.Rad()-q.RA.Rad())/2
	h := math.Pow(math.Sin(dec), 2) + p.Dec.Cos()*q.Dec.Cos()*math.Pow(math.Sin(ra), 2)
	return unit.Angle(2 * math.Asin(math.Sqrt(min(h, 1)))), nil
}

func follow(o ephem.Observer, object meeting.Object) (*ephem.Tracker, error) {
	if object.Star != nil {
		return ephem.TrackStar(o, *object.Star)
	}
	return ephem.Track(o, object.Body)
}
