package load

import (
	"io"
	"net"
	"testing"
	"time"
)

// The moments of a timeline have no holes and add up to the whole, and a second
// in which the server stood still is one without answers.
func TestTimeline(t *testing.T) {
	base := time.Now()
	url := play(t, func(c *net.TCPConn, _ int) {
		for request(c) != "" {
			if at := time.Since(base); at > 500*time.Millisecond && at < 2100*time.Millisecond {
				time.Sleep(2100*time.Millisecond - at)
			}
			io.WriteString(c, okAnswer)
		}
	})
	m := mustRun(t, Options{URL: url, Duration: 2500 * time.Millisecond, Connections: 2, KeepAlive: true})
	var requests, ok int64
	end := 0.0
	for _, moment := range m.Timeline {
		if moment.From != end || moment.To <= moment.From {
			t.Errorf("a moment lasts from %v to %v, the one before ended at %v", moment.From, moment.To, end)
		}
		end = moment.To
		requests += moment.Requests
		ok += moment.OK
	}
	if len(m.Timeline) != 3 || requests != m.Requests || ok != m.OK {
		t.Fatalf("got %d moments with %d requests, %d of them good; want 3 with %d and %d", len(m.Timeline), requests, ok, m.Requests, m.OK)
	}
	still, last := m.Timeline[1], m.Timeline[2]
	if still.OK != 0 || still.Latency.Max != 0 || last.OK == 0 || last.Latency.Max < 1000 {
		t.Errorf("got %+v for the second that stood still and %+v after it", still, last)
	}
	if m.LongestGap < 1000 || m.LongestGap > 2500 {
		t.Errorf("got a longest gap of %v ms, want about 1600", m.LongestGap)
	}
}
