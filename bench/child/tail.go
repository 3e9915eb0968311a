package child

import (
	"bufio"
	"io"
	"regexp"
	"strings"
	"sync"
)

// Limits of the kept part of the standard error of a child.
const (
	tailLines = 200
	tailWidth = 1000 // bytes of one line
)

// tail reads a stream to its end and keeps the last lines. An undrained pipe would block
// the child as soon as it is full.
type tail struct {
	mu    sync.Mutex // guards lines
	lines []string
	done  chan struct{} // closed at the end of the stream
}

func newTail() *tail { return &tail{done: make(chan struct{})} }

// Lines returns the kept lines, oldest first.
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

// cause matches the beginning of a line with the cause of an end: an exception of
// Python, a panic of Go.
var cause = regexp.MustCompile(`^(\w+\.)*\w*(Error|Exception|Exit|panic|fatal error)\b.*:`)

// reason returns the most informative line about the end of a process: the last with a
// cause, else the last of all.
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
