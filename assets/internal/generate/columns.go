package main

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strconv"
)

var bareKey = regexp.MustCompile(`(?m)^(\s*)([A-Za-z0-9]+):`)
var object = regexp.MustCompile(`(?s)const m = (\{.*\n\});?\s`)

// literal decodes the object that a data module of astronomia assigns to its
// constant m: JSON but for keys without quotes.
func literal(src []byte, into any) error {
	m := object.FindSubmatch(src)
	if m == nil {
		return fmt.Errorf("there is no object m in the module")
	}
	return json.Unmarshal(bareKey.ReplaceAll(m[1], []byte(`$1"$2":`)), into)
}

// variable is one variable of a theory: terms by the power of time they belong to.
type variable struct{ terms [powers][][]float64 }

func (v *variable) UnmarshalJSON(b []byte) error {
	var m map[string][][]float64
	if err := json.Unmarshal(b, &m); err != nil {
		return err
	}
	for key, terms := range m {
		power, err := strconv.Atoi(key)
		if err != nil {
			return err
		}
		v.terms[power] = terms
	}
	return nil
}

// planes lays a column of 64-bit words out as eight planes of bytes, the most
// significant first: neighbours in a plane are alike, which compresses well.
func planes(words []uint64) []byte {
	out := make([]byte, 0, 8*len(words))
	for shift := 56; shift >= 0; shift -= 8 {
		for _, w := range words {
			out = append(out, byte(w>>shift))
		}
	}
	return out
}
