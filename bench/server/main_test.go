package server

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"perihelion/bench/child"
)

// misbehave is an environment variable that makes servers in child processes fail.
const misbehave = "PERIHELION_TEST_MISBEHAVE"

// groupless is an environment variable that has guards make no control groups.
const groupless = "PERIHELION_TEST_GROUPLESS"

// hasty is an environment variable that has supervisors wait for a moment only.
const hasty = "PERIHELION_TEST_HASTY"

func TestMain(m *testing.M) {
	if len(os.Args) == 4 && os.Args[1] == "foreigner" {
		foreigners[os.Args[2]](os.Args[3])
	}
	roles := Roles()
	roles["foreign-owner"] = foreignOwner
	roles["owner"] = owner
	roles["searcher"] = func(ctx context.Context, _ json.RawMessage, _ io.Writer) error {
		Interpreters(ctx, "")
		return nil
	}
	if os.Getenv(groupless) != "" {
		roles[roleGuard] = func(ctx context.Context, request json.RawMessage, stdout io.Writer) error {
			return guardIn(ctx, request, stdout, func(string) string { return "" })
		}
	}
	if os.Getenv(hasty) != "" {
		roles[roleSupervisor] = func(ctx context.Context, request json.RawMessage, stdout io.Writer) error {
			return superviseFor(ctx, request, stdout, 500*time.Millisecond)
		}
	}
	if bad, ok := misbehaviour[os.Getenv(misbehave)]; ok {
		roles[roleServer] = bad
	}
	child.Dispatch(roles)
	goleak.VerifyTestMain(m,
		// fasthttp keeps a clock for ever, and sleeps up to ten seconds before it
		// notices that a server has been stopped.
		goleak.IgnoreAnyFunction("github.com/valyala/fasthttp.updateServerDate.func1"),
		goleak.IgnoreAnyFunction("github.com/valyala/fasthttp.(*workerPool).Start.func2"))
}

var misbehaviour = map[string]child.Role{
	"garbage": func(_ context.Context, _ json.RawMessage, stdout io.Writer) error {
		fmt.Fprintln(os.Stderr, "something broke")
		fmt.Fprintln(stdout, "Segmentation fault")
		select {}
	},
	"crash": func(context.Context, json.RawMessage, io.Writer) error {
		return errors.New("out of luck")
	},
	"silent": func(ctx context.Context, _ json.RawMessage, _ io.Writer) error {
		<-ctx.Done()
		return nil
	},
	"stranger": func(ctx context.Context, request json.RawMessage, stdout io.Writer) error {
		return Serve(ctx, Options{Config: Config{Name: Goroutines}}, func(url string) { announce(stdout, url) })
	},
	"wrong": func(ctx context.Context, request json.RawMessage, stdout io.Writer) error {
		var r serverRequest
		if err := json.Unmarshal(request, &r); err != nil {
			return err
		}
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			return err
		}
		announce(stdout, "http://"+l.Addr().String())
		return http.Serve(l, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set(instanceHeader, r.Identity)
			fmt.Fprintf(w, `{"name":"mars","alt":11.69,"az":102.3,"time":%q,"observer":{"default":false}}`, time.Now().UTC().Format(time.RFC3339))
		}))
	},
}

// owner starts a server of each kind, writes their URLs, and waits.
func owner(ctx context.Context, _ json.RawMessage, stdout io.Writer) error {
	for _, c := range everyConfig() {
		s, err := Start(ctx, Options{Config: c})
		if err != nil {
			return err
		}
		defer s.Stop()
		fmt.Fprintln(stdout, s.URL())
	}
	fmt.Fprintln(stdout, "done")
	<-ctx.Done()
	return nil
}

// foreignOwner starts a server of the user's own, writes its URL, and waits.
func foreignOwner(ctx context.Context, request json.RawMessage, stdout io.Writer) error {
	var c Command
	if err := json.Unmarshal(request, &c); err != nil {
		return err
	}
	s, err := Start(ctx, Options{Command: &c})
	if err != nil {
		return err
	}
	defer s.Stop()
	fmt.Fprintln(stdout, s.URL())
	<-ctx.Done()
	return nil
}

// everyConfig has each architecture of this system, small.
func everyConfig() []Config {
	var all []Config
	for _, c := range BuiltIn() {
		if c.HasWorkers() {
			c.Workers = 2
		}
		if c.Name != Prefork || runtime.GOOS != "windows" {
			all = append(all, c)
		}
	}
	return all
}

func needsPrefork(t *testing.T) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no prefork")
	}
}

// start starts a server that ends with the test.
func start(t *testing.T, o Options) *Server {
	t.Helper()
	s, err := Start(t.Context(), o)
	if err != nil {
		t.Fatalf("Start(%v) = %v", o.Config, err)
	}
	t.Cleanup(s.Stop)
	return s
}

func parse(t *testing.T, config string) Config {
	t.Helper()
	c, err := ParseConfig(config)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// wire is a connection that requests are written to by hand.
type wire struct {
	t *testing.T
	net.Conn
	r *bufio.Reader
}

func dial(t *testing.T, url string) wire {
	t.Helper()
	c, err := net.Dial("tcp", strings.TrimPrefix(url, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	c.SetDeadline(time.Now().Add(30 * time.Second)) // a hang fails here, not everywhere
	return wire{t, c, bufio.NewReader(c)}
}

// send writes a request of the given version with further header lines.
func (w wire) send(method, target, version string, lines ...string) {
	w.t.Helper()
	head := method + " " + target + " " + version + "\r\nHost: test\r\n"
	for _, l := range lines {
		head += l + "\r\n"
	}
	if _, err := io.WriteString(w, head+"\r\n"); err != nil {
		w.t.Fatal(err)
	}
}

// receive reads an answer to its end.
func (w wire) receive(method string) (*http.Response, string) {
	w.t.Helper()
	r, err := http.ReadResponse(w.r, &http.Request{Method: method})
	if err != nil {
		w.t.Fatalf("no answer: %v", err)
	}
	defer r.Body.Close()
	body, err := io.ReadAll(r.Body)
	if err != nil {
		w.t.Fatal(err)
	}
	return r, string(body)
}

// closed reports whether the server has closed the connection.
func (w wire) closed() bool {
	w.t.Helper()
	_, err := w.r.ReadByte()
	if err == nil {
		w.t.Fatal("more than an answer")
	}
	return !errors.Is(err, os.ErrDeadlineExceeded)
}

// worker asks which process answers on a connection.
func (w wire) worker() string {
	w.t.Helper()
	w.send("GET", "/healthz", "HTTP/1.1")
	r, _ := w.receive("GET")
	who := strings.Fields(r.Header.Get(instanceHeader))
	if len(who) == 0 {
		w.t.Fatal("nobody answers")
	}
	return who[len(who)-1]
}

// refused waits until nobody listens at a URL.
func refused(t *testing.T, url string) {
	t.Helper()
	for deadline := time.Now().Add(20 * time.Second); ; time.Sleep(5 * time.Millisecond) {
		c, err := net.Dial("tcp", strings.TrimPrefix(url, "http://"))
		if err != nil {
			return
		}
		c.Close()
		if time.Now().After(deadline) {
			t.Fatalf("somebody still listens at %s", url)
		}
	}
}
