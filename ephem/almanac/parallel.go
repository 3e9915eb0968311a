package almanac

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"
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

// inParallel calls do for the numbers from 0 to n−1 on every processor, in any order. It
// returns when all calls have, with the first error, or with that of ctx, after which it
// begins no call. p may be nil.
func inParallel(ctx context.Context, n int, p *Progress, do func(i int) error) error {
	if p == nil {
		p = new(Progress)
	}
	p.total.Store(int64(n))
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		workers.Go(func() {
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				if err := do(i); err != nil {
					cancel(err)
					return
				}
				p.done.Add(1)
			}
		})
	}
	workers.Wait()
	return context.Cause(ctx)
}
