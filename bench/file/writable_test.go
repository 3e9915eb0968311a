package file

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"perihelion/bench/internal/wine"
)

func TestWritableChangesNothing(t *testing.T) {
	dir := wine.TempDir(t)
	there, fresh := filepath.Join(dir, "there.json"), filepath.Join(dir, "fresh.json")
	if err := os.WriteFile(there, []byte("yesterday's"), 0o640); err != nil {
		t.Fatal(err)
	}
	before, err := os.Stat(there)
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{there, fresh, os.DevNull} {
		if err := Writable(path); err != nil {
			t.Errorf("Writable(%s) = %v", path, err)
		}
	}
	content(t, there, "yesterday's")
	after, err := os.Stat(there)
	if err != nil {
		t.Fatal(err)
	}
	if after.Mode() != before.Mode() || after.ModTime() != before.ModTime() || !os.SameFile(before, after) {
		t.Errorf("the file was %v and is %v", before, after)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) != 1 {
		t.Errorf("the folder holds %v, %v, want the one file that was there", left, err)
	}
}

func TestWritableNamesWhatIsWrong(t *testing.T) {
	dir := wine.TempDir(t)
	for path, want := range map[string]string{
		dir:                                     "is a folder",
		filepath.Join(dir, "none", "run.json"):  "there is no folder",
		filepath.Join(dir, "nul\x00", "a.json"): "",
	} {
		if err := Writable(path); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Writable(%q) = %v, want it to say %q", path, err, want)
		}
	}
}

func TestSame(t *testing.T) {
	wine.Skip(t, "the way in which Go follows symbolic links")
	dir := wine.TempDir(t)
	in := func(parts ...string) string {
		return strings.Join(append([]string{dir}, parts...), string(filepath.Separator))
	}
	for _, folder := range []string{in("a"), in("b")} {
		if err := os.Mkdir(folder, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(in("a", "old"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for link, to := range map[string]string{in("to-a"): "a", in("to-old"): in("a", "old"), in("to-new"): in("a", "new"), in("round"): in("circle"), in("circle"): in("round")} {
		if err := os.Symlink(to, link); err != nil {
			t.Skipf("no symbolic links here: %v", err)
		}
	}
	if err := os.Link(in("a", "old"), in("b", "hard")); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{in("a", "new"), in("a", ".", "new"), true},
		{in("a", "new"), in("b", "..", "a", "new"), true},
		{in("a", "new"), in("to-a", "new"), true},
		{in("a", "new"), in("to-new"), true},
		{in("a", "old"), in("to-a", "old"), true},
		{in("a", "old"), in("to-old"), true},
		{in("a", "old"), in("b", "hard"), true},
		{in("a", "new"), in("b", "new"), false},
		{in("a", "old"), in("a", "new"), false},
		{in("none", "x"), in("none", "x"), true},
		{os.DevNull, os.DevNull, false},
		{in("round"), in("a", "new"), false},
	} {
		if got, back := Same(c.a, c.b), Same(c.b, c.a); got != c.want || back != c.want {
			t.Errorf("Same(%s, %s) = %v, and %v the other way round, want %v", c.a, c.b, got, back, c.want)
		}
	}
}
