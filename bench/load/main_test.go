package load

import (
	"context"
	"io"
	"log"
	"maps"
	"net"
	"os"
	"runtime"
	"strings"
	"sync"
	"testing"

	"go.uber.org/goleak"

	"perihelion/bench/child"
	"perihelion/bench/load/responder"
	"perihelion/bench/warning"
)

func TestMain(m *testing.M) {
	roles := Roles()
	maps.Copy(roles, responder.Roles())
	roles[pickyRole] = Role(decodePicky)
	child.Dispatch(roles)
	log.SetOutput(io.Discard) // the library of HTTP/2 logs the faults of servers
	goleak.VerifyTestMain(m)
}

// script plays one connection of a server; n counts them from 0.
type script func(c *net.TCPConn, n int)

// play starts a server that follows a script and returns its URL.
func play(t testing.TB, s script) string {
	t.Helper()
	l, err := net.ListenTCP("tcp", &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1)})
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		var conns []*net.TCPConn // however many: a fast load opens thousands
		var running sync.WaitGroup
		defer func() {
			for _, c := range conns {
				c.Close()
			}
			running.Wait()
		}()
		for n := 0; ; n++ {
			c, err := l.AcceptTCP()
			if err != nil {
				return
			}
			conns = append(conns, c)
			running.Go(func() {
				defer c.Close()
				s(c, n)
			})
		}
	}()
	t.Cleanup(func() {
		l.Close()
		<-done
	})
	return "http://" + l.Addr().String() + "/"
}

// request reads one request without a body and returns its head; "" at the end.
func request(c net.Conn) string {
	var head strings.Builder
	var b [1]byte
	for !strings.HasSuffix(head.String(), "\r\n\r\n") {
		if _, err := c.Read(b[:]); err != nil {
			return ""
		}
		head.WriteByte(b[0])
	}
	return head.String()
}

// answering serves each request on a connection with the same bytes.
func answering(answer string) script {
	return func(c *net.TCPConn, _ int) {
		for request(c) != "" {
			io.WriteString(c, answer)
		}
	}
}

// once answers one request and closes.
func once(answer string) script {
	return func(c *net.TCPConn, _ int) {
		if request(c) != "" {
			io.WriteString(c, answer)
		}
	}
}

// abort ends a connection with a reset.
func abort(c *net.TCPConn) {
	c.SetLinger(0)
	c.Close()
}

// openDescriptors counts the open files of this process.
func openDescriptors(t testing.TB) int {
	t.Helper()
	if runtime.GOOS != "linux" {
		t.Skip("open files are counted on Linux only")
	}
	d, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		t.Fatal(err)
	}
	return len(d)
}

// mustRun runs a load that has to be valid.
func mustRun(t testing.TB, o Options) Measurement {
	t.Helper()
	m, err := Run(context.Background(), o, nil)
	if err != nil {
		t.Fatalf("Run(%+v): %v", o, err)
	}
	checkSums(t, m)
	return m
}

// warns reports whether a measurement has a warning of a code. On a busy machine there
// are others, of events that came late.
func warns(m Measurement, code string) bool { return warning.Has(m.Warnings, code) }

// warningOf returns the warning of a code, or none.
func warningOf(m Measurement, code string) warning.Warning {
	for _, w := range m.Warnings {
		if w.Code == code {
			return w
		}
	}
	return warning.Warning{}
}

// checkSums asserts the sums that hold for every measurement.
func checkSums(t testing.TB, m Measurement) {
	t.Helper()
	var sum int64
	for _, n := range m.Classes {
		sum += n
	}
	if sum != m.Requests {
		t.Errorf("the classes %v add up to %d, not to %d requests", m.Classes, sum, m.Requests)
	}
	if m.OK != m.Classes[Status2xx]+m.Redirects {
		t.Errorf("%d successes, but %d are in class 2xx, and %d redirects were followed", m.OK, m.Classes[Status2xx], m.Redirects)
	}
}
