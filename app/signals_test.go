//go:build unix

package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/shirou/gopsutil/v4/process"
	"golang.org/x/sys/unix"

	"perihelion/bench"
)

// ends waits for the program and returns its exit code, which is -1 for one that a
// signal killed.
func ends(t *testing.T, cmd *exec.Cmd) int {
	t.Helper()
	done := make(chan error, 1)
	go func() { done <- cmd.Wait() }()
	select {
	case err := <-done:
		if exit := (*exec.ExitError)(nil); err != nil && !errors.As(err, &exit) {
			t.Fatal(err)
		}
		return cmd.ProcessState.ExitCode()
	case <-time.After(time.Minute):
		cmd.Process.Kill()
		t.Fatal("the program goes on")
		return 0
	}
}

func fifo(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "fifo")
	if err := unix.Mkfifo(path, 0o600); err != nil {
		t.Skipf("no pipes with names here: %v", err)
	}
	return path
}

// TestOneSignalEndsAWait is the promise that the first interrupt is enough while
// the program waits for a file or for a reader.
func TestOneSignalEndsAWait(t *testing.T) {
	pipe := fifo(t)
	server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	defer server.Close()
	measured := []string{"bench", "--url", server.URL, "-c", "1", "-n", "10", "--repeats", "1"}
	for _, c := range []struct {
		name string
		args []string
	}{
		{"URLs of standard input", []string{"load", "--urls", "-"}},
		{"URLs of a pipe", []string{"load", "--urls", pipe}},
		{"body of a pipe", []string{"load", "--body", "@" + pipe, server.URL}},
		{"plan of a pipe", []string{"bench", "--plan", pipe}},
		{"run into a pipe", append(slices.Clone(measured), "--json", pipe)},
		{"chart into a pipe", append(slices.Clone(measured), "--chart", filepath.Join(filepath.Dir(pipe), "link.png"))},
		{"clients into a pipe", []string{"clients", "-n", "1", "--repeats", "1", "--python", "/none", "--json", pipe, server.URL}},
		{"events that nobody reads", []string{"events", "--from", "2026-01-01T00:00:00Z", "--to", "2026-12-31T00:00:00Z", "--kind", "rises", "--format", "json"}},
		{"a run that nobody reads", append(slices.Clone(measured), "--format", "json", "-q")},
		{"planets that nobody reads", []string{"planets"}},
		{"help that nobody reads", []string{"bench", "--help"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			os.Symlink(pipe, filepath.Join(filepath.Dir(pipe), "link.png"))
			cmd := program(t, c.args...)
			stdin, err := cmd.StdinPipe()
			if err != nil {
				t.Fatal(err)
			}
			defer stdin.Close()
			if strings.HasSuffix(c.name, "nobody reads") {
				cmd.Stdout = full(t)
			}
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			waits(t, cmd.Process.Pid)
			cmd.Process.Signal(syscall.SIGTERM)
			if code := ends(t, cmd); code != 1 {
				t.Errorf("exit code %d, want 1", code)
			}
		})
	}
}

// A certificate is read by this program and by the load generator, which a pipe does not
// allow: it is refused at once.
func TestCertificateOfAPipeIsRefused(t *testing.T) {
	pipe := fifo(t)
	for _, flag := range []string{"--cacert", "--cert"} {
		cmd := program(t, "load", flag, pipe, "https://127.0.0.1:1/")
		var stderr bytes.Buffer
		cmd.Stderr = &stderr
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		if code := ends(t, cmd); code != 2 || !strings.Contains(stderr.String(), "no regular file") {
			t.Errorf("%s: exit code %d, %q", flag, code, stderr.String())
		}
	}
}

// full is a pipe that holds nothing more and that nobody reads.
func full(t *testing.T) *os.File {
	t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.Close(); w.Close() })
	w.SetWriteDeadline(time.Now().Add(100 * time.Millisecond))
	for {
		if _, err := w.Write(make([]byte, 4096)); err != nil {
			return w
		}
	}
}

// waits returns when a process has done nothing for a while: none of its threads
// wants a processor, it has used no processor time, and it has no children that could.
func waits(t *testing.T, pid int) {
	t.Helper()
	p, err := process.NewProcess(int32(pid))
	if err != nil {
		t.Fatal(err)
	}
	before, quiet := -1.0, 0
	eventually(t, "the program waits", func() bool {
		times, err := p.Times()
		if err != nil {
			return true // it has ended, and its exit code is looked at
		}
		if now := times.User + times.System; now == before && sleeps(pid) && len(descendants(int32(pid))) == 0 {
			quiet++
		} else {
			before, quiet = now, 0
		}
		return quiet >= 25
	})
}

