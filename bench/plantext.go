package bench

import (
	"bytes"
	"encoding/json"
	"strings"
	"time"

	"perihelion/bench/figure"
	"perihelion/ephem/field"
)

// withoutMark is a text without the byte order mark that editors of Windows begin
// files with.
func withoutMark(text []byte) []byte { return bytes.TrimPrefix(text, []byte("\ufeff")) }

// repeated returns the first key that an object within a JSON text has twice, in
// whatever case, or "". Which of the two counts is not defined (RFC 8259, 4): what a
// person reads would not be what is carried out.
func repeated(text []byte) string {
	var objects []map[string]bool // those that are open; nil for an array
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	key := false // the next text is a key
	for {
		token, err := d.Token()
		if err != nil {
			return "" // its end, or what json.Unmarshal will say
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

// longest are the bounds of the times in a plan, as Validate has them.
func longest(key string) time.Duration {
	return map[string]time.Duration{"work": maxWork, "delay": MaxDelay, "duration": maxDuration, "timeout": MaxTimeout}[key]
}

// wrongTime describes what is wrong with the text of a time in a plan.
func wrongTime(key string, raw json.RawMessage) error {
	var s string
	if json.Unmarshal(raw, &s) == nil && figure.Overflows(s) {
		return field.Errorf(key, "%s of %s is longer than any that can be used; write at most %s", key, raw, figure.Duration(longest(key)))
	}
	return field.Errorf(key, "%s of %s is not a time; write it as text with a unit, as in \"10s\" or \"200µs\"", key, raw)
}
