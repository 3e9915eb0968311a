package api

import (
	"math"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/assets/field"
	"perihelion/ephem"
	"perihelion/ephem/almanac"
	"perihelion/ephem/gazetteer"
	"perihelion/ephem/text"
)

// query is a question as a request's query string asks it.
type query struct {
	almanac.Question      // its Zone is nil where nothing of a day was asked
	greenwich        bool // the query names no place
	given            bool // the query names a time
}

// The parameters of a planets request.
const (
	paramLat = iota
	paramLon
	paramElevation
	paramPressure
	paramTemperature
	paramHorizon
	paramEyeHeight
	paramDeltaT
	paramTime
	paramZone
	paramCentre
	paramPlace
	paramPolarMotion
	params
)

const numbers = paramTime // so many of the parameters are numbers, the first ones

var (
	paramNames = [params]string{
		"lat", "lon", "elevation", "pressure", "temperature", "horizon", "eyeHeight", "deltaT", "time", "zone", "centre", "place", "polarMotion",
	}
	paramExamples = [params]string{
		"lat=-39.754", "lon=145.051", "elevation=120", "pressure=1010", "temperature=10", "horizon=5", "eyeHeight=30", "deltaT=69.1",
		"time=2026-11-22T12:00:00Z", "zone=Australia/Melbourne", "centre=true", "place=Oslo", "polarMotion=0.11,0.35",
	}
)

// parseQuery reads the query string of a planets request.
func parseQuery(raw string, now time.Time) (query, error) {
	values, seen, err := split(raw)
	if err != nil {
		return query{}, err
	}
	q := query{greenwich: true, given: seen[paramTime]}
	q.Observer = ephem.Greenwich()
	if seen[paramPlace] {
		if seen[paramLat] || seen[paramLon] {
			return query{}, field.Errorf("place", "place gives the latitude and the longitude; leave out lat and lon, or place")
		}
		if err := q.at(values[paramPlace]); err != nil {
			return query{}, err
		}
	}
	if seen[paramZone] {
		if q.Zone, err = text.Zone(values[paramZone]); err != nil {
			return query{}, err
		}
	}
	if q.Time, err = instant(values[paramTime], seen[paramTime], now, q.Zone); err != nil {
		return query{}, err
	}
	// Each given value must be possible even where it is not used.
	given := [numbers]float64{paramPressure: math.NaN(), paramTemperature: math.NaN()}
	for i := range given {
		if !seen[i] {
			continue
		}
		if given[i], err = decimal(i, values[i]); err != nil {
			return query{}, err
		}
	}
	o := ephem.Observer{
		Latitude:  unit.AngleFromDeg(given[paramLat]),
		Longitude: unit.AngleFromDeg(given[paramLon]),
		Elevation: given[paramElevation],
	}.WithAir(given[paramPressure], given[paramTemperature])
	if err := o.Validate(); err != nil {
		return query{}, err
	}
	switch lat, lon := seen[paramLat], seen[paramLon]; {
	case seen[paramPlace]:
		if seen[paramElevation] {
			q.Observer.Elevation = o.Elevation
		}
		q.Observer = q.Observer.WithAir(given[paramPressure], given[paramTemperature])
	case lat && lon:
		q.Observer, q.greenwich = o, false
	case lat:
		return query{}, field.Errorf("lon", "the longitude is missing; add degrees east, as in %s", paramExamples[paramLon])
	case lon || seen[paramElevation]: // an elevation alone is a place forgotten, not Greenwich lifted
		return query{}, field.Errorf("lat", "the latitude is missing; add degrees north, as in %s", paramExamples[paramLat])
	}
	if q.greenwich {
		q.Observer = q.Observer.WithAir(given[paramPressure], given[paramTemperature])
	}
	if seen[paramPolarMotion] {
		if q.Observer.Pole, err = text.ParsePole(values[paramPolarMotion]); err != nil {
			return query{}, err
		}
		if err := q.Observer.Validate(); err != nil {
			return query{}, err
		}
	}
	q.DeltaT = almanac.DeltaT{Seconds: given[paramDeltaT], Given: seen[paramDeltaT]}
	if seen[paramHorizon] || seen[paramEyeHeight] || seen[paramCentre] {
		if q.Zone == nil {
			q.Zone = time.UTC
		}
		q.Horizon = ephem.Horizon{Altitude: unit.AngleFromDeg(given[paramHorizon]), Height: given[paramEyeHeight]}
		if q.Horizon.Centre, err = yes(values[paramCentre], seen[paramCentre]); err != nil {
			return query{}, err
		}
	}
	return q, q.Horizon.Validate()
}

