// Package almanac makes tables and documents of positions and of what happens
// in the sky: a Document is what an observer sees at an instant, with what each
// body does on that civil day; a Calendar is what happens in a span.
//
// Both are the documents of the program's contract. The command line writes
// them, and the server and the window the Document of all bodies, from the same
// code. The server's answer for one body is made by other code, for speed: it has
// the same names and values in one flat object, mostly to fewer decimals, and alt
// and az besides refracted and azimuth. In JSON and CSV, angles are degrees
// (north, east and west hour angles positive, azimuth from north through east),
// times RFC 3339 in UTC; a value that does not exist is absent.
//
// The digits are those of the computation, so that results can be compared with
// those of other programs. How far they are from the truth is on the page of
// package ephem; the altitude as seen is good to 0.1′ at best, since the air is
// never the one that is computed with.
package almanac

import (
	"math"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/ephem"
)

// Question is what a Document answers.
type Question struct {
	Observer ephem.Observer
	Time     time.Time
	Bodies   []ephem.Body   // nil for all ten
	Zone     *time.Location // of the civil day on which the events are told; nil for UTC
	Horizon  ephem.Horizon  // at which bodies rise and set on that day
	Next     bool           // add what each body does next, from the time on
	// DeltaT is TT − UT1 in seconds where it is not to be the program's own, for
	// the positions. The events of the day and the Moon's phase keep the latter.
	DeltaT *float64
}

// Document is the sky of an observer at an instant.
type Document struct {
	Time      time.Time `json:"time"`
	TimeBasis string    `json:"timeBasis"` // what the time is taken for, UTC or UT1
	DeltaT    float64   `json:"deltaT"`    // TT − UT1, seconds
	// DeltaTUncertainty is the standard error of ΔT, seconds, where it is the
	// program's own.
	DeltaTUncertainty *float64 `json:"deltaTUncertainty,omitempty"`

	SiderealTime float64  `json:"siderealTime"` // local apparent, degrees: the right ascension on the meridian
	Zone         string   `json:"zone"`         // IANA name of the zone of the civil day
	Observer     Observer `json:"observer"`
	Bodies       []Entry  `json:"bodies"`

	zone *time.Location
}

// Observer is the place that a document is for.
type Observer struct {
	Latitude    float64  `json:"lat"`
	Longitude   float64  `json:"lon"`
	Elevation   float64  `json:"elevation"`             // metres above sea level, strictly the WGS84 ellipsoid
	Pressure    *float64 `json:"pressure,omitempty"`    // hPa of the air, 0 for none; absent where it is that of almanacs, 1010 and 10 °C
	Temperature *float64 `json:"temperature,omitempty"` // °C, with a pressure
	Horizon     float64  `json:"horizon,omitempty"`     // altitude of the skyline, or of a body's centre
	EyeHeight   float64  `json:"eyeHeight,omitempty"`   // metres above the level ground or sea
	Centre      bool     `json:"centre,omitempty"`      // the horizon is an altitude of a body's centre, without refraction
	Place       string   `json:"place,omitempty"`       // name, where it was given by that
	// Default says whether the place was chosen by the program, where that is a
	// question at all.
	Default *bool `json:"default,omitempty"`
}

// New is the Document of a Question with the convention's horizon and the
// program's own ΔT.
func New(o ephem.Observer, t time.Time, bodies []ephem.Body, zone *time.Location) (Document, error) {
	return Question{Observer: o, Time: t, Bodies: bodies, Zone: zone}.Document()
}

// Document answers the question. Errors are those of ephem.AtDeltaT and
// (ephem.Observer).Validate, or a *field.Error of the field horizon or eyeHeight.
func (q Question) Document() (Document, error) {
	zone := q.Zone
	if zone == nil {
		zone = time.UTC
	}
	bodies := q.Bodies
	if len(bodies) == 0 {
		bodies = ephem.Bodies()
	}
	if err := q.Observer.Validate(); err != nil {
		return Document{}, err
	}
	if err := q.Horizon.Validate(); err != nil {
		return Document{}, err
	}
	epoch, err := q.epoch()
	if err != nil {
		return Document{}, err
	}
	scene := epoch.From(q.Observer)
	d := Document{
		Time:         q.Time.UTC(),
		TimeBasis:    epoch.Basis(),
		DeltaT:       round(epoch.DeltaT(), 4),
		SiderealTime: round(scene.SiderealTime().Rad()*degree, 8),
		Zone:         zone.String(),
		Observer:     newObserver(q.Observer, q.Horizon),
		zone:         zone,
	}
	if q.DeltaT == nil {
		d.DeltaTUncertainty = existing(epoch.DeltaTUncertainty(), 4)
	}
	for _, b := range bodies {
		position, err := scene.Position(b)
		if err != nil {
			return Document{}, err
		}
		entry := newEntry(position)
		if entry.Day, err = NewDay(q.Observer, b, q.Horizon, q.Time, zone); err != nil {
			return Document{}, err
		}
		if q.Next {
			next, err := Next(q.Observer, b, q.Horizon, q.Time)
			if err != nil {
				return Document{}, err
			}
			entry.Upcoming = &next
		}
		if b == ephem.Moon {
			if entry.Phase, err = ephem.MoonPhase(q.Time); err != nil {
				return Document{}, err
			}
		}
		d.Bodies = append(d.Bodies, entry)
	}
	return d, nil
}

func (q Question) epoch() (*ephem.Epoch, error) {
	if q.DeltaT != nil {
		return ephem.AtDeltaT(q.Time, *q.DeltaT)
	}
	return ephem.At(q.Time)
}

func newObserver(o ephem.Observer, h ephem.Horizon) Observer {
	observer := Observer{
		Latitude:  round(o.Latitude.Deg(), 8),
		Longitude: round(o.Longitude.Deg(), 8),
		Elevation: o.Elevation,
		Horizon:   round(h.Altitude.Deg(), 8),
		EyeHeight: h.Height,
		Centre:    h.Centre,
	}
	pressure, temperature := o.Air()
	switch {
	case pressure == 0:
		observer.Pressure = &pressure
	case o.Pressure != 0 || o.Elevation != 0:
		observer.Pressure, observer.Temperature = &pressure, &temperature
	}
	return observer
}

// airless reports whether nothing is refracted for the observer.
func (o Observer) airless() bool { return o.Pressure != nil && *o.Pressure == 0 }

// WithoutRefraction returns the document without the altitudes as seen.
func (d Document) WithoutRefraction() Document {
	entries := make([]Entry, len(d.Bodies))
	copy(entries, d.Bodies)
	for i := range entries {
		entries[i].Refracted = unit.Angle(math.NaN())
	}
	d.Bodies = entries
	return d
}
