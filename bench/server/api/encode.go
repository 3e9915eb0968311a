package api

import (
	"math"
	"strconv"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/ephem"
)

// Decimals of the quantities in an answer: enough to compare it with other programs,
// and more than are certain (see the accuracy of package ephem).
const (
	ofDegrees    = 7 // 0.36 milliarcseconds
	ofAU         = 9 // 150 m
	ofKilometres = 3
	ofSeconds    = 3
	ofTenths     = 4 // of a millisecond
	ofFractions  = 5
	ofArcsec     = 3
	ofMagnitudes = 2
	ofMetres     = 3
)

// answer is the document of one body.
type answer struct {
	position ephem.Position
	phase    ephem.Phase // the Moon's
	day      []byte      // a JSON object, empty where it was not asked for

	siderealTime      unit.Angle // local
	timeBasis         string
	deltaT            float64
	deltaTUncertainty float64 // NaN where ΔT is not the program's own
}

// appendPosition encodes the answer for one body. The keys name, alt and az come
// first, as in the experiment that this interface grew out of; alt is the
// refracted altitude there. Both are repeated by the names that they have in the
// document of all bodies, so that one reader can read both. Decimals are
// fixed, not trimmed, so that answers keep their length while the clock runs:
// some load generators count an answer of another length as a failure.
func appendPosition(b []byte, q query, a *answer) []byte {
	p := &a.position
	g := &p.Geocentric
	b = append(b, `{"name":"`...)
	b = append(b, p.Body.Key()...)
	b = append(b, '"')
	b = appendNumber(b, "alt", p.Refracted.Deg(), ofDegrees)
	b = appendNumber(b, "az", p.Azimuth.Deg(), ofDegrees)
	b = appendNumber(b, "altitude", p.Altitude.Deg(), ofDegrees)
	b = appendNumber(b, "azimuth", p.Azimuth.Deg(), ofDegrees)
	b = appendNumber(b, "refracted", p.Refracted.Deg(), ofDegrees)
	b = appendNumber(b, "ra", p.RA.Deg(), ofDegrees)
	b = appendNumber(b, "dec", p.Dec.Deg(), ofDegrees)
	b = appendNumber(b, "raAstrometric", g.AstrometricRA.Deg(), ofDegrees)
	b = appendNumber(b, "decAstrometric", g.AstrometricDec.Deg(), ofDegrees)
	b = appendNumber(b, "raGeocentric", g.RA.Deg(), ofDegrees)
	b = appendNumber(b, "decGeocentric", g.Dec.Deg(), ofDegrees)
	b = appendNumber(b, "eclipticLongitude", g.EclipticLongitude.Deg(), ofDegrees)
	b = appendNumber(b, "eclipticLatitude", g.EclipticLatitude.Deg(), ofDegrees)
	b = appendNumber(b, "hourAngle", unit.Angle(p.HourAngle.Rad()).Deg(), ofDegrees)
	b = appendNumber(b, "parallacticAngle", p.Parallactic.Deg(), ofDegrees)
	b = appendNumber(b, "airMass", p.AirMass, ofFractions)
	b = appendNumber(b, "distance", p.Distance, ofAU)
	b = appendNumber(b, "distanceGeocentric", g.Distance, ofAU)
	b = appendNumber(b, "distanceHeliocentric", p.DistanceHeliocentric, ofAU)
	b = appendNumber(b, "distanceKm", p.Distance*ephem.KmPerAU, ofKilometres)
	b = appendNumber(b, "distanceGeocentricKm", g.Distance*ephem.KmPerAU, ofKilometres)
	b = appendNumber(b, "lightTime", p.LightTime, ofSeconds)
	b = appendNumber(b, "illuminated", p.Illuminated, ofFractions)
	b = appendNumber(b, "phaseAngle", p.PhaseAngle.Deg(), ofFractions)
	if p.Body == ephem.Moon {
		b = appendText(b, "phaseName", a.phase.Name)
		b = appendNumber(b, "age", a.phase.Age.Hours()/24, ofFractions)
	}
	b = appendNumber(b, "elongation", p.Elongation.Deg(), ofFractions)
	b = appendText(b, "elongationSide", string(p.Side))
	b = appendNumber(b, "diameter", p.Diameter.Sec(), ofArcsec)
	b = appendNumber(b, "magnitude", p.Magnitude, ofMagnitudes)
	b = appendText(b, "constellation", p.Constellation)
	b = append(b, `,"time":"`...)
	b = appendTime(b, q)
	b = append(b, '"')
	b = appendText(b, "timeBasis", a.timeBasis)
	b = appendNumber(b, "deltaT", a.deltaT, ofTenths)
	b = appendNumber(b, "deltaTUncertainty", a.deltaTUncertainty, ofTenths)
	b = appendNumber(b, "siderealTime", a.siderealTime.Deg(), ofDegrees)
	if len(a.day) > 0 {
		b = appendText(b, "zone", q.zone.String())
		b = append(b, ',')
		b = append(b, a.day[1:len(a.day)-1]...)
	}
	b = append(b, `,"observer":{"lat":`...)
	b = appendTrimmed(b, q.observer.Latitude.Deg(), ofDegrees)
	b = append(b, `,"lon":`...)
	b = appendTrimmed(b, q.observer.Longitude.Deg(), ofDegrees)
	b = append(b, `,"elevation":`...)
	b = appendTrimmed(b, q.observer.Elevation, ofMetres)
	if q.observer.Airless {
		b = append(b, `,"pressure":0`...)
	} else if q.observer.Pressure != 0 || q.observer.Elevation != 0 {
		pressure, temperature := q.observer.Air()
		b = append(b, `,"pressure":`...)
		b = appendTrimmed(b, pressure, ofMetres)
		b = append(b, `,"temperature":`...)
		b = appendTrimmed(b, temperature, ofMetres)
	}
	b = append(b, `,"default":`...)
	b = strconv.AppendBool(b, q.greenwich)
	return append(b, "}}\n"...)
}

