package requests

import (
	"errors"
	"io"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"

	"perihelion/assets/field"
)

// repeated is a text many times over, without an end if times is negative.
type repeated struct {
	text  string
	times int
	at    int
}

func (e *repeated) Read(b []byte) (n int, err error) {
	for n < len(b) {
		if e.times == 0 {
			return n, io.EOF
		}
		c := copy(b[n:], e.text[e.at:])
		n += c
		if e.at += c; e.at == len(e.text) {
			e.at, e.times = 0, e.times-1
		}
	}
	return n, nil
}

// Files without end are refused, with bounded memory.
func TestEndless(t *testing.T) {
	// What is kept is measured, and not how much garbage may lie beside it: that depends on
	// when it is collected. On a busy machine the collector still falls behind by a half.
	defer debug.SetGCPercent(debug.SetGCPercent(10))
	entry := `{"startedDateTime":"2026-11-29T13:55:00Z","request":{"method":"GET","url":"http://h/"}},`
	for _, tt := range []struct {
		name, head, text, want string
		format                 Format
	}{
		{"zeros", "", "\x00", "no format", Auto},
		{"zeros as http", "", "\x00", "longer than 1 MiB", HTTP},
		{"zeros as a log", "", "\x00", "longer than 1 MiB", Log},
		{"zeros as JSON", "", "\x00", "not JSON", JSON},
		{"a body in base64", `{"url":"http://h/","body":"`, "A", "longer than", JSON},
		{"requests", "", "GET http://h/\n", "MiB of memory", HTTP},
		{"requests in a HAR", `{"log":{"entries":[`, entry, "MiB of memory", HAR},
		{"other servers", "", "GET http://a/\n", "GiB", HTTP},
		{"an answer", `{"log":{"entries":[{"response":"`, strings.Repeat("x", 64<<10), "GiB", HAR},
		{"depth", `{"other":`, "[", "nested", HAR},
		{"names", `{"log":{"`, "a", "longer than", HAR},
	} {
		f := File{Path: "endless", Format: tt.format}
		if tt.name == "other servers" {
			f.Origin = "http://h"
		}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		in := &limited{r: io.MultiReader(strings.NewReader(tt.head), &repeated{text: tt.text, times: -1}), left: 400 << 20}
		if tt.want == "GiB" {
			in.left = 4 << 20
		}
		_, err := readFrom(in, f)
		runtime.ReadMemStats(&after)
		var wrong *field.Error
		if !errors.As(err, &wrong) || !strings.Contains(wrong.Sentence, tt.want) {
			t.Errorf("%s: got %v, want a *field.Error with %q", tt.name, err, tt.want)
		}
		if mb := int64(after.HeapSys-before.HeapSys) >> 20; mb > 450 {
			t.Errorf("%s: the heap grew by %d MiB", tt.name, mb)
		}
	}
}

// Answers, which are most of a HAR, take no memory.
func TestAnswersAreSkipped(t *testing.T) {
	const size = 32 << 20
	in := io.MultiReader(
		strings.NewReader(`{"log":{"entries":[{"startedDateTime":"2026-11-29T13:55:00Z","response":{"content":{"text":"`),
		&repeated{text: `\"\\x` + strings.Repeat("y", 1000), times: size / 1005},
		strings.NewReader(`\\"}},"request":{"method":"GET","url":"http://h/"}}]}}`))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	s, err := readFrom(in, File{Path: "har"})
	runtime.ReadMemStats(&after)
	if err != nil || len(s.Requests) != 1 {
		t.Fatalf("got %v, %v", s, err)
	}
	if got := after.TotalAlloc - before.TotalAlloc; got > 1<<20 {
		t.Errorf("%d bytes were allocated for a file of %d", got, size)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("", "GET http://h/\nA: b\n@x\n")
	f.Add("json", `{"method":"GET","url":"http://h/","header":{"a":["b"]},"body":"QQ=="}`)
	f.Add("har", har)
	f.Add("log", `h - - [29/Nov/2026:13:55:00 +0000] "GET /\x22 HTTP/1.1" 200 1`)
	folder := f.TempDir()
	f.Fuzz(func(t *testing.T, format, text string) {
		s, err := readFrom(strings.NewReader(text), File{Path: folder + "/f", Format: Format(format), Templates: len(text)%2 == 0})
		if err != nil {
			var wrong *field.Error
			if !errors.As(err, &wrong) {
				t.Fatalf("%v is no *field.Error", err)
			}
			return
		}
		for _, q := range s.Requests {
			if line := shown(q); q.Path.Shown()[0] != '/' || strings.ContainsAny(q.Method+q.Path.Shown(), " \r\n") {
				t.Fatalf("%q cannot be sent", line)
			}
		}
		s.Order()
		if s.Recorded {
			for i, at := range s.Gaps(1) {
				if at < 0 {
					t.Fatalf("request %d is due at %v", i, at)
				}
			}
		}
	})
}
