package load

import (
	"net"
	"os"
	"strconv"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

// The batches of an event loop are the times between answers that were ready
// together: at most one for each answer, and for one connection no wait.
func TestBatches(t *testing.T) {
	for _, n := range []int{1, 20} {
		r, err := newRun(Options{URL: play(t, answering(okAnswer)), Requests: 2000, Connections: n, KeepAlive: true, WarmUp: 100})
		if err != nil {
			t.Fatal(err)
		}
		m := r.measure(t.Context(), nil)
		var sum tally
		for _, l := range r.shards {
			sum.add(&l.tally)
		}
		if len(r.loops) == 0 || sum.batches == nil || sum.batches.TotalCount() > m.Requests {
			t.Fatalf("%d connections: got %d event loops, batches %v of %d requests", n, len(r.loops), sum.batches, m.Requests)
		}
		if longest := sum.batches.Max(); n == 1 && longest != 0 || longest > int64(1e6*m.Seconds) || m.Generator.DelayP99 > 1e3*m.Seconds {
			t.Errorf("%d connections: got a longest turn of %d µs, a p99 of %v ms in %v s", n, longest, m.Generator.DelayP99, m.Seconds)
		}
	}
}

// In an event loop, the end of a connection is seen before the next request is
// written, where it came with the answer: nothing is lost.
func TestEndThatComesWithTheAnswer(t *testing.T) {
	url := play(t, func(c *net.TCPConn, _ int) {
		request(c)
		raw, _ := c.SyscallConn()
		raw.Control(func(fd uintptr) { // answer and end leave in one segment, if no more than 200 ms lie between them
			syscall.SetsockoptInt(int(fd), syscall.IPPROTO_TCP, syscall.TCP_CORK, 1)
			syscall.Write(int(fd), []byte(okAnswer))
			syscall.Shutdown(int(fd), syscall.SHUT_WR)
		})
		request(c)
	})
	if m := mustRun(t, Options{URL: url, Requests: 20, KeepAlive: true}); m.Reconnects < 10 || m.OK+m.Classes[IdleClosed]+m.Classes[EOF]+m.Classes[Reset] != 20 || m.OK != m.Connections {
		t.Errorf("got %v (%v), %d reconnects, %d connections; want 20 2xx, 19 and 20, or a little less", m.Classes, m.Errors, m.Reconnects, m.Connections)
	}
}

// The waits of an event loop add up, and begin with a look only where that was asked for,
// or chosen, in a process of its own.
func TestWaits(t *testing.T) {
	url := play(t, answering(okAnswer))
	for _, tt := range []struct {
		wait        Wait
		connections int
		looks       bool // in every wait
	}{
		{WaitLook, 1, true}, {WaitLook, MostLooking, true}, {WaitSleep, 1, false}, {WaitAuto, MostLooking + 1, false},
	} {
		o := Options{URL: url, Requests: 2000, Connections: tt.connections, KeepAlive: true, WarmUp: 100, Wait: tt.wait}
		m, err := RunChild(t.Context(), o, nil)
		if err != nil {
			t.Fatal(err)
		}
		w := *m.Waiting
		if w.Waits == 0 || w.Waits > 2*m.Requests || w.Hits > w.Looks || w.Looks > w.Waits || w.Hits+w.Sleeps > w.Waits || w.Looked+w.Slept > float64(m.Cores)*m.Seconds {
			t.Errorf("%s, %d connections: got %+v in %d requests and %v s", tt.wait, tt.connections, w, m.Requests, m.Seconds)
		}
		if tt.looks && (w.Looks != w.Waits || w.Hits+w.Sleeps < w.Waits || w.Way != WaitLook) || !tt.looks && (w.Looks > 0 || w.Way != WaitSleep) {
			t.Errorf("%s, %d connections: got %+v", tt.wait, tt.connections, w)
		}
	}
	r, err := newRun(Options{URL: url, Requests: 200, KeepAlive: true, Wait: WaitLook})
	if err != nil {
		t.Fatal(err)
	}
	if m := r.measure(t.Context(), nil); m.Waiting.Looks > 0 || m.OK != 200 {
		t.Errorf("in a process that does other things: %+v", m.Waiting)
	}
}

// With two connections on the server's processor the generator stops looking; where it has to
// look, its looks count as shared.
func TestNoLooksOnTheServersProcessor(t *testing.T) {
	onOneProcessor(t)
	url := play(t, answering(okAnswer))
	for _, wait := range []Wait{WaitAuto, WaitLook} {
		m, err := RunChild(t.Context(), Options{URL: url, Requests: 6000, Connections: 2, KeepAlive: true, Wait: wait}, nil)
		if err != nil {
			t.Fatal(err)
		}
		switch w := *m.Waiting; {
		case wait == WaitAuto && w.Way != WaitSleep:
			t.Errorf("%+v: most waits begin with a look", w)
		case wait == WaitLook && (w.Shared == 0 || w.Shared > w.Looks || w.FoundByLooking()):
			t.Errorf("%+v: the processor was not found shared", w)
		}
	}
}

// onOneProcessor keeps the test and the programs that it starts on one processor.
func onOneProcessor(t *testing.T) {
	var all unix.CPUSet
	if err := unix.SchedGetaffinity(0, &all); err != nil {
		t.Skipf("needs sched_getaffinity: %v", err)
	}
	move := func(to *unix.CPUSet) {
		for moved := true; moved; { // a thread that has not been moved yet may start another
			moved = false
			threads, err := os.ReadDir("/proc/self/task")
			if err != nil {
				t.Fatal(err)
			}
			for _, thread := range threads {
				var at unix.CPUSet
				id, err := strconv.Atoi(thread.Name())
				if err == nil && unix.SchedGetaffinity(id, &at) == nil && at != *to {
					moved = unix.SchedSetaffinity(id, to) == nil || moved // or it has ended
				}
			}
		}
	}
	var one unix.CPUSet
	for cpu := range 1024 {
		if all.IsSet(cpu) {
			one.Set(cpu)
			break
		}
	}
	move(&one)
	t.Cleanup(func() { move(&all) })
}
