package load

import (
	"crypto/tls"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"testing"
)

// The zone of an address decides which way it is reached, and goes no further: not
// into the Host header, nor into the name that a certificate has to hold.
func TestZone(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("the name of the loopback interface is known of Linux only")
	}
	l, err := net.Listen("tcp", "[::1]:0")
	if err != nil {
		t.Skip("no IPv6 here: ", err)
	}
	a := newAuthority(t)
	hosts := make(chan string, 100)
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		hosts <- r.Host
		io.WriteString(w, "hello")
	}))
	s.Listener.Close()
	s.Listener, s.TLS, s.Config.ErrorLog = l, &tls.Config{Certificates: []tls.Certificate{a.issue(t, false, "::1")}}, discardLog
	s.StartTLS()
	defer s.Close()
	m := mustRun(t, Options{URL: strings.Replace(s.URL, "::1", "::1%25lo", 1), Requests: 3, Request: Request{TLS: Security{Authorities: a.file}}})
	if m.OK != 3 {
		t.Fatalf("got %v (%v), want 3 2xx", m.Classes, m.Errors)
	}
	if host := <-hosts; host != l.Addr().String() {
		t.Errorf("the server was asked for %s, want %s", host, l.Addr())
	}
}
