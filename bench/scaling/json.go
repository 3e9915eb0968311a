package scaling

import (
	"encoding/json"
	"math"
)

// bounds is an estimate in JSON, which has no infinity: a key that is missing means it.
type bounds struct {
	Value *float64 `json:"value,omitempty"`
	Low   *float64 `json:"low,omitempty"`
	High  *float64 `json:"high,omitempty"`
}

// MarshalJSON leaves infinite values out.
func (e Estimate) MarshalJSON() ([]byte, error) {
	finite := func(v float64) *float64 {
		if math.IsInf(v, 0) {
			return nil
		}
		return &v
	}
	return json.Marshal(bounds{finite(e.Value), finite(e.Low), finite(e.High)})
}

// UnmarshalJSON reads the JSON of MarshalJSON.
func (e *Estimate) UnmarshalJSON(text []byte) error {
	var b bounds
	if err := json.Unmarshal(text, &b); err != nil {
		return err
	}
	known := func(v *float64) float64 {
		if v == nil {
			return math.Inf(1)
		}
		return *v
	}
	*e = Estimate{known(b.Value), known(b.Low), known(b.High)}
	return nil
}
