package sky

import (
	"math"

	"perihelion/ephem"
	"perihelion/ephem/text"
)

// Figure is one figure of a body with its explanation.
type Figure struct {
	Title, Text, Copy string
	Explanation       Explanation
}

// Part is a part of all figures of a body.
type Part struct {
	Title   string
	Figures []Figure
}

// All returns everything that is computed of a body, in full precision: what does not exist
// for it is left out.
func (d Day) All(s Sky, sight Sight) (parts []Part) {
	u := s.Units
	u.fine = true
	for _, g := range Groups() {
		p := Part{Title: g.Title}
		for _, q := range g.Quantities {
			c := newColumn(q.Key, u, s.Refraction)
			if copied := c.Copy(sight); copied != "" {
				value := c.Text(sight)
				if c.unit != "" {
					value += " " + c.unit
				}
				p.Figures = append(p.Figures, Figure{c.Named(), value, copied, c.Of(sight)})
			}
		}
		if p.Figures != nil {
			parts = append(parts, p)
		}
	}
	p := Part{Title: "Rise, transit, set"}
	for event, next := range d.Next(s, sight) {
		value := next.When()
		if next.Event != nil && event == Transit {
			value += ", " + text.Degrees(next.Event.Altitude, 1) + " high"
		} else if next.Event != nil {
			value += ", " + text.Azimuth(next.Event.Azimuth, 1)
		}
		p.Figures = append(p.Figures, Figure{EventExplanation(event).Title, value, next.When(), d.ExplainNext(s, sight, event)})
	}
	return append(parts, p)
}

// Named is the name of a column in full.
func (c Column) Named() string {
	if c.seen {
		return "Altitude as seen"
	}
	return c.Quantity.Title
}

// FaceWords are sentences about the picture of a body's face.
func FaceWords(s Sight) []string {
	f := s.Face
	all := []string{"The disc as it is seen from here, with the zenith up.", "The line outside it is the end of the axis in the north."}
	switch s.Body {
	case ephem.Moon:
		side := func(x float64, positive, negative string) string {
			if x < 0 {
				positive = negative
			}
			return text.Number(math.Abs(x), 1) + "° of the " + positive
		}
		all = append(all,
			s.Phase.Name+", "+text.Percent(s.Illuminated, 0)+" lit.",
			"Libration turns "+side(f.SubObserver.Longitude.Deg(), "east", "west")+" and "+side(f.SubObserver.Latitude.Deg(), "north", "south")+" to the Earth.")
	case ephem.Saturn:
		all = append(all, "The rings are open by "+text.Number(math.Abs(f.Ring.Tilt.Deg()), 1)+"°, and the Sun stands "+text.Number(math.Abs(f.Ring.SunTilt.Deg()), 1)+"° above them.")
		if f.Ring.Tilt*f.Ring.SunTilt < 0 {
			all = append(all, "Their dark side is seen.")
		}
	case ephem.Sun:
		return append(all, "The lines are parallels of latitude, every 30°.")
	default:
		all = append(all, text.Percent(s.Illuminated, 0)+" of it is lit.")
	}
	if s.Body != ephem.Moon {
		all = append(all, "The lines on it are parallels of latitude, every 30°.")
	}
	return all
}

// When is the time of the sky to the minute: "29 November 2026, 14:14 UTC".
func (s Sky) When() string {
	at := s.Time.In(s.Zone)
	return s.Calendar.Named(at) + ", " + s.Units.Minute(at) + " " + text.Offset(s.Zone, at)
}
