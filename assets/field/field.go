// Package field names the input that an error belongs to.
//
// Everything a person types reaches this program through a named field: a flag of the
// command line, a parameter of a URL, a key of a plan, an entry of the window. An Error
// carries that name, so that each of them can show the sentence beside its input.
//
// An Error is a plain value that every floor of the program uses. The package lies
// among the assets, the lowest floor, because it needs no other package.
package field

import "fmt"

// Error is wrong input: the field it was typed into and a sentence with the remedy,
// complete and without a prefix ("latitude 95 is outside −90 to 90; write degrees north,
// negative for south").
type Error struct {
	Field    string // the contract's name of the input: lat, lon, elevation, time, …
	Sentence string
}

func (e *Error) Error() string { return e.Sentence }

// Errorf returns an *Error for a field with a formatted sentence.
func Errorf(field, format string, args ...any) error {
	return &Error{Field: field, Sentence: fmt.Sprintf(format, args...)}
}
