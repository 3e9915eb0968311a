package command

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// secret must not appear in any output or file.
const secret = "hunter2hunter2"

// watchArguments looks at the arguments of all processes, which every user may read,
// until the test has ended.
func watchArguments(t *testing.T) {
	done := make(chan struct{})
	var watching sync.WaitGroup
	watching.Go(func() {
		for {
			found, _ := filepath.Glob("/proc/[0-9]*/cmdline")
			for _, path := range found {
				if b, _ := os.ReadFile(path); bytes.Contains(b, []byte(secret)) {
					t.Errorf("the arguments of a process hold it: %q", bytes.ReplaceAll(b, []byte{0}, []byte(" ")))
					return
				}
			}
			select {
			case <-done:
				return
			case <-time.After(20 * time.Millisecond):
			}
		}
	})
	t.Cleanup(func() {
		close(done)
		watching.Wait()
	})
}

// hides calls a command line and fails the test if its output holds the secret.
func hides(t *testing.T, code int, want string, args ...string) string {
	t.Helper()
	got, stdout, stderr := call(t, args...)
	if strings.Contains(stdout+stderr, secret) {
		t.Errorf("%q writes it:\n%s\n%s", args, stdout, stderr)
	}
	if got != code || !strings.Contains(stdout+stderr, want) {
		t.Errorf("%q: exit code %d, want %d and %q:\n%s\n%s", args, got, code, want, stdout, stderr)
	}
	return stdout
}

// holdsNot fails the test if a file is missing or holds the secret.
func holdsNot(t *testing.T, path string) {
	t.Helper()
	if b, err := os.ReadFile(path); err != nil || bytes.Contains(b, []byte(secret)) {
		t.Errorf("%s: %v, or it holds it", path, err)
	}
}

// A password, a token or a variable reaches the server that it is for, and no
// output, no file, no error and no process list.
func TestSecretsAreNowhere(t *testing.T) {
	watchArguments(t)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, password, basic := r.BasicAuth()
		if basic && password != secret || !basic && r.Header.Get("Authorization") != "Bearer "+secret {
			w.WriteHeader(http.StatusUnauthorized)
		}
	}))
	defer s.Close()
	host := strings.TrimPrefix(s.URL, "http://")
	url := "http://alice:" + secret + "@" + host + "/x?y=1"
	const shown = "http://alice:…@"
	dir := t.TempDir()
	file := func(name string) string { return filepath.Join(dir, name) }

	for _, format := range []string{"text", "json", "ab"} {
		hides(t, Done, "", "load", "-n", "20", "-k", "--format", format, url)
		hides(t, Done, "", "load", "-n", "20", "-k", "--format", format, "-u", "alice:"+secret, s.URL)
		hides(t, Done, "", "load", "-n", "20", "-k", "--format", format, "-H", "Authorization: Bearer "+secret, s.URL)
	}
	hides(t, Slower, shown, "load", "-n", "20", "-k", "--min-rps", "1e9", url)
	hides(t, Done, "", "load", "-d", "300ms", "-k", url)
	for _, wrong := range []string{
		"alice:" + secret + "@" + host, "http://alice:" + secret + "@" + host + "x/", "http://alice:" + secret + "@", "http://alice:" + secret + " @h/", "http://alice:" + secret + "/1@h/",
		"ftp://alice:" + secret + "@" + host, "http://" + secret + "@0.0.0.0/", "http://alice:" + secret + "%@h/", "http://alice:" + secret + "@[/",
	} {
		hides(t, Misused, "", "load", wrong)
		hides(t, Misused, "", "load", s.URL, wrong)
		hides(t, Misused, "", "bench", "--url", wrong)
		hides(t, Misused, "", "clients", wrong)
	}
	hides(t, Misused, "host.invalid", "load", "http://alice:"+secret+"@host.invalid/")
	hides(t, Misused, "--user", "load", "-u", secret, s.URL)
	hides(t, Misused, "Authorization …", "load", "-H", "Authorization Bearer "+secret, s.URL)
	hides(t, Misused, "not on the server", "load", url, strings.Replace(url, "127.0.0.1", "localhost", 1))

	for _, format := range []string{"table", "json", "csv", "markdown", "benchfmt"} {
		hides(t, Done, "", "bench", "--url", url, "-n", "20", "-c", "2", "--repeats", "2", "-k", "--format", format, "--json", file("url.json"), "--chart", file("url.png"))
		holdsNot(t, file("url.json"))
		holdsNot(t, file("url.png"))
		hides(t, Done, "", "clients", "-n", "10", "--python", file("none"), "--format", format, "--json", file("clients.json"), "--chart", file("clients.png"), url)
		holdsNot(t, file("clients.json"))
		if format == "markdown" {
			break // clients has no benchfmt
		}
	}
	for _, format := range []string{"html", "benchfmt"} {
		hides(t, Done, "", "bench", "--url", url, "-n", "20", "-c", "2", "--repeats", "2", "-k", "--format", format)
	}
	hides(t, Done, "", "report", file("url.json"), "--format", "ab")
	hides(t, Done, "", "bench", "--url", url, "--url", url+"&z=2", "-n", "20", "-c", "2", "--repeats", "2", "-k", "--json", file("urls.json"))
	holdsNot(t, file("urls.json"))
	hides(t, Misused, "was left out when this was stored", "bench", "--plan", file("url.json"))
	hides(t, Done, "", "bench", "--plan", file("url.json"), "--url", url, "-q")
}

