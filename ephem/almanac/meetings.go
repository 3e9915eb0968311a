package almanac

import (
	"context"
	"slices"
	"time"

	"perihelion/ephem/internal/parallel"
	"perihelion/ephem/meeting"
	"perihelion/ephem/text"
)

// Meeting is a meeting of bodies in a calendar. Degrees.
type Meeting struct {
	With       []string `json:"with"`       // the other bodies and stars
	Separation float64  `json:"separation"` // of the centres; of three, the diameter of the least circle about them
	Side       string   `json:"side,omitempty"`
	Elongation float64  `json:"elongation"` // of the last one from the Sun
	// Visible is true where the observer has all of them above the horizon, with the Sun
	// at least 6° below it, within half a day of the instant: from SeenFrom to SeenTo.
	Visible  bool    `json:"visible"`
	SeenFrom Instant `json:"seenFrom,omitzero"`
	SeenTo   Instant `json:"seenTo,omitzero"`

	detail string
}

// meetings lists the meetings in which one of the span's bodies takes part. The Moon
// meets a dozen objects in a month, and so only where it is meant: where the kind or
// bodies are named, or in a short span.
func (s Span) meetings(ctx context.Context, wanted []Kind) (found []Happening, err error) {
	if !slices.Contains(wanted, Meetings) {
		return nil, nil
	}
	all, err := meeting.Find(ctx, s.From, s.To, len(s.Kinds) > 0 || s.named || s.To.Sub(s.From) <= week)
	if err != nil {
		return nil, err
	}
	all = slices.DeleteFunc(all, func(m meeting.Meeting) bool { return !s.has(m.Objects) })
	found = make([]Happening, len(all))
	return found, parallel.Do(ctx, len(all), func(i int) error {
		m := &all[i]
		told := &Meeting{
			Separation: round(m.Separation.Deg(), 6), Elongation: round(m.Elongation.Deg(), 4), detail: m.Detail(),
		}
		for _, o := range m.Objects[1:] {
			told.With = append(told.With, o.Key())
		}
		if m.Kind == meeting.Conjunction {
			told.Side = "south"
			if m.North {
				told.Side = "north"
			}
		}
		from, to, ok, err := meeting.Visible(s.Observer, m.Time, m.Objects...)
		if err != nil {
			return err
		}
		if told.Visible = ok; ok {
			told.SeenFrom, told.SeenTo = second(from), second(to)
		}
		found[i] = Happening{
			Time: second(m.Time), Body: m.Objects[0].Key(), Event: string(m.Kind), Kind: Meetings,
			Summary: m.String(), Meeting: told,
		}
		return nil
	})
}

// has reports whether a body of the span is among some objects.
func (s Span) has(objects []meeting.Object) bool {
	return slices.ContainsFunc(objects, func(o meeting.Object) bool {
		return o.Star == nil && slices.Contains(s.Bodies, o.Body)
	})
}

// describe returns how near the bodies are, and when the observer sees them.
func (m *Meeting) describe(zone *time.Location) string {
	if !m.Visible {
		return m.detail + ", not visible here"
	}
	return m.detail + ", visible here " + text.Clock(m.SeenFrom.In(zone)) + "–" + text.Clock(m.SeenTo.In(zone))
}
