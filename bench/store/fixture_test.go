package store

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"perihelion/bench"
	"perihelion/bench/load"
	"perihelion/bench/server"
	"perihelion/bench/warning"
)

var begin = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

func plan(repeats int) bench.Plan {
	return bench.Plan{
		Configs: []server.Config{{Name: server.Goroutines}, {Name: server.Prefork, Workers: 4}}, Path: bench.DefaultPath,
		Connections: 20, Duration: 500 * time.Millisecond, KeepAlive: true, Repeats: repeats, Seed: 7,
	}
}

// opening is a record before its first turn.
func opening(repeats int) bench.Record {
	return bench.Record{Plan: plan(repeats), Environment: bench.Environment{OS: "linux", CPU: "Example 3000", Cores: 2}, Started: begin}
}

// step is the nth turn of a run, from 0: the second configuration is a fifth faster.
func step(n int) bench.Step {
	config, rps := "goroutines", 1000+float64(n)
	if n%2 == 1 {
		config, rps = "prefork:4", 1200+float64(n)
	}
	return bench.Step{Config: config, Log: []string{fmt.Sprintf("turn %d", n)}, Repeat: &bench.Repeat{
		Config: config, Turn: bench.Turn{Round: n/2 + 1, Place: n%2 + 1},
		Measurement: load.Measurement{
			Model: "closed", Requests: 500, OK: 500, Seconds: 0.5, RPS: rps, KeepAlive: true, Connections: 20,
			Latency: load.Latency{Mean: 1, P50: 0.9, P99: 2.4, Max: 6}, Classes: map[load.Class]int64{load.Status2xx: 500},
			Warnings: []warning.Warning{}, Started: begin.Add(time.Duration(n) * time.Second),
		},
	}}
}

// run hands a run of so many turns over to a keeper, as bench.Runner does, and returns
// its results and the errors in their order.
func run(k bench.Keeper, repeats, turns int) (bench.Results, []error) {
	r := opening(repeats)
	errs := []error{k.Begin(r)}
	for n := range turns {
		s := step(n)
		r.Add(s)
		errs = append(errs, k.Add(s))
	}
	r.Finished, r.Stopped = begin.Add(time.Minute), turns < 2*repeats
	results := bench.Evaluate(r)
	return results, append(errs, k.End(results))
}

// kept is a store in a temporary folder with so many finished runs.
func kept(t testing.TB, runs int) *Store {
	t.Helper()
	s := Open(filepath.Join(t.TempDir(), "data"))
	for range runs {
		if _, errs := run(s.Begin(), 6, 12); errors.Join(errs...) != nil {
			t.Fatal(errs)
		}
	}
	return s
}

// list is the list of a store, which must be there.
func list(t testing.TB, s *Store) []Entry {
	t.Helper()
	all, err := s.List()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// faulty is a disk that counts its calls and fails some of them.
type faulty struct {
	disk
	mu     sync.Mutex // guards the rest
	writes int        // calls that change the disk
	reads  int        // files opened for reading
	fail   func(write int) error
	cut    int // a write that fails has written so many bytes
}

func (f *faulty) next() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.writes++
	if f.fail == nil {
		return nil
	}
	return f.fail(f.writes - 1)
}

func (f *faulty) opened() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.reads
}

func (f *faulty) Read(path string, most int64) ([]byte, error) {
	f.mu.Lock()
	f.reads++
	f.mu.Unlock()
	return f.disk.Read(path, most)
}

func (f *faulty) MakeFolder(path string) error {
	if err := f.next(); err != nil {
		return &fs.PathError{Op: "mkdir", Path: path, Err: err}
	}
	return f.disk.MakeFolder(path)
}

func (f *faulty) TakeFolder(path string) error {
	if err := f.next(); err != nil {
		return &fs.PathError{Op: "mkdir", Path: path, Err: err}
	}
	return f.disk.TakeFolder(path)
}

func (f *faulty) SyncFolder(path string) error {
	if err := f.next(); err != nil {
		return err
	}
	return f.disk.SyncFolder(path)
}

func (f *faulty) Replace(path string, write func(io.Writer) error) error {
	if err := f.next(); err != nil {
		return err
	}
	return f.disk.Replace(path, write)
}

func (f *faulty) Rename(from, to string) error {
	if err := f.next(); err != nil {
		return &os.LinkError{Op: "rename", Old: from, New: to, Err: err}
	}
	return f.disk.Rename(from, to)
}

func (f *faulty) Remove(path string) error {
	if err := f.next(); err != nil {
		return err
	}
	return f.disk.Remove(path)
}

func (f *faulty) Append(path string) (appended, error) {
	if err := f.next(); err != nil {
		return nil, &fs.PathError{Op: "open", Path: path, Err: err}
	}
	file, err := f.disk.Append(path)
	return &faultyFile{file, f}, err
}

type faultyFile struct {
	appended
	of *faulty
}

func (f *faultyFile) Write(p []byte) (int, error) {
	if err := f.of.next(); err != nil {
		n, _ := f.appended.Write(p[:min(f.of.cut, len(p))])
		return n, &fs.PathError{Op: "write", Err: err}
	}
	return f.appended.Write(p)
}

func (f *faultyFile) Sync() error {
	if err := f.of.next(); err != nil {
		return &fs.PathError{Op: "sync", Err: err}
	}
	return f.appended.Sync()
}

// text is results as they are written, by which they are compared.
func text(t testing.TB, r bench.Results) string {
	t.Helper()
	var b strings.Builder
	if err := r.WriteJSON(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func mustLoad(t testing.TB, s *Store, id int) bench.Results {
	t.Helper()
	r, err := s.Load(id)
	if err != nil {
		t.Fatal(err)
	}
	return r
}
