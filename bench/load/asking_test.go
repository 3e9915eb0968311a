package load

import (
	"encoding/base64"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"perihelion/bench/internal/wine"
	"perihelion/bench/load/check"
	"perihelion/bench/load/requestlog"
	"perihelion/bench/load/requests"
)

// write writes a file and returns its path.
func write(t testing.TB, name, text string) string {
	t.Helper()
	path := filepath.Join(wine.TempDir(t), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// noteAll notes everything about a request that a file can ask for.
func (n *journal) noteAll(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	n.add(fmt.Sprintf("%s %s X=%s %d:%s", r.Method, r.RequestURI, r.Header.Get("X"), r.ContentLength, body))
	if r.URL.Path == "/same" {
		io.WriteString(w, "the same")
		return
	}
	fmt.Fprint(w, r.URL.Path)
}

// The server receives what the file has, each request as often as it was asked for.
func TestRequestsOfAFile(t *testing.T) {
	big := strings.Repeat("b", 3*largeBody)
	for _, http2 := range []bool{false, true} {
		for _, keepAlive := range []bool{false, true} {
			if http2 && !keepAlive {
				continue
			}
			var asked journal
			s := http2Server(t, false, asked.noteAll)
			o := Options{
				URL: s.URL, KeepAlive: keepAlive, Requests: 40, Connections: 3,
				Request: Request{HTTP2: http2, Check: check.Options{Same: true, Share: 1}, From: requests.File{Path: write(t, "targets", `{"method":"GET","url":"http://elsewhere/a?b=1","header":{"X":["1"]}}
{"method":"POST","url":"/c","body":"aGVsbG8="}
{"method":"HEAD","url":"/same","weight":2}
{"method":"PUT","url":"/big","body":"`+b64(big)+`"}`)}},
			}
			m := mustRun(t, o)
			want := map[string]int{
				"GET /a?b=1 X=1 0:": 8, "POST /c X= 5:hello": 8, "HEAD /same X= 0:": 16, fmt.Sprintf("PUT /big X= %d:%s", len(big), big): 8,
			}
			got := map[string]int{}
			for _, line := range asked.take() {
				got[line]++
			}
			if m.OK != 40 {
				t.Errorf("HTTP/2 %v: %v (%v)", http2, m.Classes, m.Errors)
			}
			for line, n := range want {
				if got[line] != n {
					t.Errorf("HTTP/2 %v, keep-alive %v: the server got %.40q %d times, want %d", http2, keepAlive, line, got[line], n)
				}
			}
		}
	}
}

// Headers and bodies are filled in, and each Content-Length is right.
func TestTemplatesAreFilledIn(t *testing.T) {
	table := write(t, "t.csv", "name\nAnn\n\"Jo \"\"O\"\"\"\n")
	for _, http2 := range []bool{false, true} {
		var asked journal
		s := http2Server(t, false, asked.noteAll)
		m := mustRun(t, Options{
			URL: s.URL + "/{n}/{col:name}", KeepAlive: true, Requests: 4, Connections: 2,
			Request: Request{
				Method: "POST", Header: []string{"X: {col:name}"}, Body: []byte(`{"u":"{json:name}","i":{n},"l":"\{n}"}`), HTTP2: http2,
				From: requests.File{Templates: true, Table: table},
			},
		})
		want := []string{
			`POST /1/Ann X=Ann 25:{"u":"Ann","i":1,"l":"{n}"}`, `POST /2/Jo%20%22O%22 X=Jo "O" 30:{"u":"Jo \"O\"","i":2,"l":"{n}"}`,
			`POST /3/Ann X=Ann 25:{"u":"Ann","i":3,"l":"{n}"}`, `POST /4/Jo%20%22O%22 X=Jo "O" 30:{"u":"Jo \"O\"","i":4,"l":"{n}"}`,
		}
		for i := range want { // the lengths follow from the texts
			_, body, _ := strings.Cut(want[i], ":{")
			head, _, _ := strings.Cut(want[i], ":{")
			head = head[:strings.LastIndexByte(head, ' ')]
			want[i] = fmt.Sprintf("%s %d:{%s", head, len(body)+1, body)
		}
		if got := slices.Sorted(slices.Values(asked.take())); !slices.Equal(got, want) || m.OK != 4 {
			t.Errorf("HTTP/2 %v: got\n%s\nwant\n%s", http2, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}

func TestReplay(t *testing.T) {
	var asked journal
	s := http2Server(t, false, asked.noteAll)
	line := "h - - [29/Nov/2026:13:55:0%d +0000] \"GET /%d HTTP/1.1\" 200 1\n"
	path := write(t, "log", fmt.Sprintf(line, 0, 1)+fmt.Sprintf(line, 2, 2)+fmt.Sprintf(line, 2, 3)+fmt.Sprintf(line, 3, 4))
	m := mustRun(t, Options{URL: s.URL, KeepAlive: true, Requests: 4, Connections: 2, Replay: 20, Span: 150 * time.Millisecond, Request: Request{From: requests.File{Path: path}}})
	if got := asked.take(); m.Model != Open || m.OK != 4 || len(got) != 4 || got[0] != "GET /1 X= 0:" {
		t.Errorf("got model %s, %v, %v", m.Model, m.Classes, got)
	}
	if m.Seconds < 0.15 {
		t.Errorf("the load took %v s, less than 0.15 s from the first to the last", m.Seconds)
	}
}

// redirecting answers as servers with sessions do.
func redirecting(n *journal) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		n.add(fmt.Sprintf("%s %s %d", r.Method, r.RequestURI, r.ContentLength))
		switch r.URL.Path {
		case "/post":
			http.Redirect(w, r, "done?a=b", http.StatusSeeOther)
		case "/moved":
			http.Redirect(w, r, "http://"+r.Host+"/done", http.StatusTemporaryRedirect)
		case "/loop":
			http.Redirect(w, r, "/loop", http.StatusFound)
		case "/away":
			http.Redirect(w, r, "http://elsewhere.example/", http.StatusFound)
		case "/last":
			w.Header().Set("Connection", "close")
			http.Redirect(w, r, "/done", http.StatusFound)
		default:
			io.WriteString(w, "done")
		}
	}
}

func TestRedirects(t *testing.T) {
	for _, tt := range []struct {
		path, method string
		http2        bool
		want         []string // of each request
		good         int64    // of them
	}{
		{"/post", "POST", false, []string{"POST /post 3", "GET /done?a=b 0"}, 2},
		{"/post", "POST", true, []string{"POST /post 3", "GET /done?a=b 0"}, 2},
		{"/moved", "PUT", false, []string{"PUT /moved 3", "PUT /done 3"}, 2},
		{"/moved", "PUT", true, []string{"PUT /moved 3", "PUT /done 3"}, 2},
		{"/loop", "GET", false, []string{"GET /loop 3", "GET /loop 3", "GET /loop 3"}, 2},
		{"/away", "GET", false, []string{"GET /away 3"}, 0},
		{"/last", "POST", false, []string{"POST /last 3", "GET /done 0"}, 2},
	} {
		var asked journal
		s := http2Server(t, false, redirecting(&asked))
		o := Options{URL: s.URL + tt.path, KeepAlive: true, Requests: 6, Connections: 2, Request: Request{Method: tt.method, Body: []byte("abc"), HTTP2: tt.http2, Follow: 2}}
		m := mustRun(t, o)
		got := map[string]int{}
		for _, line := range asked.take() {
			got[line]++
		}
		want := map[string]int{}
		for _, line := range tt.want {
			want[line] += 6
		}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%s: the server got %v, want %v", tt.path, got, want)
		}
		if m.OK != 6*tt.good || m.Requests != 6*int64(len(tt.want)) || m.Redirects != m.Requests-6 {
			t.Errorf("%s: %d requests, %d ok, %d redirects, %v (%v)", tt.path, m.Requests, m.OK, m.Redirects, m.Classes, m.Errors)
		}
		if tt.good == 0 && !strings.Contains(m.Errors[Status3xx], "another server, http://elsewhere.example") {
			t.Errorf("%s: got the errors %v", tt.path, m.Errors)
		}
	}
}

// Without -k each redirect is followed on a connection of its own.
func TestRedirectsOnNewConnections(t *testing.T) {
	var asked journal
	s := http2Server(t, false, redirecting(&asked))
	m := mustRun(t, Options{URL: s.URL + "/post", Requests: 5, Connections: 2, Request: Request{Method: "POST", Follow: 1}})
	if m.OK != 10 || m.Connections != 10 || m.Redirects != 5 {
		t.Errorf("got %d ok on %d connections, %d redirects, %v (%v)", m.OK, m.Connections, m.Redirects, m.Classes, m.Errors)
	}
}

// Each connection is a user with cookies of its own.
func TestCookies(t *testing.T) {
	for _, http2 := range []bool{false, true} {
		var asked journal
		s := http2Server(t, false, func(w http.ResponseWriter, r *http.Request) {
			visits, _ := r.Cookie("visits")
			n := 0
			if visits != nil {
				fmt.Sscan(visits.Value, &n)
			}
			asked.add(r.Header.Get("Cookie"))
			http.SetCookie(w, &http.Cookie{Name: "visits", Value: fmt.Sprint(n + 1), Path: "/"})
		})
		m := mustRun(t, Options{URL: s.URL, KeepAlive: true, Requests: 5, Connections: 1, Request: Request{Header: []string{"Cookie: own=1"}, HTTP2: http2, Cookies: true}})
		want := []string{"own=1", "own=1; visits=1", "own=1; visits=2", "own=1; visits=3", "own=1; visits=4"}
		if got := asked.take(); !slices.Equal(got, want) || m.OK != 5 {
			t.Errorf("HTTP/2 %v: got %q, want %q", http2, got, want)
		}
	}
}

// A request that differs costs no allocation, either.
func TestDraftsAllocateNothing(t *testing.T) {
	table := write(t, "t.csv", "name\nAnn\nJo\n")
	path := write(t, "targets", "GET http://h/{n}?q={col:name}\nX: {uuid}\n\nPOST http://h/{random}\n\nPUT http://h/c\nA: {now}\n")
	o := Options{URL: "http://h", Connections: 1, Requests: 1, KeepAlive: true, Request: Request{From: requests.File{Path: path, Templates: true, Table: table, AnyRow: true}}}.WithDefaults()
	to, err := newTarget(o)
	if err != nil {
		t.Fatal(err)
	}
	q, err := newAsking(to, o)
	if err != nil {
		t.Fatal(err)
	}
	d := draft{random: newRandom()}
	dst := make([]byte, 0, 1000)
	if n := testing.AllocsPerRun(100, func() {
		n := q.number()
		d.reseed(1, n)
		q.choose(&d, n, time.Now)
		dst = q.write(dst[:0], &d)
	}); n > 0 {
		t.Errorf("got %v allocations, want none", n)
	}
}

func b64(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) }

// Each counted request is in the log once, and no other.
func TestLog(t *testing.T) {
	for _, http2 := range []bool{false, true} {
		var asked journal
		s := http2Server(t, false, asked.noteAll)
		path := filepath.Join(wine.TempDir(t), "log.csv")
		m := mustRun(t, Options{
			URL: s.URL, Request: Request{HTTP2: http2, Paths: paths("/{n}", "/b")}, KeepAlive: true, Requests: 200, WarmUp: 20, Connections: 4,
			Log: requestlog.Options{Path: path},
		})
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		rows := strings.Split(strings.TrimSpace(string(text)), "\n")[2:]
		var in, out int64
		which := map[string]int{}
		for _, row := range rows {
			f := strings.Split(row, ",")
			var due, sent, first, done, i, o int64
			fmt.Sscan(strings.Join(slices.Concat(f[:4], f[7:9]), " "), &due, &sent, &first, &done, &i, &o)
			if !(0 <= due && due <= sent && sent <= first && first <= done) || f[4] != "2xx" || f[5] != "true" || f[6] != "200" {
				t.Fatalf("HTTP/2 %v: the row %s", http2, row)
			}
			in, out = in+i, out+o
			which[f[10]]++
		}
		if len(rows) != 200 || which["0"] != 100 || which["1"] != 100 || m.Log == nil || *m.Log != (Logged{Path: path, Written: 200}) {
			t.Errorf("HTTP/2 %v: %d rows, of %v, %+v", http2, len(rows), which, m.Log)
		}
		if !http2 && (in != m.BytesIn || out != m.BytesOut) {
			t.Errorf("the log has %d bytes in and %d out, the measurement %d and %d", in, out, m.BytesIn, m.BytesOut)
		}
	}
}

// A log that cannot be written is a warning, and the load goes on.
func TestLogThatFails(t *testing.T) {
	s := play(t, answering(okAnswer))
	m := mustRun(t, Options{URL: s, KeepAlive: true, Requests: 10, Log: requestlog.Options{Path: filepath.Join(wine.TempDir(t), "missing", "log.csv")}})
	if m.OK != 10 || !warns(m, codeRequestLog) {
		t.Errorf("got %d ok, warnings %v", m.OK, m.Warnings)
	}
	if _, err := os.Stat("/dev/full"); err == nil && runtime.GOOS != "windows" { // Wine has it, and writes to it
		link := filepath.Join(wine.TempDir(t), "log.csv")
		if err := os.Symlink("/dev/full", link); err != nil {
			t.Fatal(err)
		}
		m := mustRun(t, Options{URL: s, KeepAlive: true, Requests: 10, Log: requestlog.Options{Path: link}})
		if m.OK != 10 || !strings.Contains(warningOf(m, codeRequestLog).Cause, "no space left") {
			t.Errorf("on a full disk: got %d ok, warnings %v", m.OK, m.Warnings)
		}
	}
}

// A value of the table that would make two requests of one is refused in every load, whoever
// begins it.
func TestLineBreaksOfATableAreNoHeaders(t *testing.T) {
	table := write(t, "u.csv", "name\n\"a\r\nX-Other: b\"\n")
	for _, header := range []string{"X: {col:name}", "Host: {col:name}"} {
		o := Options{URL: "http://127.0.0.1:9/", Request: Request{Header: []string{header}, From: requests.File{Table: table, Templates: true}}}
		_, err := newRun(o)
		for when, err := range map[string]error{"a load": err, "a look at the table": o.CheckTable()} {
			if err == nil || !strings.Contains(err.Error(), "u.csv: row 1 of column name holds a line break, which the header "+header[:1]) {
				t.Errorf("%s, %s: got %v", header, when, err)
			}
		}
	}
}
