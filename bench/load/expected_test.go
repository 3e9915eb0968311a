package load

import (
	"bytes"
	"fmt"
	"io"
	"math"
	"net"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"perihelion/bench/load/check"
)

// What is expected is a success in every figure, and is called by its name.
func TestExpectedStatusIsToldAsItIs(t *testing.T) {
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
		var text bytes.Buffer
		if err := m.WriteText(&text, o); err != nil {
			t.Fatal(err)
		}
		line := text.String()[strings.Index(text.String(), "\nRequests  ")+1:]
		for part := range strings.SplitSeq(want, ", ") {
			if line, _, _ = strings.Cut(line, "\n"); !strings.Contains(line, part) || strings.Contains(line, "all") {
				t.Errorf("expecting %q: got %q, want it to say %s", expected, line, want)
			}
		}
		if failed := 50 - good; failed > 0 != (len(m.Warnings) > 0 && strings.Contains(m.Warnings[0], fmt.Sprintf("%d of 50 requests failed", failed))) {
			t.Errorf("expecting %q: got warnings %q for %d failures", expected, m.Warnings, failed)
		}
	}
	o := Options{URL: play(t, answering("HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\nno")), Requests: 5, Check: check.Options{Status: []string{"404"}}}
	m, err := Run(t.Context(), o, nil)
	var text bytes.Buffer
	if err != nil || m.WriteText(&text, o) != nil || !strings.Contains(text.String(), "5 4xx") {
		t.Errorf("got\n%s, %v; want it to say that they were 4xx", text.String(), err)
	}
}

// Bodies are checked as they come together, in whatever pieces and by whichever
// way; each URL is compared with its own first.
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
			r, err := newRun(Options{URL: url, Further: []string{url + "b"}, Requests: 60, KeepAlive: true, Check: c})
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

// The budget holds for all connections together; a share is that of the answers,
// whoever got them; a slow load is checked as a whole, by whoever it was sent.
func TestChecksOfManyConnections(t *testing.T) {
	url := play(t, answering(okAnswer))
	o := Options{URL: url, Connections: 20, KeepAlive: true, Check: check.Options{Contains: []string{"hello"}}}
	o.Requests, o.Rate = 100, 400
	if m := mustRun(t, o); m.Checks.Made != 100 {
		t.Errorf("of a slow load: got %+v, want all 100 checked", m.Checks)
	}
	o.Requests, o.Rate, o.Duration, o.WarmUpTime = 0, 0, 400*time.Millisecond, 50*time.Millisecond
	if m := mustRun(t, o); m.Checks.Made == 0 || m.Checks.Made > int64(check.Budget*m.Seconds)+20*(burst+1) {
		t.Errorf("of a fast load: got %+v in %v s, want no more than the budget", m.Checks, m.Seconds)
	}
	const n, share = 5000, 0.1
	o.Duration, o.WarmUpTime, o.Requests, o.Seed, o.Check.Share = 0, 0, n, 3, share
	if m := mustRun(t, o); math.Abs(float64(m.Checks.Made)-n*share) > 5*math.Sqrt(n*share*(1-share)) || m.Seed != 3 {
		t.Errorf("of a share: got %+v with seed %d, want about %v", m.Checks, m.Seed, n*share)
	}
}

// The largest body that is kept is checked to its last byte.
func TestLargestBodyChecked(t *testing.T) {
	head := fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n", maxContent)
	url := play(t, answering(head+strings.Repeat("x", maxContent-1)+"y"))
	m := mustRun(t, Options{URL: url, Requests: 2, KeepAlive: true, Check: check.Options{Contains: []string{"xy"}}})
	if m.OK != 2 || m.Checks.Made != 2 {
		t.Errorf("got %v (%v), %+v; want 2 that are right", m.Classes, m.Errors, m.Checks)
	}
}
