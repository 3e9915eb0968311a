// Package crash makes a report of a program that ended unexpectedly: version, system,
// the last actions of the user by name, and the stack of the Go runtime. It covers
// panics of every goroutine, errors of the runtime that no program can recover from,
// and signals such as that of a segmentation violation in a driver.
//
// While the program runs it keeps a file with all but the stack, which the runtime
// appends when the program crashes. A program that ends as it should removes the
// file. The next start makes reports of the files that are left; see Collect.
//
// A report has no typed value and no position of the user. See redact.
package crash

import (
	"bytes"
	"cmp"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"perihelion/assets"
)

// Recorder keeps the file of this process.
type Recorder struct {
	file *os.File
	head string
	from time.Time

	mu      sync.Mutex // guards the rest, and writing to the file
	actions []string   // the last ones, with their times
}

// remembered is the number of actions in a report, and longest that of the letters
// that a name of one may have.
const (
	remembered = 20
	longest    = 60
)

// room is the size of the text before the runtime's, in bytes. It is written in
// place, so that the runtime's text has its own place whenever it comes.
const room = 4096

// marker ends the text before the runtime's.
const marker = "\nWritten by the Go runtime:\n\n"

// current is the recorder of the process: the runtime has one crash output too.
var current atomic.Pointer[Recorder]

// Begin has crashes of this process recorded in a folder, which is made where it does
// not exist.
func Begin(folder string) (*Recorder, error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, fmt.Errorf("crashes are not recorded: %w", err)
	}
	f, err := os.OpenFile(Own(folder, sessionName), os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return nil, fmt.Errorf("crashes are not recorded: %w", err)
	}
	now := time.Now()
	r := &Recorder{file: f, from: now, head: head(now)}
	// The first block moves the place where the file goes on; see room.
	_, err = f.Write(r.block())
	if err == nil {
		err = debug.SetCrashOutput(f, debug.CrashOptions{})
	}
	if err != nil {
		f.Close()
		os.Remove(f.Name())
		return nil, fmt.Errorf("crashes are not recorded: %w", err)
	}
	current.Store(r)
	return r, nil
}

// End removes the file: the program ends as it should. A nil Recorder has none.
func (r *Recorder) End() {
	if r == nil {
		return
	}
	current.CompareAndSwap(r, nil)
	debug.SetCrashOutput(nil, debug.CrashOptions{}) // nothing to report to if it fails
	r.mu.Lock()
	defer r.mu.Unlock()
	r.file.Close()
	os.Remove(r.file.Name())
}

// Did records an action of the user by its name in the program, never with a typed
// or chosen value. Without a Recorder it does nothing.
func Did(action string) {
	if r := current.Load(); r != nil {
		r.did(action)
	}
}

func (r *Recorder) did(action string) {
	if letters := []rune(action); len(letters) > longest {
		action = string(letters[:longest]) + "…"
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.actions = append(r.actions, fmt.Sprintf("%8.1f s  %s\n", time.Since(r.from).Seconds(), action))
	r.actions = r.actions[max(0, len(r.actions)-remembered):]
	r.file.WriteAt(r.block(), 0) // a report without the last action is better than none
}

// block returns the text before the runtime's, filled up to its room.
func (r *Recorder) block() []byte {
	var b bytes.Buffer
	b.WriteString(r.head)
	b.WriteString("\nLast actions, with seconds since the start:\n\n")
	for _, a := range r.actions {
		b.WriteString(a)
	}
	text := b.Bytes()
	fill := max(0, room-len(text)-len(marker))
	return append(append(text[:min(len(text), room-len(marker))], bytes.Repeat([]byte{'\n'}, fill)...), marker...)
}

// head is the first lines of a report: the program, the system and when it was started.
func head(started time.Time) string {
	return fmt.Sprintf("Perihelion %s, commit %s\nSystem: %s/%s, %d processors, %s\nStarted: %s\n",
		assets.Version, cmp.Or(assets.Revision(), "unknown"), runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), runtime.Version(), started.UTC().Format(time.RFC3339))
}
