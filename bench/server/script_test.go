//go:build unix

package server

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"perihelion/bench/internal/wine"
)

// writeWord and linger are foreigners that act like scripts.
func writeWord(word string) {
	here, _ := os.Getwd()
	_, missing := os.Stat("clients.py")
	fmt.Fprintln(os.Stderr, "not part of the output")
	json.NewEncoder(os.Stdout).Encode([]any{word, here, missing == nil, os.Getenv("NO_PROXY")})
	for burn := time.Now(); time.Since(burn) < 50*time.Millisecond; {
	}
	os.Exit(0)
}

func linger(file string) { // writes the number of its process, and stays
	os.WriteFile(file, fmt.Appendln(nil, os.Getpid()), 0o600)
	select {}
}

// script runs one of the foreigners as if it were a Python file.
func script(t *testing.T, ctx context.Context, name, argument string) (Finished, error) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return RunPython(ctx, self, "foreigner", nil, name, argument)
}

func TestRunPython(t *testing.T) {
	began := time.Now()
	f, err := script(t, t.Context(), "write", "word")
	if err != nil {
		t.Fatal(err)
	}
	var said []any
	if err := json.Unmarshal(f.Output, &said); err != nil || said[0] != "word" || said[2] != true || said[3] != "*" {
		t.Errorf("output %q (%v), want the word, a folder with clients.py and no proxy", f.Output, err)
	}
	if _, err := os.Stat(said[1].(string)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the folder %v is still there (%v)", said[1], err)
	}
	if f.Times.Wall < 50*time.Millisecond || f.Times.Wall > time.Since(began) || f.Times.User+f.Times.Sys < 20*time.Millisecond {
		t.Errorf("times %+v, want 50 ms or more, most of it computing", f.Times)
	}
}

func TestRunPythonTellsWhyItFailed(t *testing.T) {
	if _, err := script(t, t.Context(), "die", ""); err == nil || !strings.Contains(err.Error(), "KeyError: 'no such thing'") || !strings.Contains(err.Error(), "exit status 3") {
		t.Errorf("got %v, want the status and the error", err)
	}
	if _, err := RunPython(t.Context(), filepath.Join(wine.TempDir(t), "python"), "clients.py", nil); err == nil || !strings.Contains(err.Error(), "no such file") {
		t.Errorf("without an interpreter: %v", err)
	}
}

func TestRunPythonEndsWithItsContext(t *testing.T) {
	file := filepath.Join(wine.TempDir(t), "pid")
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var pid int
	go func() {
		defer cancel()
		for range 1000 {
			if text, err := os.ReadFile(file); err == nil {
				if _, err := fmt.Sscan(string(text), &pid); err == nil {
					return
				}
			}
			time.Sleep(10 * time.Millisecond)
		}
	}()
	if _, err := script(t, ctx, "linger", file); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want that it was cancelled", err)
	}
	<-ctx.Done()
	if pid == 0 {
		t.Fatal("it did not start")
	}
	goneProcess(t, pid)
}

// A path that leads from here is followed from here, not from the folder that the
// program runs in.
func TestInterpreterIsNamedInFull(t *testing.T) {
	t.Chdir(wine.TempDir(t))
	if err := os.WriteFile("python", []byte("#!/bin/sh\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	found := Interpreters(t.Context(), "./python")
	if len(found) != 1 || !filepath.IsAbs(found[0].Path) {
		t.Errorf("found %+v, want one with its path in full", found)
	}
}
