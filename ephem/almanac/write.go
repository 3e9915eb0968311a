package almanac

import (
	"encoding/csv"
	"encoding/json"
	"io"
	"strconv"
	"strings"
	"time"
)

// WriteJSON writes the document as one JSON object, indented.
func (d Document) WriteJSON(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	return e.Encode(d)
}

// columns of the CSV, named as the keys of the JSON. rise, transit and set are the
// first of the civil day; rises, transits and sets are all of it, with semicolons
// between; nextRise, nextTransit and nextSet come after the time. New ones go to the end, so
// that what reads a column by its number reads the same.
var columns = []struct {
	name  string
	value func(d *Document, e *Entry) string
}{
	{"time", func(d *Document, e *Entry) string { return d.Time.Format(time.RFC3339Nano) }},
	{"lat", func(d *Document, e *Entry) string { return decimal(d.Observer.Latitude) }},
	{"lon", func(d *Document, e *Entry) string { return decimal(d.Observer.Longitude) }},
	{"elevation", func(d *Document, e *Entry) string { return decimal(d.Observer.Elevation) }},
	{"name", func(d *Document, e *Entry) string { return e.Name }},
	{"altitude", func(d *Document, e *Entry) string { return decimal(e.Altitude) }},
	{"azimuth", func(d *Document, e *Entry) string { return decimal(e.Azimuth) }},
	{"refracted", func(d *Document, e *Entry) string { return optional(e.Refracted) }},
	{"ra", func(d *Document, e *Entry) string { return decimal(e.RA) }},
	{"dec", func(d *Document, e *Entry) string { return decimal(e.Dec) }},
	{"raAstrometric", func(d *Document, e *Entry) string { return decimal(e.AstrometricRA) }},
	{"decAstrometric", func(d *Document, e *Entry) string { return decimal(e.AstrometricDec) }},
	{"distance", func(d *Document, e *Entry) string { return decimal(e.Distance) }},
	{"distanceGeocentric", func(d *Document, e *Entry) string { return decimal(e.DistanceGeocentric) }},
	{"distanceHeliocentric", func(d *Document, e *Entry) string { return decimal(e.DistanceHeliocentric) }},
	{"lightTime", func(d *Document, e *Entry) string { return decimal(e.LightTime) }},
	{"illuminated", func(d *Document, e *Entry) string { return decimal(e.Illuminated) }},
	{"phaseAngle", func(d *Document, e *Entry) string { return decimal(e.PhaseAngle) }},
	{"elongation", func(d *Document, e *Entry) string { return decimal(e.Elongation) }},
	{"diameter", func(d *Document, e *Entry) string { return decimal(e.Diameter) }},
	{"magnitude", func(d *Document, e *Entry) string { return optional(e.Magnitude) }},
	{"constellation", func(d *Document, e *Entry) string { return e.Constellation }},
	{"hourAngle", func(d *Document, e *Entry) string { return decimal(e.HourAngle) }},
	{"rise", func(d *Document, e *Entry) string { return instant(e.Rise) }},
	{"transit", func(d *Document, e *Entry) string { return instant(e.Transit) }},
	{"set", func(d *Document, e *Entry) string { return instant(e.Set) }},
	{"state", func(d *Document, e *Entry) string { return string(e.State) }},
	{"deltaT", func(d *Document, e *Entry) string { return decimal(d.DeltaT) }},
	{"raGeocentric", func(d *Document, e *Entry) string { return decimal(e.GeocentricRA) }},
	{"decGeocentric", func(d *Document, e *Entry) string { return decimal(e.GeocentricDec) }},
	{"eclipticLongitude", func(d *Document, e *Entry) string { return decimal(e.EclipticLongitude) }},
	{"eclipticLatitude", func(d *Document, e *Entry) string { return decimal(e.EclipticLatitude) }},
	{"distanceKm", func(d *Document, e *Entry) string { return decimal(e.DistanceKm) }},
	{"distanceGeocentricKm", func(d *Document, e *Entry) string { return decimal(e.DistanceGeocentricKm) }},
	{"elongationSide", func(d *Document, e *Entry) string { return string(e.ElongationSide) }},
	{"phaseName", func(d *Document, e *Entry) string { return e.PhaseName }},
	{"age", func(d *Document, e *Entry) string { return optional(e.Age) }},
	{"parallacticAngle", func(d *Document, e *Entry) string { return decimal(e.Parallactic) }},
	{"airMass", func(d *Document, e *Entry) string { return optional(e.AirMass) }},
	{"riseAzimuth", func(d *Document, e *Entry) string { return optional(e.RiseAzimuth) }},
	{"transitAltitude", func(d *Document, e *Entry) string { return optional(e.TransitAltitude) }},
	{"setAzimuth", func(d *Document, e *Entry) string { return optional(e.SetAzimuth) }},
	{"siderealTime", func(d *Document, e *Entry) string { return decimal(d.SiderealTime) }},
	{"timeBasis", func(d *Document, e *Entry) string { return d.TimeBasis }},
	{"deltaTUncertainty", func(d *Document, e *Entry) string { return optional(d.DeltaTUncertainty) }},
	{"rises", func(d *Document, e *Entry) string { return allOf(e, rise) }},
	{"transits", func(d *Document, e *Entry) string { return allOf(e, transit) }},
	{"sets", func(d *Document, e *Entry) string { return allOf(e, set) }},
	{"nextRise", func(d *Document, e *Entry) string { return instant(e.next().NextRise) }},
	{"nextTransit", func(d *Document, e *Entry) string { return instant(e.next().NextTransit) }},
	{"nextSet", func(d *Document, e *Entry) string { return instant(e.next().NextSet) }},
	{"dayFrom", func(d *Document, e *Entry) string { return instant(e.DayFrom) }},
	{"dayTo", func(d *Document, e *Entry) string { return instant(e.DayTo) }},
}

// WriteCSV writes a header of the JSON's keys and one line a body; what does
// not exist is empty.
func (d Document) WriteCSV(w io.Writer) error {
	c := csv.NewWriter(w)
	record := make([]string, len(columns))
	for i, column := range columns {
		record[i] = column.name
	}
	if err := c.Write(record); err != nil {
		return err
	}
	for i := range d.Bodies {
		for j, column := range columns {
			record[j] = column.value(&d, &d.Bodies[i])
		}
		if err := c.Write(record); err != nil {
			return err
		}
	}
	c.Flush()
	return c.Error()
}

// allOf writes when all rises, transits or sets of the civil day are.
func allOf(e *Entry, event string) string {
	var times []string
	for _, t := range e.times(event) {
		times = append(times, instant(t))
	}
	return strings.Join(times, ";")
}

// next is zero where it was not asked for.
func (e *Entry) next() Upcoming {
	if e.Upcoming == nil {
		return Upcoming{}
	}
	return *e.Upcoming
}

func decimal(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

func optional(x *float64) string {
	if x == nil {
		return ""
	}
	return decimal(*x)
}

func instant(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339)
}
