package almanac

import (
	"context"
	"sync/atomic"

	"perihelion/ephem/internal/parallel"
)

// Progress is how far the computation of a long table is. The zero value is ready; any
// number of goroutines may read it while one computation writes it.
type Progress struct{ done, total atomic.Int64 }

// Part returns the part that is done, from 0 to 1.
func (p *Progress) Part() float64 {
	total := p.total.Load()
	if total == 0 {
		return 0
	}
	return float64(p.done.Load()) / float64(total)
}

// inParallel calls do for the numbers from 0 to n−1, as parallel.Do does, and counts the
// calls that returned. p may be nil.
func inParallel(ctx context.Context, n int, p *Progress, do func(i int) error) error {
	if p == nil {
		p = new(Progress)
	}
	p.total.Store(int64(n))
	return parallel.Do(ctx, n, func(i int) error {
		err := do(i)
		if err == nil {
			p.done.Add(1)
		}
		return err
	})
}
