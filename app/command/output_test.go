package command

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"
	"unicode"

	"github.com/spf13/pflag"

	"perihelion/bench"
)

func TestVisible(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"Mars −1.5″ 🪐\tyes\r\n", "Mars −1.5″ 🪐\tyes\r\n"},
		{"\x1b]0;title\a\x1b[2J", `\u001b]0;title\u0007\u001b[2J`},
		{"a\rb", `a\u000db`},
		{"\u009b2J \x7f \u202egnp.exe\u2066", `\u009b2J \u007f \u202egnp.exe\u2066`},
		{"\x9b2J\xff", "\uFFFD2J\uFFFD"},
		{"\x00", `\u0000`},
	} {
		for split := range len(c.in) + 1 {
			var got bytes.Buffer
			o := newOutput(context.Background(), "standard output", &got)
			io.WriteString(o, c.in[:split])
			io.WriteString(o, c.in[split:])
			if err := o.close(); err != nil || got.String() != c.want {
				t.Errorf("%q, split at %d: got %q, %v, want %q", c.in, split, got.String(), err, c.want)
			}
		}
	}
}

// Bytes of an incomplete character at the end are escaped.
func TestOutputEndsInTheMiddle(t *testing.T) {
	for in, want := range map[string]string{"a\xe2\x98": "a\uFFFD\uFFFD", "a\r": `a\u000d`} {
		var got bytes.Buffer
		o := newOutput(context.Background(), "standard output", &got)
		io.WriteString(o, in)
		if o.close(); got.String() != want {
			t.Errorf("%q: got %q, want %q", in, got.String(), want)
		}
	}
}

// Bytes of servers, plans and arguments command no terminal.
func TestForeignBytesCommandNoTerminal(t *testing.T) {
	const evil = "\x1b]0;pwned\a\x1b[2J"
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		conn, _, err := w.(http.Hijacker).Hijack()
		if err == nil {
			io.WriteString(conn, "HTTP/1.1 200 OK\r\nServer: "+evil+"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
			conn.Close()
		}
	}))
	defer server.Close()
	dying := `x=sh -c "printf '\\033]0;pwned\\007\\n' >&2; exit 1"`
	for _, args := range [][]string{
		{"load", "-n", "3", "--format", "ab", server.URL},
		{"load", "-n", "3", server.URL},
		{"load", "-n", "3", "--format", "json", server.URL},
		{"load", "--body", "@" + evil, server.URL},
		{"bench", "--baseline", evil},
		{"bench", "--command", dying, "--path", "/", "-n", "10", "-c", "1", "--repeats", "1", "-q"},
		{"planets", evil},
		{"planets", "--place", evil},
		{evil},
		{"bench", "--json", "/none" + evil + "/x"},
	} {
		_, stdout, stderr := call(t, args...)
		if stdout+stderr == "" {
			t.Errorf("%q printed nothing", args)
		}
		for _, r := range stdout + stderr {
			if unicode.IsControl(r) && r != '\n' && r != '\t' {
				t.Errorf("%q printed %q: %q", args, r, stdout+stderr)
				break
			}
		}
	}
}

func TestHelpThatCannotBeWrittenFails(t *testing.T) {
	var stderr bytes.Buffer
	full := failing{syscall.ENOSPC}
	if code := Run(t.Context(), []string{"planets", "--help"}, full, &stderr, Window{}); code != Failed || !strings.Contains(stderr.String(), "no space left") {
		t.Errorf("exit code %d, %q, want %d and what is wrong", code, stderr.String(), Failed)
	}
}

// A reader that has seen enough needs no message, and no other error is lost.
func TestReaderThatHasLeft(t *testing.T) {
	var stderr bytes.Buffer
	if code := Run(t.Context(), []string{"planets", "--lat", "1", "--lon", "2"}, failing{syscall.EPIPE}, &stderr, Window{}); code != Failed || stderr.Len() > 0 {
		t.Errorf("exit code %d, %q, want %d and nothing said", code, stderr.String(), Failed)
	}
	other := errors.New("the disk is full")
	if err := withoutReader(errors.Join(errReaderLeft, other)); !errors.Is(err, other) {
		t.Errorf("the other error became %v", err)
	}
	if err := withoutReader(errors.Join(errReaderLeft)); err != nil {
		t.Errorf("nothing else was wrong, but there is %v", err)
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

func TestWithin(t *testing.T) {
	ended, end := context.WithCancel(t.Context())
	end()
	if got, err := within(ended, time.Hour, "it", func() (int, error) { return 7, nil }); got != 7 || err != nil {
		t.Errorf("what can be done in time gives %d, %v, want 7", got, err)
	}
	never := make(chan struct{})
	defer close(never)
	_, err := within(ended, time.Millisecond, "the pipe", func() (int, error) { <-never; return 0, nil })
	if !errors.Is(err, errGivenUp) || !strings.Contains(err.Error(), "the pipe") {
		t.Errorf("what cannot be done gives %v", err)
	}
}

func TestOutputsDoNotReplaceStandardOutput(t *testing.T) {
	path := t.TempDir() + "/all.json"
	out, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	var stderr bytes.Buffer
	if code := Run(t.Context(), []string{"bench", "--json", path}, out, &stderr, Window{}); code != Misused || !strings.Contains(stderr.String(), "standard output is sent") {
		t.Errorf("exit code %d, %q, want %d", code, stderr.String(), Misused)
	}
}

// Whoever names a configuration wants to know how it stands.
func TestBenchFailsWhereOneCannotBeRanked(t *testing.T) {
	var f gateFlags
	none := pflag.NewFlagSet("", pflag.ContinueOnError)
	good, bad := bench.Result{Config: "a", Ranked: true}, bench.Result{Config: "b"}
	good.Repeats = append(good.Repeats, pythons(1000).Results[0].Repeats...)
	bad.Repeats = good.Repeats
	if err := f.demanded(bench.Results{Results: []bench.Result{good}}, none, io.Discard); err != nil {
		t.Errorf("all ranked: %v", err)
	}
	if err := f.demanded(bench.Results{Results: []bench.Result{good, bad}}, none, io.Discard); exitCode(err) != Failed || !strings.Contains(err.Error(), "b could not be ranked") {
		t.Errorf("one not ranked: %v", err)
	}
}
