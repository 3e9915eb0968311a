package load

import (
	"cmp"
	"errors"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"time"

	"perihelion/bench/load/wire"
)

// worker is one connection of the load and the goroutine that drives it. When
// its connection ends it opens another.
type worker struct {
	run    *run
	number int // among the workers, from 0
	shard  *shard
	loopConn
	wire.Inbox
	notes  *notes  // of its event loop; nil: each answer is counted at once
	pool   *h2Pool // of HTTP/2; nil: the worker's connections are its own
	h2     *h2Conn // of the pool: the connection that the worker joined last
	answer wire.Answer
	inFlight

	request []byte // the bytes that are being sent; of HTTP/2 the path
	written []byte // its memory, unless others send it too
	draft
	sampler

	passed   traffic // since the last record
	failures int     // in a row, to connect

	// For the watchdog.
	since    atomic.Int64 // when the request in flight was begun, in active time; 0: there is none
	probed   int64        // the watchdog's own: since, when it probed last
	mu       sync.Mutex
	link     link         // guarded by mu; nil when there is no connection
	blocking blockingLink // the same, for the worker's own goroutine; nil in an event loop
}

// random draws the random parts of a request.
type random struct {
	rand *rand.Rand // nil where nothing depends on the number of the request
	pcg  *rand.PCG  // of random
}

func newRandom() random {
	state := new(rand.PCG)
	return random{rand.New(state), state}
}

// reseed makes the next draws depend on the seed and the number of the request.
func (d *random) reseed(seed uint64, number int64) { d.pcg.Seed(seed, uint64(number)) }

// inFlight is the state of a request under way. Instants are nanoseconds on the
// clock of the run.
type inFlight struct {
	active      bool
	due         int64 // latency counts from here
	begun       int64 // connecting or sending began
	ready       int64 // the connection was there; begun if it was there before
	first       int64 // the first byte of the answer was here, or 0
	now         int64 // the last time anything happened
	offset      int   // bytes of the request that are sent
	stage       stage
	reused      bool             // the connection has carried another answer before
	resends     int              // how often the server has turned this request away unprocessed
	moves       int              // how often its connection, which answered others, has ended before it
	broken      bool             // the server takes no more of the request
	closeReason wire.CloseReason // why the connection cannot carry the next request
	keep        bool             // it can, and the options ask for that
	good        bool             // the answer is the expected one
}

// stumbles is how many times in a row connecting may fail before a pause is
// made: a server that is gone need not get a million attempts a second.
const (
	maxDialFailures = 8
	dialPause       = time.Millisecond
)

// loop sends requests until the source of the run has no more or the run is stopped. The
// connection stays open for the next loop.
func (w *worker) loop() {
	w.now = w.run.clock()
	for w.active || w.take(true) {
		if w.link == nil {
			if err := w.open(); err != nil {
				w.fail(err)
				continue
			}
		}
		w.serve()
	}
}

// serve sends requests on the worker's connection until that or the requests end.
func (w *worker) serve() { w.finish(w.blocking.serve(w)) }

// finish follows serve, with its error: it keeps or closes the connection, and fails the
// request in flight, if there is one, or lets it go on or be sent again. In the latter
// two cases the worker is still active.
func (w *worker) finish(err error) {
	switch {
	case err == nil:
		if !w.active {
			w.since.Store(0)
		}
		if w.keep {
			break
		}
		if w.closeLink(); w.active { // a redirect is followed, on another connection
			w.start(w.due, w.begun)
		}
	case interrupted(err) && !w.run.stopped() && !w.overdue():
		// A probe; or it was meant for the request before, which has ended.
		w.link.resume()
		if w.run.stopped() {
			w.link.interrupt()
		}
	default:
		w.closeLink()
		if w.resend(err) {
			w.start(w.due, w.begun)
		} else {
			w.fail(err)
		}
	}
}

// take gets the next request to send, waiting for it to fall due if it may.
func (w *worker) take(wait bool) bool {
	if w.run.stopped() {
		return false
	}
	due, now, ok := w.run.source.take(w.now, wait)
	if !ok {
		return false
	}
	w.resends, w.moves = 0, 0
	var n int64
	if w.rand != nil {
		n = w.run.asking.number()
		w.reseed(w.run.seed, n)
	}
	w.answer.Collect = w.run.bodies != nil && w.sampled(now)
	if !w.run.same || w.hop != nil {
		w.run.asking.choose(&w.draft, n, time.Now)
		w.write()
	}
	w.since.Store(now - w.run.suspension.lost.Load())
	w.start(due, now)
	return true
}

// write writes the request of the draft, in memory of the worker's own unless it is
// the same each time.
func (w *worker) write() {
	q := w.run.asking
	a := q.asked(&w.draft)
	w.answer.Bodyless = a.bodyless
	switch {
	case w.run.options.HTTP2:
		w.written = a.path.Append(w.written[:0], &w.values)
	case a.whole != nil:
		w.request = a.whole
		return
	default:
		w.written = q.write(w.written[:0], &w.draft)
	}
	w.request = w.written
}

