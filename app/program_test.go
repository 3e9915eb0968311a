package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/shirou/gopsutil/v4/process"

	"perihelion/bench"
	"perihelion/bench/child"
	"perihelion/bench/server"
	"perihelion/bench/store"
)

// asProgram makes the test binary be the program, so that its processes are
// real ones.
const asProgram = "PERIHELION_TEST_PROGRAM"

func TestMain(m *testing.M) {
	child.Dispatch(bench.Roles())
	if os.Getenv(asProgram) != "" {
		main()
	}
	os.Exit(keepingIn(m))
}

// keepingIn runs the tests with runs kept in a temporary folder.
func keepingIn(m *testing.M) int {
	folder, err := os.MkdirTemp("", "perihelion-runs-")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(folder)
	os.Setenv(store.Variable, folder)
	return m.Run()
}

// program prepares the program with arguments; it is killed at the end of the
// test if it still runs.
func program(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	cmd := exec.Command(os.Args[0], args...)
	cmd.Env = append(os.Environ(), asProgram+"=1")
	t.Cleanup(func() {
		if cmd.Process != nil {
			cmd.Process.Kill()
		}
	})
	return cmd
}

// eventually polls until a condition holds, for a minute at most: the program with the
// race detector needs long on a busy machine.
func eventually(t *testing.T, what string, holds func() bool) {
	t.Helper()
	within(t, time.Minute, what, holds)
}

func within(t *testing.T, limit time.Duration, what string, holds func() bool) {
	t.Helper()
	for deadline := time.Now().Add(limit); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		if holds() {
			return
		}
	}
	t.Fatalf("%s: not within %v", what, limit)
}

// descendants are the processes below one, by number.
func descendants(pid int32) []int32 {
	p, err := process.NewProcess(pid)
	if err != nil {
		return nil
	}
	children, err := p.Children()
	if err != nil {
		return nil
	}
	var all []int32
	for _, c := range children {
		all = append(all, c.Pid)
		all = append(all, descendants(c.Pid)...)
	}
	return all
}

// alive returns the pids of processes that still run.
func alive(pids []int32) []int32 {
	var left []int32
	for _, pid := range pids {
		p, err := process.NewProcess(pid)
		if err != nil {
			continue
		}
		if status, err := p.Status(); err == nil && len(status) > 0 && status[0] != process.Zombie {
			left = append(left, pid)
		}
	}
	return left
}

// serving starts the program's server and returns its address when it answers.
func serving(t *testing.T, args ...string) (*exec.Cmd, *url.URL) {
	t.Helper()
	cmd := program(t, append([]string{"serve"}, args...)...)
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(stdout).ReadString('\n')
	if err != nil {
		t.Fatalf("serve %v ended without a line: %v", args, err)
	}
	address, ok := strings.CutPrefix(strings.TrimSpace(line), "listening on ")
	if !ok {
		t.Fatalf("the first line of serve is %q, want listening on http://…", line)
	}
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	return cmd, u
}

func TestProgramServesAndStopsCleanly(t *testing.T) {
	for _, mode := range []string{"one-at-a-time", "threads", "goroutines", "prefork", "fasthttp"} {
		t.Run(mode, func(t *testing.T) {
			if mode == "prefork" && runtime.GOOS == "windows" {
				t.Skip("Windows does not share ports between processes")
			}
			cmd, u := serving(t, "--mode", mode)
			answer, err := http.Get(u.String() + bench.DefaultPath)
			if err != nil {
				t.Fatal(err)
			}
			body, err := io.ReadAll(answer.Body)
			answer.Body.Close()
			if err != nil || answer.StatusCode != http.StatusOK || !strings.Contains(string(body), `"name":"mars"`) {
				t.Errorf("%s: %s %q %v", u, answer.Status, body, err)
			}
			below := descendants(int32(cmd.Process.Pid))
			if mode == "prefork" && len(below) < 2 {
				t.Errorf("prefork has %d worker processes, want at least 2", len(below))
			}
			cmd.Process.Signal(syscall.SIGTERM)
			if err := cmd.Wait(); err != nil {
				t.Errorf("after SIGTERM: %v, want exit code 0", err)
			}
			eventually(t, "the workers end", func() bool { return len(alive(below)) == 0 })
		})
	}
}

