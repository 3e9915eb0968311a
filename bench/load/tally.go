package load

import (
	"sync"
	"time"

	"github.com/HdrHistogram/hdrhistogram-go"

	"perihelion/bench/load/requestlog"
	"perihelion/bench/load/wire"
)

// The range and resolution of every histogram, in microseconds.
const (
	shortest = 1
	longest  = int64(time.Hour / time.Microsecond)
	digits   = 3
)

// shard holds the counts of some of the workers. There are a few for each processor,
// so that two workers rarely want the same one, and not one for each worker: its
// histograms take a megabyte.
type shard struct {
	mu sync.Mutex
	tally
	log *requestlog.Buffer // nil: no request is logged
	_   [64]byte           // shards share no cache line
}

// tally holds counts. Histograms are made when first recorded in.
type tally struct {
	counts   [outcomes]int64
	good     [outcomes]int64 // the successes among them
	statuses [1000]int64     // of the whole answers
	examples [outcomes]error // the first failure of each outcome

	ok         *hdrhistogram.Histogram // latency of the successes
	rest       *hdrhistogram.Histogram // of the other whole answers
	connect    *hdrhistogram.Histogram // connecting, of requests that had to
	processing *hdrhistogram.Histogram // from the connection to the end of the answer
	waiting    *hdrhistogram.Histogram // from the connection to the first byte
	service    *hdrhistogram.Histogram // open loop: from the send, of the successes
	lag        *hdrhistogram.Histogram // open loop: from the due instant to the send
	batches    *hdrhistogram.Histogram // event loops: from the first to the last of the events that were ready together

	waits        Waiting // but for its way
	passed       traffic
	body         int64               // bytes of the answers' bodies
	opened       int64               // connections
	unopened     int64               // attempts to open one that failed
	reconnects   int64               // kept connections found closed before anything of a request was written
	resent       int64               // times that a request was sent again, because the server had not processed it
	closeReasons [closeReasons]int64 // why the connections of whole answers could not be used again
	redirects    int64               // that were followed
	excess       int64               // kept connections on which bytes had come that belong to no answer
	excessBytes  int64               // that came with answers and belong to none
	reused       int64               // answers on a connection that had carried another
	kept         int64               // answers whose connection can carry another
	otherLength  int64               // answers of another length than the first
	last         int64               // when the last request ended
	gap          int64               // the longest time in which no answer came

	checked      int64 // answers whose body was checked
	failedChecks int64 // answers that failed their check
	checkTime    int64 // nanoseconds spent on it
}

// traffic is bytes that have passed.
type traffic struct {
	in, out           int64 // on the wire
	inClear, outClear int64 // carried by TLS; 0 without it
}

func (t *traffic) add(o traffic) {
	t.in += o.in
	t.out += o.out
	t.inClear += o.inClear
	t.outClear += o.outClear
}

// firstAnswer holds the parts of the first answer that ab's report quotes.
type firstAnswer struct {
	Server string `json:"server"`
	Length int64  `json:"length"` // of the body
}

// count changes the tally of the worker's shard.
func (w *worker) count(change func(*tally)) {
	w.shard.mu.Lock()
	change(&w.shard.tally)
	w.shard.mu.Unlock()
}

// record counts the request in flight, which has ended at w.now.
func (w *worker) record(o outcome, err error) {
	open := w.run.open
	w.active = false
	var gap int64
	if o.answered() {
		gap = w.now - w.run.lastAnswer.Swap(w.now)
	}

	l := w.shard
	l.mu.Lock()
	t := &l.tally
	t.counts[o]++
	t.passed.add(w.passed)
	t.last = max(t.last, w.now)
	t.gap = max(t.gap, gap)
	if open {
		observe(&t.lag, w.begun-w.due)
	}
	if o.answered() {
		if w.good {
			t.good[o]++
			observe(&t.ok, w.now-w.due)
			if open {
				observe(&t.service, w.now-w.begun)
			}
		} else {
			observe(&t.rest, w.now-w.due)
		}
		t.statuses[w.answer.Status]++
		t.body += w.answer.Body
		if w.answer.Body != w.run.firstAnswer.Load().Length {
			t.otherLength++
		}
		if w.ready != w.begun {
			observe(&t.connect, w.ready-w.begun)
		}
		observe(&t.processing, w.now-w.ready)
		observe(&t.waiting, max(w.first-w.ready, 0))
		if w.reused {
			t.reused++
		}
		if w.keep {
			t.kept++
		}
		if w.closeReason != wire.Reusable {
			t.closeReasons[w.closeReason]++
		}
		if w.closeReason == excessBytes {
			t.excessBytes += int64(w.Left())
		}
	}
	if t.examples[o] == nil {
		t.examples[o] = err
	}
	if l.log != nil && l.log.Wants() {
		l.log.Add(w.entry(o))
	}
	l.mu.Unlock()
	w.passed = traffic{}
}

// observe records nanoseconds in a histogram.
func observe(h **hdrhistogram.Histogram, ns int64) { observeMany(h, ns, 1) }

func observeMany(h **hdrhistogram.Histogram, ns, times int64) {
	if *h == nil {
		*h = newHistogram()
	}
	us := (ns + int64(time.Microsecond)/2) / int64(time.Microsecond)
	// A value out of range is recorded at its end: no ended request may be missing.
	_ = (*h).RecordValues(min(max(us, 0), longest), times)
}

func newHistogram() *hdrhistogram.Histogram {
	return hdrhistogram.New(shortest, longest, digits)
}

// add adds another tally to this one.
func (t *tally) add(o *tally) {
	sums, histograms := t.sums(), t.histograms()
	for i, n := range o.sums() {
		*sums[i] += *n
	}
	for i, h := range o.histograms() {
		mergeInto(histograms[i], *h)
	}
	for i, err := range o.examples {
		if t.examples[i] == nil {
			t.examples[i] = err
		}
	}
	t.waits = t.waits.Add(o.waits)
	t.last = max(t.last, o.last)
	t.gap = max(t.gap, o.gap)
}

// mergeInto adds one histogram to another; either may be nil.
func mergeInto(to **hdrhistogram.Histogram, from *hdrhistogram.Histogram) {
	if from == nil {
		return
	}
	if *to == nil {
		*to = newHistogram()
	}
	(*to).Merge(from)
}

// successes is how many requests ended as they should.
func (t *tally) successes() (n int64) {
	for _, c := range t.good {
		n += c
	}
	return n
}

// requests is how many have ended.
func (t *tally) requests() (n int64) {
	for _, c := range t.counts {
		n += c
	}
	return n
}

// answers is how many of them were whole answers.
func (t *tally) answers() (n int64) {
	for o, c := range t.counts {
		if outcome(o).answered() {
			n += c
		}
	}
	return n
}
