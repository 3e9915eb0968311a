package api

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"slices"
	"strings"
	"time"

	"perihelion/assets/field"
	"perihelion/ephem"
)

const (
	typeCSV      = "text/csv; charset=utf-8"
	typeCalendar = "text/calendar; charset=utf-8"
)

// table is a path that answers for a span.
type table struct {
	path   string
	params []string // besides those of a place
	deltaT bool     // takes deltaT, too
	answer func(context.Context, *tableQuery) (Response, error)
}

func tables() []table {
	return []table{
		{"/events", []string{"from", "to", "kind", "redSpot", "body", "format"}, false, events},
		{"/ephemeris", []string{"from", "to", "step", "at", "quantities", "body", "format"}, true, ephemeris},
		{"/almanac", []string{"month", "year", "body", "format"}, false, days},
		{"/calendar.ics", []string{"kind", "redSpot", "body"}, false, subscription},
	}
}

// Tables answers a request for a span, and reports whether the path is one of those:
//
//	GET /events?from=&to=&kind=&redSpot=&body=&format=           up to 10 years; json, csv or ics
//	GET /ephemeris?from=&to=&step=&at=&quantities=&body=&format= up to 20,000 lines; json or csv
//	GET /almanac?month=&year=&body=&format=                      a month or a year; json or csv
//	GET /calendar.ics?kind=&redSpot=&body=                       the events from a month ago to a year ahead
//
// The parameters of the place are those of Answer, and the others those of the command
// line's commands of these names; from is now by default, and body and kind hold names with
// commas between them. The end of ctx ends the computation. A calendar that subscribes to
// the last path gets the same UID for the same event each time, since its span begins and
// ends with a day of UTC.
func Tables(ctx context.Context, method, path, rawQuery string, now time.Time) (r Response, is bool) {
	all := tables()
	i := slices.IndexFunc(all, func(t table) bool { return t.path == path })
	if i < 0 {
		return Response{}, false
	}
	if !possible(method) {
		return refuseMethod(method), true
	}
	q, err := all[i].parse(rawQuery, now)
	if err != nil {
		return refuse(http.StatusBadRequest, err), true
	}
	r, err = all[i].answer(ctx, q)
	switch outside, beyond := errors.AsType[*ephem.RangeError](err); {
	case err == nil:
		return r, true
	case beyond:
		return refuse(http.StatusBadRequest, field.Errorf(q.rangeField(outside.Time), "%v", err)), true
	case ctx.Err() != nil:
		return refuse(http.StatusServiceUnavailable, errors.New("the request ended before its answer was computed")), true
	}
	return fail(err), true
}

// ofPlace reports whether the table takes a parameter of Answer.
func (t *table) ofPlace(key string) bool {
	i := slices.Index(paramNames[:], key)
	return i >= 0 && i != paramTime && (i != paramDeltaT || t.deltaT)
}

// written answers in the format of the query, the first one by default.
func (q *tableQuery) written(formats ...tableFormat) (Response, error) {
	chosen := formats[0]
	if name, given := q.values["format"]; given {
		i := slices.IndexFunc(formats, func(f tableFormat) bool { return f.name == name })
		if i < 0 {
			var names []string
			for _, f := range formats {
				names = append(names, f.name)
			}
			return Response{}, field.Errorf("format", "“%s” is no format of this table; write one of %s", clip(name), strings.Join(names, ", "))
		}
		chosen = formats[i]
	}
	var b bytes.Buffer
	if err := chosen.write(&b); err != nil {
		return Response{}, err
	}
	r := ok(b.Bytes())
	r.ContentType = chosen.contentType
	return r, nil
}

// tableFormat is a way in which a table is written.
type tableFormat struct {
	name, contentType string
	write             func(io.Writer) error
}
