package load

import (
	"fmt"
	"io"
	"math"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"perihelion/bench/load/body"
	"perihelion/bench/load/check"
)

// everyThirdWrong answers "wrong" to every third request and counts them all.
func everyThirdWrong(t testing.TB) (url string, requests *atomic.Int64) {
	requests = new(atomic.Int64)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		if requests.Add(1)%3 == 0 {
			fmt.Fprint(w, `{"is":"wrong"}`)
		} else {
			fmt.Fprint(w, `{"is":"right"}`)
		}
	}))
	t.Cleanup(s.Close)
	return s.URL, requests
}

func TestChecks(t *testing.T) {
	for name, c := range map[string]check.Options{
		"text":    {Contains: []string{"right"}, Share: 1},
		"pattern": {Matches: []string{`"is":"r`}, Share: 1},
		"JSON":    {JSON: []string{"is=right"}, Share: 1},
		"same":    {Same: true, Share: 1},
	} {
		t.Run(name, func(t *testing.T) {
			url, _ := everyThirdWrong(t)
			m := mustRun(t, Options{URL: url, Requests: 300, KeepAlive: true, Request: Request{Check: c}})
			if m.OK != 200 || m.Classes[Check] != 100 || m.Checks.Made != 300 || m.Checks.Failed != 100 || m.Checks.Seconds <= 0 {
				t.Errorf("got %d right of %v, %+v; want 200, 100 wrong, 300 checked", m.OK, m.Classes, m.Checks)
			}
			if m.Answers.Count != 300 || !strings.Contains(m.Errors[Check], "wrong") || !strings.Contains(warningOf(m, codeFailures).Cause, "100 check") {
				t.Errorf("got %d answers, %q, %q", m.Answers.Count, m.Errors[Check], m.Warnings)
			}
		})
	}
}

// A share of the answers is checked, on every connection, with a warning about the
// others.
func TestCheckShare(t *testing.T) {
	const n, share = 3000, 0.1
	url, _ := everyThirdWrong(t)
	m := mustRun(t, Options{URL: url, Requests: n, Connections: 20, KeepAlive: true, Seed: 5, Request: Request{Check: check.Options{JSON: []string{"is=right"}, Share: share}}})
	made := float64(m.Checks.Made)
	if math.Abs(made-n*share) > 5*math.Sqrt(n*share*(1-share)) || m.Seed != 5 {
		t.Errorf("got %v checked with seed %d, want about %v with 5", made, m.Seed, n*share)
	}
	if failed := float64(m.Checks.Failed); math.Abs(failed-made/3) > 5*math.Sqrt(made/3) || m.OK != n-m.Checks.Failed {
		t.Errorf("got %v of %v wrong, %d successes", failed, made, m.OK)
	}
	if !warns(m, codeUnchecked) {
		t.Errorf("got warnings %q, want one of the answers that were not checked", m.Warnings)
	}
}

// An expected status is a success in every figure, and keeps its class.
func TestExpectedStatusKeepsItsClass(t *testing.T) {
	var n atomic.Int64
	url := play(t, func(c *net.TCPConn, _ int) {
		for request(c) != "" {
			if n.Add(1)%5 == 0 {
				io.WriteString(c, okAnswer)
			} else {
				io.WriteString(c, "HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\nno")
			}
		}
	})
	for expected, want := range map[string]string{
		"404":     "10 check, 40 4xx",
		"404,200": "10 2xx, 40 4xx",
		"4xx,5xx": "10 check, 40 4xx",
		"2xx":     "10 2xx, 40 4xx",
		"":        "10 2xx, 40 4xx",
		"3xx":     "10 check, 40 4xx",
	} {
		o := Options{URL: url, Requests: 50, KeepAlive: true}
		if expected != "" {
			o.Check.Status = strings.Split(expected, ",")
		}
		m, err := Run(t.Context(), o, nil)
		if err != nil {
			t.Fatal(err)
		}
		good := map[string]int64{"404": 40, "404,200": 50, "4xx,5xx": 40, "2xx": 10, "": 10}[expected]
		if h, err := decode(m.Histogram); m.OK != good || err != nil || good > 0 && h.TotalCount() != good || m.Statuses[404] != 40 || m.Statuses[200] != 10 {
			t.Errorf("expecting %q: got %d successes of %v, %v; want %d", expected, m.OK, m.Classes, m.Statuses, good)
		}
		for part := range strings.SplitSeq(want, ", ") {
			if n, class, _ := strings.Cut(part, " "); fmt.Sprint(m.Classes[Class(class)]) != n {
				t.Errorf("expecting %q: got %v, want %s", expected, m.Classes, want)
			}
		}
		if good > 0 && m.Latency.Max == 0 || strings.Contains(want, "check") && m.Errors[Check] != "status 200 is not an expected one" {
			t.Errorf("expecting %q: got latency %+v and errors %q", expected, m.Latency, m.Errors)
		}
		if failed := 50 - good; failed > 0 != strings.Contains(warningOf(m, codeFailures).Cause, fmt.Sprintf("%d of 50 requests failed", failed)) {
			t.Errorf("expecting %q: got warnings %q for %d failures", expected, m.Warnings, failed)
		}
	}
	o := Options{URL: play(t, answering("HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\nno")), Requests: 5, Request: Request{Check: check.Options{Status: []string{"404"}}}}
	m, err := Run(t.Context(), o, nil)
	if err != nil || m.OK != 5 || m.Classes[Status4xx] != 5 {
		t.Errorf("got %d successes of %v, %v; want 5, of the class 4xx", m.OK, m.Classes, err)
	}
}

