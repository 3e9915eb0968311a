package server

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"perihelion/bench/child"
)

// bearing are the processes that have a text in their command line or environment
// and are more than an entry in the system's table.
func bearing(text string) (found []int) {
	for _, pid := range allProcesses() {
		for _, of := range []string{"cmdline", "environ"} {
			data, err := os.ReadFile(fmt.Sprintf("/proc/%d/%s", pid, of))
			if err == nil && bytes.Contains(data, []byte(text)) && pid != os.Getpid() {
				found = append(found, pid)
				break
			}
		}
	}
	return found
}

// noneBears waits until no process bears a text any more, and looks again later:
// what starts others may be missed by one look.
func noneBears(t *testing.T, text string) {
	t.Helper()
	for deadline := time.Now().Add(40 * time.Second); len(bearing(text)) > 0; time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("still there: %v", bearing(text))
		}
	}
	for range 5 {
		time.Sleep(20 * time.Millisecond)
		if left := bearing(text); len(left) > 0 {
			t.Fatalf("there again: %v", left)
		}
	}
}

// deafTree is a server that hears no signal but SIGKILL, with a child in its group
// and a daemon that has left its group, its session and, where so wanted, its
// environment. All bear the tag, in their environment or their arguments.
func deafTree(t *testing.T, tag string, scrubbed bool) *Command {
	c := own(t, "deaf")
	clean := ""
	if scrubbed {
		clean = "env -i "
	}
	deaf := "trap '' TERM HUP INT; "
	script := deaf + "sleep 1000 & " +
		"(" + clean + "setsid sh -c \"" + deaf + "while :; do sleep 1; done\" " + tag + " &) ; exec " + c.Line
	file := filepath.Join(t.TempDir(), "serve.sh")
	if err := os.WriteFile(file, []byte(strings.ReplaceAll(script, "{port}", "$1")), 0o600); err != nil {
		t.Fatal(err)
	}
	c.Line, c.Environment = "sh "+file+" {port}", append(c.Environment, "TAG="+tag)
	return c
}

// When any of the processes around a server is ended, in any way, none of its
// tree is left.
func TestNothingIsLeftWhoeverIsKilled(t *testing.T) {
	if testing.Short() {
		t.Skip("takes half a minute")
	}
	tags := 0
	for _, grouped := range []bool{true, false} {
		for _, victims := range []string{"program", "guard", "supervisor", "server", "guard and supervisor"} {
			for _, deadly := range []syscall.Signal{syscall.SIGKILL, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGINT} {
				if grouped && deadly != syscall.SIGKILL {
					continue // the ways part below
				}
				tags++
				tag := fmt.Sprintf("perihelion-test-%d-%d-", os.Getpid(), tags) // no tag begins with another
				t.Run(fmt.Sprintf("%s %v grouped %t", victims, unix.SignalName(deadly), grouped), func(t *testing.T) {
					if victims == "program" && signal.Ignored(deadly) {
						t.Skip("whoever runs this test has it ignored")
					}
					t.Parallel()
					// Without a group, and with both killed, a daemon is found by its
					// mark only.
					c := deafTree(t, tag, grouped || victims != "guard and supervisor")
					o := child.Options{Environment: []string{hasty + "=1"}}
					if !grouped {
						o.Environment = append(o.Environment, groupless+"=1")
					}
					owner, err := child.Start(t.Context(), "foreign-owner", []string{"owner"}, c, o)
					if err != nil {
						t.Fatal(err)
					}
					t.Cleanup(func() { owner.Stop(0) })
					line, err := owner.Line()
					if err != nil {
						t.Fatal(owner.Wait())
					}
					tree := chain(t, owner.PID(), 3)
					who := map[string][]int{
						"program": {owner.PID()}, "guard": tree[:1], "supervisor": tree[1:2], "server": tree[2:3], "guard and supervisor": tree[:2],
					}[victims]
					for _, pid := range who {
						if err := syscall.Kill(pid, deadly); err != nil {
							t.Fatal(err)
						}
					}
					if victims == "server" && deadly != syscall.SIGKILL {
						owner.Stop(time.Minute) // it does not hear
					}
					noneBears(t, tag)
					refused(t, string(line))
				})
			}
		}
	}
}

