package requests

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"perihelion/assets/field"
	"perihelion/bench/load/pattern"
)

// shown writes a request out for comparisons.
func shown(q Request) string {
	v := new(pattern.Values)
	s := q.Method + " " + string(q.Path.Append(nil, v))
	if host := string(q.Host.Append(nil, v)); host != "" {
		s += " @" + host
	}
	for _, h := range q.Header {
		s += " | " + h.Name + ": " + string(h.Value.Append(nil, v))
	}
	if q.HasBody {
		s += " | " + string(q.Body.Append(nil, v))
	}
	return s
}

// read reads a text as a file of a format.
func read(t testing.TB, text string, f File) *Set {
	t.Helper()
	f.Path = cmpOr(f.Path, filepath.Join(t.TempDir(), "file"))
	s, err := readFrom(strings.NewReader(text), f)
	if err != nil {
		t.Fatalf("read: %v", err)
	}
	return s
}

func cmpOr(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

func compare(t *testing.T, s *Set, want ...string) {
	t.Helper()
	var got []string
	for _, q := range s.Requests {
		got = append(got, shown(q))
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestHTTPTargets(t *testing.T) {
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "new.json"), []byte(`{"a":"{n}"}`), 0o600); err != nil {
		t.Fatal(err)
	}
	const text = "\ufeff# a comment\n\nGET http://Host.example:80/dragons?id=1#top\n# below it\nX-Account-ID: 99\r\nCookie: a=b; c=\n" +
		"GET http://host.example\n\n" +
		"POST http://user:pa@host.example/things\nContent-Type: application/json\nContent-Length: 5\nConnection: close\n@new.json\n\n" +
		"DELETE http://host.example/things/1?q={n}\nHost: other\nEmpty:\n\n\nHEAD http://host.example/a b/é\n@new.json"
	s := read(t, text, File{Path: filepath.Join(folder, "targets")})
	compare(t, s,
		"GET /dragons?id=1 | X-Account-ID: 99 | Cookie: a=b; c=",
		"GET /",
		`POST /things | Content-Type: application/json | {"a":"{n}"}`,
		"DELETE /things/1?q={n} @other | Empty: ",
		`HEAD /a%20b/%C3%A9 | {"a":"{n}"}`)
	if s.Origin != "http://host.example" || s.User != "user:pa" || s.Recorded {
		t.Errorf("got origin %s, user %s, recorded %v", s.Origin, s.User, s.Recorded)
	}
}

func TestTemplatesInTargets(t *testing.T) {
	folder := t.TempDir()
	for name, text := range map[string]string{"body": `{"name":"{json:name}","literal":"\{n}"}`, "t.csv": "name,id\n\"a \"\"b\"\"\",7\n"} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	f := File{Path: filepath.Join(folder, "targets"), Templates: true, Table: filepath.Join(folder, "t.csv")}
	s := read(t, "PUT http://h/{n}/{col:name}?x={n:5-9}\nX-Id: {col:id}\n@body\n", f)
	v := &pattern.Values{N: 2, Columns: s.Columns}
	q := s.Requests[0]
	if got, want := string(q.Path.Append(nil, v)), "/3/a%20%22b%22?x=7"; got != want {
		t.Errorf("path: got %s, want %s", got, want)
	}
	if got, want := string(q.Header[0].Value.Append(nil, v)), "7"; got != want {
		t.Errorf("header: got %s, want %s", got, want)
	}
	if got, want := string(q.Body.Append(nil, v)), `{"name":"a \"b\"","literal":"{n}"}`; got != want {
		t.Errorf("body: got %s, want %s", got, want)
	}
}

func TestJSONTargets(t *testing.T) {
	s := read(t, `{"method":"GET","url":"http://h:8080/1?a=\u00e9","header":{"X-A":["1","2"],"X-B":"3"},"other":[{"deep":{}}]}
{"method":"POST", "url":"http://h:8080/2", "body":"eyJhIjoxfQ==", "weight": 2, "header": null}{"url":"http://h:8080/3","body":""}
`, File{})
	compare(t, s, "GET /1?a=%C3%A9 | X-A: 1 | X-A: 2 | X-B: 3", `POST /2 | {"a":1}`, "GET /3")
	if got, want := s.Order(), []int32{1, 0, 2, 1}; !slices.Equal(got, want) {
		t.Errorf("order: got %v, want %v", got, want)
	}
}

const har = `{"log":{"version":"1.2","creator":{"name":"x","version":"1"},"pages":[],"entries":[
 {"startedDateTime":"2026-11-29T13:55:01.500+01:00","time":3,"response":{"status":200,"content":{"text":"\"\\\\"}},
  "request":{"method":"GET","url":"https://shop.example/a?b=100%#frag","httpVersion":"h2","headers":[{"name":":authority","value":"shop.example"},
   {"name":"accept","value":"*/*"},{"name":"Host","value":"shop.example"},{"name":"Connection","value":"keep-alive"}],"queryString":[],"cookies":[],"headersSize":-1,"bodySize":0}},
 {"startedDateTime":"2026-11-29T13:55:01.250+01:00","request":{"method":"POST","url":"https://shop.example:443/form","headers":[{"name":"content-length","value":"9"}],
  "postData":{"mimeType":"application/x-www-form-urlencoded","params":[{"name":"a b","value":"1&2"},{"name":"c","value":"%20"}]}}},
 {"startedDateTime":"2026-11-29T13:55:02.250+01:00","request":{"method":"POST","url":"https://shop.example/up","headers":[{"name":"Content-Type","value":"multipart/form-data; boundary=x"}],
  "postData":{"mimeType":"multipart/form-data; boundary=x","params":[{"name":"f","fileName":"a.txt","contentType":"text/plain","value":"hi"}]}}},
 {"startedDateTime":"2026-11-29T13:55:02.250+01:00","request":{"method":"PUT","url":"https://shop.example/bin","headers":[],"postData":{"mimeType":"image/png","text":"AAEC","encoding":"base64"}}},
 {"startedDateTime":"2026-11-29T13:55:02.250+01:00","request":{"method":"GET","url":"data:image/png;base64,AAAA","headers":[]}},
 {"startedDateTime":"2026-11-29T13:55:02.250+01:00","request":{"method":"GET","url":"wss://shop.example/live","headers":[]}}
]}}`

func TestHAR(t *testing.T) {
	s := read(t, har, File{Templates: true}) // nothing recorded is a pattern
	if len(s.Requests) != 4 {
		t.Fatalf("got %d requests, want 4", len(s.Requests))
	}
	form := shown(s.Requests[2])
	s.Requests = slices.Delete(s.Requests, 2, 3)
	compare(t, s, "GET /a?b=100% | accept: */*",
		"POST /form | Content-Type: application/x-www-form-urlencoded | a+b=1%262&c=%20",
		"PUT /bin | Content-Type: image/png | \x00\x01\x02")
	for _, part := range []string{"Content-Type: multipart/form-data; boundary=perihelion-", `Content-Disposition: form-data; name="f"; filename="a.txt"`, "\r\nContent-Type: text/plain\r\n\r\nhi\r\n--"} {
		if !strings.Contains(form, part) {
			t.Errorf("the form %q does not hold %q", form, part)
		}
	}
	if want := []Left{{1, "of data:"}, {1, "of wss:"}}; !slices.Equal(s.Left, want) {
		t.Errorf("left out: got %v, want %v", s.Left, want)
	}
	if got, want := s.Requests[0].At, 250*time.Millisecond; got != want || !s.Recorded {
		t.Errorf("the first was recorded at %v, want %v after the earliest", got, want)
	}
	if s.Origin != "https://shop.example" {
		t.Errorf("origin: got %s", s.Origin)
	}
}

func TestAccessLogs(t *testing.T) {
	s := read(t, strings.Join([]string{
		`127.0.0.1 - - [29/Nov/2026:13:55:00 +0000] "GET /a?x=1 HTTP/1.1" 200 612 "-" "curl \"7\""`,
		`2001:db8::1 - ann [29/Nov/2026:14:55:01 +0100] "HEAD /b\x22c HTTP/2.0" 200 0 "http://r/" "Mozilla"`,
		`shop.example:443 [2001:db8::1] - - [29/Nov/2026:13:55:01 +0000] "GET /d\"e f HTTP/1.1" 200 1`,
		`10.0.0.1 - - [29/Nov/2026:13:55:03 +0000] "-" 408 0 "-" "-"`,
		`10.0.0.1 - - [29/Nov/2026:13:55:03 +0000] "\x16\x03\x01" 400 0 "-" "-"`,
		`10.0.0.1 - - [29/Nov/2026:13:55:03 +0000] "POST /login HTTP/1.1" 302 0 "-" "-"`,
		`10.0.0.1 - - [29/Nov/2026:13:55:03 +0000] "GET http://shop.example//x\xC3\xA9 HTTP/1.1" 200 0 "-" "-" rt=0.1`,
	}, "\n"), File{})
	compare(t, s, "GET /a?x=1", "HEAD /b\"c", "GET /d\"e%20f", "GET //x%C3%A9")
	if want := []Left{{2, "that are no request"}, {1, "with POST, whose bodies a log does not hold"}}; !slices.Equal(s.Left, want) {
		t.Errorf("left out: got %v, want %v", s.Left, want)
	}
	if s.Origin != "" {
		t.Errorf("origin: got %s, want none", s.Origin)
	}
	if got, want := s.Gaps(1), []time.Duration{0, time.Second, 1500 * time.Millisecond, 3 * time.Second}; !slices.Equal(got, want) {
		t.Errorf("gaps: got %v, want %v", got, want)
	}
	if got, want := s.Gaps(2)[3], 1500*time.Millisecond; got != want {
		t.Errorf("twice as fast: got %v, want %v", got, want)
	}
}

func TestGapsKeepFractions(t *testing.T) {
	s := read(t, har, File{})
	if got, want := s.Gaps(1), []time.Duration{0, 250e6, 1000e6, 1000e6}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := s.Requests[0].Method; got != "POST" {
		t.Errorf("the first request by time is %s, want the POST", got)
	}
}

func TestOneServer(t *testing.T) {
	const text = "GET http://a/1\n\nGET http://b/2\n\nGET http://a/3\n\nGET /4\n"
	_, err := readFrom(strings.NewReader(text), File{Path: "t"})
	var wrong *field.Error
	if !errors.As(err, &wrong) || wrong.Field != "request-origin" || !strings.Contains(wrong.Sentence, "http://a (2), http://b (1)") {
		t.Errorf("two servers: got %v", err)
	}
	s := read(t, text, File{Origin: "http://A:80/"})
	compare(t, s, "GET /1", "GET /3", "GET /4")
	if want := []Left{{1, "to http://b"}}; !slices.Equal(s.Left, want) {
		t.Errorf("left out: got %v, want %v", s.Left, want)
	}
}

func TestDetect(t *testing.T) {
	for text, want := range map[string]Format{
		"# c\n\nGET http://h/":                                      HTTP,
		" \n{\"method\":\"GET\",\"url\":\"http://h/\"}":             JSON,
		"\ufeff" + har:                                              HAR,
		`h - - [29/Nov/2026:13:55:00 +0000] "GET / HTTP/1.1" 200 1`: Log,
	} {
		if _, err := readFrom(strings.NewReader(text), File{Path: "f"}); err != nil {
			t.Errorf("%s: %v", want, err)
		}
	}
}

func TestRefusals(t *testing.T) {
	for _, tt := range []struct {
		text, want string
		f          File
	}{
		{"", "holds no request", File{}},
		{"hello\n", "line 1: this is no format", File{}},
		{"\nGET http://h/\n\nX: y\n", "line 4", File{}},
		{"GET http://h/\nnonsense\n", "line 2", File{}},
		{"GET http://h/\nBad Name: x\n", "not the name of a header", File{}},
		{"GET ftp://h/\n", "begins with http://", File{}},
		{"GET h/\n", "begins with http://", File{}},
		{"GET http://u:secret@h:x/\n", `"h:x/" is not a URL`, File{}},
		{"CONNECT http://h/\n", "not a method", File{}},
		{"POST http://h/\n@../outside\n", "lies outside", File{}},
		{"POST http://h/\n@/etc/passwd\n", "lies outside", File{}},
		{"POST http://h/\n@missing\n", "line 2: @missing: no such file", File{}},
		{"POST http://h/\n@.\n", "not a file", File{}},
		{"GET http://h/{name}\n", `\{name}`, File{Templates: true}},
		{"GET http://h{n}/\n", "outside of its path", File{Templates: true}},
		{`{"method":"GET"}`, "no url", File{}},
		{`{"url":"http://h/","body":"?"}`, "base64", File{}},
		{`{"url":"http://h/","weight":0}`, "from 1 to 1000", File{}},
		{`{"url":"http://h/`, "ends in the middle", File{}},
		{`{"url" "x"}`, "not JSON", File{}},
		{`{"url":nope}`, "not JSON", File{}},
		{`{"log":{"entries":[]}}`, "holds no request", File{}},
		{`{"log":{"entries":[{"request":{"method":"GET","url":"http://h/"}}]}}`, "startedDateTime", File{}},
		{`{"log":{"entries":[{"startedDateTime":"2026-11-29T13:55:00Z","request":{"method":"GET","url":"data:x"}}]}}`, "left out were 1 of data:", File{}},
		{`{"log":{}}x`, "follows the end", File{}},
		{`{"log":` + strings.Repeat("[", 1000), "nested", File{Format: JSON}},
		{"GET / HTTP/1.1\n", "not a line of an access log", File{Format: Log}},
		{"GET http://h/\n", "another than it was", File{Sum: "00"}},
		{"GET http://h/\n", "not a format", File{Format: "xml"}},
		{"GET http://h/\n", "is not a server", File{Origin: "h"}},
	} {
		tt.f.Path = filepath.Join(t.TempDir(), "file")
		_, err := readFrom(strings.NewReader(tt.text), tt.f)
		var wrong *field.Error
		if !errors.As(err, &wrong) || !strings.Contains(wrong.Sentence, tt.want) {
			t.Errorf("%.60q: got %v, want a *field.Error with %q", tt.text, err, tt.want)
		}
		if err != nil && strings.Contains(err.Error(), "secret") {
			t.Errorf("%q: the error shows the password: %v", tt.text, err)
		}
	}
}

func TestBodiesElsewhere(t *testing.T) {
	outside := filepath.Join(t.TempDir(), "body")
	if err := os.WriteFile(outside, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	if err := os.Symlink(outside, filepath.Join(folder, "link")); err != nil {
		t.Skip(err)
	}
	text := "POST http://h/\n@link\n"
	if _, err := readFrom(strings.NewReader(text), File{Path: filepath.Join(folder, "t")}); err == nil || !strings.Contains(err.Error(), "lies outside") {
		t.Errorf("a link that leads out: got %v", err)
	}
	s := read(t, text, File{Path: filepath.Join(folder, "t"), Anywhere: true})
	compare(t, s, "POST / | x")
	before := s.Sum
	if err := os.WriteFile(outside, []byte("y"), 0o600); err != nil {
		t.Fatal(err)
	}
	if s := read(t, text, File{Path: filepath.Join(folder, "t"), Anywhere: true}); s.Sum == before {
		t.Error("another body has the same sum")
	}
}

func TestColumnInHeader(t *testing.T) {
	table := filepath.Join(t.TempDir(), "t.csv")
	if err := os.WriteFile(table, []byte("a\n\"x\ny\"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := readFrom(strings.NewReader("GET http://h/\nX: {col:a}\n"), File{Path: "t", Templates: true, Table: table})
	if err == nil || !strings.Contains(err.Error(), "row 1 of column a holds a line break") {
		t.Errorf("got %v", err)
	}
}

func ExampleRead() {
	folder, _ := os.MkdirTemp("", "")
	defer os.RemoveAll(folder)
	path := filepath.Join(folder, "targets")
	_ = os.WriteFile(path, []byte("GET http://127.0.0.1:8080/planets/mars\nAccept: application/json\n"), 0o600)
	s, err := Read(File{Path: path})
	fmt.Println(len(s.Requests), s.Requests[0].Method, s.Requests[0].Path.Shown(), s.Origin, err)
	// Output: 1 GET /planets/mars http://127.0.0.1:8080 <nil>
}
