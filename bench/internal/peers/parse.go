package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// errUnread is the error of an output that lacks a figure which every output of the
// tool has.
var errUnread = errors.New("its output was not understood")

// parseOurs reads a measurement of perihelion load --format json.
func parseOurs(out []byte) (result, error) {
	var m struct {
		Requests, OK int
		RPS          float64
		Latency      map[string]float64
		CPU          struct{ User, Sys float64 }
	}
	if err := json.Unmarshal(out, &m); err != nil {
		return result{}, fmt.Errorf("%w: %w", errUnread, err)
	}
	r := result{Requests: m.Requests, Failed: m.Requests - m.OK, RPS: m.RPS, CPU: m.CPU.User + m.CPU.Sys, Latency: map[string]float64{}}
	for _, p := range percentiles {
		if ms, told := m.Latency[p]; told {
			r.Latency[p] = ms
		}
	}
	return r, nil
}

// parseWrk reads the output of wrk --latency. Its times are of answers and leave out
// connecting.
func parseWrk(out []byte) (result, error) {
	s := scan(out)
	if !s.has("Requests/sec:") {
		return result{}, errUnread
	}
	r := result{RPS: s.number("Requests/sec:"), Failed: int(s.number("Non-2xx or 3xx responses:")), Latency: map[string]float64{}}
	lost := 0 // wrk does not count them as requests
	for _, line := range s {
		var connect, read, write, timeout int
		fmt.Sscanf(line, "%d requests in ", &r.Requests)
		if n, _ := fmt.Sscanf(line, "Socket errors: connect %d, read %d, write %d, timeout %d", &connect, &read, &write, &timeout); n == 4 {
			lost += connect + read + write + timeout
		}
	}
	r.Requests, r.Failed = r.Requests+lost, r.Failed+lost
	for label, p := range map[string]string{"50%": "p50", "99%": "p99"} {
		if d, err := time.ParseDuration(s.word(label)); err == nil {
			r.Latency[p] = d.Seconds() * 1e3
		}
	}
	return r, nil
}

// parseAB reads the output of ab, with times in whole milliseconds.
func parseAB(out []byte) (result, error) {
	s := scan(out)
	if !s.has("Complete requests:") || !s.has("Requests per second:") {
		return result{}, errUnread
	}
	r := result{Requests: int(s.number("Complete requests:")), RPS: s.number("Requests per second:"),
		Failed: int(s.number("Failed requests:") + s.number("Non-2xx responses:")), Latency: map[string]float64{}}
	for label, p := range map[string]string{"50%": "p50", "99%": "p99"} {
		if s.has(label) {
			r.Latency[p] = s.number(label)
		}
	}
	return r, nil
}

// parseH2load reads the output of h2load, which has no percentiles.
func parseH2load(out []byte) (result, error) {
	var r result
	var total, started, succeeded int
	var elapsed string
	counted, timed := false, false
	for _, line := range scan(out) {
		if n, _ := fmt.Sscanf(line, "requests: %d total, %d started, %d done, %d succeeded, %d failed",
			&total, &started, &r.Requests, &succeeded, &r.Failed); n == 5 {
			counted = true
		}
		if n, _ := fmt.Sscanf(line, "finished in %s %f req/s", &elapsed, &r.RPS); n == 2 {
			timed = true
		}
	}
	if !counted || !timed {
		return result{}, errUnread
	}
	return r, nil
}

var heyCount = regexp.MustCompile(`^\[(\d+)\]\s+(?:(\d+) responses)?`)

// parseHey reads the summary of hey: times in tenths of a millisecond.
func parseHey(out []byte) (result, error) {
	s := scan(out)
	if !s.has("Requests/sec:") {
		return result{}, errUnread
	}
	r := result{RPS: s.number("Requests/sec:"), Latency: map[string]float64{}}
	for _, line := range s {
		m := heyCount.FindStringSubmatch(line)
		switch {
		case m == nil:
		case m[2] == "": // "[5]	dial tcp …": so many errors of a kind
			n, _ := strconv.Atoi(m[1])
			r.Requests, r.Failed = r.Requests+n, r.Failed+n
		default: // "[200]	5000 responses"
			n, _ := strconv.Atoi(m[2])
			r.Requests += n
			if m[1][0] != '2' {
				r.Failed += n
			}
		}
	}
	for label, p := range map[string]string{"50% in": "p50", "99% in": "p99"} {
		if s.has(label) {
			r.Latency[p] = s.number(label) * 1e3
		}
	}
	return r, nil
}

// parseK6 reads the summary that k6.js writes. Its times are of answers and leave out
// connecting.
func parseK6(out []byte) (result, error) {
	type metric struct{ Values map[string]float64 }
	var summary struct {
		Metrics struct {
			Requests metric `json:"http_reqs"`
			Failed   metric `json:"http_req_failed"`
			Duration metric `json:"http_req_duration"`
		}
	}
	if err := json.Unmarshal(out, &summary); err != nil {
		return result{}, fmt.Errorf("%w: %w", errUnread, err)
	}
	m := summary.Metrics
	r := result{Requests: int(m.Requests.Values["count"]), RPS: m.Requests.Values["rate"],
		Failed: int(m.Failed.Values["passes"]), Latency: map[string]float64{}}
	for label, p := range map[string]string{"med": "p50", "p(99)": "p99", "p(99.9)": "p99.9"} {
		if ms, told := m.Duration.Values[label]; told {
			r.Latency[p] = ms
		}
	}
	return r, nil
}

// lines are the lines of an output, without the space around them.
type lines []string

func scan(out []byte) lines {
	var all lines
	for line := range strings.Lines(string(out)) {
		all = append(all, strings.TrimSpace(line))
	}
	return all
}

// word is the first one behind a label at the start of a line; "" without one.
func (s lines) word(label string) string {
	for _, line := range s {
		if rest, found := strings.CutPrefix(line, label); found {
			word, _, _ := strings.Cut(strings.TrimSpace(rest), " ")
			return word
		}
	}
	return ""
}

func (s lines) has(label string) bool { return s.word(label) != "" }

// number is the one behind a label; 0 without one.
func (s lines) number(label string) float64 {
	x, _ := strconv.ParseFloat(s.word(label), 64)
	return x
}
