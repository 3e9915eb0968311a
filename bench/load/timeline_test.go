package load

import (
	"io"
	"math"
	"net"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"perihelion/bench/internal/wine"
)

// checkMoments asserts the properties of every timeline.
func checkMoments(t *testing.T, name string, m Measurement) {
	t.Helper()
	var requests, ok int64
	end := 0.0
	for i, moment := range m.Timeline {
		if moment.From != end || moment.To < moment.From || i < len(m.Timeline)-1 && moment.To < float64(i+1) {
			t.Errorf("%s: moment %d lasts from %v to %v, the one before ended at %v", name, i, moment.From, moment.To, end)
		}
		if length := moment.To - moment.From; length > 0 && math.Abs(moment.RPS*length-float64(moment.OK)) > 1e-6 {
			t.Errorf("%s: got %v a second for %d in %v s", name, moment.RPS, moment.OK, length)
		}
		if (moment.OK > 0) != (moment.Latency.Max > 0) || moment.OK > moment.Requests || moment.OK < 0 {
			t.Errorf("%s: got %+v", name, moment)
		}
		end = moment.To
		requests, ok = requests+moment.Requests, ok+moment.OK
	}
	if requests != m.Requests || ok != m.OK {
		t.Errorf("%s: the moments add up to %d requests, %d of them good; want %d and %d", name, requests, ok, m.Requests, m.OK)
	}
	if math.Abs(end-m.Seconds-m.Drain) > 0.0101 {
		t.Errorf("%s: the last moment ends at %v, the load at %v s and its last request %v s later", name, end, m.Seconds, m.Drain)
	}
}

// The moments of a timeline have no holes and add up to the whole.
func TestMomentsAddUp(t *testing.T) {
	var n atomic.Int64
	failing := func(c *net.TCPConn, _ int) {
		for request(c) != "" {
			time.Sleep(200 * time.Microsecond)
			if n.Add(1)%7 == 0 {
				io.WriteString(c, "HTTP/1.1 503 Unavailable\r\nContent-Length: 2\r\n\r\nno")
			} else {
				io.WriteString(c, okAnswer)
			}
		}
	}
	for name, o := range map[string]Options{
		"short":     {Requests: 10},
		"closed":    {Duration: 1200 * time.Millisecond, Connections: 5},
		"open":      {Duration: 1200 * time.Millisecond, Connections: 5, Rate: 500},
		"slow":      {Requests: 4, Rate: 2},
		"warmed up": {Requests: 300, WarmUp: 200, Connections: 3},
		"to a full": {Duration: time.Second, Connections: 3},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel() // most of the time they wait
			if name == "open" {
				wine.Skip(t, "timers to a hundredth of a second")
			}
			o.URL, o.KeepAlive = play(t, failing), true
			m := mustRun(t, o)
			checkMoments(t, name, m)
			if most := int(m.Seconds+m.Drain) + 1; len(m.Timeline) > most { // a busy machine may divide late
				t.Errorf("got %d moments of %v s", len(m.Timeline), m.Seconds+m.Drain)
			}
		})
	}
	m := mustRun(t, Options{URL: "http://127.0.0.1:1/", Requests: 5})
	checkMoments(t, "refused", m)
}

// A short rest after a full second belongs to that second; a longer one is a moment
// of its own. A busy machine may cut the last second after the end of the load.
func TestMomentsEnd(t *testing.T) {
	const second = int64(time.Second)
	for _, tt := range []struct {
		name string
		last int64
		want []Moment
	}{
		{"little", second + second/200, []Moment{{From: 0, To: 1, Requests: 13, OK: 11, RPS: 11}}},
		{"cut too late", second - second/10, []Moment{{From: 0, To: 0.9, Requests: 13, OK: 11, RPS: 11 / 0.9}}},
		{"more", second + second/2, []Moment{{From: 0, To: 1, Requests: 9, OK: 8, RPS: 8}, {From: 1, To: 1.5, Requests: 4, OK: 3, RPS: 6}}},
	} {
		l := new(shard)
		r := &run{shards: []*shard{new(shard), l}}
		count := func(good, bad int64) {
			l.counts[status2xx] += good
			l.good[status2xx] += good
			l.counts[status5xx] += bad
			for range good {
				observe(&l.ok, int64(time.Millisecond))
			}
		}
		line := newTimeline(r, 7)
		count(8, 1)
		line.cut(7 + second)
		count(3, 1)
		got := line.close(7 + tt.last)
		if diff := cmp.Diff(tt.want, got, cmpopts.IgnoreFields(Moment{}, "Latency"), cmpopts.EquateApprox(1e-12, 0)); diff != "" {
			t.Errorf("%s (−want +got):\n%s", tt.name, diff)
		}
		for _, m := range got {
			if math.Abs(m.Latency.P50-1) > 0.01 {
				t.Errorf("%s: got latency %+v, want 1 ms", tt.name, m.Latency)
			}
		}
	}
}

