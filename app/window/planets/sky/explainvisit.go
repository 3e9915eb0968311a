package sky

import (
	"fmt"

	"perihelion/ephem/text"
)

// The columns of the list of the night, in their order.
const (
	VisitBody = iota
	VisitTimes
	VisitBest
	VisitWhere
	VisitMagnitude
	VisitWith
	VisitProfile
)

// ExplainVisits explains a column of the list of the night.
func ExplainVisits(column int) Explanation {
	return [...]Explanation{
		VisitBody: {"Body", []string{"A press on a row, or Return, selects the body and goes to its best time."}},
		VisitTimes: {"From–to", []string{
			"When the body is above the horizon and the sky is dark enough for it: for the Moon and Venus from sunset on, to magnitude 1.5 with the Sun 6° below the horizon, for fainter ones 12°.",
			"Accuracy: rises and sets to the minute of the almanacs' convention. How early a body is found depends on the air and on the eye."}},
		VisitBest: {"Best", []string{
			"When the body is highest with the Sun at least 6° below the horizon or, where that is lower than 10°, when it is highest.",
			"Accuracy: a minute."}},
		VisitWhere: {"Where", []string{"Altitude above the horizon at the best time, and the point of the compass below the body. A fist at arm's length is 10°."}},
		VisitMagnitude: {"Magnitude", []string{
			"Brightness at the best time. Smaller is brighter, negative very bright; the naked eye sees to about 6.",
			"Source: Mallama and Hilton (2018); the Moon by Allen (1976)."}},
		VisitWith:    {"With", []string{"What it takes to see the body: the eye to magnitude 5, binoculars beyond. Low: it never stands higher than 10°, where the air dims it."}},
		VisitProfile: {"Sunset to sunrise", []string{"The altitude through the night, up to the zenith. Full: the body can be seen. The short line is its best time, the long one the time shown."}},
	}[column]
}

// Explain explains a figure of the list of the night, its value first.
func (v Visit) Explain(s Sky, column int) Explanation {
	e := ExplainVisits(column)
	e.Title += ": " + v.Body.String()
	first := ""
	switch column {
	case VisitBody:
		first = "At its best it is in " + v.At.Constellation + ", " + text.Degrees(v.At.Elongation, 0) + " from the Sun."
	case VisitTimes:
		first = "From " + s.when(v.From) + " to " + s.when(v.To) + "."
	case VisitBest:
		first = s.when(v.Best) + "."
		if v.Level {
			first = "Its altitude hardly changes: no time is better than another."
		}
	case VisitWhere:
		first = fmt.Sprintf("Altitude %s without refraction, azimuth %s.", s.Units.angle(v.At.Altitude, false), s.Units.azimuth(v.At.Azimuth))
	case VisitMagnitude:
		first = "Magnitude " + text.Number(v.At.Magnitude, 2) + "."
	case VisitWith:
		first = "It is seen with the " + v.With() + "."
		if v.Binoculars() {
			first = "It is seen with binoculars."
		}
	}
	if first != "" {
		e.Text = append([]string{first}, e.Text...)
	}
	return e
}
