package almanac

import (
	"time"

	"github.com/soniakeys/unit"

	"perihelion/ephem"
	"perihelion/ephem/stars"
	"perihelion/ephem/text"
)

// StarDocument is stars in an observer's sky at an instant.
type StarDocument struct {
	Time   Instant `json:"time"`
	DeltaT float64 `json:"deltaT"` // TT − UT1, seconds
	// DeltaTUncertainty is its standard error where it is the program's own; nil for a given one.
	DeltaTUncertainty *float64    `json:"deltaTUncertainty,omitempty"`
	Zone              string      `json:"zone"` // IANA name of the zone of the civil day
	Observer          Observer    `json:"observer"`
	Stars             []StarEntry `json:"stars"`

	zone     *time.Location
	calendar text.Calendar
}

// StarEntry is a star, and its events on the civil day.
type StarEntry struct {
	Name           string   `json:"name"`        // the proper one, or else the designation
	Designation    string   `json:"designation"` // as in "α CMa"
	Hipparcos      int      `json:"hipparcos"`   // number in the catalogue
	Magnitude      float64  `json:"magnitude"`
	Constellation  string   `json:"constellation,omitempty"` // to which the designation belongs
	Altitude       float64  `json:"altitude"`                // without refraction
	Azimuth        float64  `json:"azimuth"`
	Refracted      *float64 `json:"refracted,omitempty"` // the altitude as seen
	RA             float64  `json:"ra"`                  // apparent, topocentric, of date
	Dec            float64  `json:"dec"`
	AstrometricRA  float64  `json:"raAstrometric"` // geocentric, ICRF, with the star's motion
	AstrometricDec float64  `json:"decAstrometric"`
	Day
}

// Stars answers the question for some stars; its bodies have no part in it. The errors
// are the same as of Document.
func (q Question) Stars(list []stars.Star) (StarDocument, error) {
	zone := q.Zone
	if zone == nil {
		zone = time.UTC
	}
	if err := q.Validate(); err != nil {
		return StarDocument{}, err
	}
	epoch, err := q.Epoch(q.Time)
	if err != nil {
		return StarDocument{}, err
	}
	scene := epoch.From(q.Observer)
	d := StarDocument{
		Time: Instant{q.Time.UTC()}, DeltaT: round(epoch.DeltaT(), 4), Zone: zone.String(),
		Observer: newObserver(q.Place, q.Observer, q.Horizon), Stars: []StarEntry{}, zone: zone, calendar: q.Calendar,
	}
	if !q.DeltaT.Given {
		d.DeltaTUncertainty = existing(epoch.DeltaTUncertainty(), 4)
	}
	for _, s := range list {
		entry, err := q.starEntry(epoch, scene, s, zone)
		if err != nil {
			return StarDocument{}, err
		}
		d.Stars = append(d.Stars, entry)
	}
	return d, nil
}

func (q *Question) starEntry(epoch *ephem.Epoch, scene *ephem.Scene, s stars.Star, zone *time.Location) (StarEntry, error) {
	place, geocentric := scene.Star(s.Star), epoch.GeocentricStar(s.Star)
	const decimals = 8
	deg := func(radians float64) float64 { return round(radians*degree, decimals) }
	e := StarEntry{
		Name: s.Name, Designation: s.Designation, Hipparcos: s.Hipparcos, Magnitude: round(s.Magnitude, 2), Constellation: s.Constellation,
		Altitude: deg(place.Altitude.Rad()), Azimuth: deg(place.Azimuth.Rad()), RA: deg(place.RA.Rad()), Dec: deg(place.Dec.Rad()),
		AstrometricRA: deg(geocentric.AstrometricRA.Rad()), AstrometricDec: deg(geocentric.AstrometricDec.Rad()),
	}
	pressure, temperature := q.Observer.Air()
	e.Refracted = existing(ephem.RefractedAltitude(place.Altitude, pressure, temperature).Deg(), decimals)
	var err error
	e.Day, err = dayOf(q.Time, zone, func(from, to time.Time) (ephem.BodyEvents, error) {
		return ephem.StarEvents(q.Observer, s.Star, q.Horizon, from, to)
	})
	return e, err
}

// StarsAbove returns the stars down to a magnitude that are above the horizon of the
// question, as seen through the air, the brightest first. The errors are the same as of
// Document.
func (q Question) StarsAbove(faintest float64) ([]stars.Star, error) {
	if err := q.Validate(); err != nil {
		return nil, err
	}
	epoch, err := q.Epoch(q.Time)
	if err != nil {
		return nil, err
	}
	pressure, temperature := q.Observer.Air()
	all, lowest := stars.All(), unit.AngleFromDeg(-1)
	skyline := q.Horizon.Skyline()
	var above []stars.Star
	for _, p := range epoch.From(q.Observer).Stars(nil, stars.Field(faintest), min(lowest, skyline)) {
		if ephem.RefractedAltitude(p.Altitude, pressure, temperature) >= skyline {
			above = append(above, all[p.Index])
		}
	}
	return above, nil
}

// WithoutRefraction returns the document without the altitudes as seen.
func (d StarDocument) WithoutRefraction() StarDocument {
	entries := make([]StarEntry, len(d.Stars))
	for i, e := range d.Stars {
		e.Refracted = nil
		entries[i] = e
	}
	d.Stars = entries
	return d
}
