package load

import (
	"runtime"
	"time"

	"github.com/HdrHistogram/hdrhistogram-go"
)

// abPercents are the rows of ab's table of percentiles.
var abPercents = [...]int{50, 66, 75, 80, 90, 95, 98, 99, 100}

// summary turns the counts into a measurement, without the times, which the tally
// does not know.
func (r *run) summary(t *tally) Measurement {
	m := Measurement{
		Model:        r.options.model(),
		Requests:     t.requests(),
		OK:           t.successes(),
		Latency:      latency(t.ok),
		Classes:      map[Class]int64{Status2xx: 0},
		BytesIn:      t.passed.in,
		BytesOut:     t.passed.out,
		Connections:  t.opened,
		Unopened:     t.unopened,
		Reconnects:   t.reconnects,
		Resent:       t.resent,
		Redirects:    t.redirects,
		Excess:       t.excess + t.closeReasons[excessBytes],
		Cores:        runtime.GOMAXPROCS(0),
		Histogram:    encode(t.ok),
		Protocol:     "HTTP/1.1",
		FirstByte:    latency(t.waiting),
		LongestGap:   milliseconds(t.gap / int64(time.Microsecond)),
		Secured:      secured(r.agreed.Load(), t.passed),
		Answers:      r.answers(t),
		Waiting:      t.waits.mostly(),
		failures:     map[Class]int64{},
		closeReasons: t.closeReasons,
		excessBytes:  t.excessBytes,
	}
	if r.options.HTTP2 {
		m.Protocol = "HTTP/2"
	}
	if t.connect != nil {
		connect := latency(t.connect)
		m.Connect = &connect
	}
	if !r.same || r.options.Poisson || r.options.Check.Share > 0 {
		m.Seed = r.seed
	}
	if r.bodies != nil {
		m.Checks = &Checks{Made: t.checked, Failed: t.failedChecks, Seconds: time.Duration(t.checkTime).Seconds(), NoRoom: r.noRoom.Load()}
	}
	for status, n := range t.statuses {
		if n > 0 {
			if m.Statuses == nil {
				m.Statuses = map[int]int64{}
			}
			m.Statuses[status] = n
		}
	}
	m.KeepAlive = t.reused > 0 || t.kept > 0 && t.kept == m.Requests && m.Requests <= int64(len(r.workers))
	for o, n := range t.counts {
		if n == 0 {
			continue
		}
		m.Classes[classes[o]] = n
		if failed := n - t.good[o]; failed > 0 {
			m.failures[classes[o]] = failed
		}
		if err := t.examples[o]; err != nil {
			if m.Errors == nil {
				m.Errors = map[Class]string{}
			}
			m.Errors[classes[o]] = err.Error()
		}
	}
	if r.open {
		service, lag := latency(t.service), latency(t.lag)
		m.Service, m.Lag = &service, &lag
	}
	return m
}

// answers summarises the whole answers.
func (r *run) answers(t *tally) Answers {
	a := Answers{Count: t.answers(), OtherLength: t.otherLength, Bodies: t.body, Kept: t.kept}
	if first := r.firstAnswer.Load(); first != nil {
		a.Server, a.Length = first.server, first.length
	}
	if a.Count == 0 {
		return a
	}
	var connect, total *hdrhistogram.Histogram
	mergeInto(&connect, t.connect)
	if connect == nil {
		connect = newHistogram()
	}
	// Requests that found a connection took no time to connect.
	_ = connect.RecordValues(0, a.Count-connect.TotalCount())
	mergeInto(&total, t.ok)
	mergeInto(&total, t.rest)
	a.Connect, a.Processing = spread(connect), spread(t.processing)
	a.Waiting, a.Total = spread(t.waiting), spread(total)
	for _, p := range abPercents {
		a.Percentiles = append(a.Percentiles, Percentile{p, milliseconds(total.ValueAtPercentile(float64(p)))})
	}
	return a
}
