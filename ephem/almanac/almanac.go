// Package almanac makes tables and documents of positions: what an observer
// sees at an instant, and what each body does on that civil day.
//
// A Document is the position document of the program's contract, the same from
// the command line, the server and the window. In JSON and CSV, angles are
// degrees (north, east and west hour angles positive, azimuth from north
// through east), distances au, times RFC 3339 in UTC; a value that does not
// exist is absent.
package almanac

import (
	"errors"
	"fmt"
	"math"
	"time"

	"perihelion/ephem"
)

// Document is the sky of an observer at an instant.
type Document struct {
	Time     time.Time `json:"time"`
	DeltaT   float64   `json:"deltaT"` // TT − UT1, seconds
	Observer Observer  `json:"observer"`
	Bodies   []Entry   `json:"bodies"`
	Warnings []string  `json:"warnings,omitempty"` // what is missing, and why

	zone *time.Location
}

// Observer is the place that a document is for.
type Observer struct {
	Latitude  float64 `json:"lat"`
	Longitude float64 `json:"lon"`
	Elevation float64 `json:"elevation"`
	// Default says whether the place was chosen by the program, where that is a
	// question at all.
	Default *bool `json:"default,omitempty"`
}

// Entry is one body of a document.
type Entry struct {
	Name      string   `json:"name"`                // as in "mars"
	Altitude  float64  `json:"altitude"`            // without refraction
	Azimuth   float64  `json:"azimuth"`             //
	Refracted *float64 `json:"refracted,omitempty"` // the altitude as seen

	RA             float64 `json:"ra"` // apparent, topocentric, of date
	Dec            float64 `json:"dec"`
	AstrometricRA  float64 `json:"raAstrometric"` // geocentric, ICRF
	AstrometricDec float64 `json:"decAstrometric"`

	Distance             float64 `json:"distance"`             // from the observer
	DistanceGeocentric   float64 `json:"distanceGeocentric"`   //
	DistanceHeliocentric float64 `json:"distanceHeliocentric"` //
	LightTime            float64 `json:"lightTime"`            // seconds

	Illuminated   float64  `json:"illuminated"` // 0 to 1
	PhaseAngle    float64  `json:"phaseAngle"`
	Elongation    float64  `json:"elongation"`
	Diameter      float64  `json:"diameter"` // arcseconds
	Magnitude     *float64 `json:"magnitude,omitempty"`
	Constellation string   `json:"constellation"`
	HourAngle     float64  `json:"hourAngle"` // west positive, −180 to 180

	// The first of each on the civil day.
	Rise    time.Time   `json:"rise,omitzero"`
	Transit time.Time   `json:"transit,omitzero"`
	Set     time.Time   `json:"set,omitzero"`
	State   ephem.State `json:"state"`

	body ephem.Body
}

// New computes a document of some bodies, all ten where none is named. Rise,
// transit and set are those of the civil day in a zone, nil for UTC, on which
// the instant falls. Pluto, outside the years of its theory, is left out with a
// warning, unless it is the only one. Errors are those of ephem.At and
// (ephem.Observer).Validate.
func New(o ephem.Observer, t time.Time, bodies []ephem.Body, zone *time.Location) (Document, error) {
	if zone == nil {
		zone = time.UTC
	}
	if len(bodies) == 0 {
		bodies = ephem.Bodies()
	}
	if err := o.Validate(); err != nil {
		return Document{}, err
	}
	epoch, err := ephem.At(t)
	if err != nil {
		return Document{}, err
	}
	d := Document{
		Time:     t.UTC(),
		DeltaT:   round(epoch.DeltaT(), 3),
		Observer: newObserver(o),
		zone:     zone,
	}
	scene := epoch.From(o)
	from, to := civilDay(t, zone)
	for _, b := range bodies {
		entry, err := newEntry(scene, o, b, from, to)
		var outside *ephem.RangeError
		if errors.As(err, &outside) && len(bodies) > 1 {
			d.Warnings = append(d.Warnings, fmt.Sprintf("%s is left out: %v", b, err))
			continue
		}
		if err != nil {
			return Document{}, err
		}
		d.Bodies = append(d.Bodies, entry)
	}
	return d, nil
}

func newObserver(o ephem.Observer) Observer {
	return Observer{
		Latitude:  round(o.Latitude.Deg(), 8),
		Longitude: round(o.Longitude.Deg(), 8),
		Elevation: o.Elevation,
	}
}

// civilDay returns the midnights, or what stands in for them where the clocks
// change at midnight, before and after an instant.
func civilDay(t time.Time, zone *time.Location) (from, to time.Time) {
	year, month, day := t.In(zone).Date()
	return time.Date(year, month, day, 0, 0, 0, 0, zone), time.Date(year, month, day+1, 0, 0, 0, 0, zone)
}

func newEntry(scene *ephem.Scene, o ephem.Observer, b ephem.Body, from, to time.Time) (Entry, error) {
	p, err := scene.Position(b)
	if err != nil {
		return Entry{}, err
	}
	day, err := ephem.Day(o, b, from, to)
	if err != nil {
		return Entry{}, err
	}
	refracted := round(p.Refracted.Deg(), 8)
	entry := Entry{
		Name:                 b.Key(),
		Altitude:             round(p.Altitude.Deg(), 8),
		Azimuth:              round(p.Azimuth.Deg(), 8),
		Refracted:            &refracted,
		RA:                   round(p.RA.Deg(), 8),
		Dec:                  round(p.Dec.Deg(), 8),
		AstrometricRA:        round(p.AstrometricRA.Deg(), 8),
		AstrometricDec:       round(p.AstrometricDec.Deg(), 8),
		Distance:             round(p.Distance, 11),
		DistanceGeocentric:   round(p.DistanceGeocentric, 11),
		DistanceHeliocentric: round(p.DistanceHeliocentric, 11),
		LightTime:            round(p.LightTime, 6),
		Illuminated:          round(p.Illuminated, 6),
		PhaseAngle:           round(p.PhaseAngle.Deg(), 6),
		Elongation:           round(p.Elongation.Deg(), 6),
		Diameter:             round(p.Diameter.Sec(), 4),
		Constellation:        p.Constellation,
		HourAngle:            round(p.HourAngle.Angle().Deg(), 8),
		Rise:                 first(day.Rises),
		Transit:              first(day.Transits),
		Set:                  first(day.Sets),
		State:                day.State,
		body:                 b,
	}
	if !math.IsNaN(p.Magnitude) {
		magnitude := round(p.Magnitude, 3)
		entry.Magnitude = &magnitude
	}
	return entry, nil
}

// first returns the time of the first event to the second, zero where there is
// none.
func first(events []ephem.Event) time.Time {
	if len(events) == 0 {
		return time.Time{}
	}
	return events[0].Time.UTC().Round(time.Second)
}

// round keeps as many decimals as mean something, and never −0.
func round(x float64, decimals int) float64 {
	power := math.Pow10(decimals)
	return math.Round(x*power)/power + 0
}

// WithoutRefraction returns the document without the altitudes as seen.
func (d Document) WithoutRefraction() Document {
	entries := make([]Entry, len(d.Bodies))
	copy(entries, d.Bodies)
	for i := range entries {
		entries[i].Refracted = nil
	}
	d.Bodies = entries
	return d
}
