package terminal

import (
	"os"
	"path/filepath"
	"testing"
)

func TestOnlyTerminalsAreTerminals(t *testing.T) {
	file, err := os.Create(filepath.Join(t.TempDir(), "file"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	null, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	defer null.Close()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	defer w.Close()
	for name, f := range map[string]*os.File{"a file": file, "the null device": null, "a pipe": w} {
		if Is(f) {
			t.Errorf("%s is taken for a terminal", name)
		}
	}
	pty, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0) // the other end of a terminal is one too
	if err != nil {
		t.Skip("this system has no /dev/ptmx to make a terminal with")
	}
	defer pty.Close()
	if !Is(pty) {
		t.Error("a terminal is not taken for one")
	}
}
