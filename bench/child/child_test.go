package child_test

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"perihelion/bench/child"
)

func TestMain(m *testing.M) {
	child.Dispatch(map[string]child.Role{
		"echo":   echo,
		"deaf":   deaf,
		"fail":   fail,
		"flood":  flood,
		"branch": branch,
		"wait":   wait,
	})
	goleak.VerifyTestMain(m)
}

// echo writes its request, then "bye" when it is asked to end.
func echo(ctx context.Context, request json.RawMessage, stdout io.Writer) error {
	fmt.Fprintf(stdout, "%s", request)
	<-ctx.Done()
	fmt.Fprintln(stdout, "bye")
	return nil
}

// wait waits for its parent to let it begin, or to end it.
func wait(ctx context.Context, _ json.RawMessage, stdout io.Writer) error {
	fmt.Fprintln(stdout, "ready")
	select {
	case <-child.Begun(ctx):
		fmt.Fprintln(stdout, "begun")
		<-ctx.Done()
	case <-ctx.Done():
	}
	fmt.Fprintln(stdout, "ended")
	return nil
}

// deaf does not end when it is asked to.
func deaf(_ context.Context, _ json.RawMessage, stdout io.Writer) error {
	fmt.Fprintln(stdout, "ready")
	select {}
}

// fail writes much to its standard error, then fails.
func fail(context.Context, json.RawMessage, io.Writer) error {
	for i := range 100_000 {
		fmt.Fprintln(os.Stderr, "line", i)
	}
	return errors.New("the reason")
}

// flood writes more than a pipe holds, and does not finish the last line.
func flood(_ context.Context, _ json.RawMessage, stdout io.Writer) error {
	for range 10_000 {
		fmt.Fprintln(stdout, strings.Repeat("x", 100))
	}
	_, err := fmt.Fprint(stdout, "the end")
	return err
}

// branch listens on a port, starts as many levels below itself as asked for,
// and passes their output on.
func branch(ctx context.Context, request json.RawMessage, stdout io.Writer) error {
	var levels int
	if err := json.Unmarshal(request, &levels); err != nil {
		return err
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	fmt.Fprintf(stdout, "%d %s\n", os.Getpid(), l.Addr())
	if levels > 0 {
		p, err := child.Start(ctx, "branch", []string{"branch"}, levels-1, child.Options{})
		if err != nil {
			return err
		}
		for {
			line, err := p.Line()
			if err != nil {
				break
			}
			fmt.Fprintf(stdout, "%s\n", line)
		}
		return p.Wait()
	}
	select {} // not even the end of the context ends the last one
}

func start(t *testing.T, ctx context.Context, role string, request any) *child.Process {
	t.Helper()
	p, err := child.Start(ctx, role, []string{"test", role}, request, child.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.Stop(0) })
	return p
}

func line(t *testing.T, p *child.Process) string {
	t.Helper()
	l, err := p.Line()
	if err != nil {
		t.Fatalf("Line() = %v; log %q", err, p.Log())
	}
	return string(l)
}

func TestRequestAndGracefulStop(t *testing.T) {
	// Longer than the buffer of a pipe.
	want := strings.Repeat("lat −39.754 ", 20_000)
	p := start(t, t.Context(), "echo", want)
	var got string
	if err := json.Unmarshal([]byte(line(t, p)), &got); err != nil || got != want {
		t.Fatalf("the child got %d bytes (%v), want %d", len(got), err, len(want))
	}
	said := make(chan string)
	go func() {
		l, _ := p.Line()
		said <- string(l)
	}()
	if err := p.Stop(5 * time.Second); err != nil {
		t.Errorf("Stop() = %v", err)
	}
	// Either the reader or Stop, which discards the rest, gets the last line.
	if got := <-said; got != "bye" && got != "" {
		t.Errorf("last line %q", got)
	}
	if err := p.Stop(time.Second); err != nil {
		t.Errorf("second Stop() = %v", err)
	}
	if _, err := p.Line(); err != io.EOF {
		t.Errorf("Line() after the end = %v, want EOF", err)
	}
}

// A child that waits begins when it is let, and ends when it is asked to, before and after.
func TestBegin(t *testing.T) {
	for _, begins := range []bool{true, false} {
		p := start(t, t.Context(), "wait", nil)
		got := []string{line(t, p)}
		if begins {
			p.Begin()
			got = append(got, line(t, p))
		}
		rest := make(chan []string)
		go func() {
			var lines []string
			for l, err := p.Line(); err == nil; l, err = p.Line() {
				lines = append(lines, string(l))
			}
			rest <- lines
		}()
		if err := p.Stop(time.Minute); err != nil {
			t.Error(err)
		}
		<-rest
		want := []string{"ready"}
		if begins {
			want = append(want, "begun")
		}
		if !slices.Equal(got, want) {
			t.Errorf("got %q, want %q", got, want)
		}
		p.Begin() // after the end it does nothing
	}
	if child.Begun(t.Context()) != nil {
		t.Error("a process that is no child waits for its parent")
	}
}

