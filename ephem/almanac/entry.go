package almanac

import (
	"encoding/json"
	"math"
)

// Entry is one body of a document: where it stands, how it looks, and what it does
// on the civil day.
type Entry struct {
	Sight
	Day
	*Upcoming // nil where it was not asked for
}

// MarshalJSON writes the body's key, its quantities in the order of the table, and
// its day, as one flat object. A quantity that does not exist is absent.
func (e Entry) MarshalJSON() ([]byte, error) {
	b := append(make([]byte, 0, 2048), `{"name":"`+e.Body.Key()+`"`...)
	for i := range quantities {
		value, err := quantities[i].json(&e.Sight)
		if err != nil {
			return nil, err
		}
		if value != nil {
			b = append(b, `,"`+quantities[i].Key+`":`...)
			b = append(b, value...)
		}
	}
	rest, err := json.Marshal(struct {
		Day
		*Upcoming
	}{e.Day, e.Upcoming})
	if err != nil {
		return nil, err
	}
	b = append(b, ',')
	return append(b, rest[1:]...), nil
}

// json writes the value; nil where it does not exist.
func (q *Quantity) json(s *Sight) ([]byte, error) {
	if q.Word != nil {
		word := q.Word(s)
		if word == "" {
			return nil, nil
		}
		return json.Marshal(word)
	}
	x := q.rounded(s)
	if math.IsNaN(x) {
		return nil, nil
	}
	return json.Marshal(x)
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
