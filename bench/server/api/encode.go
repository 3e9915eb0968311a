package api

import (
	"encoding/json"
	"math"
	"slices"
	"strconv"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/ephem"
	"perihelion/ephem/almanac"
)

// Decimals of numbers in an answer that are not in the table of quantities.
const (
	ofDegrees = 7
	ofTenths  = 4 // of a millisecond
	ofMetres  = 3
)

// answer is the subject of an answer for one body.
type answer struct {
	almanac.Sight
	day []byte // a JSON object, empty where it was not asked for

	siderealTime      unit.Angle // local
	timeBasis         string
	deltaT            float64
	deltaTUncertainty float64 // NaN where ΔT is not the program's own

	// buffer is the place of the encoded answer. The functions of the table take the
	// Sight by its address, which puts it into the heap: together they are one
	// allocation, as the bytes alone would be.
	buffer [1200]byte
}

// member is a quantity as a member of the answer.
type member struct {
	before string // the comma, the key and the colon
	almanac.Quantity
}

// members are the quantities in the order of the answer: that of the table, but the
// quantities of the place in the sky come before the distances. The quantities of the
// face and of Jupiter's moons are left to the document.
var members = func() (all []member) {
	quantities := almanac.Quantities()
	key := func(key string) func(almanac.Quantity) bool {
		return func(q almanac.Quantity) bool { return q.Key == key }
	}
	from, to := slices.IndexFunc(quantities, key("hourAngle")), slices.IndexFunc(quantities, key("airMass"))+1
	moved := slices.Clone(quantities[from:to])
	quantities = slices.Delete(quantities, from, to)
	quantities = slices.Insert(quantities, slices.IndexFunc(quantities, key("distance")), moved...)
	for _, q := range quantities {
		if q.OfFace || q.OfMoons { // they would cost more than the position
			continue
		}
		all = append(all, member{`,"` + q.Key + `":`, q})
	}
	return all
}()

// appendPosition encodes the answer for one body. The keys name, alt and az come
// first, as in the experiment that this interface grew out of; alt is the
// refracted altitude there. Both are repeated under the names that they have in the
// document of all bodies, so that one reader suffices for both. Decimals are
// fixed, not trimmed, so that answers keep their length while the clock runs:
// some load generators count an answer of another length as a failure.
func appendPosition(b []byte, q *query, a *answer) []byte {
	b = append(b, `{"name":"`...)
	b = append(b, a.Body.Key()...)
	b = append(b, '"')
	b = appendNumber(b, `,"alt":`, a.Refracted.Deg(), ofDegrees)
	b = appendNumber(b, `,"az":`, a.Azimuth.Deg(), ofDegrees)
	for i := range members {
		m := &members[i]
		if m.Word != nil {
			b = appendText(b, m.before, m.Word(&a.Sight))
		} else {
			b = appendNumber(b, m.before, m.Value(&a.Sight), m.Fixed)
		}
	}
	b = append(b, `,"time":"`...)
	b = appendTime(b, q)
	b = append(b, '"')
	b = appendText(b, `,"timeBasis":`, a.timeBasis)
	b = appendNumber(b, `,"deltaT":`, a.deltaT, ofTenths)
	b = appendNumber(b, `,"deltaTUncertainty":`, a.deltaTUncertainty, ofTenths)
	b = appendNumber(b, `,"siderealTime":`, a.siderealTime.Deg(), ofDegrees)
	if len(a.day) > 0 {
		b = appendText(b, `,"zone":`, q.Zone.String())
		b = append(b, ',')
		b = append(b, a.day[1:len(a.day)-1]...)
	}
	b = append(b, `,"observer":{"lat":`...)
	b = appendTrimmed(b, q.Observer.Latitude.Deg(), ofDegrees)
	b = append(b, `,"lon":`...)
	b = appendTrimmed(b, q.Observer.Longitude.Deg(), ofDegrees)
	b = append(b, `,"elevation":`...)
	b = appendTrimmed(b, q.Observer.Elevation, ofMetres)
	if q.Observer.Airless {
		b = append(b, `,"pressure":0`...)
	} else if q.Observer.Pressure != 0 || q.Observer.Elevation != 0 {
		pressure, temperature := q.Observer.Air()
		b = append(b, `,"pressure":`...)
		b = appendTrimmed(b, pressure, ofMetres)
		b = append(b, `,"temperature":`...)
		b = appendTrimmed(b, temperature, ofMetres)
	}
	if pole := q.Observer.Pole; pole != (ephem.Pole{}) {
		b = append(b, `,"poleX":`...)
		b = appendTrimmed(b, pole.X.Sec(), ofTenths)
		b = append(b, `,"poleY":`...)
		b = appendTrimmed(b, pole.Y.Sec(), ofTenths)
	}
	if q.Place != "" {
		name, err := json.Marshal(q.Place)
		if err == nil { // as of any text
			b = append(append(b, `,"place":`...), name...)
		}
	}
	b = append(b, `,"default":`...)
	b = strconv.AppendBool(b, q.greenwich)
	return append(b, "}}\n"...)
}

// appendText writes a further member of letters, digits and blanks after its key;
// nothing, where it is empty.
func appendText(b []byte, key, value string) []byte {
	if value == "" {
		return b
	}
	b = append(b, key...)
	b = append(b, '"')
	b = append(b, value...)
	return append(b, '"')
}

// appendTime writes a given time as short as it can be and the clock's always
// to the millisecond.
func appendTime(b []byte, q *query) []byte {
	if q.given {
		return q.Time.AppendFormat(b, time.RFC3339Nano)
	}
	return q.Time.AppendFormat(b, "2006-01-02T15:04:05.000Z07:00")
}

// appendNumber writes a further member of an object after its key; nothing, where the
// number does not exist.
func appendNumber(b []byte, key string, x float64, decimals int) []byte {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return b
	}
	b = append(b, key...)
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

// powers of ten, as many as there are decimals.
var powers = [...]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9}

// appendFixed writes x with a fixed number of decimals, from one to nine. In this
// range strconv does the same with arithmetic of arbitrary length, in ten times
// the time.
func appendFixed(b []byte, x float64, decimals int) []byte {
	scale := powers[decimals]
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
	b = append(b, ".000000000"[:decimals+1]...)
	for fraction, i := n%one, len(b)-1; fraction > 0; i-- {
		b[i] = byte('0' + fraction%10)
		fraction /= 10
	}
	return b
}
