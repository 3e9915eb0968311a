package compare

import (
	"bytes"
	"encoding/json"
	"io"

	"perihelion/bench"
	"perihelion/bench/warning"
)

// Format names the version of the document.
const Format = "perihelion/comparison/1"

// plain is the type without its methods, for encoding/json.
type plain Comparison

// MarshalJSON writes warnings as sentences and as values beside them.
func (c Comparison) MarshalJSON() ([]byte, error) {
	var text bytes.Buffer
	err := bench.WriteDocument(&text, struct {
		plain
		warning.JSON
	}{plain(c), warning.InJSON(c.Warnings)})
	return text.Bytes(), err
}

var _ json.Marshaler = Comparison{}

// JSON writes the comparison as one document.
func JSON(w io.Writer, c Comparison) error { return bench.WriteDocument(w, c) }