// at moves the observer to a named place, and the civil day into its zone. A plus sign in the
// name stands for a blank, as browsers and libraries encode it.
func (q *query) at(name string) error {
	place, err := gazetteer.Named(strings.ReplaceAll(name, "+", " "))
	if err != nil {
		return err
	}
	q.Place, q.greenwich = place.String(), false
	q.Observer = ephem.Observer{Latitude: place.Latitude, Longitude: place.Longitude, Elevation: place.Elevation}
	q.Zone, err = text.Zone(place.Zone)
	return err
}

// split finds the value of each parameter.
func split(raw string) (values [params]string, seen [params]bool, err error) {
	for raw != "" {
		var pair string
		if pair, raw, _ = strings.Cut(raw, "&"); pair == "" {
			continue
		}
		key, value, _ := strings.Cut(pair, "=")
		if key, err = unescape(key, key); err != nil {
			return values, seen, err
		}
		i := slices.Index(paramNames[:], key)
		switch {
		case i < 0:
			return values, seen, field.Errorf(clip(key), "there is no parameter “%s”; use lat, lon, elevation and time, or place, pressure, temperature, deltaT, zone, horizon, centre, eyeHeight and polarMotion", clip(key))
		case seen[i]:
			return values, seen, field.Errorf(key, "%s is given twice; give it once", key)
		}
		seen[i] = true
		if values[i], err = unescape(key, value); err != nil {
			return values, seen, err
		}
	}
	return values, seen, nil
}

// unescape undoes percent encoding. A plus sign stays one: no parameter has a
// use for spaces, and 12:00:00+01:00 and +145.05 are typed as they are meant.
func unescape(key, s string) (string, error) {
	if !strings.Contains(s, "%") {
		return s, nil
	}
	plain, err := url.PathUnescape(s)
	if err != nil {
		return "", field.Errorf(clip(key), "“%s” is not percent-encoded correctly; write %%25 for a percent sign", clip(s))
	}
	return plain, nil
}

// decimal reads a number in decimal digits. The other notations of ParseFloat
// (hexadecimal, infinity, not a number) are no coordinates. Any other text may be a
// coordinate in a notation of the window or the command line; a plus sign in it stands
// for a blank, as browsers and libraries encode blanks.
func decimal(param int, value string) (float64, error) {
	x, err := strconv.ParseFloat(value, 64)
	if err != nil || math.IsInf(x, 0) || strings.ContainsAny(value, "xXpPnN_") || param == paramLon && x > 180 {
		var a unit.Angle
		value := strings.TrimSpace(value[:min(1, len(value))] + strings.ReplaceAll(value[min(1, len(value)):], "+", " "))
		switch {
		case value == "":
		case param == paramLat:
			a, err = text.ParseLatitude(value)
			return a.Deg(), err
		case param == paramLon:
			a, err = text.ParseLongitude(value)
			return a.Deg(), err
		case param == paramElevation:
			return text.ParseElevation(value)
		}
		return 0, field.Errorf(paramNames[param], "“%s” is not a number; write it in digits, as in %s", clip(value), paramExamples[param])
	}
	return x, nil
}

// yes reads centre, by which a horizon is the altitude of a body's centre.
func yes(value string, given bool) (bool, error) {
	if !given {
		return false, nil
	}
	is, err := strconv.ParseBool(value)
	if err != nil {
		return false, field.Errorf("centre", "“%s” is neither true nor false; write %s", clip(value), paramExamples[paramCentre])
	}
	return is, nil
}

// instant reads a time, or takes the clock's, cut to the milliseconds that an
// answer shows: the same answer can then be asked for again.
func instant(value string, given bool, now time.Time, zone *time.Location) (time.Time, error) {
	if !given {
		return now.UTC().Truncate(time.Millisecond), nil
	}
	if t, err := time.Parse(time.RFC3339, value); err == nil {
		return t.UTC(), nil
	}
	if strings.EqualFold(strings.TrimSpace(value), "now") {
		return time.Time{}, field.Errorf("time", "“%s” is the default; leave the time out", clip(value))
	}
	const date = len("2026-11-22")
	if len(value) > date+5 && value[date] == '+' { // a blank, as browsers and libraries encode it
		value = value[:date] + " " + value[date+1:]
	}
	t, err := text.Historic.ParseTime(value, now, zone)
	return t.UTC(), err
}