// TestProgramKilledLeavesNothing is the promise that no process and no port
// outlives the program, however it ends.
func TestProgramKilledLeavesNothing(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("reads /proc")
	}
	t.Run("its own servers", func(t *testing.T) {
		// The server's master, three workers and the load generator.
		killed(t, 5, "--config", "prefork:3")
	})
	t.Run("Python's servers", func(t *testing.T) {
		gunicorn, err := server.ParseConfig("aiohttp-gunicorn:2")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := gunicorn.Interpreter(server.Interpreters(t.Context(), "")); err != nil {
			t.Skip(err)
		}
		temporary := t.TempDir()
		t.Setenv("TMPDIR", temporary)
		// The guard, the supervisor, gunicorn, two workers and the load generator.
		killed(t, 6, "--config", gunicorn.String())
		eventually(t, "the unpacked applications go", func() bool {
			left, err := os.ReadDir(temporary)
			return err == nil && len(left) == 0
		})
	})
	t.Run("a server of the user's own", func(t *testing.T) {
		// The guard, the supervisor, the server, its four workers and the load generator.
		killed(t, 8, "--command", fmt.Sprintf("x=%q serve --mode prefork --workers 4 --addr 127.0.0.1:{port}", os.Args[0]), "--path", "/healthz")
	})
}

// killed kills a benchmark that has so many processes below it, and waits until
// nothing is left of it.
func killed(t *testing.T, processes int, args ...string) {
	t.Helper()
	cmd := program(t, append([]string{"bench", "-c", "8", "-d", "30s", "-k", "--repeats", "2"}, args...)...)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	pid := int32(cmd.Process.Pid)
	// Processes that look for Python come and go before the load begins.
	var below []int32
	var ports []string
	eventually(t, "the load is on", func() bool {
		below = descendants(pid)
		ports = listening(below)
		return len(below) >= processes && len(ports) > 0
	})

	cmd.Process.Kill()
	var exit *exec.ExitError
	if err := cmd.Wait(); !errors.As(err, &exit) {
		t.Fatal(err)
	}
	eventually(t, "every process ends", func() bool { return len(alive(below)) == 0 })
	for _, port := range ports {
		if conn, err := net.DialTimeout("tcp", port, time.Second); err == nil {
			conn.Close()
			t.Errorf("%s still listens", port)
		}
	}
}

func listening(pids []int32) []string {
	var found []string
	for _, pid := range pids {
		p, err := process.NewProcess(pid)
		if err != nil {
			continue
		}
		connections, err := p.Connections()
		if err != nil {
			continue
		}
		for _, c := range connections {
			if c.Status == "LISTEN" {
				found = append(found, net.JoinHostPort(c.Laddr.IP, strconv.Itoa(int(c.Laddr.Port))))
			}
		}
	}
	return found
}

// A file that cannot be opened, and a command that does not exist, end the program
// before it looks for a display.
func TestProgramRefusesFilesAndWordsItDoesNotKnow(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.WriteFile("alien.perihelion", []byte(`{"format":"perihelion/run/9"}`), 0o644); err != nil {
		t.Fatal(err)
	}
	for arg, want := range map[string]string{
		"none.perihelion":         "there is no file none.perihelion",
		"alien.perihelion":        `"perihelion/run/9"`,
		".":                       "folder",
		"planet":                  "did you mean planets?",
		"file:///none/x.json":     "there is no file",
		"file://host.invalid/x.p": "another machine",
	} {
		cmd := program(t, arg)
		cmd.Env = append(cmd.Env, "GIO_LAUNCHED_DESKTOP_FILE=", "DESKTOP_STARTUP_ID=", "XDG_ACTIVATION_TOKEN=")
		out, err := cmd.CombinedOutput()
		var exit *exec.ExitError
		if !errors.As(err, &exit) || exit.ExitCode() != 2 || !strings.Contains(string(out), want) {
			t.Errorf("perihelion %s: %v, %q; want exit code 2 and %q", arg, err, out, want)
		}
	}
}

func TestProgramInterruptedKeepsFinishedRepeats(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no interrupt to send")
	}
	cmd := program(t, "bench", "--config", "goroutines", "-c", "2", "-d", "300ms", "-k", "--repeats", "50", "--format", "json")
	stderr, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	var stdout strings.Builder
	cmd.Stdout = &stdout
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(stderr)
	for lines.Scan() && !strings.HasPrefix(lines.Text(), "[2/50]") {
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	cmd.Process.Signal(os.Interrupt)
	go io.Copy(io.Discard, stderr)
	err = cmd.Wait()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != 1 {
		t.Errorf("after an interrupt: %v, want exit code 1", err)
	}
	results, err := bench.ReadResults(strings.NewReader(stdout.String()))
	if err != nil {
		t.Fatal(err)
	}
	if n := len(results.Results[0].Repeats); !results.Stopped || n < 2 {
		t.Errorf("stopped=%v with %d repeats, want the finished ones, at least 2", results.Stopped, n)
	}
}
