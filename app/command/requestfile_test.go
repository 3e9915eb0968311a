package command

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// tallying is a server that counts what it was asked.
type tallying struct {
	mu     sync.Mutex
	counts map[string]int
}

func (a *tallying) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	a.mu.Lock()
	defer a.mu.Unlock()
	a.counts[strings.TrimSpace(r.Method+" "+r.RequestURI+" "+r.Header.Get("X-Id")+string(body))]++
}

// take returns the counts and begins anew.
func (a *tallying) take() map[string]int {
	a.mu.Lock()
	defer a.mu.Unlock()
	defer func() { a.counts = map[string]int{} }()
	return a.counts
}

func tallyingServer(t *testing.T) (string, *tallying) {
	a := &tallying{counts: map[string]int{}}
	s := httptest.NewServer(a)
	t.Cleanup(s.Close)
	return s.URL, a
}

func writeFile(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func targets(url string) string {
	return fmt.Sprintf("GET %s/a\nX-Id: 99\n\nPOST %s/b\n@body\n\nDELETE %s/c/{n}\n", url, url, url)
}

// The server counts what the files hold.
func TestRequestFiles(t *testing.T) {
	url, a := tallyingServer(t)
	vegeta := writeFile(t, "targets", targets(url))
	if err := os.WriteFile(filepath.Join(filepath.Dir(vegeta), "body"), []byte("hello"), 0o600); err != nil {
		t.Fatal(err)
	}
	var har strings.Builder
	for i := range 30 {
		fmt.Fprintf(&har, `,{"startedDateTime":"2026-11-29T13:55:00.%03dZ","request":{"method":"GET","url":"https://shop.example/%d","headers":[{"name":":path","value":"/"},{"name":"X-Id","value":"h"}]}}`, i, i%3)
	}
	archive := writeFile(t, "shop.har", `{"log":{"entries":[`+har.String()[1:]+`]}}`)
	log := writeFile(t, "access.log", `::1 - - [29/Nov/2026:13:55:00 +0000] "GET /x?y=\x22 HTTP/1.1" 200 1 "-" "-"
::1 - - [29/Nov/2026:13:55:01 +0000] "POST /no HTTP/1.1" 200 1 "-" "-"
::1 - - [29/Nov/2026:13:55:01 +0000] "HEAD /z HTTP/1.1" 200 1 "-" "-"
`)
	table := writeFile(t, "ids.csv", "id\n7\n8\n")
	for _, tt := range []struct {
		args string
		want map[string]int
	}{
		{"--request-file " + vegeta, map[string]int{"GET /a 99": 1, "POST /b hello": 1, "DELETE /c/{n}": 1}},
		{"-n 30 -c 4 --request-file " + vegeta + " -H X-Id:1", map[string]int{"GET /a 1": 10, "POST /b 1hello": 10, "DELETE /c/{n} 1": 10}},
		{"--templates --request-file " + vegeta, map[string]int{"GET /a 99": 1, "POST /b hello": 1, "DELETE /c/3": 1}},
		{"-c 5 --request-file " + archive + " " + url, map[string]int{"GET /0 h": 10, "GET /1 h": 10, "GET /2 h": 10}},
		{"--replay=1000 --request-file " + log + " " + url, map[string]int{`GET /x?y="`: 1, "HEAD /z": 1}},
		{"-n 4 --csv " + table + " --body i={col:id} " + url + "/f", map[string]int{"POST /f i=7": 2, "POST /f i=8": 2}},
	} {
		code, stdout, stderr := call(t, append([]string{"load", "-k"}, strings.Fields(tt.args)...)...)
		if got := a.take(); code != Done && code != Slower || fmt.Sprint(got) != fmt.Sprint(tt.want) {
			t.Errorf("load %s: code %d, the server got %v, want %v\n%s%s", tt.args, code, got, tt.want, stdout, stderr)
		}
	}
	_, _, stderr := call(t, "load", "--request-file", log, url)
	if !strings.Contains(stderr, "not sent: 1 with POST") {
		t.Errorf("the request that was left out is not mentioned: %s", stderr)
	}
	a.take()
	code, _, stderr := call(t, "bench", "--url", url, "--request-file", vegeta, "-c", "1", "-n", "9", "--warm-up", "3", "--repeats", "1", "-q", "--no-keep")
	if got := a.take(); code != Done || len(got) != 3 || got["GET /a 99"] < 3 || got["POST /b hello"] < 3 || got["DELETE /c/{n}"] < 3 {
		t.Errorf("bench: code %d, the server got %v: %s", code, got, stderr)
	}
}

func TestRequestFilesFromStandardInput(t *testing.T) {
	url, a := tallyingServer(t)
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	cmd := newLoad()
	cmd.SetIn(strings.NewReader("GET " + url + "/a\n"))
	cmd.SetOut(io.Discard)
	cmd.SetErr(io.Discard)
	cmd.SetArgs([]string{"--request-file", "-"})
	if err := cmd.ExecuteContext(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := a.take(); len(got) != 1 || got["GET /a"] != 1 {
		t.Errorf("the server got %v", got)
	}
	if left, _ := os.ReadDir(temp); len(left) > 0 {
		t.Errorf("the copy is still there: %v", left)
	}
}

func TestForms(t *testing.T) {
	var got string
	s := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		file, head, err := r.FormFile("photo")
		if err != nil {
			got = err.Error()
			return
		}
		content, _ := io.ReadAll(file)
		got = fmt.Sprint(r.Method, " ", r.FormValue("user"), " ", head.Filename, " ", string(content))
	}))
	defer s.Close()
	path := writeFile(t, "a.png", "pixels")
	if code, _, stderr := call(t, "load", "-n", "1", "--form", "user=me", "--form", "photo=@"+path, s.URL); code != Done || got != "POST me a.png pixels" {
		t.Errorf("code %d, the server got %s: %s", code, got, stderr)
	}
}

