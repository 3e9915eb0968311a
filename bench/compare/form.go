package compare

import "io"

// Form is one way to write a comparison.
type Form struct {
	Key    string // on the command line: "markdown"
	Title  string // in a menu: "Markdown"
	Ending string // of a file, with the dot: ".md"
	Write  func(io.Writer, Comparison) error
}

// Forms are the forms of a comparison, the usual one first.
func Forms() []Form {
	return []Form{
		{"table", "Table as text", ".txt", Text},
		{"json", "JSON", ".json", JSON},
		{"csv", "CSV", ".csv", CSV},
		{"markdown", "Markdown", ".md", Markdown},
	}
}
