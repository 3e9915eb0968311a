package load

import (
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"slices"
	"sync"
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

// recorder is a server that remembers what it was asked for, in order.
func recorder(t testing.TB) (url string, asked func() []string) {
	var mu sync.Mutex
	var paths []string
	s := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		paths = append(paths, r.URL.RequestURI())
	}))
	t.Cleanup(s.Close)
	return s.URL, func() []string {
		mu.Lock()
		defer mu.Unlock()
		all := paths
		paths = nil
		return all
	}
}

// The number of a request begins anew after the warm-up, and the same seed draws
// the same requests.
func TestRequestsInOrder(t *testing.T) {
	url, asked := recorder(t)
	mustRun(t, Options{URL: url + "/a{n}", Further: []string{url + "/b"}, Requests: 4, WarmUp: 3, KeepAlive: true})
	if got, want := asked(), []string{"/a1", "/b", "/a3", "/a1", "/b", "/a3", "/b"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	o := Options{URL: url + "/{random:1-1000}?{uuid}", Further: []string{url + "/b"}, Shuffle: true, Requests: 50, Seed: 9, KeepAlive: true}
	mustRun(t, o)
	first := asked()
	mustRun(t, o)
	if again := asked(); !slices.Equal(first, again) || !slices.Contains(first, "/b") || first[0] == first[1] && first[1] == first[2] {
		t.Errorf("with the same seed: got %v, then %v", first, again)
	}
	o.Seed = 0
	m := mustRun(t, o)
	drawn := asked()
	o.Seed = m.Seed
	mustRun(t, o)
	if again := asked(); m.Seed == 0 || !slices.Equal(drawn, again) || slices.Equal(drawn, first) {
		t.Errorf("with the seed %d that was told: got %v, then %v", m.Seed, drawn, again)
	}
}

func TestWarmUpTime(t *testing.T) {
	url, asked := recorder(t)
	m := mustRun(t, Options{URL: url, Requests: 5, WarmUpTime: 50 * time.Millisecond, KeepAlive: true})
	if n := len(asked()); m.Requests != 5 || n < 6 || m.Seconds > 1 {
		t.Errorf("got %d requests, the server %d; want 5, and more for the warm-up", m.Requests, n)
	}
}
