package bench

import (
	"bytes"
	"encoding/json"
	"strings"

	"perihelion/assets/field"
	"perihelion/bench/figure"
)

// withoutMark returns a text without the byte order mark that editors of Windows begin
// files with.
func withoutMark(text []byte) []byte { return bytes.TrimPrefix(text, []byte("\ufeff")) }

// repeated returns the first key that an object within a JSON text has twice, in
// any case, or "". Which of the two counts is not defined (RFC 8259, 4): the plan
// that a person reads would not be the one that is carried out.
func repeated(text []byte) string {
	var objects []map[string]bool // that are open; nil for an array
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	key := false // the next text is a key
	for {
		token, err := d.Token()
		if err != nil {
			return "" // its end, or an error that json.Unmarshal reports
		}
		switch token := token.(type) {
		case json.Delim:
			switch token {
			case '{':
				objects = append(objects, make(map[string]bool))
			case '[':
				objects = append(objects, nil)
			default:
				objects = objects[:len(objects)-1]
			}
		case string:
			if key {
				seen, name := objects[len(objects)-1], strings.ToLower(token)
				if seen[name] {
					return token
				}
				seen[name] = true
				key = false
				continue
			}
		}
		key = len(objects) > 0 && objects[len(objects)-1] != nil
	}
}

// wrong describes a text that is no time of a plan.
func (t planTime) wrong(raw json.RawMessage) error {
	var s string
	if json.Unmarshal(raw, &s) == nil && figure.Overflows(s) {
		return field.Errorf(t.key, "%s of %s is longer than any that can be used; write at most %s", t.key, raw, figure.Duration(t.most))
	}
	return field.Errorf(t.key, "%s of %s is not a time; write it as text with a unit, as in \"10s\" or \"200µs\"", t.key, raw)
}