// Bodies are checked as they come together, in pieces of any size and on every
// path; each URL is compared with its own first.
func TestChecksOfPieces(t *testing.T) {
	const size = 100_000
	body := strings.Repeat("a", size-5) + "right"
	wrong := strings.Repeat("a", size-5) + "wrong"
	chunked := func(body string) string {
		return fmt.Sprintf("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n", body[:3], size-3, body[3:])
	}
	for _, way := range ways {
		url := play(t, func(c *net.TCPConn, _ int) {
			n := 0
			for head := request(c); head != ""; head = request(c) {
				n++
				answer := body
				if n%6 == 0 {
					answer = wrong
				}
				if strings.HasPrefix(head, "GET /b") {
					answer = strings.ToUpper(answer)
				}
				io.WriteString(c, chunked(answer))
			}
		})
		for name, c := range map[string]check.Options{"same": {Same: true, Share: 1}, "text": {Matches: []string{"(?i)right$"}, Share: 1}} {
			r, err := newRun(Options{URL: url, Requests: 60, KeepAlive: true, Request: Request{Check: c, Paths: paths("/", "/b")}})
			if err != nil {
				t.Fatal(err)
			}
			goThrough(r, way)
			m := r.measure(t.Context(), nil)
			checkSums(t, m)
			if m.OK != 50 || m.Classes[Check] != 10 || m.Checks.Made != 60 || m.Checks.Failed != 10 {
				t.Errorf("%s, %s: got %v (%v), %+v; want 50 2xx, 10 check", name, way, m.Classes, m.Errors, m.Checks)
			}
		}
	}
}

// Without a share every body of a slow load is checked, and of a fast one no more
// than the budget and the bursts of all connections allow.
func TestCheckBudget(t *testing.T) {
	const connections = 20
	seldom := func(c *net.TCPConn, _ int) { // each connection has its part of the budget
		for request(c) != "" {
			time.Sleep(connections * time.Second / check.Budget)
			io.WriteString(c, okAnswer)
		}
	}
	o := Options{URL: play(t, seldom), Connections: connections, KeepAlive: true, Request: Request{Check: check.Options{Contains: []string{"hello"}}}}
	o.Requests = 30 * connections
	if m := mustRun(t, o); m.Checks.Made != m.Requests {
		t.Errorf("of a slow load: got %+v, want all %d checked", m.Checks, m.Requests)
	}
	o.URL, o.Requests, o.Duration, o.WarmUpTime = play(t, answering(okAnswer)), 0, 400*time.Millisecond, 50*time.Millisecond
	if m := mustRun(t, o); m.Checks.Made == 0 || m.Checks.Made > int64(check.Budget*m.Seconds)+connections*(burst+1) {
		t.Errorf("of a fast load: got %+v in %v s, want no more than the budget", m.Checks, m.Seconds)
	}
}

// The largest body that is kept is checked to its last byte; a larger one cannot be.
func TestLargestBodyChecked(t *testing.T) {
	for _, size := range []int{body.MaxBody, body.MaxBody + 1} {
		head := fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n", size)
		url := play(t, answering(head+strings.Repeat("x", size-1)+"y"))
		m := mustRun(t, Options{URL: url, Requests: 2, KeepAlive: true, Request: Request{Check: check.Options{Contains: []string{"xy"}}}})
		if size == body.MaxBody && (m.OK != 2 || m.Checks.Made != 2) || size > body.MaxBody && (m.Classes[Check] != 2 || m.Errors[Check] != body.ErrTooLong.Error()) {
			t.Errorf("%d bytes: got %v (%v), %+v", size, m.Classes, m.Errors, m.Checks)
		}
	}
}