// chain are the only child of a process, its only child and so on, depth of them.
func chain(t *testing.T, pid, depth int) []int {
	t.Helper()
	var all []int
	for range depth {
		children := childrenOf(pid)
		if len(children) == 0 {
			t.Fatalf("process %d has no child", pid)
		}
		pid = slices.Min(children)
		all = append(all, pid)
	}
	return all
}

// A server that goes on starting new session leaders, each of which ends as soon as
// it has started the next, is caught, in a control group and without.
func TestChainOfSessionsIsCaught(t *testing.T) {
	python, err := exec.LookPath("/usr/bin/python3")
	if err != nil {
		t.Skip(err)
	}
	for _, without := range []string{"", "1"} {
		t.Setenv(groupless, without)
		tag := fmt.Sprintf("perihelion-test-chain-%d-%s-", os.Getpid(), without)
		file := filepath.Join(t.TempDir(), "serve.py")
		err = os.WriteFile(file, []byte(`
import os, sys, time
from http.server import HTTPServer, SimpleHTTPRequestHandler
if os.fork() == 0:
    end = time.time() + 30
    while time.time() < end:
        if os.fork():
            os._exit(0)
        os.setsid()
        time.sleep(0.002)
    os._exit(0)
HTTPServer(("127.0.0.1", int(sys.argv[1])), SimpleHTTPRequestHandler).serve_forever()
`), 0o600)
		if err != nil {
			t.Fatal(err)
		}
		for range 3 {
			s := start(t, Options{Command: &Command{Name: "chain", Line: strconv.Quote(python) + " " + file + " {port} " + tag, Folder: filepath.Dir(file)}})
			if len(bearing(tag)) == 0 {
				t.Error("no chain to catch")
			}
			s.Stop()
			noneBears(t, tag)
		}
	}
}

// The next process removes the folders of killed processes, and not the folders in
// use are not.
func TestAbandonedFoldersAreRemoved(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	make := func() *folder {
		f, err := unpack()
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	there := func(f *folder) bool {
		_, err := os.Stat(filepath.Join(f.path, "clients.py"))
		return err == nil
	}
	first := make()
	second, err := hold(first.path)
	if err != nil {
		t.Fatal(err)
	}
	first.lock.Close() // as when the guard is killed and the supervisor tidies up
	third := make()
	if !there(first) || !there(third) {
		t.Error("a folder in use was removed")
	}
	second.lock.Close()
	strange := filepath.Join(os.TempDir(), folderPrefix+"strange") // by another program, or being made
	if err := os.Mkdir(strange, 0o700); err != nil {
		t.Fatal(err)
	}
	target := t.TempDir()
	if err := os.WriteFile(filepath.Join(target, lockName), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(target, filepath.Join(os.TempDir(), folderPrefix+"link")); err != nil {
		t.Fatal(err)
	}
	fourth := make()
	if there(first) || !there(third) || !there(fourth) {
		t.Error("an abandoned folder is there, or one in use is not")
	}
	for _, path := range []string{strange, filepath.Join(target, lockName)} {
		if _, err := os.Stat(path); err != nil {
			t.Errorf("%s was removed", path)
		}
	}
	third.remove()
	fourth.remove()
	if found, _ := filepath.Glob(filepath.Join(os.TempDir(), folderPrefix+"*")); len(found) != 2 {
		t.Errorf("left behind: %q", found)
	}
}

// Python that is killed with all its supervisors leaves its folder to the next.
func TestFolderOfKilledSupervisorsIsSwept(t *testing.T) {
	c := deployments(t)[0]
	t.Setenv("TMPDIR", t.TempDir())
	s := start(t, Options{Config: c})
	for _, pid := range []int{s.child.PID(), chain(t, s.child.PID(), 1)[0]} {
		syscall.Kill(pid, syscall.SIGKILL)
	}
	<-s.Done()
	refused(t, s.URL())
	f, err := unpack()
	if err != nil {
		t.Fatal(err)
	}
	f.remove()
	if found, _ := filepath.Glob(filepath.Join(os.TempDir(), folderPrefix+"*")); len(found) != 0 {
		t.Errorf("left behind: %q", found)
	}
}
