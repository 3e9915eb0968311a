package meeting

import (
	"perihelion/ephem/text"
)

// String returns the meeting without its time and its separation: "Moon in conjunction
// with Mars in right ascension", "Venus nearest to Regulus", "Moon, Mars and Jupiter
// together".
func (m Meeting) String() string {
	switch m.Kind {
	case Conjunction:
		return m.Objects[0].String() + " in conjunction with " + m.Objects[1].title() + " in right ascension"
	case LeastSeparation:
		return m.Objects[0].String() + " nearest to " + m.Objects[1].title() + " in the sky"
	case Grouping:
		return m.Objects[0].String() + ", " + m.Objects[1].String() + " and " + m.Objects[2].String() + " together"
	}
	return ""
}

// Detail describes how near the objects are, and how far from the Sun: "0.10° apart, 30°
// from the Sun".
func (m Meeting) Detail() string {
	apart := text.Number(m.Separation.Deg(), 2) + "° "
	switch {
	case m.Kind == Grouping:
		apart = "within " + apart + "of each other"
	case m.Kind == LeastSeparation:
		apart += "apart"
	case m.North:
		apart += "north"
	default:
		apart += "south"
	}
	return apart + ", " + text.Number(m.Elongation.Deg(), 0) + "° from the Sun"
}

// title is the name for a sentence.
func (o Object) title() string {
	if o.Star != nil && o.Star.Name == "Alcyone" {
		return "the Pleiades (Alcyone)"
	}
	return o.String()
}
