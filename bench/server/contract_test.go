package server

import (
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"perihelion/bench/server/api"
)

const (
	instant = "time=2026-11-22T12:00:00Z"
	place   = "lon=145.051&lat=-39.754&elevation=0"
)

// Every server gives the answers of package api, byte for byte.
func TestContractThroughEveryServer(t *testing.T) {
	for _, c := range everyConfig() {
		t.Run(c.String(), func(t *testing.T) {
			s := start(t, Options{Config: c})
			for _, test := range []struct {
				method, path, query string
				status              int
			}{
				{"GET", "/planets/mars", place + "&" + instant, 200},
				{"GET", "/planets/Moon", instant, 200},
				{"GET", "/planets", place + "&" + instant, 200},
				{"GET", "/healthz", "", 200},
				{"GET", "/", "", 200},
				{"HEAD", "/planets/mars", place + "&" + instant, 200},
				{"HEAD", "/planets", instant, 200},
				{"HEAD", "/", "", 200},
				{"POST", "/planets/mars", "", 405},
				{"DELETE", "/", "", 405},
				{"OPTIONS", "/planets", "", 405},
				{"BREW", "/healthz", "", 405},
				{"GET", "/planets/vulcan", "", 404},
				{"HEAD", "/planets/vulcan", "", 404},
				{"GET", "/nowhere", "", 404},
				{"GET", "//planets/mars", "", 404},
				{"GET", "/planets/../healthz", "", 404},
				{"GET", "/planets/mars", "lat=95", 400},
				{"GET", "/planets/mars", "lat=NaN&lon=0&elevation=0", 400},
				{"GET", "/planets/mars", "lat=-33.87&lon=151.21&" + instant, 200},
				{"GET", "/planets", "lat=-33.87&lon=151.21&" + instant, 200},
				{"GET", "/planets/mars", "lat=1", 400},
				{"GET", "/planets", "lon=1&elevation=2", 400},
				{"GET", "/planets/mars", "elevation=2", 400},
				{"GET", "/planets/mars", "lat=1&lat=1", 400},
				{"GET", "/planets/mars", "latitude=1", 400},
				{"GET", "/planets/mars", "time=now", 400},
			} {
				target := test.path
				if test.query != "" {
					target += "?" + test.query
				}
				w := dial(t, s.URL())
				w.send(test.method, target, "HTTP/1.1")
				r, body := w.receive(test.method)
				want := api.Answer(test.method, test.path, test.query, time.Now())
				if want.Status != test.status || r.StatusCode != test.status {
					t.Errorf("%s %s: status %d, in process %d, want %d", test.method, target, r.StatusCode, want.Status, test.status)
				}
				if got := r.Header.Get("Content-Length"); got != strconv.Itoa(len(want.Body)) {
					t.Errorf("%s %s: content length %q, want %d", test.method, target, got, len(want.Body))
				}
				if test.method == http.MethodHead {
					want.Body = nil
				}
				if body != string(want.Body) {
					t.Errorf("%s %s:\n got %s\nwant %s", test.method, target, body, want.Body)
				}
				if got := r.Header.Get("Content-Type"); got != want.ContentType {
					t.Errorf("%s %s: content type %q, want %q", test.method, target, got, want.ContentType)
				}
				for _, h := range want.Extra {
					if got := r.Header.Get(h.Name); got != h.Value {
						t.Errorf("%s %s: %s is %q, want %q", test.method, target, h.Name, got, h.Value)
					}
				}
				w.Close()
			}

			w := dial(t, s.URL())
			w.send("GET", "/planets/%6Dars?"+instant, "HTTP/1.1")
			if r, body := w.receive("GET"); r.StatusCode != 200 || !strings.Contains(body, `"name":"mars"`) {
				t.Errorf("an encoded path: %d %s", r.StatusCode, body)
			}
		})
	}
}

func TestKeepAlive(t *testing.T) {
	for _, c := range everyConfig() {
		t.Run(c.String(), func(t *testing.T) {
			s := start(t, Options{Config: c})
			want := c.Rough().Kept > 0
			for _, how := range []struct {
				version string
				lines   []string
			}{
				{"HTTP/1.1", nil},
				{"HTTP/1.0", []string{"Connection: Keep-Alive"}}, // as ab -k asks
			} {
				w := dial(t, s.URL())
				w.send("GET", "/planets/mars", how.version, how.lines...)
				r, _ := w.receive("GET")
				if r.Close == want {
					t.Errorf("%s: the answer says close %v, want %v", how.version, r.Close, !want)
				}
				if !want {
					if !w.closed() {
						t.Errorf("%s: the connection is open", how.version)
					}
					continue
				}
				w.send("GET", "/planets/venus", how.version, how.lines...)
				if _, body := w.receive("GET"); !strings.Contains(body, `"venus"`) {
					t.Errorf("%s: second answer %s", how.version, body)
				}
				w.Close()
			}

			w := dial(t, s.URL())
			w.send("GET", "/planets/mars", "HTTP/1.1", "Connection: close")
			if r, _ := w.receive("GET"); !r.Close || !w.closed() {
				t.Error("a connection that was to be closed stays open")
			}
		})
	}
}

func TestOverlongHeaderIsRefused(t *testing.T) {
	for _, c := range everyConfig() {
		s := start(t, Options{Config: c})
		w := dial(t, s.URL())
		w.send("GET", "/healthz", "HTTP/1.1", "Cookie: "+strings.Repeat("x", 64<<10))
		r, err := http.ReadResponse(w.r, nil)
		if err == nil {
			r.Body.Close()
			if r.StatusCode != http.StatusRequestHeaderFieldsTooLarge {
				t.Errorf("%v: status %s", c, r.Status)
			}
		}
		s.Stop()
	}
}
