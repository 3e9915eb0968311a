package load

import (
	"context"
	"crypto/x509"
	"net/netip"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

// run is one load under way.
type run struct {
	options    Options // with defaults
	target     target
	request    []byte
	berths     bool // workers keep a place in the poller for their sockets
	address    netip.AddrPort
	platform                  // how this system connects
	plain      dialer         // opens connections without TLS
	unresolved error          // the host has no address
	roots      *x509.CertPool // nil: the system's

	ctx     context.Context // ends with the run
	base    time.Time       // zero of the clock
	halt    atomic.Bool
	workers []*worker
	lanes   []*lane
	source  source

	firstAnswer atomic.Pointer[firstAnswer]
}

// How often things are looked after.
const (
	progressEvery = 250 * time.Millisecond
	longestDrain  = 2 * time.Second // answers awaited after the end of a duration
)

// lanesPerProcessor keeps workers of different processors apart.
const lanesPerProcessor = 2

// Run generates the load in this process and returns when everything it started
// has ended. The error is a *field.Error for options that cannot be used, and
// otherwise nil: what the server does wrong is in the measurement.
//
// When ctx ends, Run returns within 100 ms with what was measured so far,
// marked as stopped. A load by duration awaits the answers to requests in flight
// for up to two seconds more. Those that are cut off in the end are in the class
// Cut.
//
// Observe, if not nil, is called four times a second from another goroutine, and
// not after Run has returned. The processor time measured is that of this whole
// process: whoever wants that of the generator alone calls RunChild.
func Run(ctx context.Context, o Options, observe func(Progress)) (Measurement, error) {
	if err := o.Validate(); err != nil {
		return Measurement{}, err
	}
	r, err := newRun(o)
	if err != nil {
		return Measurement{}, err
	}
	return r.measure(ctx, observe), nil
}

func newRun(o Options) (*run, error) {
	t, err := parseTarget(o.URL)
	if err != nil {
		return nil, err
	}
	o = o.withDefaults()
	r := &run{options: o, target: t, request: t.request(o), base: time.Now()}
	r.plain = r.dialPlain

	n := int64(o.Connections)
	if o.Requests > 0 {
		n = min(n, max(o.Requests, o.WarmUp))
	}
	for range min(n, lanesPerProcessor*int64(runtime.GOMAXPROCS(0))) {
		r.lanes = append(r.lanes, new(lane))
	}
	// A berth is worth its file where every request has a socket of its own.
	files := openFiles()
	r.berths = !o.KeepAlive && (files == 0 || uint64(2*n)+spareFiles <= files)
	for i := range n {
		w := &worker{run: r, lane: r.lanes[i%int64(len(r.lanes))]}
		w.answer.bodyless = o.Method == "HEAD"
		r.workers = append(r.workers, w)
	}
	return r, nil
}

// clock is nanoseconds since the run was made.
func (r *run) clock() int64  { return int64(time.Since(r.base)) }
func (r *run) stopped() bool { return r.halt.Load() }

// measure warms up, loads and sums up.
func (r *run) measure(ctx context.Context, observe func(Progress)) Measurement {
	inner, cancel := context.WithCancel(ctx)
	defer cancel()
	r.ctx = inner
	r.resolve(inner)
	defer func() {
		for _, w := range r.workers {
			w.hangUp()
			w.leave()
		}
	}()

	if r.options.WarmUp > 0 {
		warm := new(byNumber)
		warm.left.Store(r.options.WarmUp)
		r.phase(ctx, cancel, warm, nil, 0, nil)
		for _, l := range r.lanes {
			l.tally = tally{}
		}
	}

	open := int64(0) // connections already there
	for _, w := range r.workers {
		if w.link != nil {
			open++
		}
	}
	started, begin, before := time.Now(), r.clock(), processorTime()
	end := begin + int64(r.options.Duration)
	var drained int64
	if r.options.Requests == 0 {
		drained = end + int64(min(r.options.Timeout, longestDrain))
	}

	var paced *arrivals
	var src source
	switch {
	case r.options.Rate > 0:
		paced = newArrivals(r.clock)
		src = paced
	case r.options.Requests > 0:
		number := new(byNumber)
		number.left.Store(r.options.Requests)
		src = number
	default:
		src = untilEnd{end}
	}
	pacer := func(quit <-chan struct{}) {
		s := newSleeper()
		defer s.close()
		paced.pace(schedule{start: begin, rate: r.options.Rate, n: r.options.Requests, end: end}, s, quit)
	}
	if paced == nil {
		pacer = nil
	}
	r.phase(ctx, cancel, src, pacer, drained, r.reporter(begin, observe))

	after := processorTime()
	var sum tally
	for _, l := range r.lanes {
		sum.add(&l.tally)
	}
	m := r.summary(&sum)
	m.Started = started
	m.CPU = CPU{User: after.User - before.User, Sys: after.Sys - before.Sys}
	m.Connections += open
	m.Seconds = max(0, float64(sum.last-begin)/1e9)
	if paced != nil {
		m.Unsent, m.held = max(0, paced.due-paced.sent), paced.held
	}
	m.Stopped = r.stopped() && ctx.Err() != nil
	m.finish(r.options)
	return m
}

// phase runs every worker until the source is empty, ctx ends or the instant
// drained has come (0: never), and returns when all have ended. On the way it
// calls tick, and cancel when the workers shall not begin anything more.
func (r *run) phase(ctx context.Context, cancel func(), s source, pacer func(quit <-chan struct{}), drained int64, tick func()) {
	r.source = s
	quit, done := make(chan struct{}), make(chan struct{})
	var all, helpers sync.WaitGroup
	for _, w := range r.workers {
		all.Go(w.loop)
	}
	if pacer != nil {
		helpers.Go(func() { pacer(quit) })
	}
	if tick != nil {
		helpers.Go(func() {
			t := time.NewTicker(progressEvery)
			defer t.Stop()
			for {
				select {
				case <-t.C:
					tick()
				case <-done:
					return
				}
			}
		})
	}
	helpers.Go(func() {
		r.watch(ctx, drained, done, func() {
			cancel()
			close(quit)
		})
	})
	all.Wait()
	close(done)
	helpers.Wait()
}

// reporter returns what tells observe how far the load has come.
func (r *run) reporter(begin int64, observe func(Progress)) func() {
	if observe == nil {
		return nil
	}
	return func() {
		p := Progress{Elapsed: time.Duration(r.clock() - begin)}
		for _, l := range r.lanes {
			l.mu.Lock()
			p.Requests += l.requests()
			p.OK += l.counts[status2xx]
			l.mu.Unlock()
		}
		observe(p)
	}
}
