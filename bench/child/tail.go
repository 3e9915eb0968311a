package child

import (
	"bufio"
	"io"
	"regexp"
	"strings"
	"sync"
)

// How much of the standard error of a child is kept.
const (
	tailLines = 200
	tailWidth = 1000 // bytes of one line
)

// tail reads a stream to its end and remembers the last lines. An undrained
// pipe would stop the child as soon as it is full.
type tail struct {
	mu    sync.Mutex // guards lines
	lines []string
	done  chan struct{} // closed at the end of the stream
}

func newTail() *tail { return &tail{done: make(chan struct{})} }

// Lines returns what is remembered, oldest first.
func (t *tail) Lines() []string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return append([]string(nil), t.lines...)
}

func (t *tail) read(r io.Reader) {
	defer close(t.done)
	in := bufio.NewReaderSize(r, tailWidth)
	for cut := false; ; {
		line, more, err := in.ReadLine()
		if err != nil {
			return
		}
		if !cut && len(line) > 0 {
			t.add(string(line))
		}
		cut = more // the rest of an overlong line is dropped
	}
}

func (t *tail) add(line string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(t.lines) == tailLines {
		t.lines = append(t.lines[:0], t.lines[1:]...)
	}
	t.lines = append(t.lines, line)
}

// cause is how a line begins that names what went wrong: an exception of Python,
// a panic of Go.
var cause = regexp.MustCompile(`^(\w+\.)*\w*(Error|Exception|Exit|panic|fatal error)\b.*:`)

// reason is the line that says best why a process ended: the last that names
// what went wrong, else the last of all.
func reason(lines []string) string {
	for i := len(lines) - 1; i >= 0; i-- {
		if cause.MatchString(lines[i]) {
			return strings.TrimSpace(lines[i])
		}
	}
	if len(lines) == 0 {
		return ""
	}
	return strings.TrimSpace(lines[len(lines)-1])
}
