package load

import (
	"fmt"
	"io"
	"math"
	"net/http"
	"regexp"
	"slices"
	"sync"
	"testing"
	"time"

	"perihelion/bench/load/check"
)

// journal is what a server was asked.
type journal struct {
	mu   sync.Mutex
	uris []string
}

func (n *journal) handler(w http.ResponseWriter, r *http.Request) {
	n.add(r.RequestURI)
	io.WriteString(w, "hello")
}

func (n *journal) add(uri string) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.uris = append(n.uris, uri)
}

// take returns what is in the journal and begins anew.
func (n *journal) take() []string {
	n.mu.Lock()
	defer n.mu.Unlock()
	defer func() { n.uris = nil }()
	return n.uris
}

// paths are of weight 1 each.
func paths(all ...string) (paths []Path) {
	for _, p := range all {
		paths = append(paths, Path{Path: p})
	}
	return paths
}

// However many connections take part, the URLs come in turn and each number once.
func TestListInTurn(t *testing.T) {
	for _, http2 := range []bool{false, true} {
		var asked journal
		s := http2Server(t, false, asked.handler)
		m := mustRun(t, Options{
			URL: s.URL, Request: Request{HTTP2: http2, Paths: paths("/a/{n}", "/b/{n}", "/c/{n}?{n:10-12}")},
			Requests: 300, WarmUp: 20, Connections: 6, KeepAlive: true,
		})
		all := asked.take()
		counted := slices.Sorted(slices.Values(all[20:]))
		var want []string
		for n := 1; n <= 300; n++ {
			switch n % 3 {
			case 1:
				want = append(want, fmt.Sprintf("/a/%d", n))
			case 2:
				want = append(want, fmt.Sprintf("/b/%d", n))
			default:
				want = append(want, fmt.Sprintf("/c/%d?%d", n, 10+(n-1)%3))
			}
		}
		slices.Sort(want)
		if m.OK != 300 || len(all) != 320 || !slices.Equal(counted, want) {
			t.Errorf("HTTP/2 %v: got %v (%v), the server %d requests, those counted\n%v, want\n%v", http2, m.Classes, m.Errors, len(all), counted, want)
		}
	}
}

// At random, each URL gets its share, within five standard deviations.
func TestListAtRandom(t *testing.T) {
	const n, urls = 3000, 3
	var asked journal
	s := http2Server(t, false, asked.handler)
	m := mustRun(t, Options{
		URL: s.URL, Request: Request{Paths: paths("/a/{random:1-6}", "/b/{random}", "/c/{uuid}"), Shuffle: true}, Seed: 7,
		Requests: n, Connections: 4, KeepAlive: true,
	})
	counts, different := map[string]int{}, map[string]bool{}
	form := regexp.MustCompile(`^/(a/[1-6]|b/\d{1,9}|c/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})$`)
	for _, uri := range asked.take() {
		if !form.MatchString(uri) {
			t.Fatalf("the server was asked for %s", uri)
		}
		counts[uri[:3]]++
		different[uri] = true
	}
	const share = float64(n) / urls
	for _, path := range []string{"/a/", "/b/", "/c/"} {
		if got := float64(counts[path]); math.Abs(got-share) > 5*math.Sqrt(share*(1-1.0/urls)) {
			t.Errorf("got %s %v times of %d, want about %v", path, got, n, share)
		}
	}
	if m.OK != n || m.Seed != 7 || len(different) < counts["/b/"]+counts["/c/"] {
		t.Errorf("got %v, seed %d, %d different requests of %v", m.Classes, m.Seed, len(different), counts)
	}
}

