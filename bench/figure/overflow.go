package figure

import (
	"regexp"
	"time"
)

// written is how time.ParseDuration wants a duration.
var written = regexp.MustCompile(`^[-+]?((\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h))+$`)

// Overflows reports whether a text is a duration as time.ParseDuration reads it,
// but for its length, for which that function has no error of its own.
func Overflows(text string) bool {
	_, err := time.ParseDuration(text)
	return err != nil && written.MatchString(text)
}
