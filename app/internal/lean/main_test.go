package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The source of the Go that builds this is what the text of the call was taken from.
func TestOverlayLeavesOutTheCallAlone(t *testing.T) {
	dir := t.TempDir()
	if err := write(dir); err != nil {
		t.Fatal(err)
	}
	source, err := os.ReadFile(filepath.Join(dir, "exec.go.txt"))
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(source), ".MethodByName(") {
		t.Error("the copy still looks methods up by their names")
	}
	if !strings.Contains(string(source), "func (s *state) evalField(") {
		t.Error("the copy is not text/template's exec.go")
	}
}

func TestAnotherSourceIsRefused(t *testing.T) {
	for _, source := range []string{"package template\n", call + call} {
		if got, err := withoutMethods([]byte(source)); err == nil {
			t.Errorf("withoutMethods(%q) = %q, want an error", source, got)
		} else if !strings.Contains(err.Error(), "build the release with that Go") {
			t.Errorf("withoutMethods(%q): %v, want what to do", source, err)
		}
	}
}
