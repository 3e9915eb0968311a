package bench

import (
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

	"github.com/shirou/gopsutil/v4/process"

	"perihelion/bench/internal/wine"
	"perihelion/bench/server"
)

// foreigner makes the test program a server of the user's own: it answers a
// number of requests, and dies of the next one. It returns where it is not asked to.
func foreigner() {
	if len(os.Args) != 4 || os.Args[1] != "foreigner" {
		return
	}
	left, err := strconv.Atoi(os.Args[2])
	if err != nil {
		panic(err)
	}
	fmt.Println("it begins")
	http.ListenAndServe("127.0.0.1:"+os.Args[3], http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		if left--; left < 0 {
			fmt.Fprintln(os.Stderr, "MemoryError: out of it")
			os.Exit(7)
		}
		io.WriteString(w, "ok")
	}))
}

// mortal is a server that answers so many requests.
func mortal(t *testing.T, name string, requests int) server.Command {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return server.Command{Name: name, Line: fmt.Sprintf("%q foreigner %d {port}", self, requests)}
}

// pythonPlan is a plan of Python's configurations; the test is skipped where they
// cannot run.
func pythonPlan(t *testing.T, names ...string) Plan {
	t.Helper()
	p := DefaultPlan()
	p.Configs, p.Connections, p.Requests, p.Duration, p.Repeats = configs(names...), 4, 200, 0, 2
	found := interpreters()
	for _, c := range p.Configs {
		if _, err := c.Interpreter(found); err != nil {
			t.Skipf("%v: %v", c, err)
		}
	}
	return p
}

func run(t *testing.T, p Plan) Results {
	t.Helper()
	r, err := NewRunner(p)
	if err != nil {
		t.Fatal(err)
	}
	results, _ := r.Run(t.Context()) // that nothing could be measured is in the results
	if len(results.Results) != len(p.Labels()) {
		t.Fatalf("%d results of %d", len(results.Results), len(p.Labels()))
	}
	return results
}

// The experiment as it was: every framework under every deployment, every answer
// right.
func TestRealExperiment(t *testing.T) {
	p := pythonPlan(t, "aiohttp-dev", "aiohttp-gunicorn:1", "aiohttp-gunicorn:2", "flask-dev", "flask-gunicorn:1", "flask-gunicorn:2", "goroutines")
	results := run(t, p)
	for _, r := range results.Results {
		if !r.Ranked || len(r.Repeats) != 2 || r.Failed != 0 {
			t.Errorf("%s: ranked %t, %d repeats, %d failed: %q, log %q", r.Config, r.Ranked, len(r.Repeats), r.Failed, r.Warnings, r.Log)
			continue
		}
		for _, m := range r.Repeats {
			if m.Checks == nil || m.Checks.Made == 0 || m.Checks.Failed != 0 {
				t.Errorf("%s: checks %+v", r.Config, m.Checks)
			}
		}
		if kept := !strings.HasPrefix(r.Config, "flask"); r.KeepAlive != kept {
			t.Errorf("%s: keep-alive used %t, want %t", r.Config, r.KeepAlive, kept)
		}
		if r.Server.Threads < r.Server.Processes || r.Server.RSS == 0 {
			t.Errorf("%s: server %+v", r.Config, r.Server)
		}
	}
	for _, want := range []string{"aiohttp ", "flask ", "gunicorn ", "ephem "} {
		if !strings.Contains(results.Environment.Python, want) {
			t.Errorf("the environment says %q, not the version of %s", results.Environment.Python, want)
		}
	}
}

// A module is installed and fails at import: the reason is reported, and the others go
// on.
func TestModuleThatRaisesAtImport(t *testing.T) {
	p := pythonPlan(t, "flask-dev", "aiohttp-gunicorn", "goroutines")
	folder := wine.TempDir(t)
	if err := os.WriteFile(filepath.Join(folder, "ephem.py"), []byte("raise RuntimeError('broken wheel')\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PYTHONPATH", folder)
	results := run(t, p)
	for _, r := range results.Results[:2] {
		if r.Ranked || !strings.Contains(r.Broken, "RuntimeError: broken wheel") {
			t.Errorf("%s: ranked %t, broken %q", r.Config, r.Ranked, r.Broken)
		}
		if log := strings.Join(r.Log, "\n"); !strings.Contains(log, "Traceback") {
			t.Errorf("%s: log %q", r.Config, log)
		}
	}
	if !results.Results[2].Ranked {
		t.Errorf("the others did not go on: %q", results.Results[2].Warnings)
	}
}

// No interpreter, and one without the modules: the command that would help is
// named.
func TestWithoutPython(t *testing.T) {
	p := DefaultPlan()
	p.Configs, p.Requests, p.Duration, p.Repeats = configs("flask-dev", "goroutines"), 100, 0, 1
	p.Python = filepath.Join(wine.TempDir(t), "python3")
	results := run(t, p)
	if r := results.Results[0]; r.Ranked || !strings.Contains(r.Broken, p.Python+" cannot be used") {
		t.Errorf("broken %q", r.Broken)
	}
	if !results.Results[1].Ranked {
		t.Errorf("the others did not go on: %q", results.Results[1].Warnings)
	}
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no scripts that are called python3")
	}
	lacking := `#!/bin/sh
echo '{"version": "3.12.0", "modules": {"ephem": "4.1"}, "missing": []}'
`
	if err := os.WriteFile(p.Python, []byte(lacking), 0o700); err != nil {
		t.Fatal(err)
	}
	if r := run(t, p).Results[0]; !strings.Contains(r.Broken, "lacks flask; install with: "+p.Python+" -m pip install flask") {
		t.Errorf("broken %q", r.Broken)
	}
}

