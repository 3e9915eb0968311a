package load

import (
	"sync"
	"time"

	"github.com/HdrHistogram/hdrhistogram-go"
)

// Moment is about a second of a load.
type Moment struct {
	From     float64 `json:"from"` // seconds since the load began
	To       float64 `json:"to"`
	Requests int64   `json:"requests"` // that ended in it
	OK       int64   `json:"ok"`
	RPS      float64 `json:"rps"`     // OK / (To − From)
	Latency  Latency `json:"latency"` // of its successes
}

// timeline cuts a load into seconds. It reads the counts of the shards once a second
// and takes the difference, so that a request costs nothing more.
type timeline struct {
	run     *run
	begin   int64
	at      int64 // the end of the last moment
	before  totals
	moments []Moment

	histograms []string // of the moments, where the run is a part of one

	mu      sync.Mutex
	pending []Moment // that no snapshot has had
}

// totals are the counts so far.
type totals struct {
	requests, ok int64
	latency      []int64 // counts of the histogram's cells
}

func newTimeline(r *run, begin int64) *timeline {
	return &timeline{run: r, begin: begin, at: begin}
}

// follow cuts at each full second until done is closed.
func (t *timeline) follow(done <-chan struct{}) {
	for {
		next := t.begin + ((t.at-t.begin)/int64(time.Second)+1)*int64(time.Second)
		timer := time.NewTimer(time.Duration(next - t.run.clock()))
		select {
		case <-timer.C:
			t.cut(t.run.clock())
		case <-done:
			timer.Stop()
			return
		}
	}
}

// close cuts for the last time, at an instant, and returns the moments. A rest of less
// than a hundredth of a second, with answers that were awaited after the end, goes to
// the moment before, and a moment that was cut after that instant ends there.
func (t *timeline) close(last int64) []Moment {
	if last-t.at >= int64(10*time.Millisecond) || len(t.moments) == 0 {
		t.cut(max(last, t.at))
		return t.moments
	}
	previous := &t.moments[len(t.moments)-1]
	now := t.run.totals()
	previous.Requests += now.requests - t.before.requests
	previous.OK += now.ok - t.before.ok
	previous.To = min(previous.To, max(previous.From, time.Duration(last-t.begin).Seconds()))
	previous.rate()
	return t.moments
}

// cut ends a moment.
func (t *timeline) cut(instant int64) {
	now := t.run.totals()
	latencies := now.since(t.before)
	m := Moment{
		From: time.Duration(t.at - t.begin).Seconds(), To: time.Duration(instant - t.begin).Seconds(),
		Requests: now.requests - t.before.requests, OK: now.ok - t.before.ok,
		Latency: latency(latencies),
	}
	if !t.run.part.whole() {
		t.histograms = append(t.histograms, encode(latencies))
	}
	m.rate()
	t.moments = append(t.moments, m)
	t.mu.Lock()
	t.pending = append(t.pending, m)
	t.mu.Unlock()
	t.at, t.before = instant, now
}

// rate computes the successes per second, 0 for a moment without length.
func (m *Moment) rate() {
	if m.RPS = 0; m.To > m.From {
		m.RPS = float64(m.OK) / (m.To - m.From)
	}
}

// news returns the moments that have ended since the last call.
func (t *timeline) news() []Moment {
	t.mu.Lock()
	defer t.mu.Unlock()
	news := t.pending
	t.pending = nil
	return news
}

// totals sums up the counts of the shards. Each is locked while its histogram is
// copied, some twenty microseconds.
func (r *run) totals() (c totals) {
	for _, l := range r.shards {
		var latency []int64
		l.mu.Lock()
		c.requests += l.requests()
		c.ok += l.successes()
		if l.ok != nil {
			latency = l.ok.Export().Counts
		}
		l.mu.Unlock()
		if c.latency == nil {
			c.latency = latency
			continue
		}
		for i, n := range latency {
			c.latency[i] += n
		}
	}
	return c
}

// since is the histogram of the successes that were counted after an earlier reading.
func (c totals) since(before totals) *hdrhistogram.Histogram {
	if c.latency == nil {
		return nil
	}
	difference := append([]int64(nil), c.latency...)
	for i, n := range before.latency {
		difference[i] -= n
	}
	return hdrhistogram.Import(&hdrhistogram.Snapshot{
		LowestTrackableValue: shortest, HighestTrackableValue: longest, SignificantFigures: digits, Counts: difference,
	})
}
