// Package almanac makes tables and documents of positions and of events in the sky. A
// Document holds the bodies in an observer's sky at an instant, with the events of each
// body on that civil day. A Calendar holds the events in a span, an Ephemeris lines of
// quantities at many instants, and an Almanac a line for each civil day.
//
// They are the documents of the program's contract. The command line writes
// them, and the server and the window the Document of all bodies, from the same
// code. The server's answer for one body is made by other code, for speed: it has
// the same names and values in one flat object, mostly to fewer decimals, and alt
// and az besides refracted and azimuth. In JSON and CSV, angles are degrees
// (north, east and west hour angles positive, azimuth from north through east),
// times RFC 3339 in UTC; a value that does not exist is absent.
//
// The digits are those of the computation, so that results can be compared with other
// programs. How far they are from the truth is on the page of package ephem; the altitude
// as seen is good to 0.1′ at best, since the air is never the one that is computed with.
package almanac

import (
	"math"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/ephem"
	"perihelion/ephem/text"
)

// Document is the sky of an observer at an instant.
type Document struct {
	Time      Instant `json:"time"`
	TimeBasis string  `json:"timeBasis"` // the scale of the time, UTC or UT1
	DeltaT    float64 `json:"deltaT"`    // TT − UT1, seconds
	// DeltaTUncertainty is the standard error of ΔT, seconds, where it is the
	// program's own.
	DeltaTUncertainty *float64 `json:"deltaTUncertainty,omitempty"`

	JulianDateUT float64  `json:"julianDateUT"`      // of UT1, to 40 µs
	JulianDateTT float64  `json:"julianDateTT"`      // of TT, to 40 µs
	SiderealHour float64  `json:"siderealTimeHours"` // local apparent, hours
	SiderealTime float64  `json:"siderealTime"`      // local apparent, degrees: the right ascension on the meridian
	Zone         string   `json:"zone"`              // IANA name of the zone of the civil day
	Observer     Observer `json:"observer"`
	Bodies       []Entry  `json:"bodies"`

	zone     *time.Location
	calendar text.Calendar
}

// Observer is the place that a document is for.
type Observer struct {
	Latitude    float64  `json:"lat"`
	Longitude   float64  `json:"lon"`
	Elevation   float64  `json:"elevation"`             // metres above sea level, strictly the WGS84 ellipsoid
	Pressure    *float64 `json:"pressure,omitempty"`    // hPa of the air, 0 for none; absent where it is that of almanacs, 1010 and 10 °C
	Temperature *float64 `json:"temperature,omitempty"` // °C, with a pressure
	PoleX       float64  `json:"poleX,omitempty"`       // place of the Earth's pole, arcseconds; absent where its motion is left out
	PoleY       float64  `json:"poleY,omitempty"`       // the same
	Horizon     float64  `json:"horizon,omitempty"`     // altitude of the skyline, or of a body's centre
	EyeHeight   float64  `json:"eyeHeight,omitempty"`   // metres above the level ground or sea
	Centre      bool     `json:"centre,omitempty"`      // the horizon is an altitude of a body's centre, without refraction
	Place       string   `json:"place,omitempty"`       // name, where it was given by that
	// Default reports whether the program chose the place; nil where that is not known.
	Default *bool `json:"default,omitempty"`
}

// newObserver enters an observer, called by a name where it has one.
func newObserver(name string, o ephem.Observer, h ephem.Horizon) Observer {
	observer := Observer{
		Latitude:  round(o.Latitude.Deg(), 8),
		Longitude: round(o.Longitude.Deg(), 8),
		Elevation: o.Elevation,
		PoleX:     round(o.Pole.X.Sec(), 6),
		PoleY:     round(o.Pole.Y.Sec(), 6),
		Horizon:   round(h.Altitude.Deg(), 8),
		EyeHeight: h.Height,
		Centre:    h.Centre,
		Place:     name,
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