// Values of a server's variables are not stored, and a stored run that is made again
// asks for them.
func TestValuesOfVariablesAreNowhere(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("there is no python3 to write a server in")
	}
	watchArguments(t)
	dir := t.TempDir()
	script := filepath.Join(dir, "server.py")
	if err := os.WriteFile(script, []byte(`
import http.server, os
class H(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200 if os.environ.get("API_KEY") == "`+strings.ToUpper(secret)+`".lower() else 500)
        self.end_headers()
    def log_message(self, *_): pass
http.server.HTTPServer(("127.0.0.1", int(os.environ["PORT"])), H).serve_forever()
`), 0o666); err != nil {
		t.Fatal(err)
	}
	run := filepath.Join(dir, "run.json")
	load := []string{"-n", "10", "-c", "1", "--repeats", "1", "-q"}
	server := fmt.Sprintf("x=%s %s", python, script)
	hides(t, Done, "", append([]string{"bench", "--command", server, "--env", "API_KEY=" + secret, "--format", "json", "--json", run}, load...)...)
	holdsNot(t, run)
	if b, _ := os.ReadFile(run); !bytes.Contains(b, []byte(`"API_KEY"`)) {
		t.Errorf("the name of the variable is not in the run")
	}
	hides(t, Misused, "the variable API_KEY of x has no value", "bench", "--plan", run)
	hides(t, Done, "", "bench", "--plan", run, "--env", "API_KEY="+secret, "--run-commands", "-q")
	t.Setenv("API_KEY", secret)
	hides(t, Done, "", "bench", "--plan", run, "--run-commands", "-q")
	hides(t, Misused, "add --run-commands", "bench", "--plan", run, "--env", "API_KEY="+secret, "-q")

	hides(t, Misused, "write the variable as --env API_KEY=…", "bench", "--command", "x=API_KEY="+secret+" "+script)
	hides(t, Misused, "would give all the same value", "bench", "--plan", twoServers(t, dir, server), "--env", "API_KEY="+secret)
}

// twoServers is a stored plan with two servers that have a variable.
func twoServers(t *testing.T, dir, server string) string {
	t.Helper()
	_, command, _ := strings.Cut(server, "=")
	path := filepath.Join(dir, "plan.json")
	one := func(name string) string {
		return fmt.Sprintf(`{"name": %q, "command": %q, "environment": ["API_KEY"]}`, name, command)
	}
	plan := fmt.Sprintf(`{"format": "perihelion/plan/1", "own": [%s, %s], "connections": 1, "requests": 10, "keepAlive": false, "repeats": 1}`, one("old"), one("new"))
	if err := os.WriteFile(path, []byte(plan), 0o666); err != nil {
		t.Fatal(err)
	}
	return path
}
