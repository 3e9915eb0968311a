package diagram

import (
	"context"
	"errors"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/ephem"
	"perihelion/ephem/internal/parallel"
	"perihelion/ephem/text"
)

// AnalemmaOf asks for the Sun at the same time of the clock on each day of a year.
type AnalemmaOf struct {
	Observer ephem.Observer
	At       time.Time     // in the zone of the clock; the year is that on which it falls there
	Calendar text.Calendar // of the year
}

// Analemma is the Sun on each day of a year. The clock does not change in it: it is all the
// year as far from UTC as at the time that was asked for.
type Analemma struct {
	Zone *time.Location // of the clock, without changes
	Days []SunOfDay     // in order, and the first of the next year, which closes the figure
}

// SunOfDay is the Sun at an instant.
type SunOfDay struct {
	At             time.Time
	EquationOfTime unit.Time  // apparent solar time less mean solar time
	Declination    unit.Angle // of date, from the Earth's centre
	Altitude       unit.Angle // without refraction
	Azimuth        unit.Angle
	Month          time.Month // the first day of a month; 0 on any other day
}

// Analemma computes the days, on every processor. Days outside the years of the positions are
// left out. The error is that of ephem.Observer.Validate, or the context's.
func (a AnalemmaOf) Analemma(ctx context.Context) (Analemma, error) {
	_, offset := a.At.Zone()
	figure := Analemma{Zone: time.FixedZone("", offset)}
	if err := a.Observer.Validate(); err != nil {
		return figure, err
	}
	hour, minute, second := a.At.Clock()
	first, last := a.Calendar.YearOf(a.At)
	begin := time.Date(first.Year(), first.Month(), first.Day(), hour, minute, second, 0, figure.Zone)
	n := int(last.Sub(first)/oneDay) + 2
	days, err := parallel.Collect(ctx, n, func(i int) ([]SunOfDay, error) {
		day, err := a.sun(begin.Add(time.Duration(i) * oneDay))
		var outside *ephem.RangeError
		if errors.As(err, &outside) {
			return nil, nil
		}
		return []SunOfDay{day}, err
	})
	figure.Days = days
	return figure, err
}

func (a *AnalemmaOf) sun(at time.Time) (d SunOfDay, err error) {
	d.At = at
	if _, month, day := a.Calendar.DateOf(at); day == 1 {
		d.Month = month
	}
	epoch, err := ephem.At(at)
	if err != nil {
		return d, err
	}
	scene := epoch.From(a.Observer)
	face, err := scene.Face(ephem.Sun)
	if err != nil {
		return d, err
	}
	seen, err := scene.Position(ephem.Sun)
	d.EquationOfTime, d.Declination = face.EquationOfTime, seen.Geocentric.Dec
	d.Altitude, d.Azimuth = seen.Altitude, seen.Azimuth
	return d, err
}
