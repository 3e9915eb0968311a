package load

import (
	"context"
	"crypto/tls"
	"math/rand/v2"
	"os"
	"runtime"
	"strings"
	"sync/atomic"
	"time"

	"perihelion/bench/clock"
	"perihelion/bench/load/arrival"
	"perihelion/bench/load/body"
	"perihelion/bench/load/check"
	"perihelion/bench/load/cookie"
)

// run is one load under way.
type run struct {
	options   Options // with defaults; of the whole load
	part      part    // that this process generates
	ready     func()  // waits, after the warm-up, for the processes of the other parts; nil: there are none
	target    target
	asking    *asking
	same      bool // every request is the same
	open      bool // the load is an open loop
	dedicated bool // this process does nothing else: the load may keep the processor while it waits
	seed      uint64
	checker   *check.Checker
	bodies    *body.Pool   // memory of the bodies that are checked; nil: none is
	noRoom    atomic.Int64 // bodies that were to be checked and found no room

	peer       peer        // the other end of the connections
	platform               // how this system connects
	plain      dialer      // in place of dialPlain, and of event loops; nil: use them
	settings   *tls.Config // nil: no TLS
	pools      []*h2Pool   // HTTP/2: the connections, each of some workers
	unresolved error       // the host has no address

	begun   int64           // when the requests that count began; of a log
	ctx     context.Context // ends with the run
	base    clock.Instant   // zero of the clock
	halt    atomic.Bool
	workers []*worker
	shards  []*shard
	loops   []*eventLoop // of the workers; none: each has a goroutine of its own
	source  source

	firstAnswer atomic.Pointer[firstAnswer]
	references  []atomic.Pointer[check.Reference] // the first body of each URL
	lastAnswer  atomic.Int64                      // when one was complete
	agreed      atomic.Pointer[tls.ConnectionState]
	suspension  suspension
	streamLimit atomic.Uint32 // streams at once on a connection of HTTP/2; 0: nothing is known
}

// longestDrain is how long answers are awaited after the end of a duration.
const longestDrain = 2 * time.Second

// shardsPerProcessor keeps workers of different processors apart.
const shardsPerProcessor = 2

// Run generates the load in this process and returns when everything it started
// has ended. The error is a *field.Error for options that cannot be used, and
// otherwise nil: the failures of the server are in the measurement.
//
// When ctx ends, Run returns within 100 ms with the measurement so far, marked as
// stopped. A load by duration awaits the answers to requests in flight for up to two
// seconds more. Requests that are cut off in the end are in the class Cut.
//
// Observe, if not nil, is called four times a second from another goroutine, and
// not after Run has returned. The processor time measured is that of this whole
// process; RunChild measures that of the generator alone.
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

// mayKeepProcessor reports whether Go's scheduler takes the processor back by itself
// from a goroutine that waits without its knowledge.
func mayKeepProcessor() bool {
	return !strings.Contains(os.Getenv("GODEBUG"), "asyncpreemptoff=1")
}

func newRun(o Options) (*run, error) { return newPart(o, part{}) }

// newPart is newRun of a part of the load.
func newPart(o Options, p part) (*run, error) {
	o = o.WithDefaults()
	t, err := newTarget(o)
	if err != nil {
		return nil, err
	}
	if o.Request, err = o.Loaded(); err != nil {
		return nil, err
	}
	r := &run{options: o, part: p, target: t, open: o.open(), seed: o.Seed, base: clock.Now()}
	if r.checker, err = check.New(o.Check); err != nil {
		return nil, err
	}
	if r.settings, err = o.TLS.config(t, o.HTTP2); err != nil {
		return nil, err
	}
	if o.Check.Bodies() {
		r.bodies = body.NewPool(body.MaxTotal)
	}
	if r.asking, err = newAsking(t, o); err != nil {
		return nil, err
	}
	r.asking.part = p
	r.references = make([]atomic.Pointer[check.Reference], len(r.asking.list))
	if r.seed == 0 {
		r.seed = drawSeed()
	}
	r.newWorkers()
	return r, nil
}

// drawSeed is a seed that JSON readers do not round.
func drawSeed() uint64 { return rand.Uint64()>>11 + 1 }

// newWorkers makes the workers: one for each request that can be under way.
func (r *run) newWorkers() {
	o := r.options
	n := int64(r.part.connections(o.Connections))
	if o.Requests > 0 {
		n = min(n, max(r.part.share(o.Requests), r.part.share(o.WarmUp)))
	}
	n *= int64(o.Streams)
	for range min(n, shardsPerProcessor*int64(runtime.GOMAXPROCS(0))) {
		r.shards = append(r.shards, new(shard))
	}
	r.same = r.asking.fixed() && !o.Cookies
	for i := range n {
		w := &worker{run: r, number: int(i), shard: r.shards[i%int64(len(r.shards))]}
		w.answer.Headers = o.Cookies || o.Follow > 0
		if o.Cookies {
			w.jar = cookie.New(r.settings != nil)
		}
		if r.same {
			w.write()
		}
		w.answer.Content = body.Keep(r.bodies)
		if !r.same || o.Check.Share > 0 {
			w.random = newRandom()
		}
		if o.HTTP2 {
			if i%int64(o.Streams) == 0 {
				r.pools = append(r.pools, newH2Pool(r))
			}
			w.pool = r.pools[len(r.pools)-1]
		}
		r.workers = append(r.workers, w)
	}
}

