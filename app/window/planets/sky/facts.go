package sky

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"perihelion/ephem"
	"perihelion/ephem/almanac"
	"perihelion/ephem/text"
)

// Fact is one entry of a body's card: a heading and up to two lines.
type Fact struct {
	Name  string
	Lines [2]string
	About []string // keys of the quantities in it; without any the next events
}

// Facts returns all facts of a body for the card, the most important first.
func (d Day) Facts(s Sky, sight Sight) []Fact {
	p := sight.Position
	horizon, meridian, field, ecliptic := d.path(s, sight)
	place := Fact{"RA / Dec, of date", s.Units.place(p.RA, p.Dec), keys("ra dec")}
	away := Fact{"Distance", [2]string{s.Units.full(p.Distance), light(p.LightTime)}, keys("distance lightTime")}
	if s.Units.Length == LightTime {
		away.Lines = [2]string{light(p.LightTime), text.Distance(p.Distance, 4)}
	}
	looks := Fact{"Disc", [2]string{disc(p), "magnitude " + text.Number(p.Magnitude, 1)}, keys("diameter illuminated magnitude")}
	switch p.Body {
	case ephem.Moon:
		// Before its disc: the phase is the first thing that is asked of the Moon.
		phase := Fact{"Phase", [2]string{strings.ToLower(sight.Phase.Name), text.Number(sight.Phase.Age.Hours()/24, 1) + " days old"}, keys("phaseName age")}
		return []Fact{horizon, meridian, phase, place, away, looks, field, ecliptic}
	case ephem.Sun:
		// The last of its course takes the place of its distance from itself, so that
		// each of the others has the place that it has of every body.
		return []Fact{horizon, meridian, looks, place, away, ecliptic, field}
	}
	fromSun := Fact{"From the Sun", [2]string{
		s.Units.angle(p.Elongation, false) + " " + string(p.Side), s.Units.full(p.DistanceHeliocentric),
	}, keys("elongation distanceHeliocentric")}
	return []Fact{horizon, meridian, looks, place, away, fromSun, field, ecliptic}
}

func keys(of string) []string { return strings.Fields(of) }

// Explain explains the figures of the fact: their meanings, and source and accuracy of the
// first.
func (f Fact) Explain() Explanation {
	if f.About == nil {
		return Explanation{f.Name, EventExplanation(Rise).Text}
	}
	e := Explanation{Title: f.Name}
	for _, key := range f.About {
		q := almanac.Named(key)
		e.Text = append(e.Text, q.Title+": "+q.Meaning)
	}
	return Explanation{f.Name, append(e.Text, explain(almanac.Named(f.About[0])).Text[1:]...)}
}

// unknown stands in place of times that the ephemeris does not reach.
const unknown = "not known here"

// path is how a body goes over the sky, and how it stands in it.
func (d Day) path(s Sky, sight Sight) (horizon, meridian, field, ecliptic Fact) {
	p, next := sight.Position, d.Next(s, sight)
	crossing := func(n Next) string {
		if n.Event == nil {
			return n.Clock
		}
		return n.When() + ", " + text.Azimuth(n.Event.Azimuth, 0)
	}
	horizon = Fact{"Next rise and set", [2]string{crossing(next[Rise]), crossing(next[Set])}, nil}
	if d.Edge != "" && d.Events[p.Body] == nil {
		horizon.Lines = [2]string{unknown, ""}
		next[Transit].Clock = unknown
	}
	if horizon.Lines[0] == horizon.Lines[1] {
		horizon.Lines[1] = ""
	}
	meridian = Fact{"Meridian", [2]string{next[Transit].Clock, "hour angle " + text.HourAngle(p.HourAngle)}, keys("hourAngle")}
	if e := next[Transit].Event; e != nil {
		meridian.Lines[0] = fmt.Sprintf("%s, %s", next[Transit].When(), text.Degrees(e.Altitude, 1)+" high")
	}
	field = Fact{Name: "Telescope", Lines: [2]string{"parallactic " + text.SignedDegrees(p.Parallactic, 1)}, About: keys("airMass parallacticAngle")}
	if sight.Up && !math.IsNaN(p.AirMass) {
		field.Lines = [2]string{"air mass " + text.Number(p.AirMass, 2), field.Lines[0]}
	}
	g := p.Geocentric
	ecliptic = Fact{"Ecliptic lon / lat", [2]string{text.Degrees(g.EclipticLongitude, 4), text.SignedDegrees(g.EclipticLatitude, 4)}, keys("eclipticLongitude eclipticLatitude")}
	return horizon, meridian, field, ecliptic
}

// Situation returns where a body stands in fewer and fewer words: its constellation, where in
// the sky, how far from the Sun. How high it is they all have.
func Situation(s Sight) []string {
	all := []string{"in " + s.Constellation + " · " + Where(s), Where(s), Height(s)}
	if s.Side != "" {
		all = slices.Insert(all, 0, all[0]+" · "+text.Degrees(s.Elongation, 0)+" "+string(s.Side)+" of the Sun")
	}
	return all
}
