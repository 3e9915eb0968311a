//go:build unix

package server

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/shirou/gopsutil/v4/process"

	"perihelion/assets/field"
	"perihelion/bench/child"
	"perihelion/bench/internal/wine"
)

// foreigners are programs that know nothing of this one. They are this test
// program, started by its path and an argument.
var foreigners = map[string]func(port string){
	"answer": answerOn,
	"branch": func(port string) { // answers in a process of another group and session
		fork("answer", port)
		select {}
	},
	"deaf": func(port string) { ignoreTerm(); answerOn(port) },
	"die":  func(string) { fmt.Fprintln(os.Stderr, "KeyError: 'no such thing'"); os.Exit(3) },
	"mute": func(string) {
		time.AfterFunc(2*time.Second, asked)
		select {}
	},
	"write":  writeWord,
	"linger": linger,
	"refuse": func(port string) {
		var n atomic.Int32
		serveWith(port, func(w http.ResponseWriter, _ *http.Request) {
			if n.Add(1) == 3 {
				asked()
			}
			http.Error(w, "not yet", http.StatusServiceUnavailable)
		})
	},
	"mortal": func(port string) { // dies of its two hundredth request
		n := 0
		serveWith(port, func(w http.ResponseWriter, _ *http.Request) {
			if n++; n == 200 {
				fmt.Fprintln(os.Stderr, "MemoryError: out of it")
				os.Exit(1)
			}
			io.WriteString(w, "ok")
		})
	},
}

// askedFile is in the folder of a foreigner that was asked as often as its test needs.
const askedFile = "asked"

func asked() {
	if err := os.WriteFile(askedFile, nil, 0o600); err != nil {
		panic(err)
	}
}

func answerOn(port string) {
	serveWith(port, func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintln(w, os.Getpid(), os.Getenv("GREETING"), r.URL.Path)
	})
}

func serveWith(port string, handler http.HandlerFunc) {
	fmt.Println("serving on", port)
	fmt.Fprintln(os.Stderr, http.ListenAndServe("127.0.0.1:"+port, handler))
	os.Exit(1)
}

// own is a server of the user's own that is one of the foreigners.
func own(t *testing.T, name string) *Command {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return &Command{
		Name: name, Line: strconv.Quote(self) + " foreigner " + name + " {port}", Folder: wine.TempDir(t), Ready: "/ready",
		Environment: []string{"GREETING=hello {port}"},
	}
}

func TestCommandServesAndEnds(t *testing.T) {
	t.Setenv(hasty, "1")
	for _, name := range []string{"answer", "branch", "deaf"} {
		s := start(t, Options{Command: own(t, name)})
		r, err := http.Get(s.URL() + "/x")
		if err != nil {
			t.Fatal(err)
		}
		body, _ := io.ReadAll(r.Body)
		r.Body.Close()
		http.DefaultClient.CloseIdleConnections()
		var pid int
		var hello, port, path string
		if _, err := fmt.Sscan(string(body), &pid, &hello, &port, &path); err != nil || hello != "hello" || !strings.HasSuffix(s.URL(), ":"+port) || path != "/x" {
			t.Errorf("%s: %q", name, body)
		}
		if u, err := s.Usage(); err != nil || u.Threads == 0 || u.RSS == 0 {
			t.Errorf("%s: Usage() = %+v, %v", name, u, err)
		} else if want := map[bool]int{false: 1, true: 2}[name == "branch"]; u.Processes != want {
			t.Errorf("%s: %d processes, want %d", name, u.Processes, want)
		}
		if log := strings.Join(s.Log(), "\n"); !strings.Contains(log, "serving on") {
			t.Errorf("%s: log %q", name, log)
		}
		s.Stop()
		refused(t, s.URL())
		goneProcess(t, pid)
	}
}

// The port is in {port} and in $PORT, and variables of the command's own are there;
// the last of a name counts.
func TestCommandLineFindsItsVariables(t *testing.T) {
	c := own(t, "answer")
	c.Line = "sh ${KIND} $PORT {port} '$PORT'"
	c.Environment = []string{"KIND=first", "KIND=on{port}"}
	words, err := c.words(81)
	if want := []string{"on81", "81", "81", "$PORT"}; err != nil || !slices.Equal(words[1:], want) {
		t.Errorf("words = %q, %v, want %q", words, err, want)
	}
}

func TestCommandThatFailsIsExplained(t *testing.T) {
	for name, says := range map[string]string{
		"die":    "KeyError: 'no such thing'",
		"mute":   "connection refused",
		"refuse": "503",
	} {
		ctx, cancel := context.WithCancelCause(t.Context())
		c := own(t, name)
		go func() {
			for ctx.Err() == nil {
				if _, err := os.Stat(filepath.Join(c.Folder, askedFile)); err == nil {
					cancel(errors.New("no right answer within a while"))
				}
				time.Sleep(10 * time.Millisecond)
			}
		}()
		_, err := Start(ctx, Options{Command: c})
		cancel(nil)
		if err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v, want that it says %q", name, err, says)
		}
	}
}

// A server that fails under load reports the reason, with its last lines.
func TestCommandThatDiesInTheMiddleIsReported(t *testing.T) {
	s := start(t, Options{Command: own(t, "mortal")})
	for range 250 {
		r, err := http.Get(s.URL() + "/")
		if err != nil {
			break
		}
		io.Copy(io.Discard, r.Body)
		r.Body.Close()
	}
	<-s.Done()
	if err := s.Err(); err == nil || !strings.Contains(err.Error(), "MemoryError: out of it") || !strings.Contains(err.Error(), "exit status 1") {
		t.Errorf("Err() = %v", err)
	}
}

