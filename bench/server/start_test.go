package server

import (
	"context"
	"errors"
	"net"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/shirou/gopsutil/v4/process"

	"perihelion/bench/child"
	"perihelion/bench/internal/wine"
)

func TestStartExplainsWhatWentWrong(t *testing.T) {
	for how, says := range map[string]string{
		"garbage":  `wrote "Segmentation fault"`,
		"crash":    "out of luck",
		"stranger": "another server has the port",
		"wrong":    "the server answers wrongly: GET /planets/",
	} {
		t.Setenv(misbehave, how)
		s, err := Start(t.Context(), Options{Config: parse(t, Goroutines)})
		if err == nil {
			s.Stop()
			t.Errorf("%s: started", how)
			continue
		}
		if !strings.Contains(err.Error(), says) || !strings.Contains(err.Error(), "perihelion serve --mode goroutines") {
			t.Errorf("%s: %v, want that it says %q", how, err, says)
		}
	}
}

func TestStartGivesUpWithItsContext(t *testing.T) {
	t.Setenv(misbehave, "silent")
	ctx, cancel := context.WithTimeoutCause(t.Context(), 50*time.Millisecond, errors.New("enough"))
	defer cancel()
	if s, err := Start(ctx, Options{Config: parse(t, Goroutines)}); err == nil {
		s.Stop()
		t.Error("started")
	} else if !strings.Contains(err.Error(), "enough") {
		t.Errorf("Start() = %v", err)
	}
}

func TestStartRefusesWrongOptions(t *testing.T) {
	if _, err := Start(t.Context(), Options{Config: Config{Name: "magic"}}); err == nil {
		t.Error("started")
	}
}

func TestStartOnATakenPort(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	_, err = Start(t.Context(), Options{Config: parse(t, Goroutines), Addr: l.Addr().String()})
	if err == nil || !strings.Contains(err.Error(), addressInUse.Error()) {
		t.Errorf("Start() = %v", err)
	}
}

func TestStopLeavesNothing(t *testing.T) {
	for _, c := range everyConfig() {
		s := start(t, Options{Config: c})
		if s.Err() != nil {
			t.Errorf("%v: Err() = %v while it runs", c, s.Err())
		}
		s.Stop()
		s.Stop()
		select {
		case <-s.Done():
		default:
			t.Errorf("%v: not done after Stop", c)
		}
		refused(t, s.URL())
		if _, err := s.Usage(); err == nil {
			t.Errorf("%v: usage of a server that has ended", c)
		}
	}
}

func TestServerEndsWithTheContextOfItsStart(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	s, err := Start(ctx, Options{Config: parse(t, Goroutines)})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Stop()
	cancel()
	<-s.Done()
	refused(t, s.URL())
}

func TestServerThatDiesIsReported(t *testing.T) {
	s := start(t, Options{Config: parse(t, Goroutines)})
	kill(t, s.child.PID())
	<-s.Done()
	ended := "kill"
	if runtime.GOOS == "windows" {
		ended = "exit status 1" // of a killed process
	}
	if err := s.Err(); err == nil || !strings.Contains(err.Error(), ended) {
		t.Errorf("Err() = %v", err)
	}
}

// The program is killed while servers of every kind run.
func TestKilledOwnerLeavesNoServer(t *testing.T) {
	p, err := child.Start(t.Context(), "owner", []string{"owner"}, nil, child.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer p.Stop(0)
	var urls []string
	for {
		line, err := p.Line()
		if err != nil {
			t.Fatal(p.Wait())
		}
		if string(line) == "done" {
			break
		}
		urls = append(urls, string(line))
	}
	if len(urls) != len(everyConfig()) {
		t.Fatalf("servers %q", urls)
	}
	var workers []int
	for _, url := range urls {
		workers = append(workers, pid(t, dial(t, url)))
	}
	kill(t, p.PID())
	for _, url := range urls {
		refused(t, url)
	}
	for _, w := range workers {
		goneProcess(t, w)
	}
}

func TestUsage(t *testing.T) {
	for _, test := range []struct {
		config    string
		processes int
	}{
		{"goroutines", 1},
		{"threads:2", 1},
		{"prefork:3", 4},
	} {
		if test.processes > 1 && runtime.GOOS == "windows" {
			continue
		}
		s := start(t, Options{Config: parse(t, test.config), Work: 50 * time.Millisecond})
		before, err := s.Usage()
		if err != nil {
			t.Fatal(err)
		}
		for range 4 {
			w := dial(t, s.URL())
			w.send("GET", "/planets/mars", "HTTP/1.1")
			w.receive("GET")
		}
		after, err := s.Usage()
		if err != nil {
			t.Fatal(err)
		}
		wine.Skip(t, "the processor time of another process")
		// 4 × 50 ms, in ticks of 10 ms in each of two readings.
		if got := after.CPU - before.CPU; got < 150*time.Millisecond {
			t.Errorf("%s: four requests with 50 ms of work used %v", test.config, got)
		}
		if after.Processes != test.processes {
			t.Errorf("%s: %d processes, want %d", test.config, after.Processes, test.processes)
		}
		if mb := after.RSS >> 20; mb < int64(test.processes) || mb > 2000 {
			t.Errorf("%s: %d MB", test.config, mb)
		}
		s.Stop()
	}
}

func kill(t *testing.T, pid int) {
	t.Helper()
	p, err := os.FindProcess(pid)
	if err == nil {
		err = p.Kill()
	}
	if err != nil {
		t.Fatalf("kill %d: %v", pid, err)
	}
}

// goneProcess waits until a process that is not ours to wait for has ended.
func goneProcess(t *testing.T, pid int) {
	t.Helper()
	for deadline := time.Now().Add(20 * time.Second); ; time.Sleep(5 * time.Millisecond) {
		p, err := process.NewProcess(int32(pid))
		if err != nil {
			return
		}
		if status, err := p.Status(); err != nil || slices.Contains(status, process.Zombie) {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("process %d is still there", pid)
		}
	}
}