// sleeps reports whether all threads of a process wait for something, as Linux shows
// it; elsewhere that is not known. Processor time alone has steps of a hundredth of a
// second: a program that waits may have used less, and one that gets no processor uses
// none.
func sleeps(pid int) bool {
	stats, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/stat", pid))
	for _, name := range stats {
		text, err := os.ReadFile(name)
		if err != nil {
			continue // the thread has ended
		}
		_, after, _ := strings.Cut(string(text), ") ") // behind the name, which may hold anything
		if !strings.HasPrefix(after, "S") {
			return false
		}
	}
	return len(stats) > 0 || runtime.GOOS != "linux"
}

func TestHangupKeepsFinishedRepeats(t *testing.T) {
	// Under nohup the signal is ignored, and the program would take that over.
	hangup := make(chan os.Signal, 1)
	signal.Notify(hangup, syscall.SIGHUP)
	defer signal.Stop(hangup)
	run := filepath.Join(t.TempDir(), "run.json")
	cmd := program(t, "bench", "--config", "goroutines", "-c", "2", "-d", "300ms", "-k", "--repeats", "50", "--json", run)
	stderr, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(stderr)
	for lines.Scan() && !strings.HasPrefix(lines.Text(), "[2/50]") {
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	below := descendants(int32(cmd.Process.Pid))
	// A shell that loses its terminal and the system each send one.
	cmd.Process.Signal(syscall.SIGHUP)
	cmd.Process.Signal(syscall.SIGHUP)
	go io.Copy(io.Discard, stderr)
	if code := ends(t, cmd); code != 1 {
		t.Errorf("exit code %d, want 1", code)
	}
	if results := stored(t, run); !results.Stopped || len(results.Results[0].Repeats) < 2 {
		t.Errorf("stopped=%v with %d repeats, want the finished ones, at least 2", results.Stopped, len(results.Results[0].Repeats))
	}
	eventually(t, "every process ends", func() bool { return len(alive(below)) == 0 })
}

func stored(t *testing.T, path string) bench.Results {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	results, err := bench.ReadResults(f)
	if err != nil {
		t.Fatal(err)
	}
	return results
}

// Progress that goes to head must not lose a run.
func TestReaderOfProgressLeaves(t *testing.T) {
	run := filepath.Join(t.TempDir(), "run.json")
	cmd := program(t, "bench", "--config", "goroutines", "-c", "2", "-d", "300ms", "-k", "--repeats", "4", "--json", run)
	stderr, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	bufio.NewReader(stderr).ReadString('\n')
	stderr.Close()
	if code := ends(t, cmd); code != 0 {
		t.Errorf("exit code %d, want 0", code)
	}
	if results := stored(t, run); len(results.Results[0].Repeats) != 4 {
		t.Errorf("%d repeats were kept, want 4", len(results.Results[0].Repeats))
	}
}

func TestSeveralRunsWriteOneFile(t *testing.T) {
	run := filepath.Join(t.TempDir(), "run.json")
	server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	defer server.Close()
	var all sync.WaitGroup
	for i := range 4 {
		all.Go(func() {
			if out, err := program(t, "bench", "--url", server.URL, "-c", "1", "-n", "20", "--repeats", fmt.Sprint(i+1), "-q", "--json", run).CombinedOutput(); err != nil {
				t.Errorf("%v: %s", err, out)
			}
		})
	}
	all.Wait()
	if results := stored(t, run); len(results.Results) != 1 {
		t.Errorf("%d results, want 1", len(results.Results))
	}
}

// A disk that is full leaves the run of yesterday. A limit on the size of files
// fails in the same place.
func TestFullDiskKeepsTheOldRun(t *testing.T) {
	run := filepath.Join(t.TempDir(), "run.json")
	if err := os.WriteFile(run, []byte("yesterday's"), 0o644); err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	defer server.Close()
	inner := program(t, "bench", "--url", server.URL, "-c", "1", "-n", "20", "--repeats", "2", "-q", "--json", run)
	cmd := exec.Command("sh", append([]string{"-c", `ulimit -f 1; exec "$0" "$@"`}, inner.Args...)...)
	cmd.Env = inner.Env
	out, err := cmd.CombinedOutput()
	if err == nil || cmd.ProcessState.ExitCode() != 1 || !strings.Contains(string(out), "too large") || !strings.Contains(string(out), run) {
		t.Errorf("%v: %s; want exit code 1 and the file with what is wrong", err, out)
	}
	if left, err := os.ReadFile(run); err != nil || string(left) != "yesterday's" {
		t.Errorf("the file holds %.60q, %v", left, err)
	}
	if entries, err := os.ReadDir(filepath.Dir(run)); err != nil || len(entries) != 1 {
		t.Errorf("the folder holds %v, %v", entries, err)
	}
}

// generator returns the process below one that generates load.
func generator(t *testing.T, pid int) *process.Process {
	t.Helper()
	var found *process.Process
	eventually(t, "the load is on", func() bool {
		for _, below := range descendants(int32(pid)) {
			p, err := process.NewProcess(below)
			if err != nil {
				continue
			}
			if line, err := p.CmdlineSlice(); err == nil && len(line) > 1 && line[1] == "load" && line[len(line)-1] == "(child)" {
				found = p
				return true
			}
		}
		return false
	})
	return found
}

func stopped(p *process.Process) func() bool {
	return func() bool {
		status, err := p.Status()
		return err == nil && len(status) > 0 && status[0] == process.Stop
	}
}

// suspending starts a load of three seconds and calls suspend a little after its first
// request, with the program and its generator, and returns the measurement.
func suspending(t *testing.T, suspend func(program, generator *process.Process), args ...string) map[string]any {
	t.Helper()
	asked := make(chan bool)
	first := sync.OnceFunc(func() { close(asked) })
	server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { first() }))
	t.Cleanup(server.Close)
	cmd := program(t, append([]string{"load", "-d", "3s", "-c", "4", "-k", "--format", "json"}, append(args, server.URL)...)...)
	var out strings.Builder
	cmd.Stdout = &out
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	child := generator(t, cmd.Process.Pid)
	<-asked
	time.Sleep(200 * time.Millisecond)
	parent, err := process.NewProcess(int32(cmd.Process.Pid))
	if err != nil {
		t.Fatal(err)
	}
	suspend(parent, child)
	ends(t, cmd)
	var m map[string]any
	if err := json.Unmarshal([]byte(out.String()), &m); err != nil {
		t.Fatalf("%v: %s", err, out.String())
	}
	return m
}

