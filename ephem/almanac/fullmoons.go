package almanac

import (
	"context"
	"math"
	"strings"
	"time"

	"perihelion/ephem"
	"perihelion/ephem/phenomena"
	"perihelion/ephem/text"
)

// FullMoon is what a calendar has about a full Moon.
type FullMoon struct {
	Names     []string `json:"names"`              // as in "Harvest Moon", by the month in the calendar's zone
	Distance  float64  `json:"distance"`           // from the Earth's centre, km
	Nearness  *float64 `json:"nearness,omitempty"` // 1 at the perigee of its orbit, 0 at the apogee
	Supermoon bool     `json:"supermoon"`          // nearness of 0.9 and more
	Micromoon bool     `json:"micromoon"`          // nearness of 0.1 and less
}

// fullMoons returns what there is about the full Moons of the span, by their time.
func (s Span) fullMoons(ctx context.Context) (map[time.Time]*FullMoon, error) {
	moons, err := phenomena.NamedMoons(ctx, s.From.In(s.Zone), s.To)
	told := map[time.Time]*FullMoon{}
	for _, m := range moons {
		told[m.Time.UTC()] = &FullMoon{
			Names: m.Names, Distance: round(m.Geocentric.Distance*ephem.KmPerAU, 1), Nearness: existing(m.Nearness, 4),
			Supermoon: m.Super(), Micromoon: m.Micro(),
		}
	}
	return told, err
}

// titles are the names, and the word for a near or a far one.
func (m *FullMoon) titles() []string {
	titles := m.Names[:len(m.Names):len(m.Names)]
	switch {
	case m.Supermoon:
		titles = append(titles, "supermoon")
	case m.Micromoon:
		titles = append(titles, "micromoon")
	}
	return titles
}

// entitle adds the titles to a summary.
func (m *FullMoon) entitle(summary string) string {
	return summary + " (" + strings.Join(m.titles(), ", ") + ")"
}

// describe is as in "356,833 km from the Earth, 99 % of the way from apogee to perigee".
func (m *FullMoon) describe() string {
	detail := text.Thousands(m.Distance) + " km from the Earth"
	if m.Nearness != nil {
		detail += ", " + text.Number(math.Round(*m.Nearness*100), 0) + " % of the way from apogee to perigee"
	}
	return detail
}
