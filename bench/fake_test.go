package bench

import (
	"context"
	"errors"
	"strconv"
	"strings"
	"sync"
	"time"

	"perihelion/bench/k6"
	"perihelion/bench/load"
	"perihelion/bench/load/calibrate"
	"perihelion/bench/server"
	"perihelion/bench/warning"
)

// fake is an engine without processes. It records the calls.
type fake struct {
	mu      sync.Mutex // guards log and running
	log     []string
	running int

	refuse  map[string]error                                     // configurations that do not start
	measure func(config string, n int) (load.Measurement, error) // the nth load, from 0; nil means good
	under   func(config string, o load.Options) load.Measurement // the same by its options; nil means measure
	during  func(ctx context.Context, config string, n int)      // called while it runs
	counts  map[string]int

	calibrated calibrate.Calibration // the limits of the generator
	foreign    error                 // why that cannot be used
	noK6       error                 // why k6 is not there
}

// fakeServer is one started by fake.
type fakeServer struct {
	engine *fake
	config string
	once   sync.Once
	done   chan struct{}
	usages int
}

func (f *fake) used() time.Duration { return 0 }

func (f *fake) k6(context.Context, string) (k6.Program, error) {
	return k6.Program{Path: "k6", Version: "v1"}, f.noK6
}

func (f *fake) loadBy(ctx context.Context, p k6.Program, j k6.Job, observe func(load.Progress)) (load.Measurement, error) {
	f.note("k6 " + j.Label)
	m := good(1000)
	m.Engine = p.Name()
	return m, nil
}

func (f *fake) note(what string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.log = append(f.log, what)
}

func (f *fake) start(ctx context.Context, o server.Options) (Target, error) {
	name := o.Config.String()
	if err := f.refuse[name]; err != nil {
		return nil, err
	}
	f.note("start " + name)
	f.mu.Lock()
	f.running++
	f.mu.Unlock()
	return &fakeServer{engine: f, config: name, done: make(chan struct{})}, nil
}

func (s *fakeServer) URL() string           { return "http://127.0.0.1:1" }
func (s *fakeServer) Log() []string         { return []string{"the log of " + s.config} }
func (s *fakeServer) Done() <-chan struct{} { return s.done }
func (s *fakeServer) Err() error {
	select {
	case <-s.done:
		return errors.New("ended")
	default:
		return nil
	}
}

func (s *fakeServer) Usage() (server.Usage, error) {
	s.usages++
	return server.Usage{CPU: time.Duration(s.usages) * time.Second, RSS: 10e6, Processes: 1}, nil
}

func (s *fakeServer) Stop() {
	s.once.Do(func() {
		s.engine.note("stop " + s.config)
		s.engine.mu.Lock()
		s.engine.running--
		s.engine.mu.Unlock()
		close(s.done)
	})
}

func (f *fake) load(ctx context.Context, o positionLoad, observe func(load.Progress)) (load.Measurement, error) {
	f.mu.Lock()
	config := "url"
	if len(f.log) > 0 {
		config = f.log[len(f.log)-1][len("start "):]
	}
	n := f.counts[config]
	if f.counts == nil {
		f.counts = make(map[string]int)
	}
	if o.Duration != tryTime { // else it is a try, and no repeat
		f.counts[config]++
	}
	f.mu.Unlock()
	observe(load.Progress{Requests: 1, OK: 1, Elapsed: time.Millisecond, Moments: []load.Moment{{To: 1, Requests: 1, OK: 1, RPS: 1}}})
	if f.during != nil {
		f.during(ctx, config, n)
	}
	if err := ctx.Err(); err != nil {
		return load.Measurement{}, err
	}
	if f.under != nil {
		return f.under(config, o.Options), nil
	}
	if f.measure != nil {
		return f.measure(config, n)
	}
	return good(1000 + float64(n)), nil
}

func (f *fake) calibration() (calibrate.Calibration, bool, error) {
	return f.calibrated, f.foreign == nil && len(f.calibrated.Cells) > 0, f.foreign
}

// good is a measurement of 1000 right answers.
func good(rps float64) load.Measurement {
	return load.Measurement{
		Model: "closed", Requests: 1000, OK: 1000, Seconds: 1000 / rps, RPS: rps, KeepAlive: true, Connections: 20,
		Latency:  load.Latency{Mean: 1, P50: 0.9, P90: 1.5, P99: 2.4, P999: 4.1, P9999: 5.5, Max: 6},
		Classes:  map[load.Class]int64{load.Status2xx: 1000},
		Warnings: []warning.Warning{}, CPU: load.CPU{User: 0.2 * 1000 / rps, Sys: 0.1 * 1000 / rps},
		Started: time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC), BytesIn: 300_000, BytesOut: 120_000,
	}
}

// labelled makes configurations of their labels without asking whether they exist.
func labelled(labels ...string) []server.Config {
	var all []server.Config
	for _, label := range labels {
		name, count, _ := strings.Cut(label, ":")
		workers, _ := strconv.Atoi(count)
		all = append(all, server.Config{Name: name, Workers: workers})
	}
	return all
}

// configs reads configurations; it is for tests and ends in a panic when one is wrong.
func configs(names ...string) []server.Config {
	var all []server.Config
	for _, name := range names {
		c, err := server.ParseConfig(name)
		if err != nil {
			panic(err)
		}
		all = append(all, c)
	}
	return all
}
