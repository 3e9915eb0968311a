package sky

import (
	"strings"

	"perihelion/ephem"
	"perihelion/ephem/almanac"
)

// Explanation is the meaning of a figure, a few sentences under a title.
type Explanation struct {
	Title string
	Text  []string
}

// Explain explains the heading of a column.
func (c Column) Explain() Explanation { return explain(c.Quantity) }

// Of explains the figure of a body: its value first, or why there is none.
func (c Column) Of(s Sight) Explanation {
	e := explain(c.Quantity)
	e.Title += " of " + s.Body.String()
	value := c.Text(s)
	if missing := c.Missing(s); missing != "" {
		e.Text = append([]string{missing}, e.Text...)
	} else if c.Word == nil {
		e.Text = append([]string{value + ", copied as " + c.Copy(s) + " with the head “" + c.Copied + "”."}, e.Text...)
	}
	return e
}

// explain explains a quantity: meaning, source and accuracy.
func explain(q almanac.Quantity) Explanation {
	return Explanation{q.Title, []string{q.Meaning, "Source: " + q.Source + ".", "Accuracy: " + q.Accuracy()}}
}

// Missing is why a body has no value of a quantity; "" where it has one.
func (c Column) Missing(s Sight) string {
	b := s.Body.String()
	switch key := c.Key; {
	case c.Copy(s) != "":
		return ""
	case key == "airMass":
		return b + " is below the horizon: there is no path of its light through the air above."
	case key == "magnitude":
		return "The source has no formula for " + b + " at this phase."
	case c.OfMoons && s.Body == ephem.Jupiter:
		return "The theory of the moons goes from 1140 to 2759."
	case c.OfMoons:
		return "Jupiter alone has it."
	case key == "phaseName", key == "age", key == "librationLongitude", key == "librationLatitude", key == "colongitude":
		return "The Moon alone has it."
	case key == "centralMeridian", key == "subObserverLatitude":
		return "Of the Moon it is the libration."
	case key == "centralMeridianI", key == "centralMeridianII":
		return "Jupiter alone has it."
	case strings.HasPrefix(key, "ring"):
		return "Saturn alone has it."
	case s.Body == ephem.Sun:
		return "The Sun has none: it is an angle or a distance from the Sun, or an effect of its light."
	}
	return b + " has none."
}

// EventExplanation explains the column of the next rises, transits or sets.
func EventExplanation(event int) Explanation {
	const accuracy = "Accuracy: 0.1 seconds of that convention. The real air moves rise and set by a minute or more, near the poles by much more."
	const source = "Source: positions by JPL DE431, searched for the instant."
	switch event {
	case Rise:
		return Explanation{"Next rise", []string{
			"When the body next comes above the horizon, or above the skyline that was given: its centre lifted by 34′ of refraction, of the Sun and the Moon the upper limb, as almanacs have it.", source, accuracy}}
	case Set:
		return Explanation{"Next set", []string{
			"When the body next goes below the horizon, or below the skyline that was given: its centre lifted by 34′ of refraction, of the Sun and the Moon the upper limb, as almanacs have it.", source, accuracy}}
	}
	return Explanation{"Next transit", []string{
		"When the body next crosses the meridian, where it is highest or nearly so.", source, "Accuracy: 0.1 seconds from 1900 to 2100."}}
}

// ExplainNext explains the next event of a body, or why there is none.
func (d Day) ExplainNext(s Sky, sight Sight, event int) Explanation {
	e := EventExplanation(event)
	next := d.Next(s, sight)[event]
	e.Title += " of " + sight.Body.String()
	first := ""
	switch {
	case next.Event != nil:
		first = s.when(next.Event.Time) + " in " + s.Zone.String() + "."
	case d.Zone == nil:
		first = "It is being computed."
	case d.Edge != "" && d.Events[sight.Body] == nil:
		first = d.Edge
	case next.Clock == upAllDay:
		first = "It stays above the horizon for the three days that are searched."
	case next.Clock == notUp:
		first = "It stays below the horizon for the three days that are searched."
	default:
		first = "There is none in the three days that are searched."
	}
	e.Text = append([]string{first}, e.Text...)
	return e
}