// blamesNobody fails the test unless the measurement reports that the generator was
// suspended, for at least so many seconds, and names no other cause.
func blamesNobody(t *testing.T, m map[string]any, least float64) {
	t.Helper()
	warnings := fmt.Sprint(m["warnings"])
	if lost, _ := m["suspended"].(float64); lost < least || !strings.Contains(warnings, "the load generator was suspended for") {
		t.Errorf("suspended for %v s, warnings %s; want %v s or more", m["suspended"], warnings, least)
	}
	if strings.Contains(warnings, "connection was free") || strings.Contains(warnings, "without being sent") || strings.Contains(warnings, "failed:") {
		t.Errorf("something else is blamed: %s", warnings)
	}
}

func TestSuspendedGeneratorSaysSo(t *testing.T) {
	for _, args := range [][]string{nil, {"-r", "200"}} {
		t.Run(strings.Join(args, " "), func(t *testing.T) {
			m := suspending(t, func(_, generator *process.Process) {
				generator.Suspend()
				eventually(t, "the generator stops", stopped(generator))
				time.Sleep(1500 * time.Millisecond)
				generator.Resume()
			}, args...)
			blamesNobody(t, m, 1.3)
		})
	}
}

// Ctrl-Z reaches the program only; it passes that on.
func TestCtrlZSuspendsTheLoad(t *testing.T) {
	m := suspending(t, func(program, generator *process.Process) {
		program.SendSignal(syscall.SIGTSTP)
		eventually(t, "the generator stops", stopped(generator))
		eventually(t, "the program stops", stopped(program))
		time.Sleep(1500 * time.Millisecond)
		program.Resume()
		eventually(t, "the generator goes on", func() bool { return !stopped(generator)() })
	})
	blamesNobody(t, m, 1.3)
}

// Suspended or not, nothing outlives the program.
func TestSuspendedProgramKilledLeavesNothing(t *testing.T) {
	// With --wait sleep the first generator is that of the repeat: nothing is tried before.
	cmd := program(t, "bench", "--config", "prefork:2", "-c", "4", "-d", "30s", "-k", "--repeats", "2", "--wait", "sleep", "-q")
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	child := generator(t, cmd.Process.Pid)
	below := descendants(int32(cmd.Process.Pid))
	cmd.Process.Signal(syscall.SIGTSTP)
	eventually(t, "the generator stops", stopped(child))
	cmd.Process.Kill()
	ends(t, cmd)
	eventually(t, "every process ends", func() bool { return len(alive(below)) == 0 })
}

// A generator that nobody continues does not hold the program.
func TestStoppedGeneratorIsGivenUp(t *testing.T) {
	// With --wait sleep the first generator is that of the repeat: nothing is tried before.
	cmd := program(t, "bench", "--config", "goroutines", "-c", "2", "-d", "500ms", "-k", "--repeats", "1", "--wait", "sleep", "--format", "json")
	var out strings.Builder
	cmd.Stdout = &out
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	generator(t, cmd.Process.Pid).Suspend()
	if code := ends(t, cmd); code != 1 || !strings.Contains(out.String(), "no sign of life") {
		t.Errorf("exit code %d, %s; want 1 and why", code, out.String())
	}
}
