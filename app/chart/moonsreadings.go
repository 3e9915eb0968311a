package chart

import (
	"image/color"
	"math"
	"time"

	"gonum.org/v1/plot/vg"

	"perihelion/ephem/jovian"
	"perihelion/ephem/text"
)

// readings leaves one reading for each step of time, below each other: where each moon is.
func (m moons) readings(c canvas, g grid) {
	if c.notes == nil {
		return
	}
	half := m.Step.Hours() / 2
	for i, places := range m.Places {
		at := m.From.Add(time.Duration(i) * m.Step)
		if at.After(m.To) {
			return
		}
		local := at.In(m.Zone)
		r := Reading{Title: local.Format("Mon ") + m.Dates.DayMonth(local) + local.Format(", 15:04")}
		var spots []marked
		y := g.y(at.Sub(m.From).Hours())
		for _, moon := range jovian.Moons() {
			p, colour := places[moon], m.look(moon).Color.(color.NRGBA)
			r.Lines = append(r.Lines, ReadingLine{Colour: colour, Label: moon.String(), Value: stands(p)})
			if !p.Occulted && !p.Eclipsed {
				spots = append(spots, marked{vg.Point{X: g.x(p.X), Y: y}, colour})
			}
		}
		hours := at.Sub(m.From).Hours()
		c.read(r, rect(g.Min.X, g.y(hours+half), g.Max.X, g.y(hours-half)), spots...)
	}
}

// stands is where a moon is seen, in words.
func stands(p jovian.Place) string {
	switch {
	case p.Occulted:
		return "behind Jupiter"
	case p.Eclipsed:
		return "in Jupiter's shadow"
	case p.InTransit:
		return "in front of Jupiter"
	case p.X > 0:
		return text.Number(p.X, 1) + " east"
	}
	return text.Number(math.Abs(p.X), 1) + " west"
}