// A worker that is killed takes requests with it: the figures are not ranked, and the
// log has the reason.
func TestWorkerKilledInARun(t *testing.T) {
	p := pythonPlan(t, "flask-gunicorn:2")
	p.Connections, p.Requests, p.Duration, p.Repeats = 20, 0, 6*time.Second, 1
	r, err := NewRunner(p)
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan Results)
	go func() {
		results, _ := r.Run(t.Context())
		done <- results
	}()
	// A worker that has answered and not yet taken the next request takes none along, so
	// workers are killed until a request is lost.
	killed := 0
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
		s := r.Snapshot()
		if s.Done > 0 || s.Progress.OK < s.Progress.Requests {
			break
		}
		if s.Progress.Requests < 50 {
			continue
		}
		for _, pid := range workers(t) {
			if worker, err := process.NewProcess(pid); err == nil && worker.Kill() == nil {
				killed++
			}
		}
	}
	results := <-done
	if killed == 0 {
		t.Fatal("no worker was found")
	}
	got := results.Results[0]
	if got.Ranked || got.Failed == 0 && got.Broken == "" {
		t.Errorf("%d workers were killed: ranked %t, %d failed, %q", killed, got.Ranked, got.Failed, got.Warnings)
	}
	if log := strings.Join(got.Log, "\n"); !strings.Contains(log, "SIGKILL") && !strings.Contains(log, "signal 9") { // newer, older gunicorn
		t.Errorf("the log does not tell of it: %q", log)
	}
}

// workers are the processes below the master of gunicorn that this process has
// started: below its guard's keeper's child.
func workers(t *testing.T) []int32 {
	t.Helper()
	self, err := process.NewProcess(int32(os.Getpid()))
	if err != nil {
		t.Fatal(err)
	}
	var found []int32
	var look func(p *process.Process, depth int)
	look = func(p *process.Process, depth int) {
		children, _ := p.Children() // none
		for _, c := range children {
			line, _ := c.Cmdline() // ended
			if depth == 3 && strings.Contains(line, "flask_app:app") {
				found = append(found, c.Pid)
			}
			look(c, depth+1)
		}
	}
	look(self, 0)
	return found
}

// needsOwnersOfPorts skips a test that starts servers of the user's own under Wine.
func needsOwnersOfPorts(t *testing.T) {
	t.Helper()
	wine.Skip(t, "the owners of ports: all are 0, so that each belongs to another server")
}

// A server of one's own that dies in the middle of a run is given up, with its
// reason and its log; the other one is measured to the end.
func TestOwnServerThatDiesInTheMiddle(t *testing.T) {
	needsOwnersOfPorts(t)
	p := DefaultPlan()
	p.Configs, p.Own = nil, []server.Command{mortal(t, "mortal", 200), mortal(t, "immortal", 1_000_000)}
	p.Connections, p.Requests, p.Duration, p.Repeats = 2, 300, 0, 2
	results := run(t, p)
	dead, alive := results.Results[0], results.Results[1]
	if dead.Ranked || !strings.Contains(dead.Broken, "MemoryError: out of it") || !strings.Contains(dead.Broken, "exit status 7") {
		t.Errorf("broken %q", dead.Broken)
	}
	if !slices.Contains(dead.Log, "it begins") {
		t.Errorf("log %q", dead.Log)
	}
	if !alive.Ranked || len(alive.Repeats) != 2 {
		t.Errorf("the other one: ranked %t, %d repeats, %q", alive.Ranked, len(alive.Repeats), alive.Warnings)
	}
	if w := dead.Warnings; len(w) == 0 || w[0].Code != "given-up" {
		t.Errorf("warnings %q", w)
	}
}
