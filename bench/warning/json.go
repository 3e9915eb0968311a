package warning

import "slices"

// JSON is how documents hold warnings: sentences for people and for programs that
// know no more, and values beside them. Documents embed it.
type JSON struct {
	Sentences []string  `json:"warnings"`
	Details   []Warning `json:"warningDetails,omitempty"`
}

// InJSON returns warnings as a document holds them.
func InJSON(all []Warning) JSON { return JSON{Sentences: Sentences(all), Details: all} }

// Warnings returns the warnings of a document: its details, or, in a document of a
// version without them, the warnings that FromSentences makes. It is never nil.
func (j JSON) Warnings() []Warning {
	if len(j.Details) > 0 {
		return slices.Clip(j.Details)
	}
	return FromSentences(j.Sentences)
}
