// Package golden compares rendered output with files, for tests. It lies among the
// assets because the tests of every floor use it.
package golden

import (
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files anew")

// Check compares rendered output with a file in testdata. Where they differ, it leaves
// the output beside that file.
func Check(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Error(err) // and what it would hold is left all the same
	}
	if d := cmp.Diff(string(want), string(got)); d != "" {
		left := strings.TrimSuffix(path, ".golden") + ".got"
		if err := os.WriteFile(left, got, 0o644); err != nil {
			t.Error(err)
		}
		t.Errorf("%s differs (-want +got; all of it is in %s):\n%s", path, left, d)
	}
}

// Full is a disk with room for so many bytes.
type Full struct{ Room int }

// Write fails where there is no room for all of b.
func (f *Full) Write(b []byte) (int, error) {
	if len(b) > f.Room {
		return 0, io.ErrShortWrite
	}
	f.Room -= len(b)
	return len(b), nil
}
