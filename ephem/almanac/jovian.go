package almanac

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"perihelion/ephem"
	"perihelion/ephem/jovian"
	"perihelion/ephem/text"
)

// Jovian is a phenomenon of one of Jupiter's moons in a calendar, or a transit of the Great
// Red Spot, which has no moon, begin and end.
type Jovian struct {
	Moon  string        `json:"moon,omitempty"`
	Begin *JovianMoment `json:"begin,omitempty"`
	End   *JovianMoment `json:"end,omitempty"`
	// Visible is true where the observer has Jupiter above the horizon and the Sun 6° or
	// more below it, from SeenFrom to SeenTo: in some of a transit, at an end that is not
	// hidden of an occultation or an eclipse, or at the transit of the spot.
	Visible  bool    `json:"visible"`
	SeenFrom Instant `json:"seenFrom,omitzero"`
	SeenTo   Instant `json:"seenTo,omitzero"`

	veil string // what hides an end of it
}

// JovianMoment is when a phenomenon begins or ends, and how Jupiter and the Sun then stand
// for the observer, degrees.
type JovianMoment struct {
	Time        Instant `json:"time"`
	Hidden      bool    `json:"hidden"` // from everybody, behind Jupiter or in its shadow
	Altitude    float64 `json:"altitude"`
	SunAltitude float64 `json:"sunAltitude"`
}

// wants reports whether a kind of Jupiter is wanted.
func (s Span) wants(kind Kind, wanted []Kind) bool {
	return slices.Contains(wanted, kind) && slices.Contains(s.Bodies, ephem.Jupiter)
}

func (s Span) jupiterMoons(ctx context.Context, wanted []Kind) (found []Happening, err error) {
	if !s.wants(JupiterMoons, wanted) {
		return nil, nil
	}
	all, err := jovian.Find(ctx, s.From, s.To)
	if err != nil {
		return nil, err
	}
	watch, err := jovian.NewWatch(s.Observer)
	if err != nil {
		return nil, err
	}
	for _, p := range all {
		h, err := newJovian(p, watch)
		if err != nil {
			return nil, err
		}
		found = append(found, h)
	}
	return found, nil
}

func newJovian(p jovian.Phenomenon, watch *jovian.Watch) (Happening, error) {
	told := &Jovian{Moon: p.Moon.Key(), veil: "behind Jupiter"}
	if p.Kind == jovian.Occultation {
		told.veil = "in the shadow"
	}
	h := Happening{
		Time: second(p.Begin.Time), Body: ephem.Jupiter.Key(), Event: p.Moon.Key() + " " + string(p.Kind), Kind: JupiterMoons,
		Summary: p.String(), Jovian: told,
	}
	for i, m := range []jovian.Moment{p.Begin, p.End} {
		view, err := watch.At(m.Time)
		if err != nil {
			return h, err
		}
		moment := &JovianMoment{second(m.Time), m.Hidden, round(view.Altitude.Deg(), 4), round(view.SunAltitude.Deg(), 4)}
		if i == 0 {
			told.Begin = moment
			h.Altitude, h.Azimuth = existing(view.Altitude.Deg(), 4), existing(view.Azimuth.Deg(), 4)
		} else {
			told.End = moment
		}
	}
	from, to, seen, err := watch.Seen(p)
	if told.Visible = seen; seen {
		told.SeenFrom, told.SeenTo = second(from), second(to)
	}
	return h, err
}

// Spot is where the Great Red Spot is taken to be. Without a date it was given, and stays.
type Spot struct {
	Longitude float64 `json:"longitude"`       // degrees in System II
	Date      string  `json:"date,omitempty"`  // when it was there, as in 2026-04-18
	Drift     float64 `json:"drift,omitempty"` // degrees a year from then on
	Source    string  `json:"source,omitempty"`
}

// spot is the given longitude, or the default, which drifts.
func (s Span) spot() jovian.Spot {
	if s.RedSpot != nil {
		return jovian.FixedSpot(*s.RedSpot)
	}
	return jovian.DefaultSpot()
}

func newSpot(s jovian.Spot) *Spot {
	spot := &Spot{Longitude: s.Longitude, Drift: s.Drift, Source: s.Source}
	if !s.At.IsZero() {
		spot.Date = s.At.Format(time.DateOnly)
	}
	return spot
}

// String is a sentence for people.
func (s *Spot) String() string {
	if s.Date == "" {
		return "Great Red Spot at " + figure(s.Longitude) + "° of System II, as given."
	}
	return fmt.Sprintf("Great Red Spot at %s° of System II on %s (%s), and %s° more each year. It drifts irregularly: give a newer longitude.",
		figure(s.Longitude), s.Date, s.Source, figure(s.Drift))
}

func (s Span) redSpot(ctx context.Context, wanted []Kind) (found []Happening, err error) {
	if !s.wants(RedSpot, wanted) {
		return nil, nil
	}
	spot := s.spot()
	all, err := jovian.RedSpotTransits(ctx, spot, s.From, s.To)
	if err != nil {
		return nil, err
	}
	watch, err := jovian.NewWatch(s.Observer)
	if err != nil {
		return nil, err
	}
	for _, t := range all {
		view, err := watch.At(t)
		if err != nil {
			return nil, err
		}
		found = append(found, Happening{
			Time: second(t), Body: ephem.Jupiter.Key(), Event: "red spot transit", Kind: RedSpot,
			Summary:  "Great Red Spot in the middle of Jupiter's disc",
			Altitude: existing(view.Altitude.Deg(), 4), Azimuth: existing(view.Azimuth.Deg(), 4),
			Figure: &Figure{"System II longitude", round(spot.LongitudeAt(t), 1), "°"},
			Jovian: &Jovian{Visible: view.Good},
		})
	}
	return found, nil
}

// hidden returns which ends of a phenomenon nobody sees.
func (j *Jovian) hidden() (ends []string) {
	if j.Begin != nil && j.Begin.Hidden {
		ends = append(ends, "begin")
	}
	if j.End != nil && j.End.Hidden {
		ends = append(ends, "end")
	}
	return ends
}

// describe returns when a phenomenon ends and when the observer sees it, or how high
// Jupiter is at a transit of the spot.
func (j *Jovian) describe(e Happening, zone *time.Location) string {
	clock := func(t Instant) string { return text.Clock(t.In(zone)) }
	if j.Begin == nil {
		where := "not visible here"
		if j.Visible {
			where = whereabouts(nil, e.Altitude)
		}
		return e.Figure.Name + " " + text.Number(e.Figure.Value, 1) + "°, " + where
	}
	detail := "until " + clock(j.End.Time)
	if ends := j.hidden(); len(ends) > 0 {
		detail += ", " + strings.Join(ends, " and ") + " " + j.veil
	}
	switch {
	case !j.Visible:
		return detail + ", not visible here"
	case j.SeenFrom.Equal(j.Begin.Time.Time) && j.SeenTo.Equal(j.End.Time.Time):
		return detail + ", visible here"
	}
	return detail + ", visible here " + clock(j.SeenFrom) + "–" + clock(j.SeenTo)
}