// clock is nanoseconds since the run was made.
func (r *run) clock() int64  { return int64(clock.Since(r.base)) }
func (r *run) stopped() bool { return r.halt.Load() }

// measure warms up, loads and sums up.
func (r *run) measure(ctx context.Context, observe func(Progress)) Measurement {
	return r.generate(ctx, observe).measurement(r.options)
}

// generate warms up, loads and counts.
func (r *run) generate(ctx context.Context, observe func(Progress)) *account {
	// The workers learn of the end of ctx first, so that they know why their connecting
	// has ended.
	inner, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	r.ctx = inner
	r.resolve(ctx)
	r.loops = r.newLoops()
	defer r.closeAll()
	a := &account{Tally: new(tally), WarmedUp: r.warmUp(ctx, cancel)}
	if r.ready != nil {
		r.ready()
	}

	a.Open = r.openConnections()
	r.asking.next.Store(0)
	a.Started = time.Now()
	begin, before := r.clock(), readCounters()
	log := r.beginLog(a.Started, begin)
	r.lastAnswer.Store(begin)
	r.suspension.begin()
	p, paced := r.phase(begin)
	p.timeline = newTimeline(r, begin)
	p.tick = r.reporter(begin, p.timeline, observe)
	p.run(ctx, cancel)
	after := readCounters()

	a.settle(r)
	a.Log = log.end()
	a.CPU = CPU{User: after.cpu.User - before.cpu.User, Sys: after.cpu.Sys - before.cpu.Sys}
	a.Used = after.since(before)
	a.Stopped = r.stopped() && ctx.Err() != nil
	end := a.Tally.last
	if paced != nil {
		a.Unsent, a.Held = max(0, paced.due-paced.sent), paced.held
		end = r.openLoopEnd(begin, paced.last, a.Stopped)
	}
	a.End, a.Last = max(0, end-begin), max(0, a.Tally.last-begin)
	a.Timeline = p.timeline.close(max(a.Tally.last, end))
	a.Seconds = p.timeline.histograms
	return a
}

// warmUp sends the requests that are not counted, forgets them, and returns how many they
// were.
func (r *run) warmUp(ctx context.Context, cancel func()) (sent int64) {
	p := &phase{r: r}
	switch o := r.options; {
	case o.WarmUp > 0:
		p.source = newByNumber(r.part.share(o.WarmUp))
	case o.WarmUpTime > 0:
		p.source = untilEnd{r.clock() + int64(o.WarmUpTime)}
	default:
		return 0
	}
	p.run(ctx, cancel)
	for _, l := range r.shards {
		sent += l.requests()
		l.tally = tally{}
	}
	r.unrecorded()
	r.noRoom.Store(0)
	return sent
}

// unrecorded is the traffic since the workers' last records, which are then
// forgotten. A connection of HTTP/2 serves several workers at once.
func (r *run) unrecorded() (all traffic) {
	for _, w := range r.workers {
		if w.h2 != nil {
			w.h2.counted.settle(w)
		}
		all.add(w.passed)
		w.passed = traffic{}
	}
	return all
}

// phase is the load that was asked for, from the instant begin; the arrivals
// are its source if it is an open loop, and nil otherwise.
func (r *run) phase(begin int64) (*phase, *arrivals) {
	p := &phase{r: r}
	end := begin + int64(r.options.Length())
	if r.options.Requests == 0 {
		p.drained = end + int64(min(r.options.Timeout, longestDrain))
	}
	switch {
	case r.open:
		paced := newArrivals(r.clock)
		plan := &schedule{start: begin, n: r.part.share(r.options.Requests), end: end}
		switch {
		case r.options.Replay > 0:
			plan.arrivals = &recorded{left: r.asking.recorded}
		case r.options.Poisson:
			plan.arrivals = arrival.Poisson(r.options.Profile(), r.seed)
		default:
			plan.arrivals = arrival.Even(r.options.Profile())
		}
		plan.arrivals = r.part.of(plan.arrivals)
		p.source = paced
		p.pacer = func(quit <-chan struct{}) {
			s := newSleeper()
			defer s.close()
			paced.pace(plan, s, quit)
		}
		return p, paced
	case r.options.Requests > 0:
		p.source = newByNumber(r.part.share(r.options.Requests))
	default:
		p.source = untilEnd{end}
	}
	return p, nil
}

// openLoopEnd is the end of an open loop that began at an instant. It lasts as long as
// was asked for, and not until its last answer: n requests at even spaces have only
// n−1 spaces between them, and the answers to the last are under way when the load has
// ended. It is shorter where the load was stopped, and longer where so many requests
// were asked for that the last was sent after the time that they should have taken: at
// random instants, or because no connection was free.
func (r *run) openLoopEnd(begin, last int64, stopped bool) int64 {
	end := begin + int64(r.options.Length())
	if r.options.Requests > 0 {
		end = max(end, last)
	}
	if stopped {
		end = min(end, r.clock())
	}
	return end
}

// openConnections counts the connections that are open while no worker runs.
func (r *run) openConnections() (n int64) {
	if len(r.pools) > 0 {
		for _, s := range r.pools {
			n += s.connections()
		}
		return n
	}
	for _, w := range r.workers {
		if w.link != nil {
			n++
		}
	}
	return n
}

// closeAll closes everything that the workers have kept open.
func (r *run) closeAll() {
	for _, w := range r.workers {
		w.closeLink()
	}
	for _, c := range r.loops {
		c.close()
	}
	for _, s := range r.pools {
		s.close()
	}
	for _, s := range r.pools {
		s.pings.Wait()
	}
}