// The same seed draws the same requests after any warm-up.
func TestSeedIsThatOfTheLoad(t *testing.T) {
	var asked journal
	s := http2Server(t, false, asked.handler)
	var first []string
	for _, o := range []Options{{}, {}, {WarmUp: 7}, {WarmUpTime: 20 * time.Millisecond}, {Request: Request{HTTP2: true}, WarmUp: 3}} {
		o.URL, o.Paths, o.Shuffle, o.Seed = s.URL, paths("/{random}/{n}", "/{uuid}"), true, 42
		o.Requests, o.KeepAlive = 30, true
		m := mustRun(t, o)
		all := asked.take()
		if counted := all[len(all)-30:]; first == nil {
			first = counted
		} else if m.OK != 30 || !slices.Equal(counted, first) {
			t.Errorf("warming up by %d requests, %v, HTTP/2 %v: got\n%v, want\n%v", o.WarmUp, o.WarmUpTime, o.HTTP2, counted, first)
		}
	}
}

// With the same seed the same requests are sent, and the same of their answers are
// checked, however many connections take part.
func TestSeedWhateverTheConnections(t *testing.T) {
	const n = 300
	var asked journal
	s := http2Server(t, false, asked.handler)
	for _, shuffle := range []bool{true, false} {
		var first []string
		var checked int64
		for _, o := range []Options{{}, {Connections: 8}, {Connections: 3, Request: Request{Streams: 4, HTTP2: true}}, {Connections: 8, Rate: 20_000, WarmUp: 30}} {
			o.URL, o.Paths, o.Shuffle, o.Seed = s.URL, paths("/{random}/{n}", "/{uuid}", "/c/{n}"), shuffle, 11
			o.Requests, o.KeepAlive, o.Check = n, true, check.Options{Contains: []string{"hello"}, Share: 0.3}
			m := mustRun(t, o)
			all := asked.take()
			counted := slices.Sorted(slices.Values(all[len(all)-n:]))
			if first == nil {
				first, checked = counted, m.Checks.Made
			}
			if m.OK != n || !slices.Equal(counted, first) || m.Checks.Made != checked || checked < n/10 {
				t.Errorf("shuffled %v, %d connections, HTTP/2 %v: got %v, %d of them checked, want %d, and the requests\n%v, want\n%v", shuffle, o.Connections, o.HTTP2, m.Classes, m.Checks.Made, checked, counted, first)
			}
		}
	}
}

// The number of a request begins anew after the warm-up, and the same seed draws
// the same requests.
func TestRequestsInOrder(t *testing.T) {
	var n journal
	url := http2Server(t, false, n.handler).URL
	mustRun(t, Options{URL: url, Request: Request{Paths: paths("/a{n}", "/b")}, Requests: 4, WarmUp: 3, KeepAlive: true})
	if got, want := n.take(), []string{"/a1", "/b", "/a3", "/a1", "/b", "/a3", "/b"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	o := Options{URL: url, Request: Request{Paths: paths("/{random:1-1000}?{uuid}", "/b"), Shuffle: true}, Requests: 50, Seed: 9, KeepAlive: true}
	mustRun(t, o)
	first := n.take()
	mustRun(t, o)
	if again := n.take(); !slices.Equal(first, again) || !slices.Contains(first, "/b") || first[0] == first[1] && first[1] == first[2] {
		t.Errorf("with the same seed: got %v, then %v", first, again)
	}
	o.Seed = 0
	m := mustRun(t, o)
	drawn := n.take()
	o.Seed = m.Seed
	mustRun(t, o)
	if again := n.take(); m.Seed == 0 || !slices.Equal(drawn, again) || slices.Equal(drawn, first) {
		t.Errorf("with the seed %d of the measurement: got %v, then %v", m.Seed, drawn, again)
	}
}

func TestWarmUpTime(t *testing.T) {
	var n journal
	url := http2Server(t, false, n.handler).URL
	m := mustRun(t, Options{URL: url, Requests: 5, WarmUpTime: 50 * time.Millisecond, KeepAlive: true})
	if seen := len(n.take()); m.Requests != 5 || seen < 6 || m.Seconds > 1 {
		t.Errorf("got %d requests, the server %d; want 5, and more for the warm-up", m.Requests, seen)
	}
}
