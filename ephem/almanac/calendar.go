package almanac

import (
	"context"
	"math"
	"slices"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/assets/field"
	"perihelion/ephem"
	"perihelion/ephem/text"
)

const oneDay = 24 * time.Hour

// The longest spans of a calendar: they keep a mistyped year from computing for hours,
// and frequent events from hiding the others.
const (
	longestSpan  = 73_050 * oneDay // 200 years
	longestDaily = 400 * oneDay    // of rises and twilights
	week         = 7 * oneDay      // up to which frequent events are listed by default
)

// Span selects the events of a Calendar.
type Span struct {
	Place    string // name of the observer's place; empty for one that is given by coordinates
	Observer ephem.Observer
	From, To time.Time // To is not included
	Bodies   []ephem.Body
	Zone     *time.Location // of the times in the table; nil for UTC
	Dates    text.Calendar  // of the dates in it
	Horizon  ephem.Horizon  // at which bodies rise and set
	// Anywhere is true where the observer is the default one: an eclipse then belongs to
	// the span where any part of it on Earth does, else where any part that the observer
	// sees does.
	Anywhere bool
	// SunAltitudes are altitudes of the Sun's centre, without refraction, whose passages
	// are wanted (Hours); empty for those of the golden and the blue hour.
	SunAltitudes []unit.Angle
	// RedSpot is the longitude of Jupiter's Great Red Spot, degrees in System II; nil for
	// that of jovian.DefaultSpot. Where it is given, transits of the spot are listed besides
	// Kinds.
	RedSpot *float64
	// Kinds are the kinds to list. Empty means all of them; but rises, twilights and
	// nodes then only in spans of up to a week, or of up to 400 days where bodies are
	// named.
	Kinds []Kind
	// Progress follows how far the search is, by groups of kinds; nil: nobody asks.
	Progress *Progress

	named bool // bodies were named
}

// Calendar lists the events in the sky of an observer in a span, in order of time.
type Calendar struct {
	From     string      `json:"from"` // RFC 3339 in UTC
	To       string      `json:"to"`
	Zone     string      `json:"zone"`
	Observer Observer    `json:"observer"`
	Kinds    []Kind      `json:"kinds"`
	Events   []Happening `json:"events"`
	Spot     *Spot       `json:"redSpot,omitempty"` // of the transits of the Great Red Spot, where they are listed

	zone  *time.Location
	dates text.Calendar
}

// Happening is one event. Altitude and azimuth are degrees; a rise and a set
// have the azimuth, a transit has the altitude, an eclipse that is seen has both.
// The time of an eclipse is that of its maximum for the observer, or, where
// nothing is seen, for the world; that of a phenomenon of Jupiter's moons its beginning,
// which may be before the span. Both have the altitude and azimuth of Jupiter, the
// transits of the Great Red Spot too.
type Happening struct {
	Time     Instant   `json:"time"`
	Body     string    `json:"name"`    // to which it happens, or that of a meteor shower
	Event    string    `json:"event"`   // its name, as in "rise" or "full moon"
	Kind     Kind      `json:"kind"`    //
	Summary  string    `json:"summary"` // for people
	Azimuth  *float64  `json:"azimuth,omitempty"`
	Altitude *float64  `json:"altitude,omitempty"`
	Figure   *Figure   `json:"figure,omitempty"` // the number that belongs to the event
	Eclipse  *Eclipse  `json:"eclipse,omitempty"`
	Meeting  *Meeting  `json:"meeting,omitempty"`
	Passage  *Passage  `json:"passage,omitempty"`
	Jovian   *Jovian   `json:"jovian,omitempty"`
	FullMoon *FullMoon `json:"fullMoon,omitempty"`
	Shower   *Shower   `json:"shower,omitempty"`
	OwnDeltaT
}

// Figure is a number with its meaning.
type Figure struct {
	Name  string  `json:"name"`
	Value float64 `json:"value"`
	Unit  string  `json:"unit"`
}

