// Package warning holds reasons to doubt a figure as values: the sentence that a
// person reads is composed from them, and nothing takes a sentence apart again.
package warning

import (
	"slices"
	"strings"

	"perihelion/bench/named"
)

// A Severity orders warnings by their effect on the figures.
type Severity string

// The severities.
const (
	Note    Severity = "note"    // the figures hold; there is something to know about them
	Caution Severity = "caution" // the figures contain something that is not the server's
	Severe  Severity = "severe"  // there is no figure, or it must not be compared
)

// Warning is a reason to doubt a figure.
type Warning struct {
	Code     string   `json:"code"`              // names the kind of cause, in lower-case words joined by hyphens: "generator-limit"; stable between versions
	Subject  string   `json:"subject,omitempty"` // the label of the configuration it is about; "" where it is about the whole load or run
	Cause    string   `json:"cause"`             // the event and its effect on the figures: lower case, one or more sentences, without the last full stop
	Remedy   string   `json:"remedy,omitempty"`  // the action to take: capital letter, without the last full stop; "" where nothing can be done
	Severity Severity `json:"severity"`

	// Names are the places in Cause where other configurations are named. Cause reads
	// well without them. A caller with other words than labels for configurations
	// replaces the labels at these places.
	Names []named.Name `json:"names,omitempty"`
}

// Naming returns the warning with a cause that has names in it, marked by
// named.Mark.
func (w Warning) Naming(marked string) Warning {
	w.Cause, w.Names = named.Cut(marked)
	return w
}

// String returns the cause and the remedy as text without a last full stop, and
// without the subject, which the reader puts where it belongs.
func (w Warning) String() string {
	if w.Remedy == "" {
		return w.Cause
	}
	return w.Cause + ". " + w.Remedy
}

// About returns the warning with a subject.
func (w Warning) About(subject string) Warning {
	w.Subject = subject
	return w
}

// Same reports whether two warnings have the same code and subject. Their figures
// may differ. Warnings without a code, as FromSentences returns them, are the same
// where their causes are.
func Same(a, b Warning) bool {
	return a.Code == b.Code && a.Subject == b.Subject && (a.Code != "" || a.Cause == b.Cause)
}

// Sentences returns the text of each warning; never nil, so that JSON has a list.
func Sentences(all []Warning) []string {
	out := make([]string, len(all))
	for i, w := range all {
		out[i] = w.String()
	}
	return out
}

// Has reports whether one of the warnings has the code.
func Has(all []Warning, code string) bool {
	return slices.ContainsFunc(all, func(w Warning) bool { return w.Code == code })
}

// FromSentences returns warnings of sentences alone, as files of the first version
// have them: each is a cause without a code.
func FromSentences(all []string) []Warning {
	out := make([]Warning, len(all))
	for i, s := range all {
		out[i] = Warning{Cause: strings.TrimSuffix(s, "."), Severity: Caution}
	}
	return out
}
