package load

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"perihelion/bench/load/arrival"
	"perihelion/bench/load/requestlog"
)

// The parts of a load have each number once, remainders too.
func TestPartsDivideTheNumbers(t *testing.T) {
	for of := 1; of <= 7; of++ {
		for n := int64(0); n <= 40; n++ {
			var numbers []int64
			for i := range of {
				p := part{i, of}
				own := p.share(n)
				if own < n/int64(of) || own > n/int64(of)+1 {
					t.Fatalf("part %d of %d has %d of %d numbers", i, of, own, n)
				}
				for k := range own {
					numbers = append(numbers, p.number(k))
				}
			}
			slices.Sort(numbers)
			for want, got := range numbers {
				if got != int64(want) {
					t.Fatalf("%d parts of %d: got the numbers %v", of, n, numbers)
				}
			}
			if int64(len(numbers)) != n {
				t.Fatalf("%d parts of %d have %d numbers", of, n, len(numbers))
			}
		}
		connections := 0
		for i := range of {
			connections += part{i, of}.connections(23)
		}
		if connections != 23 {
			t.Errorf("%d parts have %d connections of 23", of, connections)
		}
	}
}

// No part has the same place in every group: of paths in turn each part asks all.
func TestPartsMixTheList(t *testing.T) {
	for of := 2; of <= 6; of++ {
		for i := range of {
			counts := make([]int, of)
			for k := range int64(6000) {
				counts[part{i, of}.number(k)%int64(of)]++
			}
			for place, n := range counts {
				if want := 6000 / of; n < want*8/10 || n > want*12/10 {
					t.Errorf("part %d of %d has place %d %d times of 6000", i, of, place, n)
				}
			}
		}
	}
}

// Every arrival belongs to one part, and the counts of those ahead add up.
func TestPartsDivideTheArrivals(t *testing.T) {
	stages := arrival.Profile{{From: 10, To: 400, Length: time.Second}, {From: 400, To: 400, Length: time.Second}}
	for name, all := range map[string]func() instants{
		"even":     func() instants { return arrival.Even(stages) },
		"Poisson":  func() instants { return arrival.Poisson(stages, 5) },
		"recorded": func() instants { return &recorded{left: []time.Duration{0, 1, 1, 2, 5, 9, 9, 9, 12, time.Second}} },
	} {
		var want, got []time.Duration
		for a := all(); ; {
			at, ok := a.Next()
			if !ok {
				break
			}
			want = append(want, at)
		}
		const of = 3
		var ahead int64
		for i := range of {
			a := part{i, of}.of(all())
			for range 3 {
				at, _ := a.Next()
				got = append(got, at)
			}
			for {
				at, ok := a.Next()
				if !ok {
					break
				}
				got = append(got, at)
			}
			b := part{i, of}.of(all())
			for range 2 {
				b.Next()
			}
			ahead += 2 + b.Before(3*time.Second)
		}
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("%s: the parts have %d arrivals, want these %d", name, len(got), len(want))
		}
		if int(ahead) != len(want) {
			t.Errorf("%s: %d are counted, want %d", name, ahead, len(want))
		}
	}
}

// Several processes send each request of the load once, as often as the weights have it, and
// add up to one measurement.
func TestGenerators(t *testing.T) {
	const n = 1003
	for _, rate := range []float64{0, 4000} {
		var asked journal
		s := http2Server(t, false, asked.handler)
		m, err := RunChild(t.Context(), Options{
			URL: s.URL, Request: Request{Paths: []Path{{"/a/{n}", 2}, {"/b/{n}", 1}}},
			Generators: 3, Connections: 7, Requests: n, WarmUp: 20, Rate: rate, KeepAlive: true,
		}, nil)
		if err != nil {
			t.Fatal(err)
		}
		checkSums(t, m)
		all := asked.take()
		counted := map[string]bool{}
		shares := map[string]int{}
		for _, uri := range all[20:] {
			counted[strings.TrimPrefix(uri[2:], "/")] = true
			shares[uri[:2]]++
		}
		if len(all) != n+20 || len(counted) != n || shares["/a"] != 669 || shares["/b"] != 334 {
			t.Errorf("rate %v: the server had %d requests, %d numbers, %v", rate, len(all), len(counted), shares)
		}
		if d := Distribute([]Measurement{m}); m.OK != n || m.WarmedUp != 20 || d.Count() != n || m.Connections > 7 || !m.KeepAlive || m.Answers.Count != n {
			t.Errorf("rate %v: got %d ok, %d in the histogram, %d connections, %+v", rate, m.OK, d.Count(), m.Connections, m.Answers)
		}
		var moments int64
		for _, moment := range m.Timeline {
			moments += moment.OK
		}
		if moments != n {
			t.Errorf("rate %v: the seconds add up to %d", rate, moments)
		}
		if rate > 0 && (m.Seconds < n/rate-1e-9 || m.Lag == nil || m.Model != Open) {
			t.Errorf("an open loop of %v s, %+v", m.Seconds, m.Lag)
		}
	}
}

