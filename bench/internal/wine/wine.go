// Package wine is for tests that are compiled for Windows and run under Wine. It skips
// tests of features that Windows has and Wine 8 lacks, so that a failure there is one of
// the program.
package wine

import (
	"os"
	"path/filepath"
	"testing"
)

// Skip skips a test for something that Wine lacks.
func Skip(t testing.TB, lacks string) {
	t.Helper()
	if Running() {
		t.Skip("Wine lacks " + lacks)
	}
}

// TempDir is t.TempDir. Under Wine os.RemoveAll fails, since Wine does not know the
// way in which it deletes (FileDispositionInformationEx), and with it every test that
// uses t.TempDir; os.Remove deletes in another way.
func TempDir(t testing.TB) string {
	t.Helper()
	if !Running() {
		return t.TempDir()
	}
	folder, err := os.MkdirTemp("", "perihelion-test-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := removeAll(folder); err != nil {
			t.Errorf("remove the test's folder: %v", err)
		}
	})
	return folder
}

func removeAll(path string) error {
	entries, _ := os.ReadDir(path) // of a file there are none
	for _, e := range entries {
		if err := removeAll(filepath.Join(path, e.Name())); err != nil {
			return err
		}
	}
	return os.Remove(path)
}
