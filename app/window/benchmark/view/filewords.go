package view

import (
	"fmt"
	"strings"
	"time"

	"perihelion/bench"
)

// FileWords are the words from which a name is made for a file about results: the
// day and what was compared. An address is not among them: it may hold a password.
func FileWords(r bench.Results) []string {
	var names []string
	for _, res := range r.Results {
		names = append(names, res.Config)
	}
	what := strings.Join(names, " vs ")
	if len(names) > 3 {
		what = fmt.Sprintf("%d configurations", len(names))
	}
	return []string{"benchmark", r.Started.Format(time.DateOnly), what}
}