// appendText writes a further member of letters, digits and blanks; nothing,
// where it is empty.
func appendText(b []byte, key, value string) []byte {
	if value == "" {
		return b
	}
	b = append(b, ',', '"')
	b = append(b, key...)
	b = append(b, `":"`...)
	b = append(b, value...)
	return append(b, '"')
}

// appendTime writes a given time as short as it can be and the clock's always
// to the millisecond.
func appendTime(b []byte, q query) []byte {
	if q.given {
		return q.time.AppendFormat(b, time.RFC3339Nano)
	}
	return q.time.AppendFormat(b, "2006-01-02T15:04:05.000Z07:00")
}

// appendNumber writes a further member of an object; nothing, where the quantity
// does not exist.
func appendNumber(b []byte, key string, x float64, decimals int) []byte {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return b
	}
	b = append(b, ',', '"')
	b = append(b, key...)
	b = append(b, '"', ':')
	return appendFixed(b, x, decimals)
}

// appendTrimmed writes x without the zeros at its end.
func appendTrimmed(b []byte, x float64, decimals int) []byte {
	b = appendFixed(b, x, decimals)
	for b[len(b)-1] == '0' {
		b = b[:len(b)-1]
	}
	if b[len(b)-1] == '.' {
		b = b[:len(b)-1]
	}
	return b
}

// appendFixed writes x with a fixed number of decimals, at least one. In this
// range strconv does the same with arithmetic of arbitrary length, in ten times
// the time.
func appendFixed(b []byte, x float64, decimals int) []byte {
	scale := 1.0
	for range decimals {
		scale *= 10
	}
	scaled := math.RoundToEven(x * scale)
	if math.Abs(scaled) >= 1<<53 {
		return strconv.AppendFloat(b, x, 'f', decimals, 64)
	}
	n := int64(scaled)
	if n < 0 {
		b = append(b, '-')
		n = -n
	}
	one := int64(scale)
	b = strconv.AppendInt(b, n/one, 10)
	b = append(b, '.')
	fraction := n % one
	for one /= 10; one > 0; one /= 10 {
		b = append(b, byte('0'+fraction/one%10))
	}
	return b
}
