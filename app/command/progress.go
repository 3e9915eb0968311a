package command

import (
	"context"
	"fmt"
	"io"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"perihelion/bench/figure"
	"perihelion/bench/load"
)

// progressLine is a line of a terminal that is written over again and again.
type progressLine struct {
	out *output
	mu  sync.Mutex // guards was
	was int        // characters that are there now
}

// newProgressLine is nil where out is no terminal: nobody wants such lines in a
// file.
func newProgressLine(out io.Writer) *progressLine {
	stream, ok := out.(*output)
	if !ok || !stream.terminal() {
		return nil
	}
	return &progressLine{out: stream}
}

func (l *progressLine) show(s string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	width := utf8.RuneCountInString(s)
	l.out.command("\r" + s + strings.Repeat(" ", max(l.was-width, 0)))
	l.was = width
}

// clear leaves an empty line for the next output.
func (l *progressLine) clear() {
	l.show("")
	l.out.command("\r")
}

// describeProgress describes how far a load is.
func describeProgress(p load.Progress, o load.Options) string {
	s := fmt.Sprintf("%s: %s requests", figure.Duration(p.Elapsed.Round(100*time.Millisecond)), figure.Count(p.Requests))
	if o.Requests > 0 {
		s = fmt.Sprintf("%s: %s of %s requests", figure.Duration(p.Elapsed.Round(100*time.Millisecond)), figure.Count(p.Requests), figure.Count(o.Requests))
	}
	if seconds := p.Elapsed.Seconds(); seconds > 0 {
		s += fmt.Sprintf(", %s per second", figure.PerSecond(float64(p.OK)/seconds))
	}
	if failed := p.Requests - p.OK; failed > 0 {
		s += fmt.Sprintf(", %s failed", figure.Count(failed))
	}
	return s
}

// step is how far a run in rounds has come.
type step struct {
	phase       string // the present step, in words
	turn        bool   // whether anybody has a turn
	done, total int    // turns
	remaining   time.Duration
}

// meanwhileTurns is meanwhile with showTurns.
func meanwhileTurns(cmd *cobra.Command, now func() step) (end func()) {
	return meanwhile(cmd.Context(), func(ctx context.Context) { showTurns(ctx, cmd.ErrOrStderr(), now) })
}

// showTurns writes a line to stderr for each turn that begins, until ctx is done; now
// returns the present step.
func showTurns(ctx context.Context, stderr io.Writer, now func() step) {
	tick := time.NewTicker(100 * time.Millisecond)
	defer tick.Stop()
	last := -1
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		s := now()
		if !s.turn || s.done == last {
			continue
		}
		last = s.done
		left := ""
		if s.remaining > time.Second {
			left = ", about " + figure.Duration(s.remaining.Round(time.Second)) + " left"
		}
		fmt.Fprintf(stderr, "[%d/%d] %s%s\n", s.done, s.total, s.phase, left)
	}
}