// Calendar finds the events. The error is the context's, a *field.Error for a span that
// is empty or too long, an observer or a horizon that cannot be, or an *ephem.RangeError.
func (s Span) Calendar(ctx context.Context) (Calendar, error) {
	if s.Zone == nil {
		s.Zone = time.UTC
	}
	if err := s.check(); err != nil {
		return Calendar{}, err
	}
	c := Calendar{
		From:     s.From.UTC().Format(time.RFC3339),
		To:       s.To.UTC().Format(time.RFC3339),
		Zone:     s.Zone.String(),
		Observer: newObserver(s.Place, s.Observer, s.Horizon),
		Kinds:    s.kinds(),
		Events:   []Happening{},
		zone:     s.Zone,
		dates:    s.Dates,
	}
	if err := s.answered(); err != nil {
		return Calendar{}, err
	}
	s.named, s.Bodies = len(s.Bodies) > 0, s.bodies()
	if s.wants(RedSpot, c.Kinds) {
		c.Spot = newSpot(s.spot())
	}
	searches := []func(context.Context, []Kind) ([]Happening, error){s.rises, s.twilights, s.hours, s.phenomena, s.eclipses, s.meetings, s.passages, s.meteors, s.jupiterMoons, s.redSpot}
	found := make([][]Happening, len(searches))
	// Each search uses every processor until its last step, which others fill.
	err := inParallel(ctx, len(searches), s.Progress, func(i int) (err error) {
		found[i], err = searches[i](ctx, c.Kinds)
		return err
	})
	if err != nil {
		return Calendar{}, err
	}
	c.Events = append(c.Events, slices.Concat(found...)...)
	for i := range c.Events {
		c.Events[i].OwnDeltaT = ownDeltaT(c.Events[i].Time.Time)
	}
	slices.SortStableFunc(c.Events, func(a, b Happening) int { return a.Time.Compare(b.Time.Time) })
	return c, nil
}

// Of returns the calendar of some of its kinds, which is the one that a Span of these kinds
// has.
func (c Calendar) Of(kinds []Kind) Calendar {
	wanted := func(k Kind) bool { return slices.Contains(kinds, k) }
	c.Kinds = slices.DeleteFunc(slices.Clone(c.Kinds), func(k Kind) bool { return !wanted(k) })
	c.Events = slices.DeleteFunc(slices.Clone(c.Events), func(e Happening) bool { return !wanted(e.Kind) })
	if !wanted(RedSpot) {
		c.Spot = nil
	}
	return c
}

// KindsWithin returns the kinds for which a span of so long can be searched.
func KindsWithin(span time.Duration) []Kind {
	return slices.DeleteFunc(Kinds(), func(k Kind) bool { return k.daily() && span > longestDaily })
}

func (s Span) check() error {
	if err := s.Observer.Validate(); err != nil {
		return err
	}
	if err := s.Horizon.Validate(); err != nil {
		return err
	}
	for _, a := range s.SunAltitudes {
		if !(math.Abs(a.Deg()) <= 90) {
			return field.Errorf("sunAltitude", "the Sun's centre stands from −90 to 90 degrees high; write altitudes such as -4,6")
		}
	}
	if s.RedSpot != nil && !(*s.RedSpot >= 0 && *s.RedSpot <= 360) {
		return field.Errorf("redSpot", "a longitude on Jupiter is 0 to 360 degrees; write one of System II such as 85")
	}
	span := s.To.Sub(s.From)
	switch {
	case span <= 0:
		return field.Errorf("to", "the span is empty: write an end that comes after its beginning")
	case span > longestSpan:
		return field.Errorf("to", "the span is longer than 200 years: write an earlier end")
	case span > longestDaily && slices.ContainsFunc(s.kinds(), Kind.daily) && len(s.Kinds)+len(s.SunAltitudes) > 0:
		return field.Errorf("to", "the span is longer than 400 days, the most for rises and twilights: write an earlier end, or other kinds")
	}
	return nil
}

// kinds returns the kinds to list, each once, in the order of the constants.
func (s Span) kinds() []Kind {
	span := s.To.Sub(s.From)
	return slices.DeleteFunc(Kinds(), func(k Kind) bool {
		switch {
		case len(s.Kinds) > 0:
			return !slices.Contains(s.Kinds, k) && !(k == Hours && len(s.SunAltitudes) > 0) && !(k == RedSpot && s.RedSpot != nil)
		case k == Hours:
			return len(s.SunAltitudes) == 0
		case k == RedSpot:
			return s.RedSpot == nil
		case k.jovian():
			return true
		case len(s.Bodies) > 0:
			return k.Frequent() && span > longestDaily
		default:
			return k.Frequent() && span > week
		}
	})
}

// answered returns nil where there are positions in the whole span.
func (s Span) answered() error {
	for _, t := range []time.Time{s.From, s.To.Add(-1)} {
		if _, err := ephem.At(t); err != nil {
			return err
		}
	}
	return nil
}

// bodies returns the bodies of the span, each once.
func (s Span) bodies() []ephem.Body {
	if len(s.Bodies) == 0 {
		return ephem.Bodies()
	}
	var once []ephem.Body
	for _, b := range s.Bodies {
		if !slices.Contains(once, b) {
			once = append(once, b)
		}
	}
	return once
}
