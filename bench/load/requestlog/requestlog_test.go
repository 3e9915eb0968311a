package requestlog

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"perihelion/assets/field"
)

var head = Head{Started: time.Date(2026, 11, 29, 13, 55, 0, 250, time.UTC), Classes: []string{"2xx", "timeout"}, Seed: 5}

// sink keeps what is written and fails after some bytes.
type sink struct {
	bytes.Buffer
	room int // 0: endless
	hold chan struct{}
}

var errFull = errors.New("no space left on device")

func (s *sink) Write(b []byte) (int, error) {
	if s.hold != nil {
		<-s.hold
	}
	if s.room > 0 && s.Len()+len(b) > s.room { // as a file does, it takes a part
		n, _ := s.Buffer.Write(b[:s.room-s.Len()])
		return n, errFull
	}
	return s.Buffer.Write(b)
}
func (s *sink) Truncate(n int64) error { s.Buffer.Truncate(int(n)); return nil }
func (*sink) Close() error             { return nil }

func TestCSV(t *testing.T) {
	path := filepath.Join(t.TempDir(), "log.csv")
	l, err := Create(Options{Path: path}, head)
	if err != nil {
		t.Fatal(err)
	}
	b := l.Buffer(0)
	for range 3000 {
		b.Add(Entry{Due: 1, Sent: 2, First: 3, Done: 4, In: 5, Out: 6, Request: 7, Connection: 8, Status: 200, Good: true})
	}
	b.Add(Entry{Due: 1, Sent: 2, First: -1, Done: 4, Out: 6, Class: 1})
	b.Flush()
	if r := l.Close(); r != (Result{Written: 3001}) {
		t.Fatalf("got %+v", r)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if first, _, _ := strings.Cut(string(text), "\n"); first != "# perihelion/requests/1 started=2026-11-29T13:55:00.00000025Z sample=all" {
		t.Errorf("the head is %s", first)
	}
	in := csv.NewReader(bytes.NewReader(text))
	in.Comment = '#'
	rows, err := in.ReadAll()
	if err != nil || len(rows) != 3002 {
		t.Fatalf("got %d rows, %v", len(rows), err)
	}
	if got := strings.Join(rows[1], ","); got != "1,2,3,4,2xx,true,200,5,6,8,7" {
		t.Errorf("got %s", got)
	}
	if got := strings.Join(rows[3001], ","); got != "1,2,,4,timeout,false,,0,6,0,0" {
		t.Errorf("got %s", got)
	}
}

func TestJSONLines(t *testing.T) {
	var out sink
	l := begin(&out, Options{Path: "x.jsonl"}, head)
	b := l.Buffer(0)
	b.Add(Entry{Due: 1, Sent: 2, First: 3, Done: 4, In: 5, Out: 6, Request: 7, Connection: 8, Status: 200, Good: true})
	b.Add(Entry{Due: 1, Sent: -1, First: -1, Done: 4, Class: 1})
	b.Flush()
	l.Close()
	want := `{"format":"perihelion/requests/1","started":"2026-11-29T13:55:00.00000025Z","sample":"all"}
{"due":1,"sent":2,"firstByte":3,"done":4,"class":"2xx","ok":true,"status":200,"bytesIn":5,"bytesOut":6,"connection":8,"request":7}
{"due":1,"done":4,"class":"timeout","ok":false,"bytesIn":0,"bytesOut":0,"connection":0,"request":0}
`
	if out.String() != want {
		t.Errorf("got\n%s\nwant\n%s", out.String(), want)
	}
	for line := range strings.Lines(out.String()) {
		if !json.Valid([]byte(line)) {
			t.Errorf("%s is not JSON", line)
		}
	}
}

// A full disk ends the log after a whole line, no one waits for it, and what is counted as
// written is in the file.
func TestFullDisk(t *testing.T) {
	for _, tt := range []struct {
		path       string
		room, head int
	}{{"x.csv", 300 << 10, 2}, {"x.csv", 10_000, 2}, {"x.csv", 20, 0}, {"x.jsonl", 300 << 10, 1}, {"x.jsonl", 10_000, 1}} {
		for _, n := range []int64{3000, 500_000} {
			out := sink{room: tt.room}
			l := begin(&out, Options{Path: tt.path}, head)
			b := l.Buffer(0)
			for range n {
				b.Add(Entry{})
			}
			b.Flush()
			r := l.Close()
			lines := strings.Count(out.String(), "\n") - tt.head
			if r.Written+r.Lost != n || r.Written != int64(lines) {
				t.Errorf("%+v: got %+v of %d requests, and %d lines", tt, r, n, lines)
			}
			if full := out.Len() > 0 && !strings.HasSuffix(out.String(), "\n"); full || r.Lost > 0 && !errors.Is(r.Err, errFull) {
				t.Errorf("%+v: got %v; the file ends with %.80q", tt, r.Err, out.String()[max(0, out.Len()-80):])
			}
		}
	}
}

// A disk that takes nothing for a while costs entries, and no memory without bound.
func TestSlowDisk(t *testing.T) {
	out := sink{hold: make(chan struct{})}
	l := begin(&out, Options{Path: "x.csv"}, head)
	b := l.Buffer(0)
	const n = 3 * maxBlocks * blockEntries
	for range n {
		b.Add(Entry{})
	}
	b.Flush()
	close(out.hold)
	r := l.Close()
	if r.Err != nil || r.Written+r.Lost != n || r.Lost < n/3 || l.blocks.Load() > maxBlocks {
		t.Errorf("got %+v of %d requests, %d blocks", r, n, l.blocks.Load())
	}
}

func TestSamples(t *testing.T) {
	for _, tt := range []struct {
		o         Options
		low, high int
	}{
		{Options{Path: "x.csv"}, 100_000, 100_000},
		{Options{Path: "x.csv", Every: 100}, 1000, 1000},
		{Options{Path: "x.csv", Share: 0.01}, 850, 1150},
		{Options{Path: "x.csv", Share: 0.5}, 49_000, 51_000},
		{Options{Path: "x.csv", Share: 1}, 100_000, 100_000},
	} {
		var out sink
		l := begin(&out, tt.o, head)
		n := 0
		for b, left := l.Buffer(3), 100_000; left > 0; left-- {
			if b.Wants() {
				n++
			}
		}
		l.Close()
		if n < tt.low || n > tt.high {
			t.Errorf("%+v: got %d of 100000, want %d to %d", tt.o, n, tt.low, tt.high)
		}
	}
}

func TestAddAllocatesNothing(t *testing.T) {
	var out sink
	l := begin(&out, Options{Path: "x.csv"}, head)
	b := l.Buffer(0)
	b.Add(Entry{})
	if n := testing.AllocsPerRun(500, func() { b.Add(Entry{}) }); n > 0 {
		t.Errorf("got %v allocations, want none", n)
	}
	b.Flush()
	l.Close()
}

func TestValidate(t *testing.T) {
	for _, o := range []Options{{}, {Path: "a.csv"}, {Path: "a.jsonl", Share: 0.5}, {Path: "a.csv", Every: 10}} {
		if err := o.Validate(); err != nil {
			t.Errorf("%+v: %v", o, err)
		}
	}
	for _, o := range []Options{{Path: "a.txt"}, {Share: 0.5}, {Path: "a.csv", Share: 2}, {Path: "a.csv", Every: -1}, {Path: "a.csv", Every: 2, Share: 0.5}} {
		var wrong *field.Error
		if err := o.Validate(); !errors.As(err, &wrong) {
			t.Errorf("%+v: got %v, want a *field.Error", o, err)
		}
	}
}
