package almanac

import (
	"time"

	"perihelion/ephem"
	"perihelion/ephem/text"
)

// SunStay is a season in which the Sun stays on one side of an altitude.
type SunStay struct {
	// Name is "polar night" or "polar day", or "no sunrise" or "no sunset" behind a skyline
	// that is not the level one; or "no darkness", in which the Sun stays above −18°.
	Name  string  `json:"name"`
	Since Instant `json:"since,omitzero"` // of the last passage before
	Until Instant `json:"until,omitzero"` // of the next one
}

// SunStays are the seasons to which an instant belongs; nil where it belongs to none.
type SunStays struct {
	Polar      *SunStay `json:"polar,omitempty"`      // of the horizon
	NoDarkness *SunStay `json:"noDarkness,omitempty"` // not in a polar day
}

// newSunStays finds the seasons of an instant.
func newSunStays(o ephem.Observer, h ephem.Horizon, t time.Time) (s SunStays, err error) {
	stay, ok, err := ephem.SunStay(o, h, t)
	if err != nil {
		return s, err
	}
	if ok {
		s.Polar = newSunStay(stay, polarName(stay.State, h))
		if stay.State == ephem.AlwaysUp {
			return s, nil
		}
	}
	if stay, ok, err = ephem.SunStay(o, ephem.Darkness(), t); ok && stay.State == ephem.AlwaysUp {
		s.NoDarkness = newSunStay(stay, noDarkness)
	}
	return s, err
}

const noDarkness = "no darkness"

func polarName(state ephem.State, h ephem.Horizon) string {
	level := h.Altitude == 0 && !h.Centre
	switch {
	case state == ephem.NeverUp && level:
		return "polar night"
	case state == ephem.NeverUp:
		return "no sunrise"
	case level:
		return "polar day"
	}
	return "no sunset"
}

func newSunStay(s ephem.Stay, name string) *SunStay {
	told := &SunStay{Name: name}
	if !s.From.IsZero() {
		told.Since = second(s.From)
	}
	if !s.To.IsZero() {
		told.Until = second(s.To)
	}
	return told
}

// sentences describe the seasons for people, a sentence each.
func (s *SunStays) sentences(zone *time.Location, calendar text.Calendar) (all []string) {
	if s == nil {
		return nil
	}
	for _, stay := range []*SunStay{s.Polar, s.NoDarkness} {
		if stay != nil {
			all = append(all, stay.sentence(zone, calendar))
		}
	}
	return all
}

// sentence is as in "Polar night since 26 Nov 2026, next sunrise 16 Jan 2027."
func (s *SunStay) sentence(zone *time.Location, calendar text.Calendar) string {
	date := func(t Instant) string { return calendar.Short(t.In(zone)) }
	if s.Name == noDarkness {
		words := "It does not get dark"
		if !s.Since.IsZero() {
			words += " from " + date(s.Since)
		}
		if !s.Until.IsZero() {
			words += " to " + date(s.Until)
		}
		return words + ": the Sun stays above −18°."
	}
	words := sentence(s.Name)
	if !s.Since.IsZero() {
		words += " since " + date(s.Since)
	}
	next := "sunrise"
	if s.Name == "polar day" || s.Name == "no sunset" {
		next = "sunset"
	}
	if s.Until.IsZero() {
		return words + "."
	}
	return words + ", next " + next + " " + date(s.Until) + "."
}

// polar is the season of the horizon, or the zero one.
func (s *SunStays) polar() SunStay {
	if s == nil || s.Polar == nil {
		return SunStay{}
	}
	return *s.Polar
}

// noDarkness is the season without darkness, or the zero one.
func (s *SunStays) noDarkness() SunStay {
	if s == nil || s.NoDarkness == nil {
		return SunStay{}
	}
	return *s.NoDarkness
}
