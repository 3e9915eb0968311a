package phenomena

import (
	"context"
	"slices"
	"time"

	"perihelion/assets/field"
	"perihelion/ephem"
	"perihelion/ephem/internal/parallel"
)

// share is the part of a long span that a processor searches at a time for one quantity.
const share = 20 * 365 * 24 * time.Hour

// search is a quantity in a share of a span.
type search struct {
	crosses  zeroCrossing
	from, to time.Time
}

// Find lists in order of time the events from an instant up to another, which is not
// included, to some bodies (nil for all ten) and of some kinds (none for all). Kinds that
// a body has not are passed over.
//
// The error is that of the context once it is done, a *ephem.RangeError for
// years in which there are no answers, or a *field.Error of "to" for an empty span
// and of "kind" for a kind that does not exist.
func Find(ctx context.Context, from, to time.Time, bodies []ephem.Body, wanted ...Kind) ([]Event, error) {
	if err := checked(from, to); err != nil {
		return nil, err
	}
	for _, k := range wanted {
		if err := k.validate(); err != nil {
			return nil, err
		}
	}
	if len(wanted) == 0 {
		wanted = kinds[:]
	}
	if len(bodies) == 0 {
		bodies = ephem.Bodies()
	}
	bodies = slices.Compact(slices.Sorted(slices.Values(bodies)))

	var searches []search
	for start := from; start.Before(to); start = start.Add(share) {
		end := start.Add(share)
		if end.After(to) {
			end = to
		}
		for _, b := range bodies {
			for _, c := range zeroCrossings(b) {
				if c.offers(wanted) {
					searches = append(searches, search{c, start, end})
				}
			}
		}
	}
	events, err := parallel.Collect(ctx, len(searches), func(i int) ([]Event, error) {
		s := &searches[i]
		return s.crosses.events(ctx, s.from, s.to, wanted)
	})
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(events, func(a, b Event) int { return a.Time.Compare(b.Time) })
	return events, nil
}

// checked returns nil for a span that is not empty, with positions throughout.
func checked(from, to time.Time) error {
	if !from.Before(to) {
		return field.Errorf("to", "the span from %s to %s is empty; write an end that comes after its beginning",
			from.Format(time.RFC3339), to.Format(time.RFC3339))
	}
	if _, err := ephem.At(from); err != nil {
		return err
	}
	_, err := ephem.At(to.Add(-1))
	return err
}

// offers reports whether any of the wanted kinds are among its events.
func (c *zeroCrossing) offers(wanted []Kind) bool {
	return slices.ContainsFunc(c.kinds, func(k Kind) bool { return slices.Contains(wanted, k) })
}

// events finds the events in a span, of the kinds that are wanted.
func (c *zeroCrossing) events(ctx context.Context, from, to time.Time, wanted []Kind) ([]Event, error) {
	found, err := c.crossings(ctx, from, to)
	if err != nil {
		return nil, err
	}
	var events []Event
	for _, x := range found {
		if surpassed, err := c.surpassed(ctx, x); err != nil {
			return nil, err
		} else if surpassed {
			continue
		}
		s, err := look(c.body, x.at)
		if err != nil {
			return nil, err
		}
		i := c.which(s, x.rising)
		if i < 0 || !slices.Contains(wanted, c.kinds[i]) {
			continue
		}
		event := Event{
			Time: x.at.In(from.Location()), Kind: c.kinds[i], Body: c.body,
			Geocentric: s.body, FromSun: s.fromSun,
		}
		if err := event.measure(); err != nil {
			return nil, err
		}
		events = append(events, event)
	}
	return events, nil
}
