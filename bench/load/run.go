package load

import (
	"context"
	"crypto/x509"
	"net/netip"
	"runtime"
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

// longestDrain is how long answers are awaited after the end of a duration.
const longestDrain = 2 * time.Second

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
	defer r.leave()
	r.warmUp(ctx, cancel)

	open := r.links()
	started, begin, before := time.Now(), r.clock(), processorTime()
	p, paced := r.phase(begin)
	p.tick = r.reporter(begin, observe)
	p.run(ctx, cancel)
	after := processorTime()

	var sum tally
	for _, l := range r.lanes {
		sum.add(&l.tally)
	}
	m := r.summary(&sum)
	m.Started = started
	m.CPU = CPU{User: after.User - before.User, Sys: after.Sys - before.Sys}
	m.Connections += open
	m.Seconds = max(0, time.Duration(sum.last-begin).Seconds())
	if paced != nil {
		m.Unsent, m.held = max(0, paced.due-paced.sent), paced.held
	}
	m.Stopped = r.stopped() && ctx.Err() != nil
	m.finish(r.options)
	return m
}

// warmUp sends the requests that are not counted and forgets them.
func (r *run) warmUp(ctx context.Context, cancel func()) {
	if r.options.WarmUp == 0 {
		return
	}
	p := &phase{r: r, source: newByNumber(r.options.WarmUp)}
	p.run(ctx, cancel)
	for _, l := range r.lanes {
		l.tally = tally{}
	}
}

// phase is the load that was asked for, from the instant begin; the arrivals
// are its source if it is an open loop, and nil otherwise.
func (r *run) phase(begin int64) (*phase, *arrivals) {
	p := &phase{r: r}
	end := begin + int64(r.options.Duration)
	if r.options.Requests == 0 {
		p.drained = end + int64(min(r.options.Timeout, longestDrain))
	}
	switch {
	case r.options.Rate > 0:
		paced := newArrivals(r.clock)
		plan := schedule{start: begin, rate: r.options.Rate, n: r.options.Requests, end: end}
		p.source = paced
		p.pacer = func(quit <-chan struct{}) {
			s := newSleeper()
			defer s.close()
			paced.pace(plan, s, quit)
		}
		return p, paced
	case r.options.Requests > 0:
		p.source = newByNumber(r.options.Requests)
	default:
		p.source = untilEnd{end}
	}
	return p, nil
}

// links counts the connections that are open while no worker runs.
func (r *run) links() (n int64) {
	for _, w := range r.workers {
		if w.link != nil {
			n++
		}
	}
	return n
}

// leave closes what the workers have kept open.
func (r *run) leave() {
	for _, w := range r.workers {
		w.hangUp()
		w.leave()
	}
}
