package load

import (
	"encoding/json"
	"io"
)

// WriteJSON writes the measurement as one JSON document: the contract's keys, what
// this program knows beyond them, and what was asked for, under the key load.
func (m Measurement) WriteJSON(w io.Writer, o Options) error {
	if m.Warnings == nil {
		m.Warnings = []string{}
	}
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false) // a URL is to be read
	return encoder.Encode(struct {
		Measurement
		Load Spec `json:"load"`
	}{m, o.Spec()})
}
