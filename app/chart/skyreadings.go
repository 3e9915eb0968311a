package chart

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"time"

	"gonum.org/v1/plot/vg"

	"perihelion/ephem/text"
)

// readings leaves one reading for each Step of time: the bodies above the horizon, the
// highest first, with altitude and direction.
func (s sky) readings(c canvas, l layout, tracks []track) {
	if c.notes == nil || s.Step <= 0 {
		return
	}
	for i := 0; !s.From.Add(time.Duration(i) * s.Step).After(s.To); i++ {
		at := s.From.Add(time.Duration(i) * s.Step)
		var up []track
		for _, tr := range tracks {
			if i < len(tr.points) && tr.Altitudes[i] > 0 { // false for NaN
				up = append(up, tr)
			}
		}
		slices.SortStableFunc(up, func(a, b track) int { return -cmp.Compare(a.Altitudes[i], b.Altitudes[i]) })
		local := at.In(s.Zone)
		r := Reading{Title: local.Format("Mon ") + s.Dates.DayMonth(local) + ", " + s.time(local)}
		var spots []marked
		for _, tr := range up {
			value := text.Number(tr.Altitudes[i].Deg(), 1) + "°"
			if s.Minutes {
				value = strings.TrimPrefix(text.SignedDM(tr.Altitudes[i]), "+")
			}
			if i < len(tr.Azimuths) && !math.IsNaN(tr.Azimuths[i].Rad()) {
				value += " " + text.Compass(tr.Azimuths[i])
			}
			r.Lines = append(r.Lines, ReadingLine{Colour: tr.color, Label: tr.name, Value: value})
			spots = append(spots, marked{tr.points[i], tr.color})
		}
		x := l.x(at)
		c.read(r, vg.Rectangle{Min: vg.Point{X: x, Y: l.Min.Y}, Max: vg.Point{X: x, Y: l.Max.Y}}, spots...)
	}
}

// time is the time of day of a reading, in its zone.
func (s sky) time(at time.Time) string {
	if s.Hours12 {
		return at.Format("3:04 pm")
	}
	return at.Format("15:04")
}
