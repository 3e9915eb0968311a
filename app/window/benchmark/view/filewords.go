package view

import (
	"fmt"
	"strings"
	"time"

	"perihelion/bench"
)

// FileWords are the words of a name for a file of results: the day and the compared
// configurations. An address is not among them, because it may hold a password.
func FileWords(r bench.Results) []string {
	var names []string
	for _, res := range r.Results {
		names = append(names, res.Config)
	}
	what := strings.Join(names, " vs ")
	if len(names) > 3 {
		what = fmt.Sprintf("%d configurations", len(names))
	}
	return []string{r.Started.Format(time.DateOnly), what}
}