func TestContextEndsTheChildGracefully(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	p := start(t, ctx, "echo", 1)
	line(t, p)
	cancel()
	if got := line(t, p); got != "bye" {
		t.Errorf("last line = %q, want bye", got)
	}
	if err := p.Wait(); err != nil {
		t.Errorf("Wait() = %v", err)
	}
}

func TestStartWithACancelledContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := child.Start(ctx, "echo", nil, nil, child.Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("Start() = %v, want context canceled", err)
	}
}

// Without a kill from outside, a deaf role is cut off by its own program.
func TestDeafChildIsCutOff(t *testing.T) {
	p := start(t, t.Context(), "deaf", nil)
	line(t, p)
	if err := p.Stop(time.Minute); err != nil {
		t.Errorf("Stop() = %v", err)
	}
	if words := strings.Join(p.Log(), "\n"); !strings.Contains(words, "cut off") {
		t.Errorf("log = %q, want that it was cut off", words)
	}
}

func TestStopKillsAfterTheGrace(t *testing.T) {
	p := start(t, t.Context(), "deaf", nil)
	line(t, p)
	p.Stop(0)
	if words := p.Log(); len(words) != 0 {
		t.Errorf("log = %q: it ended by itself", words)
	}
}

func TestFailureIsExplained(t *testing.T) {
	p := start(t, t.Context(), "fail", nil)
	err := p.Wait()
	if err == nil {
		t.Fatal("Wait() = nil")
	}
	for _, want := range []string{"perihelion test fail", "exit status 1", "the reason"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("error %q does not say %q", err, want)
		}
	}
	if n := len(p.Log()); n != 200 {
		t.Errorf("a log of %d lines, want 200", n)
	}
}

func TestUnknownRole(t *testing.T) {
	err := start(t, t.Context(), "nobody", nil).Wait()
	if err == nil || !strings.Contains(err.Error(), `no role "nobody"`) {
		t.Errorf("Wait() = %v", err)
	}
}

func TestUnencodableRequest(t *testing.T) {
	if _, err := child.Start(t.Context(), "echo", nil, make(chan int), child.Options{}); err == nil {
		t.Error("Start() = nil, want an error of the encoding")
	}
}

func TestWaitDiscardsWhatNobodyRead(t *testing.T) {
	if err := start(t, t.Context(), "flood", nil).Wait(); err != nil {
		t.Errorf("Wait() = %v", err)
	}
}

func TestEveryLineArrives(t *testing.T) {
	p := start(t, t.Context(), "flood", nil)
	want := strings.Repeat("x", 100)
	for i := range 10_000 {
		if got := line(t, p); got != want {
			t.Fatalf("line %d = %q", i, got)
		}
	}
	if got := line(t, p); got != "the end" {
		t.Errorf("unfinished line = %q", got)
	}
	if _, err := p.Line(); err != io.EOF {
		t.Errorf("Line() after the last = %v, want EOF", err)
	}
}

// A lifeline that another child has inherited would not be cut by closing it
// here.
func TestLifelinesDoNotLeakIntoEachOther(t *testing.T) {
	const n = 16
	ps := make([]*child.Process, n)
	started := make(chan int)
	for i := range ps {
		go func() {
			p, err := child.Start(t.Context(), "echo", []string{"test"}, i, child.Options{})
			if err != nil {
				t.Error(err)
			}
			ps[i] = p
			started <- i
		}()
	}
	for range ps {
		<-started
	}
	for _, p := range ps {
		if p == nil {
			t.FailNow()
		}
		defer p.Stop(0)
		line(t, p)
	}
	for i, p := range ps {
		p.Stop(time.Minute) // graceful only: the role ends when its lifeline is cut
		for j, other := range ps[i+1:] {
			select {
			case <-other.Done():
				t.Fatalf("child %d ended with child %d", i+1+j, i)
			default:
			}
		}
	}
}

// scan reads lines until n of them have come.
func scan(t *testing.T, r io.Reader, n int) []string {
	t.Helper()
	var all []string
	for s := bufio.NewScanner(r); len(all) < n && s.Scan(); {
		all = append(all, s.Text())
	}
	if len(all) < n {
		t.Fatalf("%d lines %q, want %d", len(all), all, n)
	}
	return all
}
