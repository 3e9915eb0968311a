package load

import (
	"time"

	"github.com/HdrHistogram/hdrhistogram-go"
)

// abPercents are the rows of ab's table of percentiles.
var abPercents = [...]int{50, 66, 75, 80, 90, 95, 98, 99, 100}

// measurement turns what was counted into the measurement of a load, whose options have
// their defaults.
func (a *account) measurement(o Options) Measurement {
	t := a.Tally
	m := Measurement{
		Model:        o.model(),
		Requests:     t.requests(),
		OK:           t.successes(),
		Latency:      latency(t.ok),
		Classes:      map[Class]int64{Status2xx: 0},
		BytesIn:      t.passed.in,
		BytesOut:     t.passed.out,
		Connections:  t.opened + a.Open,
		Unopened:     t.unopened,
		Reconnects:   t.reconnects,
		Resent:       t.resent,
		Redirects:    t.redirects,
		Excess:       t.excess + t.closeReasons[excessBytes],
		CPU:          a.CPU,
		Cores:        a.Cores,
		Histogram:    encode(t.ok),
		Protocol:     "HTTP/1.1",
		FirstByte:    latency(t.waiting),
		LongestGap:   milliseconds(t.gap / int64(time.Microsecond)),
		Answers:      a.answers(),
		Waiting:      t.waits.mostly(),
		Generator:    a.Used,
		Timeline:     a.Timeline,
		Started:      a.Started,
		WarmedUp:     a.WarmedUp,
		Log:          a.Log,
		Suspended:    a.Suspended,
		Stopped:      a.Stopped,
		Seed:         a.Drawn,
		Unsent:       a.Unsent,
		Seconds:      time.Duration(a.End).Seconds(),
		unexplained:  a.Unexplained,
		heldBack:     a.Held,
		streamLimit:  a.StreamLimit,
		failures:     map[Class]int64{},
		closeReasons: t.closeReasons,
		excessBytes:  t.excessBytes,
	}
	if o.HTTP2 {
		m.Protocol = "HTTP/2"
	}
	if a.Secured != nil {
		s := *a.Secured
		s.BytesIn, s.BytesOut = t.passed.inClear, t.passed.outClear
		m.Secured = &s
	}
	if t.batches != nil {
		// Other goroutines that wait for the processor of an event loop are no requests.
		batches := latency(t.batches)
		m.Generator.DelayP50, m.Generator.DelayP99 = batches.P50, batches.P99
	}
	if t.connect != nil {
		connect := latency(t.connect)
		m.Connect = &connect
	}
	if a.Checked {
		m.Checks = &Checks{Made: t.checked, Failed: t.failedChecks, Seconds: time.Duration(t.checkTime).Seconds(), NoRoom: a.NoRoom}
	}
	for status, n := range t.statuses {
		if n > 0 {
			if m.Statuses == nil {
				m.Statuses = map[int]int64{}
			}
			m.Statuses[status] = n
		}
	}
	m.KeepAlive = t.reused > 0 || t.kept > 0 && t.kept == m.Requests && m.Requests <= int64(a.Workers)
	for i, n := range t.counts {
		if n == 0 {
			continue
		}
		m.Classes[classes[i]] = n
		if failed := n - t.good[i]; failed > 0 {
			m.failures[classes[i]] = failed
		}
		if err := t.examples[i]; err != nil {
			if m.Errors == nil {
				m.Errors = map[Class]string{}
			}
			m.Errors[classes[i]] = err.Error()
		}
	}
	if o.open() {
		service, lag := latency(t.service), latency(t.lag)
		m.Service, m.Lag = &service, &lag
		m.Drain = max(0, time.Duration(a.Last-a.End).Seconds())
	} else {
		m.Seconds = time.Duration(a.Last).Seconds()
	}
	m.complete(o)
	return m
}

// answers summarises the whole answers.
func (a *account) answers() Answers {
	t := a.Tally
	all := Answers{Count: t.answers(), OtherLength: t.otherLength, Bodies: t.body, Kept: t.kept}
	if a.First != nil {
		all.Server, all.Length = a.First.Server, a.First.Length
	}
	if all.Count == 0 {
		return all
	}
	var connect, total *hdrhistogram.Histogram
	mergeInto(&connect, t.connect)
	if connect == nil {
		connect = newHistogram()
	}
	// Requests that found a connection took no time to connect.
	_ = connect.RecordValues(0, all.Count-connect.TotalCount())
	mergeInto(&total, t.ok)
	mergeInto(&total, t.rest)
	all.Connect, all.Processing = spread(connect), spread(t.processing)
	all.Waiting, all.Total = spread(t.waiting), spread(total)
	for _, p := range abPercents {
		all.Percentiles = append(all.Percentiles, Percentile{p, milliseconds(total.ValueAtPercentile(float64(p)))})
	}
	return all
}
