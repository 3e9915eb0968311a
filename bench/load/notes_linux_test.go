package load

import (
	"context"
	"fmt"
	"io"
	"net"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/HdrHistogram/hdrhistogram-go"

	"perihelion/bench/load/check"
	"perihelion/bench/load/requestlog"
)

// untimed are the counts of a load that do not depend on time.
func untimed(r *run, m Measurement) string {
	var t tally
	for _, s := range r.shards {
		t.add(&s.tally)
	}
	var s strings.Builder
	fmt.Fprintf(&s, "outcomes %v, good %v, body %d, in %d, redirects %d, excess %d, checked %d (%d failed)",
		t.counts, t.good, t.body, m.BytesIn, t.redirects, t.excessBytes, t.checked, t.failedChecks)
	for status, n := range t.statuses {
		if n > 0 {
			fmt.Fprintf(&s, ", %d × %d", n, status)
		}
	}
	histograms := []*hdrhistogram.Histogram{t.ok, t.rest, t.processing, t.waiting}
	if len(r.workers) == 1 { // of several, which one gets an answer is chance
		histograms = append(histograms, t.batches)
		fmt.Fprintf(&s, ", out %d, kept %d, reused %d, of another length %d, closed %v, opened %d", m.BytesOut, t.kept, t.reused, t.otherLength, t.closeReasons, t.opened)
	}
	for _, h := range histograms {
		if h != nil {
			fmt.Fprintf(&s, ", %d values", h.TotalCount())
		}
	}
	return s.String()
}

// Whether an event loop counts each answer by itself, as it does for a log, or notes it
// first: the counts are the same.
func TestNotedAnswersCountTheSame(t *testing.T) {
	const (
		hello   = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"
		longer  = "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nhello!"
		created = "HTTP/1.1 201 Created\r\nContent-Length: 5\r\n\r\nhello"
		failed  = "HTTP/1.1 500 Error\r\nContent-Length: 5\r\n\r\nhello"
		early   = "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" + hello
		closed  = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 5\r\n\r\nhello"
		none    = "HTTP/1.1 204 No\r\nContent-Length: 0\r\n\r\n"
		chunks  = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"
		cookie  = "HTTP/1.1 200 OK\r\nSet-Cookie: a=b\r\nContent-Length: 5\r\n\r\nhello"
		moved   = "HTTP/1.1 302 Found\r\nLocation: /done\r\nContent-Length: 5\r\n\r\nhello"
	)
	large := "HTTP/1.1 200 OK\r\nX: " + strings.Repeat("x", 2000) + "\r\nContent-Length: 5\r\n\r\nhello"
	body := "HTTP/1.1 200 OK\r\nContent-Length: 40000\r\n\r\n" + strings.Repeat("x", 40000)
	for name, tt := range map[string]struct {
		answers []string // in turn
		noted   bool     // some of them can be
		change  func(*Options)

		connections int // 0: 1
	}{
		"alike":           {answers: []string{hello}, noted: true},
		"lengths":         {answers: []string{hello, hello, longer, hello, hello, hello, longer}, noted: true},
		"statuses":        {answers: []string{hello, created, created, failed, failed, hello, hello}, noted: true},
		"failures":        {answers: []string{failed}},
		"interim answers": {answers: []string{early}, noted: true},
		"no content":      {answers: []string{none}},
		"chunks":          {answers: []string{chunks, chunks, hello, hello}, noted: true},
		"large heads":     {answers: []string{large}},
		"large bodies":    {answers: []string{body}},
		"closing":         {answers: []string{hello, hello, hello, closed}, noted: true},
		"cookies":         {answers: []string{hello, hello, cookie}, noted: true, change: func(o *Options) { o.Cookies = true }},
		"redirects":       {answers: []string{moved}, noted: true, change: func(o *Options) { o.Follow = 1 }},
		"checks":          {answers: []string{hello}, noted: true, change: func(o *Options) { o.Check = check.Options{Contains: []string{"hello"}, Share: 0.5}; o.Seed = 3 }},
		"connections":     {answers: []string{hello, hello, created, longer, hello, closed}, noted: true, connections: 7},
		"HEAD":            {answers: []string{strings.TrimSuffix(hello, "hello")}, change: func(o *Options) { o.Method = "HEAD" }},
	} {
		t.Run(name, func(t *testing.T) {
			var got [2]string
			for i, log := range []string{"", filepath.Join(t.TempDir(), "log.csv")} {
				var asked atomic.Int64
				url := play(t, func(c *net.TCPConn, _ int) {
					for head := request(c); head != ""; head = request(c) {
						answer := tt.answers[int(asked.Add(1)-1)%len(tt.answers)]
						if strings.Contains(head, "/done") {
							answer = hello
						}
						io.WriteString(c, answer)
					}
				})
				o := Options{URL: url, Requests: 700, Connections: max(tt.connections, 1), KeepAlive: true, WarmUp: 70, Log: requestlog.Options{Path: log}}
				if tt.change != nil {
					tt.change(&o)
				}
				r, err := newRun(o)
				if err != nil {
					t.Fatal(err)
				}
				r.dedicated = true // else each answer is counted before the next wait
				m := r.measure(t.Context(), nil)
				got[i] = untimed(r, m)
				if noted := r.loops[0].notes.took[0] > 0; noted != (log == "" && tt.noted) {
					t.Errorf("log %q: noted: %v", log, noted)
				}
			}
			if got[0] != got[1] {
				t.Errorf("noted\n%s\none by one\n%s", got[0], got[1])
			}
		})
	}
}

// What is noted is counted before a wait that may be long: a server that stops answering
// leaves no answer uncounted.
func TestNotesAreCountedBeforeALongWait(t *testing.T) {
	const answered = 50 // fewer than are counted together
	for _, way := range []func(context.Context, Options, func(Progress)) (Measurement, error){Run, RunChild} {
		held := make(chan struct{})
		release := sync.OnceFunc(func() { close(held) })
		url := play(t, func(c *net.TCPConn, _ int) {
			for n := 0; request(c) != ""; n++ {
				if n == answered {
					<-held
				}
				io.WriteString(c, okAnswer)
			}
		})
		var seen []int64
		m, err := way(t.Context(), Options{URL: url, Requests: answered + 1, KeepAlive: true}, func(p Progress) {
			if seen = append(seen, p.OK); p.OK == answered || len(seen) == 20 {
				release()
			}
		})
		if err != nil || m.OK != answered+1 || !slices.Contains(seen, answered) {
			t.Errorf("got %d successes, error %v and reports of %v; want %d, and a report of %d", m.OK, err, seen, answered+1, answered)
		}
	}
}
