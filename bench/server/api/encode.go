package api

import (
	"math"
	"strconv"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/ephem"
)

// Decimals of the quantities in an answer: one more than is certain.
const (
	ofDegrees    = 7 // 0.36 milliarcseconds
	ofAU         = 9 // 150 m
	ofSeconds    = 3
	ofFractions  = 5
	ofArcsec     = 3
	ofMagnitudes = 2
	ofMetres     = 3
)

// appendPosition encodes the answer for one body. The keys name, alt and az come
// first, as in the experiment that this interface grew out of; alt is the
// refracted altitude there. Decimals are fixed, not trimmed, so that answers
// keep their length while the clock runs: some load generators count an answer
// of another length as a failure.
func appendPosition(b []byte, q query, deltaT float64, p ephem.Position) []byte {
	b = append(b, `{"name":"`...)
	b = append(b, p.Body.Key()...)
	b = append(b, '"')
	b = appendNumber(b, "alt", p.Refracted.Deg(), ofDegrees)
	b = appendNumber(b, "az", p.Azimuth.Deg(), ofDegrees)
	b = appendNumber(b, "altitude", p.Altitude.Deg(), ofDegrees)
	b = appendNumber(b, "ra", p.RA.Deg(), ofDegrees)
	b = appendNumber(b, "dec", p.Dec.Deg(), ofDegrees)
	b = appendNumber(b, "raAstrometric", p.Geocentric.AstrometricRA.Deg(), ofDegrees)
	b = appendNumber(b, "decAstrometric", p.Geocentric.AstrometricDec.Deg(), ofDegrees)
	b = appendNumber(b, "hourAngle", unit.Angle(p.HourAngle.Rad()).Deg(), ofDegrees)
	b = appendNumber(b, "distance", p.Distance, ofAU)
	b = appendNumber(b, "distanceGeocentric", p.Geocentric.Distance, ofAU)
	b = appendNumber(b, "lightTime", p.LightTime, ofSeconds)
	b = appendNumber(b, "illuminated", p.Illuminated, ofFractions)
	b = appendNumber(b, "phaseAngle", p.PhaseAngle.Deg(), ofFractions)
	b = appendNumber(b, "elongation", p.Elongation.Deg(), ofFractions)
	b = appendNumber(b, "diameter", p.Diameter.Sec(), ofArcsec)
	b = appendNumber(b, "magnitude", p.Magnitude, ofMagnitudes)
	if p.Constellation != "" {
		b = append(b, `,"constellation":"`...)
		b = append(b, p.Constellation...) // letters and spaces
		b = append(b, '"')
	}
	b = append(b, `,"time":"`...)
	b = appendTime(b, q)
	b = append(b, '"')
	b = appendNumber(b, "deltaT", deltaT, ofSeconds)
	b = append(b, `,"observer":{"lat":`...)
	b = appendTrimmed(b, q.observer.Latitude.Deg(), ofDegrees)
	b = append(b, `,"lon":`...)
	b = appendTrimmed(b, q.observer.Longitude.Deg(), ofDegrees)
	b = append(b, `,"elevation":`...)
	b = appendTrimmed(b, q.observer.Elevation, ofMetres)
	b = append(b, `,"default":`...)
	b = strconv.AppendBool(b, q.greenwich)
	return append(b, "}}\n"...)
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
