//go:build unix

package child_test

import (
	"fmt"
	"net"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"perihelion/bench/child"
)

// member is a process of a tree, and the port it listens on.
type member struct {
	pid  int
	addr string
}

func parse(t *testing.T, lines []string) []member {
	t.Helper()
	all := make([]member, len(lines))
	for i, l := range lines {
		if _, err := fmt.Sscan(l, &all[i].pid, &all[i].addr); err != nil {
			t.Fatalf("line %q: %v", l, err)
		}
		if !alive(all[i].pid) || !listens(all[i].addr) {
			t.Fatalf("process %d is not alive and listening on %s", all[i].pid, all[i].addr)
		}
	}
	return all
}

// alive reports whether a process exists and is more than an entry in a table.
func alive(pid int) bool {
	if syscall.Kill(pid, 0) != nil {
		return false
	}
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return !os.IsNotExist(err)
	}
	_, rest, _ := strings.Cut(string(stat), ") ")
	return !strings.HasPrefix(rest, "Z")
}

func listens(addr string) bool {
	c, err := net.DialTimeout("tcp", addr, time.Second)
	if err != nil {
		return false
	}
	c.Close()
	return true
}

// gone waits until nothing is left of the members.
func gone(t *testing.T, all []member) {
	t.Helper()
	for deadline := time.Now().Add(20 * time.Second); ; time.Sleep(10 * time.Millisecond) {
		var left []string
		for _, m := range all {
			if alive(m.pid) || listens(m.addr) {
				left = append(left, fmt.Sprint(m.pid, " ", m.addr))
			}
		}
		if len(left) == 0 {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("still there: %q", left)
		}
	}
}

// The parent is killed, which it cannot answer; its child, grandchild and great-
// grandchild, the last of them deaf, leave nothing behind.
func TestKilledParentLeavesNothing(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	parent := exec.Command(self)
	parent.Env = append(os.Environ(), child.Variable+"=branch")
	lifeline, err := parent.StdinPipe() // held open: only the kill can end the parent
	if err != nil {
		t.Fatal(err)
	}
	defer lifeline.Close()
	stdout, err := parent.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := parent.Start(); err != nil {
		t.Fatal(err)
	}
	fmt.Fprintln(lifeline, 3)
	all := parse(t, scan(t, stdout, 4))
	if all[0].pid != parent.Process.Pid {
		t.Fatalf("the first member is %d, not the parent %d", all[0].pid, parent.Process.Pid)
	}
	if err := parent.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	parent.Wait()
	gone(t, all)
}

// The same tree, killed by its parent without a chance to tidy up.
func TestStopKillsTheWholeTree(t *testing.T) {
	p := start(t, t.Context(), "branch", 2)
	all := parse(t, []string{line(t, p), line(t, p), line(t, p)})
	p.Stop(0)
	gone(t, all)
}

// A child that is killed by somebody else takes its own children along.
func TestKilledChildTakesItsChildrenAlong(t *testing.T) {
	p := start(t, t.Context(), "branch", 2)
	all := parse(t, []string{line(t, p), line(t, p), line(t, p)})
	syscall.Kill(p.PID(), syscall.SIGKILL)
	if err := p.Wait(); err == nil || !strings.Contains(err.Error(), "killed") {
		t.Errorf("Wait() = %v, want that it was killed", err)
	}
	gone(t, all)
}

// The signal of a terminal on Ctrl-C reaches the program's group only.
func TestInterruptOfTheTerminalDoesNotReachChildren(t *testing.T) {
	p := start(t, t.Context(), "branch", 1)
	all := parse(t, []string{line(t, p), line(t, p)})
	own, err := syscall.Getpgid(os.Getpid())
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range all {
		group, err := syscall.Getpgid(m.pid)
		if err != nil || group == own || group != p.PID() {
			t.Errorf("process %d is in group %d (%v), want that of the child, %d", m.pid, group, err, p.PID())
		}
	}
}

func TestArgumentsAreShown(t *testing.T) {
	p := start(t, t.Context(), "echo", 1)
	line(t, p)
	out, err := exec.Command("ps", "-o", "args=", "-p", fmt.Sprint(p.PID())).Output()
	if err != nil {
		t.Skip("no ps here:", err)
	}
	if got := strings.TrimSpace(string(out)); got != "perihelion test echo (child)" {
		t.Errorf("ps shows %q", got)
	}
}

// Nothing of a child stays with its parent.
func TestNoDescriptorsAreLeft(t *testing.T) {
	count := func() int {
		entries, err := os.ReadDir("/dev/fd")
		if err != nil {
			t.Skip("no list of descriptors:", err)
		}
		return len(entries)
	}
	start(t, t.Context(), "flood", nil).Wait() // opens the files that stay open
	before := count()
	for range 10 {
		start(t, t.Context(), "echo", 1).Stop(time.Minute)
		start(t, t.Context(), "fail", 1).Wait()
	}
	if after := count(); after != before {
		t.Errorf("%d descriptors open, %d before", after, before)
	}
}
