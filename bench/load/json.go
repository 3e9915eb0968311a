package load

import (
	"bytes"
	"encoding/json"

	"perihelion/bench/warning"
)

// bareMeasurement is a Measurement without its methods, so that package json sees its
// fields.
type bareMeasurement Measurement

// MarshalJSON returns the measurement with its warnings twice: as the sentences that
// the contract has had from its first version, and as values beside them.
func (m Measurement) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false) // the caller's encoder decides that
	err := e.Encode(struct {
		bareMeasurement
		Warnings []string          `json:"warnings"`
		Details  []warning.Warning `json:"warningDetails,omitempty"`
	}{bareMeasurement(m), warning.Sentences(m.Warnings), m.Warnings})
	return b.Bytes(), err
}

// UnmarshalJSON reads the document that MarshalJSON writes, and that of the first
// version, which has sentences alone.
func (m *Measurement) UnmarshalJSON(b []byte) error {
	read := struct {
		*bareMeasurement
		Warnings []string          `json:"warnings"`
		Details  []warning.Warning `json:"warningDetails"`
	}{bareMeasurement: (*bareMeasurement)(m)}
	if err := json.Unmarshal(b, &read); err != nil {
		return err
	}
	if m.Warnings = read.Details; m.Warnings == nil {
		m.Warnings = warning.FromSentences(read.Warnings)
	}
	return nil
}
