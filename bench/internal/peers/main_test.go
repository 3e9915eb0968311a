package main

import (
	"errors"
	"io"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"perihelion/bench/child"
)

func TestMain(m *testing.M) {
	child.Dispatch(roles())
	goleak.VerifyTestMain(m)
}

// started starts a server for the time of the test.
func started(t *testing.T, name string) (url string) {
	t.Helper()
	if name == nginxServer {
		if _, err := findNginx(); err != nil {
			t.Skip(err)
		}
	}
	p, url, err := startServer(t.Context(), name)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := p.Stop(10 * time.Second); err != nil {
			t.Errorf("Stop() = %v", err)
		}
	})
	return url
}

func TestServersAnswerTheSame(t *testing.T) {
	for _, name := range servers {
		t.Run(name, func(t *testing.T) {
			url := started(t, name)
			for range 2 {
				a, err := http.Get(url + "planets/mars")
				if err != nil {
					t.Fatal(err)
				}
				got, err := io.ReadAll(a.Body)
				a.Body.Close()
				if err != nil || string(got) != answer || a.Header.Get("Content-Type") != "application/json" {
					t.Errorf("got %v %q (%v), want %q", a.Header, got, err, answer)
				}
			}
			http.DefaultClient.CloseIdleConnections()
		})
	}
}

// Every tool that is installed loads a server, with and without keep-alive, and
// is understood.
func TestContestantsLoad(t *testing.T) {
	url := started(t, nullServer)
	script := t.TempDir() + "/k6.js"
	if err := os.WriteFile(script, k6Source, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range contestants("perihelion", script) {
		t.Run(c.name, func(t *testing.T) {
			e, err := c.enter(t.Context(), nil)
			var a absence
			if errors.As(err, &a) {
				t.Skip(err)
			}
			for _, keepAlive := range []bool{true, false} {
				r, err := e.run(t.Context(), load{url, 5, keepAlive, 500, 1}, time.Minute)
				if err != nil {
					t.Fatal(err)
				}
				if r.Failed > 0 || r.Requests != 500 && c.name != "wrk" || !(r.CPU > 0) {
					t.Errorf("keep-alive %v: %+v", keepAlive, r)
				}
			}
		})
	}
}

func TestWhatGoesWrong(t *testing.T) {
	t.Run("absent", func(t *testing.T) {
		_, err := contestant{program: "no-such-tool", remedy: debian("tool")}.enter(t.Context(), nil)
		const want = `no program "no-such-tool": apt-get install tool, or make load-peers`
		if err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	})
	for name, c := range map[string]struct{ script, want string }{
		"fails":         {"echo why >&2; exit 3", "exit status 3: why"},
		"fails aloud":   {"echo first; echo why; exit 3", "exit status 3: why"},
		"says nothing":  {"", "its output was not understood"},
		"hangs":         {"exec sleep 60", "context deadline exceeded"},
		"only failures": {`echo '{"requests":7,"ok":0,"rps":0}'; echo refused >&2`, "no request succeeded: refused"},
	} {
		t.Run(name, func(t *testing.T) {
			e := entrant{path: "sh", contestant: contestant{name: "it", parse: parseOurs,
				command: func(load) []string { return []string{"-c", c.script} }}}
			_, err := e.run(t.Context(), load{}, 300*time.Millisecond)
			if err == nil || !strings.HasPrefix(err.Error(), c.want) {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}

func TestCores(t *testing.T) {
	if got := allowed("Name:\tx\nCpus_allowed:\t3\nCpus_allowed_list:\t0-1\n"); got != "0-1" {
		t.Errorf("allowed = %q", got)
	}
	for list, want := range map[string]string{"": "", "0": "0", "0-3": "0 1 2 3", "0-1,6,8-9": "0 1 6 8 9", "all": ""} {
		if got := strings.Join(coreList(list), " "); got != want {
			t.Errorf("coreList(%q) = %q, want %q", list, got, want)
		}
	}
}

func TestTimeWait(t *testing.T) {
	const sockstat = "sockets: used 11\nTCP: inuse 2 orphan 0 tw 13340 alloc 2 mem 0\nUDP: inuse 0 mem 0\n"
	if got := timeWait(sockstat); got != 13340 {
		t.Errorf("timeWait = %d, want 13340", got)
	}
	if got := (ports{count: 28232}).most(); got != 18821 {
		t.Errorf("most = %d, want 18821", got)
	}
}

func TestSize(t *testing.T) {
	c := course{options: options{seconds: 3}, ports: ports{count: 28232, reuse: true}}
	for _, test := range []struct {
		keepAlive         bool
		connections       int
		rps               float64
		requests, seconds int
	}{
		{true, 20, 80_000, 240_000, 3},
		{true, 1000, 10, 1000, 3},
		{false, 20, 10_000, 18_821, 1},
		{false, 20, 5_000, 15_000, 3},
	} {
		l := c.sized(load{keepAlive: test.keepAlive, connections: test.connections}, test.rps)
		if l.requests != test.requests || l.seconds != test.seconds {
			t.Errorf("at %v requests/s, keep-alive %v: %d requests, %d s, want %d, %d",
				test.rps, test.keepAlive, l.requests, l.seconds, test.requests, test.seconds)
		}
	}
}

func TestOptions(t *testing.T) {
	o, err := parseOptions(strings.Fields("-servers nginx -c 1,1000 -keepalive=no -contestants Perihelion,ab"), io.Discard)
	if err != nil || len(o.servers) != 1 || len(o.connections) != 2 || len(o.keepAlive) != 1 || o.keepAlive[0] ||
		!o.takesPart("ab") || !o.takesPart(ours) || o.takesPart("wrk") {
		t.Errorf("got %+v, %v", o, err)
	}
	for flags, want := range map[string]string{
		"-servers apache":    "write some of nginx,responder,nethttp",
		"-contestants siege": "write some of perihelion,wrk,ab,h2load,hey,k6",
		"-c 0":               "write numbers of connections",
		"-keepalive maybe":   "write yes, no or both",
		"-rounds 0":          "write 1 or more",
		"-seconds 0":         "write how long",
		"-json -markdown":    "not both",
		"nginx":              "there are flags only",
	} {
		if _, err := parseOptions(strings.Fields(flags), io.Discard); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want %s", flags, err, want)
		}
	}
}