func TestRequestFilesMisused(t *testing.T) {
	url, a := tallyingServer(t)
	path := writeFile(t, "targets", "GET "+url+"/a\n")
	two := writeFile(t, "two", "GET http://a/\n\nGET http://b/\n")
	for args, want := range map[string]string{
		"load --request-file missing":                                "missing: no such file",
		"load --request-file " + path + " " + url + "/x":             "the paths come from --request-file",
		"load --request-file " + path + " -m POST":                   "its own method",
		"load --request-file " + path + " --replay":                  "does not hold when",
		"load --request-file " + two:                                 "--request-origin",
		"load --request-format har " + url:                           "--request-file",
		"load --replay " + url:                                       "--request-file",
		"load --csv missing --body {col:a} " + url:                   "missing: no such file",
		"load --csv /dev/zero " + url:                                "not a file",
		"load --templates --body {name} " + url:                      `\{name}`,
		"load --csv-random " + url:                                   "--csv",
		"load --form a=1 --body x " + url:                            "one body",
		"load --log x.txt " + url:                                    "requests.csv",
		"load --log-sample 1% " + url:                                "--log FILE.csv",
		"load --log x.csv --log-sample 0 " + url:                     "every 100th",
		"load --log " + filepath.Join(path, "x.csv") + " " + url:     "cannot be written",
		"load --follow 99 " + url:                                    "0 to 50",
		"bench --request-file - --url " + url:                        "standard input",
		"bench --config goroutines --request-file " + path:           "planet servers",
		"load --urls - --request-file - " + url:                      "two flags both read standard input",
		"load --request-file " + path + " --shuffle --replay " + url: "does not hold when",
	} {
		code, _, stderr := call(t, strings.Fields(args)...)
		if code != Misused || !strings.Contains(stderr, want) {
			t.Errorf("%s: code %d, %s; want a sentence with %q", args, code, stderr, want)
		}
	}
	if got := a.take(); len(got) > 0 {
		t.Errorf("the server was asked %v", got)
	}
}