// start makes ready to send the request, for the first time or once more.
func (w *worker) start(due, now int64) {
	w.active = true
	w.due, w.begun, w.ready, w.first, w.now = due, now, now, 0, now
	w.offset, w.broken = 0, false
	if w.stage = waiting; w.link == nil {
		w.stage = connecting
	}
	w.answer.Begin()
}

// answered records the answer that is complete and reports whether the next
// request has begun on the same connection.
func (w *worker) answered() bool {
	switch {
	case w.Left() > 0:
		return w.ended(excessBytes)
	case w.broken:
		return w.ended(unreadRequest)
	}
	return w.ended(w.answer.CloseReason())
}

// ended is answered where it is known whether the connection can be used again.
func (w *worker) ended(why wire.CloseReason) bool {
	w.closeReason = why
	w.keep = w.run.options.KeepAlive && why == wire.Reusable
	if w.run.firstAnswer.Load() == nil {
		w.run.firstAnswer.CompareAndSwap(nil, &firstAnswer{Server: string(w.answer.Server), Length: w.answer.Body})
	}
	checked := w.answer.Collect
	to, stuck := "", error(nil)
	if w.answer.Headers {
		w.noteCookies()
		to, stuck = w.redirect()
	}
	o, err := w.classify(to != "")
	w.record(o, cmp.Or(stuck, err))
	if checked {
		w.now = w.run.clock() // the next request does not begin before
	}
	if w.keep {
		w.reused = true
	}
	if w.notes != nil && o == status2xx {
		w.notes.allow(w)
	}
	switch {
	case to != "" && !w.run.stopped():
		w.redirected(to)
		w.since.Store(w.now - w.run.suspension.lost.Load())
		w.start(w.now, w.now)
		return w.keep
	case !w.keep:
		return false
	}
	return w.take(false)
}

// repeats reports whether the n bytes that were read are the whole answer to the request,
// and one that can be noted.
func (w *worker) repeats(n int) bool {
	if w.notes == nil || !w.reused || w.broken || w.due != w.ready {
		return false
	}
	status, body, ok := w.Repeats(n, &w.answer)
	return ok && status == w.notes.status && body == w.notes.body
}

// noted is answered for an answer that is only noted.
func (w *worker) noted() bool {
	w.now = w.run.clock()
	w.notes.answer(w.now, w.now-w.due, w.now-w.run.lastAnswer.Swap(w.now))
	if w.notes.full() {
		w.notes.count(w.shard)
	}
	w.active = false
	return w.take(false)
}

// fail records how the request failed. One that was taken in the moment in which the load
// was stopped, and of which nothing was sent, is none.
func (w *worker) fail(err error) {
	if w.pool == nil && w.stage == waiting && !w.partlySent() && interrupted(err) && w.run.stopped() {
		w.active = false
		w.since.Store(0)
		return
	}
	var o outcome
	switch {
	case w.run.stopped() && errors.Is(err, errUnprocessed):
		o = cut // the end of the load kept it from being sent again
	case !interrupted(err):
		o = outcomeOf(err, w.stage)
	case w.run.stopped():
		o = cut
	case w.stage < waiting:
		o = connectTimeout
	default:
		o = timedOut
	}
	if w.stage != connecting {
		w.failures = 0
	} else if w.failures++; o != cut && o != noAddress {
		w.count(func(t *tally) { t.unopened++ })
	}
	w.answer.Content.Release() // its memory is of use to others meanwhile
	w.now = w.run.clock()
	w.record(o, w.reason(o, err))
	w.since.Store(0)
	if w.failures > maxDialFailures && o != cut {
		time.Sleep(dialPause)
		w.now = w.run.clock()
	}
}

// overdue reports whether the timeout of the request in flight is over.
func (w *worker) overdue() bool {
	return w.run.active()-w.since.Load() >= int64(w.run.options.Timeout)
}

// Links call the rest.

func (w *worker) partlySent() bool { return w.offset > 0 }
func (w *worker) unsent() bool     { return w.offset < len(w.request) }
func (w *worker) rest() []byte     { return w.request[w.offset:] }
func (w *worker) wrote(n int)      { w.offset += n }

// connected notes that the connection was there at an instant.
func (w *worker) connected(at int64) {
	if w.stage == connecting {
		w.count(func(t *tally) { t.opened++ })
	}
	w.ready = at
	w.stage = waiting
	w.failures = 0
}

// stopSending gives up sending; an answer that the server has sent may still be read.
func (w *worker) stopSending() {
	w.offset = len(w.request)
	w.broken = true
}

// received takes n bytes that were read into space, or the end of the
// connection when there are none, and reports whether the answer is complete.
func (w *worker) received(n int) (done bool, err error) {
	w.now = w.run.clock()
	if n == 0 {
		if w.stage != receiving {
			return false, errNoAnswer
		}
		err := w.answer.End()
		return err == nil, err
	}
	if w.first == 0 {
		w.first = w.now
		w.stage = receiving
	}
	return w.Add(n, &w.answer)
}