// A second in which the server stood still is one without answers. The stall is longer than
// two, since a busy machine may divide seconds late.
func TestMomentsOfAStall(t *testing.T) {
	const begin, end = 500 * time.Millisecond, 3100 * time.Millisecond
	base := time.Now()
	url := play(t, func(c *net.TCPConn, _ int) {
		for request(c) != "" {
			if at := time.Since(base); at > begin && at < end {
				time.Sleep(end - at)
			}
			io.WriteString(c, okAnswer)
		}
	})
	m := mustRun(t, Options{URL: url, Duration: 3500 * time.Millisecond, Connections: 2, KeepAlive: true})
	checkMoments(t, "with a stall", m)
	still, longest := 0, 0.0
	for _, moment := range m.Timeline {
		longest = max(longest, moment.Latency.Max)
		if moment.From >= 1 && moment.To <= end.Seconds() {
			still++
			if moment.OK != 0 || moment.Latency.Max != 0 {
				t.Errorf("got %+v for a second that stood still", moment)
			}
		}
	}
	if last := m.Timeline[len(m.Timeline)-1]; still == 0 || last.OK == 0 || longest < 1500 {
		t.Errorf("got %d seconds that stood still, %v ms as the longest latency, and %+v at the end", still, longest, last)
	}
	if m.LongestGap < 1500 || m.LongestGap > 3500 {
		t.Errorf("got a longest gap of %v ms, want about 2600", m.LongestGap)
	}
}

// A server that falls silent for good leaves a gap, too, up to the end.
func TestLongestGapReachesTheEnd(t *testing.T) {
	var answers atomic.Int64
	url := play(t, func(c *net.TCPConn, _ int) {
		for request(c) != "" {
			if answers.Add(1) > 20 {
				io.Copy(io.Discard, c)
				return
			}
			io.WriteString(c, okAnswer)
		}
	})
	m := mustRun(t, Options{URL: url, Requests: 23, KeepAlive: true, Timeout: 200 * time.Millisecond})
	if m.OK != 20 || m.Classes[Timeout] != 3 || m.LongestGap < 600 || m.LongestGap > 1e3*m.Seconds {
		t.Errorf("got %v, a longest gap of %v ms in %v s; want 20 2xx, 3 timeout and 600 ms", m.Classes, m.LongestGap, m.Seconds)
	}
	answers.Store(20)
	m = mustRun(t, Options{URL: url, Requests: 2, Timeout: 100 * time.Millisecond})
	if m.LongestGap < 200 {
		t.Errorf("without any answer: got a gap of %v ms, want the whole of %v s", m.LongestGap, m.Seconds)
	}
}

func TestSecondsAreHandedOverOnce(t *testing.T) {
	l := newTimeline(&run{}, 0)
	if got := l.news(); len(got) > 0 {
		t.Errorf("before the first second has ended there is %v", got)
	}
	l.cut(int64(time.Second))
	l.cut(int64(2 * time.Second))
	if got := l.news(); len(got) != 2 || got[1].From != 1 || got[1].To != 2 {
		t.Errorf("after two seconds there is %v", got)
	}
	if got := l.news(); len(got) > 0 {
		t.Errorf("there is %v a second time", got)
	}
}
