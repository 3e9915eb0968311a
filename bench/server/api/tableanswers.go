package api

import (
	"context"
	"io"
	"slices"
	"strings"
	"time"

	"perihelion/assets/field"
	"perihelion/bench/ics"
	"perihelion/ephem/almanac"
	"perihelion/ephem/text"
)

// The bounds of what one request may ask for: each takes at most about a second.
const (
	longestEvents  = 3653 * 24 * time.Hour // 10 years
	longestMoments = 400 * 24 * time.Hour  // that are searched for rises, transits, sets and altitudes of the Sun
	mostLines      = 20_000
)

// The span of the calendar to which others subscribe, in days before and after the present
// one, and after how long they ask again.
const (
	daysBefore, daysAfter = 30, 365
	refresh               = 12 * time.Hour
)

func events(ctx context.Context, q *tableQuery) (Response, error) {
	if err := q.span(); err != nil {
		return Response{}, err
	}
	if q.to.Sub(q.from) > longestEvents {
		return Response{}, field.Errorf("to", "the span is longer than 10 years, the most for one request; write an earlier end, or ask for its parts")
	}
	calendar, err := q.calendar(ctx, false)
	if err != nil {
		return Response{}, err
	}
	return q.written(
		tableFormat{"json", typeJSON, calendar.WriteJSON},
		tableFormat{"csv", typeCSV, calendar.WriteCSV},
		tableFormat{"ics", typeCalendar, func(w io.Writer) error {
			_, err := ics.Write(w, calendar, ics.Options{Made: q.now})
			return err
		}},
	)
}

// calendar finds the events of the span: of the kinds of the query or, by default, of those
// that Span chooses or of all that are not frequent.
func (q *tableQuery) calendar(ctx context.Context, rare bool) (almanac.Calendar, error) {
	span := almanac.Span{
		Place: q.Place, Observer: q.Observer, Horizon: q.Horizon, From: q.from, To: q.to, Bodies: q.Bodies, Zone: q.Zone, Anywhere: q.greenwich,
	}
	if kinds, given := q.values["kind"]; given {
		var err error
		if span.Kinds, err = almanac.ParseKinds(kinds); err != nil {
			return almanac.Calendar{}, err
		}
	} else if rare {
		span.Kinds = slices.DeleteFunc(almanac.Kinds(), almanac.Kind.Frequent)
	}
	if longitude, given := q.values["redSpot"]; given {
		degrees, ok := text.ParseNumber(longitude)
		if !ok {
			return almanac.Calendar{}, field.Errorf("redSpot", "“%s” is not a longitude; write degrees of System II from 0 to 360, as in 85", clip(longitude))
		}
		span.RedSpot = &degrees
	}
	calendar, err := span.Calendar(ctx)
	calendar.Observer.Default = &q.greenwich
	return calendar, err
}

func ephemeris(ctx context.Context, q *tableQuery) (Response, error) {
	if err := q.span(); err != nil {
		return Response{}, err
	}
	s := almanac.Series{Question: q.Question, From: q.from, To: q.to, Default: q.greenwich, MostLines: mostLines}
	var err error
	if step, given := q.values["step"]; given {
		if s.Step, err = almanac.ParseStep(step); err != nil {
			return Response{}, err
		}
	}
	if at, given := q.values["at"]; given {
		if s.At, err = almanac.ParseMoments(at); err != nil {
			return Response{}, err
		}
		if q.to.Sub(q.from) > longestMoments {
			return Response{}, field.Errorf("to", "the span is longer than 400 days, the most for at in one request; write an earlier end, or ask for its parts")
		}
	}
	if keys, given := q.values["quantities"]; given {
		if s.Columns, err = almanac.ParseQuantities(keys); err != nil {
			return Response{}, err
		}
	}
	e, err := s.Ephemeris(ctx, nil)
	if err != nil {
		return Response{}, err
	}
	return q.written(tableFormat{"json", typeJSON, e.WriteJSON}, tableFormat{"csv", typeCSV, e.WriteCSV})
}

func days(ctx context.Context, q *tableQuery) (Response, error) {
	d := almanac.Days{Question: q.Question, DefaultObserver: q.greenwich}
	month, hasMonth := q.values["month"]
	year, hasYear := q.values["year"]
	var err error
	switch {
	case hasMonth && hasYear:
		err = field.Errorf("month", "month and year name two spans; leave out one of them")
	case hasYear:
		d.First, d.Last, err = text.Historic.ParseYear(year)
	case hasMonth:
		d.First, d.Last, err = text.Historic.ParseMonth(strings.ReplaceAll(month, "+", " "))
	default:
		d.First, d.Last, err = text.Historic.ParseMonth(q.now.In(q.Zone).Format("2006-01"))
	}
	if err != nil {
		return Response{}, err
	}
	a, err := d.Almanac(ctx, nil)
	if err != nil {
		return Response{}, err
	}
	return q.written(tableFormat{"json", typeJSON, a.WriteJSON}, tableFormat{"csv", typeCSV, a.WriteCSV})
}

// subscription answers a calendar that subscribes.
func subscription(ctx context.Context, q *tableQuery) (Response, error) {
	today := q.now.UTC().Truncate(24 * time.Hour)
	q.from, q.to = today.AddDate(0, 0, -daysBefore), today.AddDate(0, 0, daysAfter)
	calendar, err := q.calendar(ctx, true)
	if err != nil {
		return Response{}, err
	}
	return q.written(tableFormat{"ics", typeCalendar, func(w io.Writer) error {
		_, err := ics.Write(w, calendar, ics.Options{Made: today, Refresh: refresh})
		return err
	}})
}
