package almanac

import (
	"time"

	"perihelion/ephem"
	"perihelion/ephem/jovian"
	"perihelion/ephem/text"
)

// Question is where, when and of which bodies the sky is asked for. The command
// line, the server and the window read their input into one.
type Question struct {
	Place    string         // name of the observer's place; empty for one that is given by coordinates
	Observer ephem.Observer // coordinates, elevation, and the air that refracts
	Horizon  ephem.Horizon  // at which bodies rise and set, with the height of the eye
	Time     time.Time
	Zone     *time.Location // of the civil day; nil for UTC
	Calendar text.Calendar  // of dates in tables for people
	DeltaT   DeltaT         // for the positions; events and the Moon's phase keep the program's own
	Bodies   []ephem.Body   // nil for all ten
	Next     bool           // add the next rise, transit and set of each body
}

// DeltaT is TT − UT1. The zero value stands for the program's own.
type DeltaT struct {
	Seconds float64
	Given   bool // else the program's own is used and Seconds is not
}

// New is the Document of a Question with the convention's horizon and the
// program's own ΔT.
func New(o ephem.Observer, t time.Time, bodies []ephem.Body, zone *time.Location) (Document, error) {
	return Question{Observer: o, Time: t, Bodies: bodies, Zone: zone}.Document()
}

// Asked returns the bodies of the question, which are all ten where none is named.
func (q *Question) Asked() []ephem.Body {
	if q.Bodies == nil {
		return ephem.Bodies()
	}
	return q.Bodies
}

// Validate reports whether the observer and the horizon are possible. The error is
// that of (ephem.Observer).Validate or (ephem.Horizon).Validate.
func (q *Question) Validate() error {
	if err := q.Observer.Validate(); err != nil {
		return err
	}
	return q.Horizon.Validate()
}

// Epoch fixes an instant with the question's ΔT. The errors are the same as of
// ephem.AtDeltaT.
func (q *Question) Epoch(t time.Time) (*ephem.Epoch, error) {
	if q.DeltaT.Given {
		return ephem.AtDeltaT(t, q.DeltaT.Seconds)
	}
	return ephem.At(t)
}

// WrittenDeltaT writes the ΔT of an instant in the question for people, the program's own
// with its standard error where that shows in tenths of a second.
func (q *Question) WrittenDeltaT(t time.Time) string {
	if q.DeltaT.Given {
		return text.Number(q.DeltaT.Seconds, 1) + " s"
	}
	return ownDeltaT(t).String()
}

// Document answers the question. The errors are the same as of Validate and Epoch.
func (q Question) Document() (Document, error) {
	zone := q.Zone
	if zone == nil {
		zone = time.UTC
	}
	if err := q.Validate(); err != nil {
		return Document{}, err
	}
	epoch, err := q.Epoch(q.Time)
	if err != nil {
		return Document{}, err
	}
	scene := epoch.From(q.Observer)
	d := Document{
		Time:         Instant{q.Time.UTC()},
		TimeBasis:    epoch.Basis(),
		DeltaT:       round(epoch.DeltaT(), 4),
		JulianDateUT: epoch.UT1(),
		JulianDateTT: epoch.TT(),
		SiderealHour: round(scene.SiderealTime().Hour(), 8),
		SiderealTime: round(scene.SiderealTime().Rad()*degree, 8),
		Zone:         zone.String(),
		Observer:     newObserver(q.Place, q.Observer, q.Horizon),
		zone:         zone,
		calendar:     q.Calendar,
	}
	if !q.DeltaT.Given {
		d.DeltaTUncertainty = existing(epoch.DeltaTUncertainty(), 4)
	}
	for _, b := range q.Asked() {
		entry, err := q.entry(scene, b, zone)
		if err != nil {
			return Document{}, err
		}
		if b == ephem.Jupiter {
			if places, ok := jovian.Places(epoch); ok {
				entry.Moons = &places
			}
		}
		d.Bodies = append(d.Bodies, entry)
	}
	return d, nil
}

// entry computes one body of the document.
func (q *Question) entry(scene *ephem.Scene, b ephem.Body, zone *time.Location) (e Entry, err error) {
	if e.Position, err = scene.Position(b); err != nil {
		return e, err
	}
	face, err := scene.Face(b)
	if err != nil {
		return e, err
	}
	e.Face = &face
	if e.Day, err = NewDay(q.Observer, b, q.Horizon, q.Time, zone); err != nil {
		return e, err
	}
	if q.Next {
		next, err := Next(q.Observer, b, q.Horizon, q.Time)
		if err != nil {
			return e, err
		}
		e.Upcoming = &next
	}
	if b == ephem.Sun {
		stays, err := newSunStays(q.Observer, q.Horizon, q.Time)
		if err != nil {
			return e, err
		}
		e.SunStays = &stays
	}
	if b == ephem.Moon {
		e.Phase, err = ephem.MoonPhase(q.Time)
	}
	return e, err
}