// Somebody else answers at the port: the server that cannot have it must not be
// taken for the one that does.
func TestPortOfSomebodyElseIsNotMeasured(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	go http.Serve(l, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "ok") }))
	s := start(t, Options{Command: own(t, "answer")})
	port := l.Addr().(*net.TCPAddr).Port
	if s.processes.listenOn(port) {
		t.Error("the port of somebody else counts as the server's")
	}
}

// Somebody else was faster: another port is tried, and in the end it is said who
// has it.
func TestTakenPortIsTriedAnew(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() }) // after the parallel ones
	go http.Serve(l, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "ok") }))
	taken := l.Addr().(*net.TCPAddr).Port
	all := []Options{{Command: own(t, "answer")}}
	found := Interpreters(t.Context(), "")
	for _, c := range Configs() {
		if _, err := c.Interpreter(found); c.IsPython() && err == nil {
			all = append(all, Options{Config: c})
		}
	}
	for _, o := range all {
		t.Run(o.label(), func(t *testing.T) {
			t.Parallel()
			ports := []int{taken}
			s, err := startForeign(t.Context(), o, func() (int, error) {
				if len(ports) == 0 {
					return freePort()
				}
				defer func() { ports = ports[1:] }()
				return ports[0], nil
			})
			if err != nil {
				t.Fatal(err)
			}
			s.Stop()
			if _, err := startForeign(t.Context(), o, func() (int, error) { return taken, nil }); err == nil || !strings.Contains(err.Error(), "another server has the port") {
				t.Errorf("a port that is always taken: %v", err)
			}
		})
	}
}

// The children of the program end when the program is killed, and so do their
// started, wherever it went.
func TestKilledOwnerLeavesNoForeigner(t *testing.T) {
	for _, name := range []string{"answer", "branch", "deaf"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p, url, pid := owned(t, name)
			kill(t, p.PID())
			refused(t, url)
			goneProcess(t, pid)
		})
	}
}

// On Linux it ends when its supervisor is killed, too.
func TestKilledSupervisorLeavesNoForeigner(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("only Linux tells a program that its parent has ended")
	}
	p, url, pid := owned(t, "answer")
	self, err := process.NewProcess(int32(p.PID()))
	if err != nil {
		t.Fatal(err)
	}
	supervisors, err := self.Children()
	if err != nil || len(supervisors) != 1 {
		t.Fatalf("supervisors %v, %v", supervisors, err)
	}
	kill(t, int(supervisors[0].Pid))
	refused(t, url)
	goneProcess(t, pid)
}

// owned starts a process that starts a foreigner, and returns the URL.
func owned(t *testing.T, name string) (p *child.Process, url string, pid int) {
	t.Helper()
	p, err := child.Start(t.Context(), "foreign-owner", []string{"owner"}, own(t, name), child.Options{Environment: []string{hasty + "=1"}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.Stop(0) })
	line, err := p.Line()
	if err != nil {
		t.Fatal(p.Wait())
	}
	r, err := http.Get(string(line) + "/")
	if err != nil {
		t.Fatal(err)
	}
	defer http.DefaultClient.CloseIdleConnections()
	defer r.Body.Close()
	if _, err := fmt.Fscan(r.Body, &pid); err != nil {
		t.Fatal(err)
	}
	return p, string(line), pid
}

// The folder of the Python applications goes as well.
func TestFolderOfTheApplicationsIsRemoved(t *testing.T) {
	c := deployments(t)[0]
	t.Setenv("TMPDIR", wine.TempDir(t))
	s := start(t, Options{Config: c})
	if found, _ := filepath.Glob(filepath.Join(os.TempDir(), "perihelion-python-*")); len(found) != 1 {
		t.Errorf("folders %q, want one", found)
	} else if info, err := os.Stat(found[0]); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("%v, %v: not this user's alone", info.Mode(), err)
	}
	s.Stop()
	if found, _ := filepath.Glob(filepath.Join(os.TempDir(), "perihelion-python-*")); len(found) != 0 {
		t.Errorf("left behind: %q", found)
	}
}

func TestCommandValidate(t *testing.T) {
	good := *own(t, "answer")
	if err := good.Validate(); err != nil {
		t.Error(err)
	}
	for name, change := range map[string]func(*Command){
		"command":     func(c *Command) { c.Line = "" },
		"command ":    func(c *Command) { c.Line = "no-such-program-anywhere" },
		"command  ":   func(c *Command) { c.Line = `"unfinished` },
		"command   ":  func(c *Command) { c.Name = "" },
		"command    ": func(c *Command) { c.Name = "a,b" },
		"folder":      func(c *Command) { c.Folder = "/no/such/folder" },
		"environment": func(c *Command) { c.Environment = []string{"X"} },
		"ready":       func(c *Command) { c.Ready = "ready" },
		"path":        func(c *Command) { c.Path = "/a b" },
	} {
		c := good
		change(&c)
		var wrong *field.Error
		if err := (Options{Command: &c}).Validate(); !errors.As(err, &wrong) || wrong.Field != strings.TrimSpace(name) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// fork starts a foreigner that leaves the group and the session.
func fork(name, port string) {
	cmd := exec.Command(os.Args[0], "foreigner", name, port)
	cmd.Stderr = os.Stderr
	cmd.Stdout = os.Stdout
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	if err := cmd.Start(); err != nil {
		panic(err)
	}
}

func ignoreTerm() { signal.Ignore(syscall.SIGTERM) }
