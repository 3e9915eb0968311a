package benchmark

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"
	"time"

	"perihelion/app/window/benchmark/view"
	"perihelion/app/window/crash"
	"perihelion/bench"
	"perihelion/bench/file"
)

// journal keeps the repeats of the last run in a file while the window is open, so
// that they outlive its crash and a power failure. A window that is closed as it
// should be removes the file. The zero journal keeps nothing.
type journal struct{ folder string }

// journalName names the files of journals, each of one process.
const journalName = "run.json"

func (j journal) path() string { return crash.Own(j.folder, journalName) }

// keep writes the results so far. A run without repeats does not take the place of
// one that has some.
func (j journal) keep(r bench.Results) {
	if done, _ := view.Repeats(r); j.folder == "" || done == 0 {
		return
	}
	// A run that cannot be kept is measured all the same, and shown.
	_ = file.Replace(j.path(), 0o600, r.WriteJSON)
}

// forget removes the file.
func (j journal) forget() {
	if j.folder != "" {
		os.Remove(j.path())
	}
}

// recover returns the latest run of a window that did not close, and keeps it as this
// window's. Other such runs stay for later starts; damaged ones are put aside.
func (j journal) recover() (latest bench.Results, found bool) {
	from := ""
	for _, path := range crash.Abandoned(j.folder, journalName) {
		r, err := readRun(path)
		if err != nil {
			os.Rename(path, path+".damaged") // else it is read again at every start
			continue
		}
		if !found || r.Started.After(latest.Started) {
			latest, found, from = r, true, path
		}
	}
	if found {
		os.Rename(from, j.path()) // else it is offered again
	}
	return latest, found
}

func readRun(path string) (bench.Results, error) {
	d, err := bench.ReadFile(path)
	if err == nil && d.Run == nil {
		err = errors.New("it holds a plan")
	}
	if err != nil {
		return bench.Results{}, err
	}
	return *d.Run, nil
}

// journaled is a runner with a journal of its finished repeats.
type journaled struct {
	serverRunner
	plan bench.Plan
	in   journal

	mu   sync.Mutex // guards done
	done int        // repeats in the file
}

func (k *journaled) Run(ctx context.Context) (bench.Results, error) {
	r, err := k.serverRunner.Run(ctx)
	k.in.keep(r)
	return r, err
}

// Snapshot writes newly finished repeats to the journal. It is called on a goroutine
// that may wait for the disk.
func (k *journaled) Snapshot() bench.Snapshot {
	s := k.serverRunner.Snapshot()
	k.mu.Lock()
	defer k.mu.Unlock()
	if s.Done > k.done {
		k.done = s.Done
		so := s.Partial
		so.Plan, so.Finished, so.Stopped = k.plan, time.Now(), true
		k.in.keep(so)
	}
	return s
}

// KeepIn has runs kept in a folder until the window closes.
func (t *Tab) KeepIn(folder string) { t.journal = journal{folder} }

// Recover shows the run of a window that ended unexpectedly, and reports whether there
// was one.
func (t *Tab) Recover() bool {
	r, found := t.journal.recover()
	if !found {
		return false
	}
	t.servers.put(r, t.in.values())
	done, total := view.Repeats(r)
	t.servers.remark = fmt.Sprintf("recovered: %d of %d repeats of the run of %s, when the program ended unexpectedly",
		done, total, r.Started.Local().Format("2006-01-02 15:04"))
	t.onInput()
	return true
}
