package file

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"perihelion/bench/internal/wine"
)

func text(s string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, s)
		return err
	}
}

// content fails the test unless path holds want and its folder nothing else.
func content(t *testing.T, path, want string) {
	t.Helper()
	got, err := os.ReadFile(path)
	if err != nil || string(got) != want {
		t.Errorf("%s holds %q, %v, want %q", path, got, err, want)
	}
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), ".part") {
			t.Errorf("%s was left behind", e.Name())
		}
	}
}

func TestReplaceWritesAndReplaces(t *testing.T) {
	path := filepath.Join(wine.TempDir(t), "run.json")
	for _, s := range []string{"a longer first text", "second"} {
		if err := Replace(path, 0o666, text(s)); err != nil {
			t.Fatal(err)
		}
		content(t, path, s)
	}
}

func TestReplaceKeepsTheOldFileWhenWritingFails(t *testing.T) {
	path := filepath.Join(wine.TempDir(t), "run.json")
	if err := os.WriteFile(path, []byte("yesterday's"), 0o640); err != nil {
		t.Fatal(err)
	}
	full := errors.New("no space left")
	err := Replace(path, 0o666, func(w io.Writer) error {
		io.WriteString(w, "half")
		return full
	})
	if !errors.Is(err, full) || !strings.Contains(err.Error(), path) {
		t.Errorf("Replace = %v, want an error with the path that wraps %v", err, full)
	}
	content(t, path, "yesterday's")
}

func TestReplaceKeepsPermissions(t *testing.T) {
	path := filepath.Join(wine.TempDir(t), "settings.json")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	before, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := Replace(path, 0o666, text("x")); err != nil {
		t.Fatal(err)
	}
	after, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if after.Mode() != before.Mode() {
		t.Errorf("permissions %v after, %v before", after.Mode(), before.Mode())
	}
}

func TestReplaceNamesWhatIsWrong(t *testing.T) {
	dir := wine.TempDir(t)
	missing := filepath.Join(dir, "none", "run.json")
	err := Replace(missing, 0o666, text("x"))
	if !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), "there is no folder "+filepath.Dir(missing)) {
		t.Errorf("in a folder that does not exist: %v", err)
	}
	if err := Replace(dir, 0o666, text("x")); err == nil || !strings.Contains(err.Error(), "is a folder") {
		t.Errorf("over a folder: %v", err)
	}
}

func TestReplaceDoesNotFollowLinks(t *testing.T) {
	dir := wine.TempDir(t)
	target, link := filepath.Join(dir, "target"), filepath.Join(dir, "link")
	if err := os.WriteFile(target, []byte("theirs"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(target, link); err != nil {
		t.Skipf("no symbolic links here: %v", err)
	}
	if err := Replace(link, 0o666, text("ours")); err != nil {
		t.Fatal(err)
	}
	content(t, link, "ours")
	content(t, target, "theirs")
}

func TestReplaceWritesDevicesInPlace(t *testing.T) {
	if err := Replace(os.DevNull, 0o666, text("x")); err != nil {
		t.Error(err)
	}
}

// Programs that write the same name at once leave the whole file of one.
func TestReplaceBySeveralAtOnce(t *testing.T) {
	path := filepath.Join(wine.TempDir(t), "run.json")
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			if err := Replace(path, 0o666, text(strings.Repeat(fmt.Sprint(i), 100_000))); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if want := strings.Repeat(string(got[0]), 100_000); string(got) != want {
		t.Errorf("%d bytes of several files", len(got))
	}
}
