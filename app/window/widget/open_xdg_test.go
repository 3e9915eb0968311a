//go:build !windows && !darwin

package widget

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"
)

// How the desktop's program ends is waited for, and only a failure is reported as one.
func TestTheEndOfTheOpenerIsWaitedFor(t *testing.T) {
	test.NewTempApp(t)
	folder := t.TempDir()
	t.Setenv("PATH", folder)
	t.Setenv("FLATPAK_ID", "")
	open := func(path string) error {
		t.Helper()
		ended := make(chan error, 2)
		OpenFile(path, func(err error) { ended <- err })
		select {
		case err := <-ended:
			return err
		case <-time.After(20 * time.Second):
			t.Fatal("OpenFile never ends")
			return nil
		}
	}
	if err := open("/x.pdf"); err == nil || !strings.Contains(err.Error(), "has no xdg-open") {
		t.Errorf("without xdg-open: %v", err)
	}
	asked := filepath.Join(folder, "asked")
	for script, want := range map[string]string{
		"echo $1 >" + asked:          "",
		"echo nothing >&2; exit 3":   "no program was found",
		"echo no method >&2; exit 4": "the desktop has no program",
	} {
		if err := os.WriteFile(filepath.Join(folder, opener), []byte("#!/bin/sh\n"+script+"\n"), 0o700); err != nil {
			t.Fatal(err)
		}
		err := open("/a b.pdf")
		if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%s: %v, want %q", script, err, want)
		}
	}
	if got, _ := os.ReadFile(asked); string(got) != "file:///a%20b.pdf\n" {
		t.Errorf("it was asked for %q", got)
	}
}
