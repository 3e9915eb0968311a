package load

import (
	"math"
	"strings"
	"testing"
)

// The server receives the shares that were asked for: in turn to the request, at random
// within five standard deviations.
func TestWeightsAtTheServer(t *testing.T) {
	const n = 1200
	want := map[string]int{"/a": n / 2, "/b": n / 3, "/c": n / 6}
	for _, http2 := range []bool{false, true} {
		for _, shuffle := range []bool{false, true} {
			for _, rate := range []float64{0, 20_000} {
				var asked journal
				s := http2Server(t, false, asked.handler)
				m := mustRun(t, Options{
					URL: s.URL, Requests: n, Connections: 7, KeepAlive: true, Rate: rate, Seed: 3,
					Request: Request{HTTP2: http2, Shuffle: shuffle, Paths: []Path{{"/a", 3}, {s.URL + "/b", 2}, {"/c", 0}}},
				})
				got := map[string]int{}
				for _, uri := range asked.take() {
					got[uri]++
				}
				for path, share := range want {
					room := 0.0
					if p := float64(share) / n; shuffle {
						room = 5 * math.Sqrt(n*p*(1-p))
					}
					if math.Abs(float64(got[path]-share)) > room {
						t.Errorf("HTTP/2 %v, at random %v, rate %v: the server was asked %v, want %v", http2, shuffle, rate, got, want)
						break
					}
				}
				if m.OK != n {
					t.Errorf("HTTP/2 %v, at random %v, rate %v: got %v", http2, shuffle, rate, m.Classes)
				}
			}
		}
	}
}

func TestParsePath(t *testing.T) {
	for text, want := range map[string]Path{
		"/items":              {"/items", 0},
		" 3  /items ":         {"/items", 3},
		"1000 http://h/a?b=1": {"http://h/a?b=1", 1000},
		"http://h/a b":        {"http://h/a b", 0},
		"3":                   {"3", 0},
	} {
		got, err := ParsePath(text)
		if err != nil || got != want {
			t.Errorf("ParsePath(%q) = %+v, %v; want %+v", text, got, err, want)
		}
		if again, err := ParsePath(got.String()); err != nil || again != got {
			t.Errorf("ParsePath(%q), of %q, = %+v, %v", got.String(), text, again, err)
		}
	}
	for _, text := range []string{"0 /x", "1001 /x", "-1 /x", "1.5 /x", "NaN /x", "Inf /x", "1e30 /x"} {
		if _, err := ParsePath(text); err == nil || !strings.Contains(err.Error(), "1 to 1000 before /x") {
			t.Errorf("ParsePath(%q): %v", text, err)
		}
	}
}

// The weights of many paths take bounded memory.
func TestWeightsAddUpToAnEnd(t *testing.T) {
	o := Options{URL: "http://127.0.0.1:1", Requests: 1}
	for range 10_001 {
		o.Paths = append(o.Paths, Path{"/x", 1000})
	}
	if err := o.validate(0); err == nil || !strings.Contains(err.Error(), "add up to more than 10000000") {
		t.Errorf("got %v", err)
	}
}

// A description names the paths with their shares, and no password.
func TestPathsInWords(t *testing.T) {
	r := Request{Paths: []Path{{"http://me:secret@h/a", 3}, {"/b", 0}}}
	if got, want := r.Asks("/"), "GET /a (3 of 4) and /b (1 of 4)"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	r.Paths = paths("/a", "/b", "/c", "/d", "/e", "/f")
	if got, want := r.Asks("/"), "GET /a, /b, /c, /d and 2 more"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if r.IsZero() || r.Digest() == (Request{Paths: r.Paths[:5]}).Digest() {
		t.Error("a request of several paths is taken for a usual one, or for another")
	}
}