// A rate is that of all together, and the same seed makes the same requests as in one process.
func TestGeneratorsKeepOneRate(t *testing.T) {
	var asked journal
	s := http2Server(t, false, asked.handler)
	o := Options{URL: s.URL + "/{random}/{n}", Connections: 5, Rate: 500, Requests: 200, KeepAlive: true, Seed: 4, Poisson: true}
	one := mustRun(t, o)
	want := slices.Sorted(slices.Values(asked.take()))
	o.Generators = 4
	m, err := RunChild(t.Context(), o, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := slices.Sorted(slices.Values(asked.take())); !slices.Equal(got, want) {
		t.Errorf("four processes sent %d requests, one sent %d, or others", len(got), len(want))
	}
	if m.Seconds < 0.4 || m.Seed != 4 || m.Requests != one.Requests {
		t.Errorf("got %d requests in %v s with seed %d, want %d in 0.4 or more with 4", m.Requests, m.Seconds, m.Seed, one.Requests)
	}
}

// An account is the same after its way through JSON.
func TestAccountInJSON(t *testing.T) {
	n := 0
	s := http2Server(t, true, func(w http.ResponseWriter, r *http.Request) {
		if n++; n%5 == 0 {
			w.WriteHeader(500)
		}
		io.WriteString(w, strings.Repeat("x", n))
	})
	r, err := newPart(Options{URL: s.URL, Requests: 60, Connections: 2, KeepAlive: true, Rate: 2000, Request: Request{TLS: Security{Insecure: true}}}, part{1, 2})
	if err != nil {
		t.Fatal(err)
	}
	a := r.generate(t.Context(), nil)
	text, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	var back account
	if err := json.Unmarshal(text, &back); err != nil {
		t.Fatal(err)
	}
	one, two := a.measurement(r.options), back.measurement(r.options)
	if one.Requests != 30 || one.Classes[Status5xx] == 0 || one.Secured == nil {
		t.Errorf("got %+v", one)
	}
	written := func(m Measurement) string {
		text, err := json.Marshal(m)
		if err != nil {
			t.Fatal(err)
		}
		return fmt.Sprintf("%s %v %v %d %d", text, m.failures, m.closeReasons, m.heldBack, m.excessBytes)
	}
	if written(one) != written(two) {
		t.Errorf("%s\nis after JSON\n%s", written(one), written(two))
	}
	both := combined([]*account{a, &back}).measurement(r.options)
	if both.Requests != 60 || both.OK != 2*one.OK || both.BytesIn != 2*one.BytesIn || both.Latency != one.Latency || both.Answers.Bodies != 2*one.Answers.Bodies || both.Connections != 2*one.Connections {
		t.Errorf("twice the same is %+v", both)
	}
	if err := json.Unmarshal([]byte(`{"tally":{"sums":[1]}}`), &back); err == nil {
		t.Error("a tally of one count was taken")
	}
}

// The load of two processes that were stopped is what they had sent.
func TestGeneratorsStop(t *testing.T) {
	var asked journal
	s := http2Server(t, false, asked.handler)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	m, err := RunChild(ctx, Options{URL: s.URL, Generators: 2, Connections: 2, Duration: time.Hour, KeepAlive: true}, func(p Progress) {
		if p.OK > 100 {
			cancel()
		}
	})
	if err != nil || !m.Stopped || m.OK < 100 || !warns(m, codeStopped) {
		t.Errorf("got %d ok, stopped %v, %v", m.OK, m.Stopped, err)
	}
	checkSums(t, m)
	noChildren(t)
}

// The crash of one process ends all, with its number.
func TestGeneratorsCrash(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("children are found on Linux only")
	}
	s := http2Server(t, false, func(w http.ResponseWriter, r *http.Request) {})
	killed := false
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	_, err := RunChild(ctx, Options{URL: s.URL, Generators: 3, Connections: 3, Duration: time.Hour, KeepAlive: true}, func(Progress) {
		if pids := children(t); !killed && len(pids) == 3 {
			killed = true
			p, err := os.FindProcess(pids[1])
			if err == nil {
				err = p.Kill()
			}
			if err != nil {
				t.Error(err)
			}
		}
	})
	if err == nil || !strings.Contains(err.Error(), "generator ") || !strings.Contains(err.Error(), " of 3: ") || !strings.Contains(err.Error(), "killed") {
		t.Errorf("got %v", err)
	}
	noChildren(t)
}

// children are the processes that this one has started and not waited for.
func children(t *testing.T) (pids []int) {
	t.Helper()
	tasks, err := filepath.Glob("/proc/self/task/*/children")
	if err != nil {
		t.Fatal(err)
	}
	for _, task := range tasks {
		text, _ := os.ReadFile(task) // a thread may have ended
		for _, word := range strings.Fields(string(text)) {
			if pid, err := strconv.Atoi(word); err == nil {
				pids = append(pids, pid)
			}
		}
	}
	return pids
}

func noChildren(t *testing.T) {
	t.Helper()
	if runtime.GOOS != "linux" {
		return
	}
	if left := children(t); len(left) > 0 {
		t.Errorf("the processes %v are left", left)
	}
}

func TestWrongGenerators(t *testing.T) {
	for want, change := range map[string]func(*Options){
		"write 1 to 64":                 func(o *Options) { o.Generators = 65 },
		"-1 processes":                  func(o *Options) { o.Generators = -1 },
		"3 connections or more":         func(o *Options) { o.Generators = 3; o.Connections = 2 },
		"or more requests":              func(o *Options) { o.Generators, o.Connections, o.Requests = 3, 3, 2 },
		"leave out the log, or use one": func(o *Options) { o.Generators, o.Connections, o.Log = 2, 2, requestlog.Options{Path: "x.csv"} },
	} {
		o := Options{URL: "http://127.0.0.1:1", Requests: 100}
		change(&o)
		if err := o.validate(0); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%+v: %v, want %q", o, err, want)
		}
	}
	// Each process has its own limit of open files.
	o := Options{URL: "http://127.0.0.1:1", Requests: 10_000, Connections: 2000, Generators: 2}
	if err := o.validate(1024); err != nil {
		t.Error(err)
	}
	if o.Generators = 1; o.validate(1024) == nil {
		t.Error("one process of 1024 open files takes 2000 connections")
	}
}
