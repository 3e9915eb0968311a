//go:build unix

package server

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// A command that listens on a port of its own is distinguished from one that takes its
// time, long before the aloneReadTime with servers is over.
func TestCommandThatListensElsewhere(t *testing.T) {
	port, err := freePort()
	if err != nil {
		t.Fatal(err)
	}
	c := own(t, "answer")
	c.Environment = []string{"GREETING=hello"}
	c.Line = strings.Replace(c.Line, "{port}", fmt.Sprint(port), 1)
	began := time.Now()
	s, err := Start(t.Context(), Options{Command: c})
	if err == nil {
		s.Stop()
	}
	want := fmt.Sprintf("it listens on port %d instead of the given ", port)
	if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "write {port} into its command") {
		t.Errorf("got %v, want %q", err, want)
	}
	if took := time.Since(began); took > ownStartLimit*3/4 {
		t.Errorf("it was waited for during %v", took)
	}
	refused(t, fmt.Sprintf("http://127.0.0.1:%d", port))
}

func TestNamesPort(t *testing.T) {
	for _, c := range []Command{{Line: "./srv -p {port}"}, {Line: "sh -c 'srv $PORT'"}, {Line: "./srv", Environment: []string{"ADDR=:{port}"}}} {
		if !c.namesPort() {
			t.Errorf("%+v names no port", c)
		}
	}
	if c := (Command{Line: "./srv", Environment: []string{"WORKERS=2"}}); c.namesPort() {
		t.Errorf("%+v names a port", c)
	}
}
