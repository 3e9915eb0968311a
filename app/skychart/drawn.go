package skychart

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"perihelion/app/chart"
	"perihelion/ephem/almanac"
	"perihelion/ephem/diagram"
	"perihelion/ephem/text"
)

// Title names the chart with what it covers: "Mars in 2026", "Magnitude, 2026 to 2027".
func (d Drawn) Title() string {
	year := func(t time.Time) string {
		y, _, _ := d.ask.Calendar.DateOf(t)
		return text.Year(y)
	}
	switch d.Kind {
	case Year:
		return fmt.Sprintf("%v in %s", d.ask.Selected, year(d.from))
	case Span:
		first, last := year(d.from), year(d.to.Add(-time.Second))
		if first == last {
			return d.Quantity.Title() + ", " + first
		}
		return d.Quantity.Title() + ", " + first + " to " + last
	case Analemma:
		at := d.ask.Time.In(d.ask.Zone)
		return fmt.Sprintf("The Sun at %s %s through %s", at.Format("15:04"), text.Offset(d.ask.Zone, at), year(at))
	}
	return "Moons of Jupiter"
}

// Short is the title where it has less room, beside the controls of the chart.
func (d Drawn) Short() string {
	switch d.Kind {
	case Span:
		_, years, _ := strings.Cut(d.Title(), ", ")
		return years
	case Analemma:
		at := d.ask.Time.In(d.ask.Zone)
		return at.Format("15:04 ") + text.Offset(d.ask.Zone, at)
	}
	return d.Title()
}

// Where is the place of a question and the zone of its clock: "Melbourne, Australia; Australia/Melbourne".
func Where(q almanac.Question) string {
	where := q.Place
	if where == "" {
		where = text.DMS(q.Observer.Latitude, "N", "S") + ", " + text.DMS(q.Observer.Longitude, "E", "W")
	}
	return where + "; " + q.Zone.String()
}

// Marked is the time that a chart marks, and its name.
type Marked struct {
	At   time.Time // zero: none
	Name string
}

// To is the end of the chart.
func (d Drawn) To() time.Time { return d.to }

// Pane is the chart as a window shows it: title, texts and the mark of the time are beside it.
func (d Drawn) Pane(p chart.Palette) (chart.Figure, error) { return d.Marked(p, Marked{}) }

// Marked is the same with a mark.
func (d Drawn) Marked(p chart.Palette, m Marked) (chart.Figure, error) {
	return d.draw(p, "", "", "", m)
}

// MoonsCaption is the small print of the chart of Jupiter's moons.
const MoonsCaption = "A curve stops where the moon is behind Jupiter or in its shadow. Places by the theory L1.2, as seen from the Earth."

// Saved is the chart as a file holds it.
func (d Drawn) Saved(p chart.Palette, m Marked) (chart.Figure, error) {
	where, caption := Where(d.ask.Question), ""
	switch d.Kind {
	case Year:
		caption = "Perihelion. Rise, transit and set by the clock of the place, with its changes; twilights for altitudes of the Sun's centre."
	case Span:
		where, caption = "As seen from the Earth's centre", "Perihelion. Dates of the clock of "+d.ask.Zone.String()+"."
	case Analemma:
		caption = "Perihelion. The clock is all the year as far from UTC as at the time that is marked. Altitudes without refraction."
		if !d.InSky {
			caption = "Perihelion. Apparent less mean solar time, against the Sun's declination, each day at the time of the title."
		}
	case Moons:
		where += "; in radii of Jupiter, north up"
		caption = MoonsCaption
	}
	return d.draw(p, d.Title(), where, caption, m)
}

func (d Drawn) draw(p chart.Palette, title, subtitle, caption string, m Marked) (chart.Figure, error) {
	zone := d.ask.Zone
	switch d.Kind {
	case Year:
		return chart.Year(chart.YearData{Title: title, Subtitle: subtitle, Caption: caption, Year: d.year, Dates: d.ask.Calendar, Now: m.At, Mark: m.Name}, p)
	case Span:
		return chart.Span(chart.SpanData{
			Title: title, Subtitle: subtitle, Caption: caption, Quantity: d.Quantity, Curves: d.curves,
			Selected: d.ask.Selected, From: d.from, To: d.to, Zone: zone, Dates: d.ask.Calendar, Now: m.At, Mark: m.Name,
		}, p)
	case Analemma:
		return chart.Analemma(chart.AnalemmaData{Title: title, Subtitle: subtitle, Caption: caption, Analemma: d.analemma, InSky: d.InSky, Dates: d.ask.Calendar, Now: m.At}, p)
	case Moons:
		return chart.Moons(chart.MoonsData{
			Title: title, Subtitle: subtitle, Caption: caption, Zone: zone, Dates: d.ask.Calendar, From: d.from, To: d.to,
			Step: moonStep, Places: d.moons, Now: m.At, Mark: m.Name,
		}, p)
	}
	return chart.Figure{}, nil
}

// At is the time of a place among the readings of the chart, in their numbers. On a day of a
// year it is the time of the clock of another time.
func (d Drawn) At(place float64, clock time.Time) time.Time {
	nearest := int(math.Round(place))
	switch d.Kind {
	case Year:
		date := d.year.Days[max(0, min(nearest, len(d.year.Days)-1))].Date
		clock = clock.In(d.year.Zone)
		day := date.Day()
		if clock.Hour() < d.year.Begins {
			day++
		}
		return time.Date(date.Year(), date.Month(), day, clock.Hour(), clock.Minute(), clock.Second(), 0, d.year.Zone)
	case Span:
		return d.from.Add(time.Duration(float64(d.to.Sub(d.from)) * place / (diagram.Readings - 1))).Truncate(time.Minute)
	case Analemma:
		return d.analemma.Days[max(0, min(nearest, len(d.analemma.Days)-1))].At
	}
	return d.from.Add(time.Duration(place * float64(moonStep))).Truncate(time.Minute)
}

// Place is where a time is among the readings of the chart, in their numbers; −1 outside.
func (d Drawn) Place(at time.Time) float64 {
	switch d.Kind {
	case Year:
		return float64(slices.IndexFunc(d.year.Days, func(day diagram.Day) bool { return !at.Before(day.From) && at.Before(day.To) }))
	case Span:
		if at.Before(d.from) || at.After(d.to) {
			return -1
		}
		return float64(at.Sub(d.from)) / float64(d.to.Sub(d.from)) * (diagram.Readings - 1)
	case Analemma:
		return float64(slices.IndexFunc(d.analemma.Days, func(day diagram.SunOfDay) bool { return at.Sub(day.At).Abs() < 12*time.Hour }))
	}
	if at.Before(d.from) || at.After(d.to) {
		return -1
	}
	return float64(at.Sub(d.from)) / float64(moonStep)
}

// Describe is the chart in words: its title and what can be read at a time.
func (d Drawn) Describe(at time.Time) string {
	f, err := d.Pane(chart.Print())
	if err != nil {
		return d.Title()
	}
	parts := []string{d.Title()}
	all := f.Readings(800, 400)
	if i := int(math.Round(d.Place(at))); i >= 0 && i < len(all) {
		parts = append(parts, all[i].Title)
		for _, l := range all[i].Lines {
			parts = append(parts, strings.TrimSpace(l.Label+" "+l.Value))
		}
	}
	return strings.Join(parts, ". ")
}
