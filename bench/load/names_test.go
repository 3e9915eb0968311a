package load

import (
	"io"
	"net"
	"strings"
	"testing"
)

// Names under localhost lead here without a name server, and are asked for by name.
func TestNamesUnderLocalhost(t *testing.T) {
	host := make(chan string, 8)
	url := play(t, func(c *net.TCPConn, _ int) {
		for head := request(c); head != ""; head = request(c) {
			_, after, _ := strings.Cut(head, "Host: ")
			name, _, _ := strings.Cut(after, "\r\n")
			host <- name
			io.WriteString(c, okAnswer)
		}
	})
	named := strings.Replace(url, "127.0.0.1", "api.localhost", 1)
	if m := mustRun(t, Options{URL: named, Requests: 1}); m.OK != 1 {
		t.Fatalf("got %v (%v)", m.Classes, m.Errors)
	}
	if got, want := <-host, strings.TrimSuffix(strings.TrimPrefix(named, "http://"), "/"); got != want {
		t.Errorf("the server was asked as %q, want %q", got, want)
	}
	for _, at := range []string{"http://127.1/", "http://0.0.0.0:80/", "http://[::]/", "http://0x7f000001/"} {
		if err := (Options{URL: at, Requests: 1}).Validate(); err == nil || !strings.Contains(err.Error(), "write ") {
			t.Errorf("%s: got %v, want a remedy", at, err)
		}
		if err := (Options{URL: url, Request: Request{Connect: strings.Trim(strings.TrimPrefix(at, "http://"), "/") + ":80"}, Requests: 1}).Validate(); err == nil {
			t.Errorf("--connect %s was accepted", at)
		}
	}
}
