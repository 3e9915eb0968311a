package report

import (
	"encoding/json"
	"io"

	"perihelion/bench/load"
)

// JSON writes a measurement as one JSON document: the contract's keys, the further
// ones of this program, and the load that was asked for under the key load.
func JSON(w io.Writer, m load.Measurement, o load.Options) error {
	spec := o.Spec()
	m.Load = &spec
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false) // a URL is to be read
	return encoder.Encode(m)
}
