package jovian

import (
	"context"
	"time"

	"perihelion/assets/field"
	"perihelion/ephem"
	"perihelion/ephem/internal/parallel"
)

// share is the part of a long span that is searched at a time, by one processor.
const share = 64 * 24 * time.Hour

// shares searches a span in pieces, and returns what is found in their order. The error is
// the context's, or about the span.
func shares[T any](ctx context.Context, from, to time.Time, search func(start, end time.Time) []T) ([]T, error) {
	if !from.Before(to) {
		return nil, field.Errorf("to", "the span from %s to %s is empty; write an end that comes after its beginning",
			from.Format(time.RFC3339), to.Format(time.RFC3339))
	}
	for _, t := range []time.Time{from, to.Add(-1)} {
		if _, err := ephem.At(t); err != nil {
			return nil, err
		}
	}
	n := int((to.Sub(from) + share - 1) / share)
	return parallel.Collect(ctx, n, func(i int) ([]T, error) {
		start := from.Add(time.Duration(i) * share)
		end := start.Add(share)
		if end.After(to) {
			end = to
		}
		return search(start, end), nil
	})
}
