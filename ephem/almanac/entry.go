package almanac

import (
	"encoding/json"
	"math"
	"strconv"
)

// Entry is one body of a document: its quantities and its events on the civil day.
type Entry struct {
	Sight
	Day
	*Upcoming // nil unless the question has Next
	*SunStays // nil but for the Sun
}

// MarshalJSON writes the body's key, its quantities in the order of the table, and
// its day, as one flat object. A quantity that does not exist is absent.
func (e Entry) MarshalJSON() ([]byte, error) { return e.appendJSON(make([]byte, 0, 2048)) }

func (e *Entry) appendJSON(b []byte) ([]byte, error) {
	b = append(b, `{"name":"`...)
	b = append(b, e.Body.Key()...)
	b = append(b, '"')
	for i := range quantities {
		b = quantities[i].appendJSON(b, &e.Sight)
	}
	rest, err := json.Marshal(struct {
		*Day
		*Upcoming
		*SunStays
	}{&e.Day, e.Upcoming, e.SunStays})
	if err != nil {
		return nil, err
	}
	b = append(b, ',')
	return append(b, rest[1:]...), nil
}

// appendJSON writes a further member of an object; nothing, where the value does not
// exist.
func (q *Quantity) appendJSON(b []byte, s *Sight) []byte {
	if q.Word != nil {
		if word := q.Word(s); word != "" {
			b = append(b, `,"`+q.Key+`":"`+word+`"`...)
		}
		return b
	}
	if x := q.rounded(s); !math.IsNaN(x) {
		b = append(b, `,"`+q.Key+`":`...)
		b = appendFloat(b, x)
	}
	return b
}

// appendFloat writes a number as package json does.
func appendFloat(b []byte, x float64) []byte {
	if abs := math.Abs(x); abs != 0 && abs < 1e-6 {
		written, _ := json.Marshal(x) // rare; it fails for NaN and infinity alone
		return append(b, written...)
	}
	return strconv.AppendFloat(b, x, 'f', -1, 64)
}

// csv writes the value in plain digits; empty where it does not exist.
func (q *Quantity) csv(s *Sight) string {
	if q.Word != nil {
		return q.Word(s)
	}
	x := q.rounded(s)
	if math.IsNaN(x) {
		return ""
	}
	return decimal(x)
}

const degree = 180 / math.Pi // of a radian

// round keeps some decimals, and never −0.
func round(x float64, decimals int) float64 {
	power := math.Pow10(decimals)
	return math.Round(x*power)/power + 0
}

// existing rounds a value that may not exist.
func existing(x float64, decimals int) *float64 {
	if math.IsNaN(x) {
		return nil
	}
	x = round(x, decimals)
	return &x
}
