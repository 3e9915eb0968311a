package almanac

import (
	"context"
	"slices"
	"time"

	"perihelion/ephem/shower"
	"perihelion/ephem/text"
)

// Shower is the maximum of a meteor shower in a calendar. Degrees.
type Shower struct {
	Code           string  `json:"code"`           // the IAU's, of three letters
	SolarLongitude float64 `json:"solarLongitude"` // of J2000.0, which makes the time
	ZHR            int     `json:"zhr,omitempty"`  // meteors in an hour at best; absent for a rate that varies
	Speed          float64 `json:"speed"`          // km/s
	RadiantRA      float64 `json:"radiantRA"`      // J2000.0
	RadiantDec     float64 `json:"radiantDec"`
	// Visible is true where the radiant is above the horizon, with the Sun at least 12°
	// below it, within twelve hours. The rest is of the best time, when it is highest then;
	// absent where it does not get dark.
	Visible         bool     `json:"visible"`
	Best            Instant  `json:"best,omitzero"`
	RadiantAltitude *float64 `json:"radiantAltitude,omitempty"`
	MoonAltitude    *float64 `json:"moonAltitude,omitempty"`
	MoonIlluminated *float64 `json:"moonIlluminated,omitempty"` // 0 to 1
}

// meteors lists the maxima of meteor showers, which belong to no body: the strong ones, and
// all where the kind is named.
func (s Span) meteors(ctx context.Context, wanted []Kind) (found []Happening, err error) {
	if !slices.Contains(wanted, Meteors) || s.named {
		return nil, nil
	}
	all, err := shower.Find(ctx, s.From, s.To)
	if err != nil {
		return nil, err
	}
	for _, m := range all {
		if m.ZHR < shower.StrongRate && len(s.Kinds) == 0 {
			continue
		}
		night, err := m.For(s.Observer)
		if err != nil {
			return nil, err
		}
		found = append(found, Happening{
			Time: second(m.Time), Body: m.Key(), Event: "maximum", Kind: Meteors,
			Summary: "Meteor shower at maximum: " + m.Name, Shower: newShower(m, night),
		})
	}
	return found, nil
}

func newShower(m shower.Maximum, night shower.Night) *Shower {
	told := &Shower{
		Code: m.Code, SolarLongitude: round(m.Longitude.Deg(), 2), ZHR: m.ZHR, Speed: m.Speed,
		RadiantRA: round(m.Radiant.RA.Deg(), 2), RadiantDec: round(m.Radiant.Dec.Deg(), 2), Visible: night.Visible(),
	}
	if night.Dark {
		told.Best = second(night.Best)
		told.RadiantAltitude = existing(night.RadiantAltitude.Deg(), 1)
		told.MoonAltitude = existing(night.MoonAltitude.Deg(), 1)
		told.MoonIlluminated = existing(night.MoonIlluminated, 3)
	}
	return told
}

// describe is as in "100 an hour at best, radiant 64° high 13 Aug 03:40, Moon 1 % lit, not up".
func (s *Shower) describe(dates text.Calendar, zone *time.Location) string {
	detail := "a rate that varies"
	if s.ZHR > 0 {
		detail = text.Number(float64(s.ZHR), 0) + " an hour at best"
	}
	switch {
	case s.Best.IsZero():
		return detail + ", no darkness here"
	case !s.Visible:
		return detail + ", radiant not up in the dark here"
	}
	best := s.Best.In(zone)
	moon := ", not up"
	if *s.MoonAltitude > 0 {
		moon = ", " + text.Number(*s.MoonAltitude, 0) + "° high"
	}
	return detail + ", radiant " + text.Number(*s.RadiantAltitude, 0) + "° high " + dates.DayMonth(best) + " " + text.Clock(best) +
		", Moon " + text.Number(*s.MoonIlluminated*100, 0) + " % lit" + moon
}
