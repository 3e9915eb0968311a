// Package logfilter stands between the standard logger and standard error. Fyne
// reports through that logger: three lines an event, one of them a path on the
// machine that built it, many of them harmless here. This package drops the harmless
// ones, and writes the others as one line of this program. Lines from other packages
// pass unchanged.
//
// It begins in its init, because Fyne already reports in its own, for example a locale
// that it cannot read. Go initialises packages in the order of their import paths, as
// far as their imports allow. The packages of Fyne that report need text/template,
// which comes after this package as long as this one imports next to nothing.
package logfilter

import (
	"io"
	"log"
	"os"
	"strings"
	"sync"
)

// Report is an event that Fyne reports.
type Report struct {
	Reason string // the event
	Cause  string // why, in the words of the system or of a library; may be empty
}

func (r Report) String() string {
	if r.Cause == "" {
		return r.Reason
	}
	return strings.TrimSuffix(r.Reason, ":") + ": " + r.Cause
}

// Intercept has f see every report first, on the goroutine that makes it, and
// returns a function that ends this. A report of which f returns true is not
// written. It must not log: the logger waits for it. One function at a time
// intercepts.
func Intercept(f func(Report) bool) (end func()) {
	standard.intercept(f)
	return func() { standard.intercept(nil) }
}

var standard = &filter{out: os.Stderr}

func init() { log.SetOutput(standard) }

// filter is a writer that the standard logger writes to, one line a call.
type filter struct {
	out io.Writer

	mu      sync.Mutex // guards the fields below
	pending *Report    // begun and not yet complete
	first   func(Report) bool
}

func (f *filter) intercept(first func(Report) bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.first = first
}

// The beginnings of the lines of a report, in the order in which Fyne writes them.
const (
	reasonLine = "Fyne error:  "
	causeLine  = "  Cause: "
	placeLine  = "  At: "
)

// Write takes one line. It never fails: there is nowhere else to report to.
func (f *filter) Write(line []byte) (int, error) {
	text := strings.TrimRight(undated(string(line)), "\n")
	reason, begins := strings.CutPrefix(text, reasonLine)
	f.mu.Lock()
	switch {
	case begins:
		earlier := f.pending
		f.pending = &Report{Reason: strings.TrimSpace(reason)}
		f.mu.Unlock()
		f.settle(earlier)
	case f.pending != nil && strings.HasPrefix(text, causeLine):
		f.pending.Cause = strings.Join(strings.Fields(text[len(causeLine):]), " ")
		f.mu.Unlock()
	case f.pending != nil && strings.HasPrefix(text, placeLine):
		complete := f.pending
		f.pending = nil
		f.mu.Unlock()
		f.settle(complete)
	default:
		f.mu.Unlock()
		f.out.Write(line)
	}
	return len(line), nil
}

// settle drops, intercepts or writes a complete report. The caller does not hold the
// lock, so that the intercepting function may panic.
func (f *filter) settle(r *Report) {
	if r == nil {
		return
	}
	f.mu.Lock()
	first := f.first
	f.mu.Unlock()
	if first != nil && first(*r) || harmless(*r) {
		return
	}
	io.WriteString(f.out, "perihelion: the window reports: "+r.String()+"\n")
}

// undated cuts off the date and the time that the standard logger begins with.
func undated(line string) string {
	const stamp = "2006/01/02 15:04:05 "
	if len(line) < len(stamp) {
		return line
	}
	for i := range len(stamp) {
		digit := line[i] >= '0' && line[i] <= '9'
		if digit != (stamp[i] >= '0' && stamp[i] <= '9') || !digit && line[i] != stamp[i] {
			return line
		}
	}
	return line[len(stamp):]
}
