package store

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"perihelion/bench"
	"perihelion/bench/child"
)

// kills is how often a program is killed. Many take minutes.
var kills = flag.Int("kills", 4, "how often TestKilledProgramsLoseNothing kills a program")

// The environment of the program that is killed.
const (
	victimFolder = "PERIHELION_TEST_VICTIM"
	victimKind   = "PERIHELION_TEST_VICTIM_KIND"
)

func TestMain(m *testing.M) {
	child.Dispatch(bench.Roles())
	if folder := os.Getenv(victimFolder); folder != "" {
		victim(Open(folder), os.Getenv(victimKind))
	}
	os.Exit(m.Run())
}

// reporting writes a line for each repeat that is kept.
type reporting struct{ *Writer }

func (r reporting) Add(s bench.Step) error {
	err := r.Writer.Add(s)
	if err == nil && s.Repeat != nil {
		fmt.Println("kept")
	}
	return err
}

// victim makes runs until it is killed: real ones of a server in this process, or short
// ones of made-up repeats, which are nothing but writing.
func victim(s *Store, kind string) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, "well") }))
	for {
		if kind == "writing" {
			if _, errs := run(reporting{s.Begin()}, 3, 6); errors.Join(errs...) != nil {
				panic(errors.Join(errs...))
			}
			continue
		}
		r, err := bench.NewRunner(bench.Plan{URLs: []string{server.URL}, Connections: 2, Requests: 20, KeepAlive: true, Repeats: 3})
		if err != nil {
			panic(err)
		}
		r.Keep(reporting{s.Begin()})
		if _, err := r.Run(context.Background()); err != nil {
			panic(err)
		}
	}
}

// A program that is killed at any moment has all finished repeats on the disk, and
// nothing that cannot be opened.
func TestKilledProgramsLoseNothing(t *testing.T) {
	seed := rand.Uint64()
	random := rand.New(rand.NewPCG(seed, 0))
	interrupted, runs := 0, 0
	for n := range *kills {
		kind := []string{"writing", "measuring"}[n%2]
		s := Open(filepath.Join(t.TempDir(), "data"))
		program := exec.Command(os.Args[0])
		program.Env = append(os.Environ(), victimFolder+"="+s.folder, victimKind+"="+kind)
		program.Stderr = os.Stderr
		out, err := program.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := program.Start(); err != nil {
			t.Fatal(err)
		}
		after := time.Duration(random.Int64N(int64(time.Second)))
		timer := time.AfterFunc(after, func() { program.Process.Kill() })
		reported := 0
		for lines := bufio.NewScanner(out); lines.Scan(); {
			reported++
		}
		program.Wait()
		timer.Stop()

		found := 0
		for _, e := range listEnded(t, s) {
			runs++
			found += e.Done
			if e.State == Interrupted {
				interrupted++
			} else if e.State != Finished {
				t.Errorf("seed %d: %s, killed after %v: run %s is %s: %s", seed, kind, after, e.Number(), e.State, e.Problem)
			}
			if _, err := s.Load(e.ID); err != nil {
				t.Errorf("seed %d: %s, killed after %v: %v", seed, kind, after, err)
			}
		}
		// The last one may have been kept without its line.
		if found != reported && found != reported+1 {
			t.Errorf("seed %d: %s, killed after %v: %d repeats were kept, and %d are found", seed, kind, after, reported, found)
		}
	}
	t.Logf("%d kills, %d runs, %d of them interrupted", *kills, runs, interrupted)
}

// listEnded lists the runs, of which none is made any more, once the system has unlocked the last:
// a child that was just forked holds all files of the program until it executes its own.
func listEnded(t *testing.T, s *Store) []Entry {
	t.Helper()
	const look, patience = 10 * time.Millisecond, 10 * time.Second
	for since := time.Now(); ; time.Sleep(look) {
		entries := list(t, s)
		running := slices.ContainsFunc(entries, func(e Entry) bool { return e.State == Running })
		if !running || time.Since(since) > patience {
			return entries
		}
	}
}
