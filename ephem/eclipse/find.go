package eclipse

import (
	"context"
	"math"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	meeus "github.com/soniakeys/meeus/v3/eclipse"

	"perihelion/assets/field"
	"perihelion/ephem"
)

// Find returns the eclipses of the Sun and of the Moon of which any part on
// Earth is in the span from an instant up to another, which is not included, in
// the order of their greatest phases.
//
// The error is a *field.Error of the field "to" for an empty span, an
// *ephem.RangeError outside the years of package ephem, or the context's.
func Find(ctx context.Context, from, to time.Time) ([]Eclipse, error) {
	if !from.Before(to) {
		return nil, field.Errorf("to", "the span from %s to %s is empty; write an end after the start",
			from.Format(time.RFC3339), to.Format(time.RFC3339))
	}
	for _, t := range []time.Time{from, to.Add(-1)} {
		if _, err := ephem.At(t); err != nil {
			return nil, err
		}
	}
	var candidates []candidate
	for lunation := lunationAt(from) - 1; lunation <= lunationAt(to)+1; lunation++ {
		for _, c := range candidatesIn(lunation) {
			if !c.near.Before(from.Add(-slack)) && !c.near.After(to.Add(slack)) {
				candidates = append(candidates, c)
			}
		}
	}
	found, err := tryAll(ctx, candidates, from.Location())
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(found, func(e Eclipse) bool {
		if e.Kind == None {
			return true
		}
		begins, ends := e.Phases[0].Time, e.Phases[len(e.Phases)-1].Time
		return !begins.Before(to) || !ends.After(from)
	}), nil
}

// tryAll computes the eclipse of each candidate, on all processors.
func tryAll(ctx context.Context, candidates []candidate, zone *time.Location) ([]Eclipse, error) {
	eclipses, errs := make([]Eclipse, len(candidates)), make([]error, len(candidates))
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(candidates)) {
		workers.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(candidates)) && ctx.Err() == nil; i = next.Add(1) - 1 {
				eclipses[i], errs[i] = candidates[i].eclipse(zone)
			}
		})
	}
	workers.Wait()
	for _, err := range append(errs, ctx.Err()) {
		if err != nil {
			return nil, err
		}
	}
	return eclipses, nil
}

// slack is more than there can be between the first guess at a greatest eclipse
// and the eclipse's beginning or end: the 3.2 hours of the longest, and the
// error of the guess, which is a few minutes and ΔT.
const slack = 4*time.Hour + 12*time.Minute

// candidate is a new or full moon near enough to a node that there may be an
// eclipse.
type candidate struct {
	of   ephem.Body
	near time.Time
}

func (c candidate) eclipse(zone *time.Location) (Eclipse, error) {
	track, err := follow(c.near.In(zone))
	if err != nil {
		return Eclipse{}, err
	}
	if c.of == ephem.Moon {
		return track.lunar()
	}
	return track.solar()
}

// candidatesIn estimates eclipses at the new moon and the full moon of a lunation by
// chapter 54 of Meeus, Astronomical Algorithms. Its γ is good to 0.002 of an Earth's
// radius.
func candidatesIn(lunation float64) (some []candidate) {
	const doubt = 0.03
	_, _, jde, γ, _, penumbra, _ := meeus.Solar(yearOf(lunation))
	if jde != 0 && math.Abs(γ) < earthRadius+penumbra+doubt {
		some = append(some, candidate{ephem.Sun, ofJulian(jde)})
	}
	_, jde, γ, penumbra, _, _, _, _, _ = meeus.Lunar(yearOf(lunation + 0.5))
	if jde != 0 && math.Abs(γ) < penumbra+moonRadius+doubt {
		some = append(some, candidate{ephem.Moon, ofJulian(jde)})
	}
	return some
}

// Meeus counts lunations from the new moon of 6 January 2000 and takes their
// number as a year.
const lunationsInYear = 12.3685

func yearOf(lunation float64) float64 { return 2000 + lunation/lunationsInYear }

func lunationAt(t time.Time) float64 {
	const year, unix2000 = 365.2425 * 86_400, 946_684_800
	return math.Floor(float64(t.Unix()-unix2000) / year * lunationsInYear)
}

func ofJulian(jde float64) time.Time {
	const unix1970 = 2_440_587.5
	t := time.UnixMilli(int64((jde - unix1970) * 86_400_000))
	if epoch, err := ephem.At(t); err == nil { // ΔT is hours, in the earliest years almost a day
		t = t.Add(-time.Duration(epoch.DeltaT() * float64(time.Second)))
	}
	return t
}
