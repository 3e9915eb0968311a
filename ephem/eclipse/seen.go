package eclipse

import (
	"context"
	"slices"
	"time"

	"perihelion/ephem"
)

// Local is an eclipse and one observer's circumstances of it.
type Local struct {
	Eclipse
	Here Circumstances
}

// Maximum returns when the eclipse is at its most: for the observer where anything is
// seen, which may be at sunrise or sunset; else for the whole Earth.
func (l Local) Maximum() time.Time {
	if best, seen := l.Here.Best(); seen {
		return best.Time
	}
	return l.Greatest
}

// For returns eclipses as an observer has them, in the order of Local.Maximum. The errors
// are the context's, and the same as of Eclipse.From.
func For(ctx context.Context, all []Eclipse, o ephem.Observer) ([]Local, error) {
	local := make([]Local, 0, len(all))
	for _, e := range all {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		here, err := e.From(o)
		if err != nil {
			return nil, err
		}
		local = append(local, Local{e, here})
	}
	slices.SortStableFunc(local, func(a, b Local) int { return a.Maximum().Compare(b.Maximum()) })
	return local, nil
}

// FindFor returns the eclipses of a span as an observer has them, in the order of
// Local.Maximum. One that the observer sees belongs to the span where any part
// that is seen does, whenever it is greatest elsewhere on Earth: a maximum may
// therefore lie outside the span. One that the observer misses belongs to it
// where any part on Earth does.
//
// The errors are the same as of Find and For.
func FindFor(ctx context.Context, o ephem.Observer, from, to time.Time) ([]Local, error) {
	all, err := Find(ctx, from, to)
	if err != nil {
		return nil, err
	}
	local, err := For(ctx, all, o)
	return slices.DeleteFunc(local, func(l Local) bool {
		begins, ends := l.Here.Seen()
		return l.Here.Kind != None && (!begins.Before(to) || !ends.After(from))
	}), err
}

// Seen returns from when to when an observer sees the eclipse, zero where nothing
// is seen. In between, the body may be below the horizon.
func (c Circumstances) Seen() (from, to time.Time) {
	for _, v := range c.Views {
		if !v.Up {
			continue
		}
		if from.IsZero() {
			from = v.Time
		}
		to = v.Time
	}
	return from, to
}
