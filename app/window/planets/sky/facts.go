package sky

import (
	"fmt"
	"math"
	"strings"

	"perihelion/ephem"
	"perihelion/ephem/text"
)

// Fact is one entry of a body's card: a heading and up to two lines.
type Fact struct {
	Name  string
	Lines [2]string
}

// Facts returns all facts of a body for the card, the most important first.
func (d Day) Facts(s Sky, sight Sight) []Fact {
	p := sight.Position
	facts := []Fact{
		{"RA / Dec, of date", [2]string{text.HMS(p.RA), text.SignedDMS(p.Dec)}},
		{"Distance", [2]string{text.Distance(p.Distance, 4), light(p.LightTime)}},
		{"Disc", [2]string{disc(p), "magnitude " + text.Number(p.Magnitude, 1)}},
	}
	path := d.path(s, sight)
	switch {
	case p.Body == ephem.Moon:
		// Before its disc: the phase is the first thing that is asked of the Moon.
		facts = append(facts[:2], Fact{"Phase", [2]string{
			strings.ToLower(sight.Phase.Name), text.Number(sight.Phase.Age.Hours()/24, 1) + " days old",
		}}, facts[2])
	case p.Body == ephem.Sun:
		// The last of its course takes the place of its distance from itself, so that
		// each of the others has the place that it has of every body.
		last := len(path) - 1
		facts, path = append(facts, path[last]), path[:last]
	default:
		facts = append(facts, Fact{"From the Sun", [2]string{
			text.Degrees(p.Elongation, 2) + " " + string(p.Side), text.Distance(p.DistanceHeliocentric, 4),
		}})
	}
	return append(facts, path...)
}

// unknown stands in place of times that the ephemeris does not reach.
const unknown = "not known here"

// path is how a body goes over the sky, and how it stands in it.
func (d Day) path(s Sky, sight Sight) []Fact {
	p, next := sight.Position, d.Next(s, sight)
	crossing := func(verb string, n Next) string {
		if n.Event == nil {
			return n.Clock
		}
		return verb + " " + n.When() + ", " + text.Azimuth(n.Event.Azimuth, 0)
	}
	horizon := Fact{"Rise and set", [2]string{crossing("rises", next[Rise]), crossing("sets", next[Set])}}
	if d.Edge != "" && d.Events[p.Body] == nil {
		horizon.Lines = [2]string{unknown, ""}
		next[Transit].Clock = unknown
	}
	if horizon.Lines[0] == horizon.Lines[1] {
		horizon.Lines[1] = ""
	}
	meridian := Fact{"Meridian", [2]string{next[Transit].Clock, "hour angle " + text.HourAngle(p.HourAngle)}}
	if e := next[Transit].Event; e != nil {
		meridian.Lines[0] = fmt.Sprintf("transit %s, %s", next[Transit].When(), text.Degrees(e.Altitude, 1)+" high")
	}
	field := Fact{Name: "Telescope", Lines: [2]string{"parallactic " + text.SignedDegrees(p.Parallactic, 1)}}
	if sight.Up && !math.IsNaN(p.AirMass) {
		field.Lines = [2]string{"air mass " + text.Number(p.AirMass, 2), field.Lines[0]}
	}
	g := p.Geocentric
	return []Fact{
		horizon, meridian, field,
		{"Ecliptic lon / lat", [2]string{text.Degrees(g.EclipticLongitude, 4), text.SignedDegrees(g.EclipticLatitude, 4)}},
	}
}

// Situation returns a few words on where a body stands, the most important first: its
// constellation, where in the sky, how far from the Sun.
func Situation(s Sight) []string {
	words := []string{"in " + s.Constellation, Where(s)}
	if s.Side != "" {
		words = append(words, text.Degrees(s.Elongation, 0)+" "+string(s.Side)+" of the Sun")
	}
	return words
}
