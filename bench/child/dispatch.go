// Package child starts this program again, as a process that ends with its
// parent.
//
// Servers under test and load generators run in processes of their own, so that each has
// its own scheduler, its own processor time and its own memory. None of them may outlive
// the program: not after a clean end, not after a crash, not after SIGKILL, which no
// program can handle. So the child holds the reading end of a pipe, its lifeline, on
// standard input. Only the parent holds the writing end; the kernel closes it when the
// parent ends, in any way, and the child ends when it reads the end of the file. This
// needs neither signals nor polling and works on every system. Children of children have
// a lifeline to their own parent in the same way, so a whole tree ends together.
//
// Linux could also send a signal at the end of a parent (Pdeathsig), but it watches the
// thread that forked, not the process, and Go ends threads at any time.
package child

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"time"
)

// Variable is the environment variable that makes the program a child: its value is the
// name of the role.
const Variable = "PERIHELION_CHILD"

// killDelayVariable is the environment variable with the time that a role has to clean up
// after the end of its lifeline.
const killDelayVariable = Variable + "_KILL_DELAY"

// defaultKillDelay is that time unless Options has another.
const defaultKillDelay = time.Second

// Role is the main function of a child. The request is the JSON that the parent gave to
// Start; lines written to stdout reach the parent. The context ends when the parent ends
// or asks the child to end; a role that has not returned after Options.KillDelay is cut
// off.
type Role func(ctx context.Context, request json.RawMessage, stdout io.Writer) error

// begunKey is the key of the channel of Begun in the context of a role.
type begunKey struct{}

// Begun is closed when the parent has called Process.Begin: so several children can do
// something at the same instant. In a context that is not that of a role it is nil.
func Begun(ctx context.Context) <-chan struct{} {
	begun, _ := ctx.Value(begunKey{}).(chan struct{})
	return begun
}

// ErrExplained is returned by a role that has failed and has written the reason to its
// standard error.
var ErrExplained = errors.New("the reason has been written")

// Dispatch runs the role that the environment names and exits; where it names none, it
// returns at once. It is the first call of main, and of TestMain in packages with tests
// that start children. The exit status is 0 when the role
// returned nil, 1 when it failed (the error is the last line on standard
// error) and 2 when there is no such role or no request.
func Dispatch(roles map[string]Role) {
	name := os.Getenv(Variable)
	if name == "" {
		return
	}
	role, ok := roles[name]
	if !ok {
		fmt.Fprintf(os.Stderr, "there is no role %q in this program\n", name)
		os.Exit(2)
	}
	os.Exit(runRole(role))
}

// runRole runs a role on this process's own standard streams.
func runRole(role Role) int {
	// Only the role writes to the parent; a stray print must not garble the lines.
	stdout := os.Stdout
	os.Stdout = os.Stderr

	lifeline := bufio.NewReader(os.Stdin)
	request, err := lifeline.ReadBytes('\n')
	if err != nil {
		fmt.Fprintln(os.Stderr, "the parent ended before it sent its request")
		return 2
	}
	killDelay, err := time.ParseDuration(os.Getenv(killDelayVariable))
	if err != nil {
		killDelay = defaultKillDelay // not started by Start
	}
	begun := make(chan struct{})
	ctx, cancel := context.WithCancel(context.WithValue(context.Background(), begunKey{}, begun))
	defer cancel()
	go func() {
		if _, err := lifeline.ReadBytes('\n'); err == nil {
			close(begun)
		}
		io.Copy(io.Discard, lifeline) // until its end; an error is an end as well
		cancel()
		time.Sleep(killDelay)
		fmt.Fprintf(os.Stderr, "cut off %v after the end was asked for\n", killDelay)
		os.Exit(1)
	}()
	if err := role(ctx, json.RawMessage(request), stdout); err != nil {
		if !errors.Is(err, ErrExplained) {
			fmt.Fprintln(os.Stderr, err)
		}
		return 1
	}
	return 0
}
