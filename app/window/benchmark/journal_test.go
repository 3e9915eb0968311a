package benchmark

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"perihelion/app/window/benchmark/view"
	"perihelion/app/window/crash"
	"perihelion/app/window/widget"
	"perihelion/bench"
)

// ended is the number of a process that has ended.
func ended(t *testing.T) int {
	t.Helper()
	c := exec.Command(os.Args[0], "-test.run=^$")
	if err := c.Run(); err != nil {
		t.Fatal(err)
	}
	return c.Process.Pid
}

// abandon makes the file of this process that of one which has ended.
func abandon(t *testing.T, folder string) {
	t.Helper()
	if err := os.Rename(crash.Own(folder, journalName), filepath.Join(folder, fmt.Sprintf("run-%d.json", ended(t)))); err != nil {
		t.Fatal(err)
	}
}

// A window that ends unexpectedly during a run leaves the finished repeats, and the
// next start shows them.
func TestRunOutlivesACrash(t *testing.T) {
	folder := t.TempDir()
	s := newStage(t, 1280, 800, widget.Dark)
	if s.tab.KeepIn(folder); s.tab.Recover() {
		t.Fatal("a run was recovered from an empty folder")
	}
	if err := s.tab.Run(); err != nil {
		t.Fatal(err)
	}
	s.fake.at(4)
	s.until("four repeats are kept", func() bool { _, err := os.Stat(crash.Own(folder, journalName)); return err == nil })
	abandon(t, folder)

	s.open(1280, 800)
	if s.tab.KeepIn(folder); !s.tab.Recover() {
		t.Fatal("the run is not recovered")
	}
	r, _ := s.tab.Results()
	if done, _ := view.Repeats(r); done != 4 || !r.Stopped {
		t.Errorf("%d repeats are shown, stopped %v; want 4, true", done, r.Stopped)
	}
	if got := s.tab.status()[0].Text; !strings.HasPrefix(got, "recovered: 4 of ") {
		t.Errorf("the foot reads %q", got)
	}
	if len(s.tab.servers.table().Lines()) == 0 {
		t.Error("the table is empty")
	}

	abandon(t, folder) // it is kept until a window closes as it should
	s.open(1280, 800)
	if s.tab.KeepIn(folder); !s.tab.Recover() {
		t.Fatal("after a second crash the run is lost")
	}
	s.tab.Close()
	if left, _ := filepath.Glob(filepath.Join(folder, "*")); len(left) != 0 {
		t.Errorf("a window that is closed leaves %q", left)
	}
}

// Results are kept as long as they are on screen alone.
func TestRunIsKeptAfterItsEnd(t *testing.T) {
	folder := t.TempDir()
	s := newStage(t, 1280, 800, widget.Dark)
	s.tab.KeepIn(folder)
	if err := s.tab.Run(); err != nil {
		t.Fatal(err)
	}
	whole := evaluated(s.fake.plan, s.fake.plan.Repeats*len(s.fake.plan.Labels()))
	s.fake.finish <- whole
	s.until("the run has ended", func() bool { return !s.tab.Busy() })
	kept, err := readRun(crash.Own(folder, journalName))
	if err != nil {
		t.Fatal(err)
	}
	if got, _ := view.Repeats(kept); kept.Stopped || got != len(whole.Results)*whole.Plan.Repeats {
		t.Errorf("%d repeats are kept, stopped %v", got, kept.Stopped)
	}
	journal{folder}.keep(bench.Results{})
	if again, err := readRun(crash.Own(folder, journalName)); err != nil || len(again.Results) != len(whole.Results) {
		t.Errorf("a run without repeats took its place: %v", err)
	}
}

func TestDamagedJournalIsPutAside(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, fmt.Sprintf("run-%d.json", ended(t)))
	if err := os.WriteFile(path, []byte(`{"format":"perihelion/run/1","results":[`), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, found := (journal{folder}).recover(); found {
		t.Error("a damaged run was recovered")
	}
	if _, err := os.Stat(path + ".damaged"); err != nil {
		t.Error(err)
	}
}
