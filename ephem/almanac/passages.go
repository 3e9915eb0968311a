package almanac

import (
	"context"
	"slices"
	"strings"
	"time"

	"perihelion/ephem"
	"perihelion/ephem/meeting"
	"perihelion/ephem/text"
)

// Passage is an occultation by the Moon or a transit over the Sun in a calendar.
type Passage struct {
	By         string         `json:"by"`         // which covers, or is crossed: moon or sun
	Greatest   Instant        `json:"greatest"`   // when the centres are nearest as seen from the Earth's centre
	Separation float64        `json:"separation"` // then, degrees
	Contacts   []PassagePhase `json:"contacts,omitempty"`
	Visible    bool           `json:"visible"` // some of it is above the observer's horizon
	SeenFrom   Instant        `json:"seenFrom,omitzero"`
	SeenTo     Instant        `json:"seenTo,omitzero"`
	Daylight   bool           `json:"daylight,omitempty"` // of an occultation: the Sun is above the horizon in all of it
	Here       []Sighted      `json:"here,omitempty"`
}

// PassagePhase is a contact as seen from the Earth's centre.
type PassagePhase struct {
	Phase meeting.Phase `json:"phase"`
	Time  Instant       `json:"time"`
}

// Sighted is a contact at the observer's place, degrees.
type Sighted struct {
	PassagePhase
	Altitude    float64 `json:"altitude"`
	Azimuth     float64 `json:"azimuth"`
	SunAltitude float64 `json:"sunAltitude"`
	Up          bool    `json:"up"`
}

// passages lists occultations of which the observer has any part above the horizon, and
// all transits that are seen from anywhere.
func (s Span) passages(ctx context.Context, wanted []Kind) (found []Happening, err error) {
	for _, k := range []struct {
		kind Kind
		by   ephem.Body
		find func(context.Context, ephem.Observer, time.Time, time.Time) ([]meeting.Passage, error)
	}{{Occultations, ephem.Moon, meeting.Occultations}, {Transits, ephem.Sun, meeting.Transits}} {
		if !slices.Contains(wanted, k.kind) {
			continue
		}
		all, err := k.find(ctx, s.Observer, s.From, s.To)
		if err != nil {
			return nil, err
		}
		for _, p := range all {
			from, to := p.Seen()
			if from.IsZero() && k.kind == Occultations || !s.has([]meeting.Object{{Body: k.by}, p.Object}) {
				continue
			}
			found = append(found, newPassage(k.kind, k.by, p, from, to))
		}
	}
	return found, nil
}

func newPassage(kind Kind, by ephem.Body, p meeting.Passage, from, to time.Time) Happening {
	told := &Passage{
		By: by.Key(), Greatest: second(p.Greatest), Separation: round(p.Least.Deg(), 6),
		Visible: !from.IsZero(), SeenFrom: second(from), SeenTo: second(to), Daylight: kind == Occultations,
	}
	for _, c := range p.Contacts {
		told.Contacts = append(told.Contacts, PassagePhase{c.Phase, second(c.Time)})
	}
	h := Happening{
		Time: second(p.Greatest), Body: p.Object.Key(), Event: string(p.Kind), Kind: kind, Passage: told,
		Summary: p.Object.String() + " behind the Moon",
	}
	if kind == Transits {
		h.Summary = p.Object.String() + " in transit over the Sun"
		if !told.Visible {
			h.Summary += ", not visible here"
		}
	}
	for _, c := range p.Here {
		told.Here = append(told.Here, Sighted{
			PassagePhase{c.Phase, second(c.Time)},
			round(c.Altitude.Deg(), 4), round(c.Azimuth.Deg(), 4), round(c.SunAltitude.Deg(), 4), c.Up,
		})
		told.Daylight = told.Daylight && c.SunAltitude.Deg() > 0
		if c.Phase == meeting.Greatest && told.Visible {
			h.Time = second(c.Time)
			h.Altitude, h.Azimuth = existing(c.Altitude.Deg(), 4), existing(c.Azimuth.Deg(), 4)
		}
	}
	return h
}

// describe returns the contacts to a second: those here where anything is seen, else those
// from the Earth's centre.
func (p *Passage) describe(zone *time.Location) string {
	if !p.Visible {
		words := []string{"from the Earth's centre"}
		for _, c := range p.Contacts {
			words = append(words, string(c.Phase)+" "+c.Time.In(zone).Format(time.TimeOnly))
		}
		return strings.Join(words, " ")
	}
	var words []string
	for _, c := range p.Here {
		word := string(c.Phase) + " " + c.Time.In(zone).Format(time.TimeOnly)
		if !c.Up {
			word += " (below the horizon)"
		}
		words = append(words, word)
	}
	detail := strings.Join(words, ", ")
	if highest := slices.MaxFunc(p.Here, func(a, b Sighted) int { return int(1e4 * (a.Altitude - b.Altitude)) }); highest.Up {
		detail += ", at most " + text.Number(highest.Altitude, 0) + "° high"
	}
	if p.Daylight {
		detail += ", in daylight"
	}
	return detail
}

// listed writes the contacts at the observer's place as in "C1 2024-08-21T03:28:20Z;…".
func (p *Passage) listed() string {
	var words []string
	for _, c := range p.Here {
		words = append(words, string(c.Phase)+" "+utc(c.Time))
	}
	return strings.Join(words, ";")
}
