package almanac

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/assets/field"
	"perihelion/ephem"
	"perihelion/ephem/text"
)

// Moment is an event at which a table has a line: a rise, a transit or a set, each of the
// body of the line; or an altitude of the Sun's centre without refraction, at which all
// bodies have one.
type Moment struct {
	Event string     // "rise", "transit", "set" or "sun"
	Sun   unit.Angle // altitude, of "sun" alone
}

const theSun = "sun"

// ParseMoments reads moments with commas between them: rise, transit, set, and sun=-6.
// The error is a *field.Error of the field at.
func ParseMoments(s string) (all []Moment, err error) {
	for word := range strings.SplitSeq(s, ",") {
		typed := strings.ToLower(strings.TrimSpace(word))
		m := Moment{Event: typed}
		if altitude, is := strings.CutPrefix(typed, theSun+"="); is {
			degrees, ok := text.ParseNumber(altitude)
			if !ok || degrees < -90 || degrees > 90 {
				return nil, field.Errorf("at", "“%.40s” is no altitude of the Sun; write degrees from -90 to 90, as in sun=-6", word)
			}
			m = Moment{theSun, unit.AngleFromDeg(degrees)}
		} else if typed != rise && typed != transit && typed != set {
			return nil, field.Errorf("at", "“%.40s” is nothing that a line can be at; write some of rise, transit, set, sun=-6, with commas between them", word)
		}
		if !slices.Contains(all, m) {
			all = append(all, m)
		}
	}
	return all, nil
}

// String writes the moment as it is typed.
func (m Moment) String() string {
	if m.Event == theSun {
		return theSun + "=" + decimal(round(m.Sun.Deg(), 8))
	}
	return m.Event
}

// occasion is an instant of a table, with the bodies that have a line there.
type occasion struct {
	at     time.Time
	event  string // empty without moments
	bodies []ephem.Body
	first  int       // number of its first line
	deltaT OwnDeltaT // or the given one, without its error
}

// moments finds the instants of a table that has lines at moments, in order of time.
func (s *Series) moments(ctx context.Context, p *Progress) (all []occasion, err error) {
	type search struct {
		bodies   []ephem.Body
		horizon  ephem.Horizon
		of       ephem.Body
		wanted   []Moment
		from, to time.Time
		found    []occasion
	}
	var own []Moment
	var searches []search
	for from := s.From; from.Before(s.To); from = from.Add(month) {
		to := from.Add(month)
		if to.After(s.To) {
			to = s.To
		}
		own = own[:0:0]
		for _, m := range s.At {
			if m.Event != theSun {
				own = append(own, m)
				continue
			}
			searches = append(searches, search{
				bodies: s.Asked(), horizon: ephem.Horizon{Altitude: m.Sun, Centre: true}, of: ephem.Sun,
				wanted: []Moment{m}, from: from, to: to,
			})
		}
		if own == nil {
			continue
		}
		for _, b := range s.Asked() {
			searches = append(searches, search{bodies: []ephem.Body{b}, horizon: s.Horizon, of: b, wanted: own, from: from, to: to})
		}
	}
	err = inParallel(ctx, len(searches), p, func(i int) error {
		look := &searches[i]
		found, err := ephem.Events(s.Observer, look.of, look.horizon, look.from, look.to)
		if err != nil {
			return err
		}
		for _, e := range eventsOf(found) {
			for _, m := range look.wanted {
				event := e.Event
				switch {
				case m.Event == theSun && event == rise:
					event = m.String() + " rising"
				case m.Event == theSun && event == set:
					event = m.String() + " setting"
				case m.Event != event:
					continue
				}
				look.found = append(look.found, occasion{at: e.Time.Time, event: event, bodies: look.bodies})
			}
		}
		return nil
	})
	for _, look := range searches {
		all = append(all, look.found...)
	}
	slices.SortStableFunc(all, func(a, b occasion) int { return cmp.Or(a.at.Compare(b.at), cmp.Compare(a.bodies[0], b.bodies[0])) })
	return all, err
}
