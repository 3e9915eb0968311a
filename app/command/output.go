package command

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"sync"
	"syscall"

	"perihelion/app/terminal"
)

// output is a standard stream of the program. All that a command prints goes
// through it, which keeps three promises in one place:
//
//   - No foreign text commands a terminal. Names in plans and files, headers and
//     log lines of servers may hold escape sequences that set its title or clear
//     it; their control characters are written as in JSON, \u001b.
//   - A reader that does not read cannot hold the program when it is to end.
//   - The first write error is kept, for code that prints without checking.
type output struct {
	ctx  context.Context
	name string
	to   io.Writer

	mu   sync.Mutex // guards the rest
	part []byte     // the first bytes of an incomplete character
	err  error      // the first; nothing is written after it
}

func newOutput(ctx context.Context, name string, to io.Writer) *output {
	return &output{ctx: ctx, name: name, to: to}
}

// Write writes text.
func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	text, part := visible(append(o.part, p...))
	o.part = part
	if err := o.put(text); err != nil {
		return 0, err
	}
	return len(p), nil
}

// command writes bytes that command a terminal, of the program's own.
func (o *output) command(s string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	_ = o.put([]byte(s)) // kept in err
}

// close writes the rest and returns the first error.
func (o *output) close() error {
	o.mu.Lock()
	defer o.mu.Unlock()
	if len(o.part) > 0 {
		// An incomplete character or end of a line is never completed now.
		text, _ := visible(append(o.part, 0))
		_ = o.put(bytes.TrimSuffix(text, []byte(`\u0000`)))
		o.part = nil
	}
	return o.err
}

// atOnce is how many bytes a pipe takes or refuses as one on every system that
// has pipes (PIPE_BUF of Linux). A reader that reads at all takes as many in time.
const atOnce = 4096

func (o *output) put(p []byte) error {
	for len(p) > 0 && o.err == nil {
		now := p[:min(len(p), atOnce)]
		_, o.err = within(o.ctx, lastWord, "a reader of "+o.name, func() (int, error) { return o.to.Write(now) })
		p = p[len(now):]
	}
	switch {
	case errors.Is(o.err, syscall.EPIPE):
		o.err = errReaderLeft
	case errors.Is(o.err, os.ErrClosed):
		o.err = fmt.Errorf("%s is closed", o.name)
	}
	return o.err
}

// terminal reports whether the stream is a terminal.
func (o *output) terminal() bool {
	file, ok := o.to.(*os.File)
	return ok && terminal.Is(file)
}

// errReaderLeft is the error of a stream whose reader has closed it, as head does
// when it has seen enough.
var errReaderLeft = errors.New("the reader has left")

// withoutReader is err without errReaderLeft, which nobody is left to read.
func withoutReader(err error) error {
	if several, ok := err.(interface{ Unwrap() []error }); ok {
		var rest []error
		for _, e := range several.Unwrap() {
			rest = append(rest, withoutReader(e))
		}
		return errors.Join(rest...)
	}
	if errors.Is(err, errReaderLeft) {
		return nil
	}
	return err
}
