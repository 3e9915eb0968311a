package api

import (
	"slices"
	"strings"
	"time"

	"perihelion/assets/field"
	"perihelion/ephem"
)

// tableQuery is a question for a span.
type tableQuery struct {
	query    // the place and the zone
	values   map[string]string
	from, to time.Time
	now      time.Time
}

// parse reads the query string of a table.
func (t *table) parse(raw string, now time.Time) (q *tableQuery, err error) {
	q = &tableQuery{values: map[string]string{}, now: now}
	var place []string
	for pair := range strings.SplitSeq(raw, "&") {
		if pair == "" {
			continue
		}
		key, value, _ := strings.Cut(pair, "=")
		if key, err = unescape(key, key); err != nil {
			return nil, err
		}
		_, twice := q.values[key]
		switch {
		case t.ofPlace(key):
			place = append(place, pair)
			continue
		case !slices.Contains(t.params, key):
			return nil, field.Errorf(clip(key), "there is no parameter “%s” here; use %s, and lat, lon, elevation or place, zone and the others of a place", clip(key), strings.Join(t.params, ", "))
		case twice:
			return nil, field.Errorf(key, "%s is given twice; give it once", key)
		}
		if q.values[key], err = unescape(key, value); err != nil {
			return nil, err
		}
	}
	if q.query, err = parseQuery(strings.Join(place, "&"), now); err != nil {
		return nil, err
	}
	if q.Zone == nil {
		q.Zone = time.UTC
	}
	if names, given := q.values["body"]; given {
		for name := range strings.SplitSeq(names, ",") {
			b, err := ephem.ParseBody(strings.TrimSpace(name))
			if err != nil {
				return nil, field.Errorf("body", "%v", err)
			}
			if !slices.Contains(q.Bodies, b) {
				q.Bodies = append(q.Bodies, b)
			}
		}
	}
	return q, nil
}

// span reads from and to.
func (q *tableQuery) span() (err error) {
	if q.from, err = q.instant("from", "now"); err != nil {
		return err
	}
	to, given := q.values["to"]
	if !given {
		return field.Errorf("to", "the end of the span is missing; add it, as in to=2026-12-31T00:00:00Z")
	}
	if q.to, err = q.instant("to", to); err != nil {
		return err
	}
	if !q.from.Before(q.to) {
		return field.Errorf("to", "the span is empty: its end must come after its beginning; write a later to")
	}
	return nil
}

func (q *tableQuery) instant(name, otherwise string) (time.Time, error) {
	value, given := q.values[name]
	if !given {
		value = otherwise
	}
	if strings.EqualFold(value, "now") {
		return q.now.UTC().Truncate(time.Second), nil
	}
	t, err := instant(value, true, q.now, q.Zone)
	if err != nil {
		return t, field.Errorf(name, "%v", err)
	}
	return t, nil
}

// rangeField names the parameter that holds an instant for which there is no position.
func (q *tableQuery) rangeField(t time.Time) string {
	switch {
	case q.values["month"] != "":
		return "month"
	case q.values["year"] != "":
		return "year"
	case t.After(q.from):
		return "to"
	}
	return "from"
}
