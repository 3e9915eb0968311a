package almanac

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"encoding/json"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"
)

// WriteJSON writes the document as one JSON object, indented.
//
// The bodies are put together here: package json would check each of them, and then
// all of them, before it indents them.
func (d Document) WriteJSON(w io.Writer) error {
	type head Document
	b, err := json.Marshal(struct {
		*head
		Bodies []Entry `json:"bodies,omitempty"` // hides the Bodies of the head
	}{head: (*head)(&d)})
	if err != nil {
		return err
	}
	b = append(b[:len(b)-1], `,"bodies":[`...)
	for i := range d.Bodies {
		if i > 0 {
			b = append(b, ',')
		}
		if b, err = d.Bodies[i].appendJSON(b); err != nil {
			return err
		}
	}
	var out bytes.Buffer
	if err := json.Indent(&out, append(b, "]}\n"...), "", "  "); err != nil {
		return err
	}
	_, err = out.WriteTo(w)
	return err
}

// column is one of the CSV's.
type column struct {
	name  string
	value func(d *Document, e *Entry) string
}

// order is that of the columns of the CSV, by their names, which are the keys of the
// JSON. It never changes, and new columns come after it, so that programs that read a
// column by its number keep working.
const order = `time lat lon elevation name altitude azimuth refracted ra dec raAstrometric decAstrometric
	distance distanceGeocentric distanceHeliocentric lightTime illuminated phaseAngle elongation diameter magnitude
	constellation hourAngle rise transit set state deltaT
	raGeocentric decGeocentric eclipticLongitude eclipticLatitude distanceKm distanceGeocentricKm elongationSide
	phaseName age parallacticAngle airMass riseAzimuth transitAltitude setAzimuth siderealTime timeBasis deltaTUncertainty
	rises transits sets nextRise nextTransit nextSet dayFrom dayTo
	julianDateUT julianDateTT siderealTimeHours raAstrometricTopocentric decAstrometricTopocentric
	librationLongitude librationLatitude colongitude centralMeridian centralMeridianI centralMeridianII
	subObserverLatitude subSolarLongitude subSolarLatitude axisAngle brightLimbAngle axisTilt brightLimbTilt
	ringTilt ringSunTilt ringMajorAxis ringMinorAxis equationOfTime solarTime meanSolarTime
	ioX ioY ioState europaX europaY europaState ganymedeX ganymedeY ganymedeState callistoX callistoY callistoState
	polar polarSince polarUntil noDarknessSince noDarknessUntil`

// others are the columns that are no quantities. rise, transit and set are the first
// of the civil day; rises, transits and sets are all of it, with semicolons between;
// nextRise, nextTransit and nextSet come after the time.
var others = []column{
	{"time", func(d *Document, e *Entry) string { return d.Time.Format(time.RFC3339Nano) }},
	{"lat", func(d *Document, e *Entry) string { return decimal(d.Observer.Latitude) }},
	{"lon", func(d *Document, e *Entry) string { return decimal(d.Observer.Longitude) }},
	{"elevation", func(d *Document, e *Entry) string { return decimal(d.Observer.Elevation) }},
	{"name", func(d *Document, e *Entry) string { return e.Body.Key() }},
	{"rise", func(d *Document, e *Entry) string { return instant(e.Rise) }},
	{"transit", func(d *Document, e *Entry) string { return instant(e.Transit) }},
	{"set", func(d *Document, e *Entry) string { return instant(e.Set) }},
	{"state", func(d *Document, e *Entry) string { return e.State.String() }},
	{"deltaT", func(d *Document, e *Entry) string { return decimal(d.DeltaT) }},
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
	{"julianDateUT", func(d *Document, e *Entry) string { return decimal(d.JulianDateUT) }},
	{"julianDateTT", func(d *Document, e *Entry) string { return decimal(d.JulianDateTT) }},
	{"siderealTimeHours", func(d *Document, e *Entry) string { return decimal(d.SiderealHour) }},
	{"dayFrom", func(d *Document, e *Entry) string { return instant(e.DayFrom) }},
	{"dayTo", func(d *Document, e *Entry) string { return instant(e.DayTo) }},
	{"polar", func(d *Document, e *Entry) string { return e.polar().Name }},
	{"polarSince", func(d *Document, e *Entry) string { return instant(e.polar().Since) }},
	{"polarUntil", func(d *Document, e *Entry) string { return instant(e.polar().Until) }},
	{"noDarknessSince", func(d *Document, e *Entry) string { return instant(e.noDarkness().Since) }},
	{"noDarknessUntil", func(d *Document, e *Entry) string { return instant(e.noDarkness().Until) }},
}

// columns returns all columns in their order.
func columns() []column {
	all := slices.Clone(others)
	for i := range quantities {
		q := &quantities[i]
		all = append(all, column{q.Key, func(d *Document, e *Entry) string { return q.csv(&e.Sight) }})
	}
	rank := map[string]int{}
	for i, name := range strings.Fields(order) {
		rank[name] = i - len(all) // before all that have no rank
	}
	slices.SortStableFunc(all, func(a, b column) int { return cmp.Compare(rank[a.name], rank[b.name]) })
	return all
}

// WriteCSV writes a header of the JSON's keys and one line a body; a value that does not
// exist is empty.
func (d Document) WriteCSV(w io.Writer) error {
	c := csv.NewWriter(w)
	columns := columns()
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

func instant(t Instant) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339)
}
