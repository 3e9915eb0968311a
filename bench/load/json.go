package load

import (
	"encoding/json"
	"fmt"
	"io"
)

// WriteJSON writes the measurement as one JSON document: the contract's keys,
// and what this program knows beyond them.
func (m Measurement) WriteJSON(w io.Writer, _ Options) error {
	if m.Warnings == nil {
		m.Warnings = []string{}
	}
	b, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return fmt.Errorf("encode the measurement: %w", err)
	}
	_, err = w.Write(append(b, '\n'))
	return err
}
