package command

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"perihelion/assets/field"
)

func TestAFileOpensTheWindow(t *testing.T) {
	folder := t.TempDir()
	t.Chdir(folder)
	for _, name := range []string{"run.json", "plain", "a b.perihelion"} {
		if err := os.WriteFile(name, nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir("planet", 0o755); err != nil {
		t.Fatal(err)
	}
	root := "file://"
	if runtime.GOOS == "windows" {
		root = "file:///"
	}
	const none = "no window"
	for _, c := range []struct {
		args []string
		open string // the file that the window was given
		code int
		want string // on standard error
	}{
		{nil, "", Done, ""},
		{[]string{"run.json"}, "run.json", Done, ""},
		{[]string{"plain"}, "plain", Done, ""},
		{[]string{"./plain"}, "./plain", Done, ""},
		{[]string{"missing.perihelion"}, "missing.perihelion", Done, ""}, // the window reports it
		{[]string{root + filepath.ToSlash(folder) + "/a%20b.perihelion"}, filepath.Join(folder, "a b.perihelion"), Done, ""},
		{[]string{"FILE://localhost/" + strings.TrimPrefix(filepath.ToSlash(folder), "/") + "/x.json"}, filepath.Join(folder, "x.json"), Done, ""},
		{[]string{"file://host.invalid/x.json"}, none, Misused, "another machine"},
		{[]string{"file://%zz"}, none, Misused, "not the address of a file"},
		{[]string{"planet"}, none, Misused, "did you mean planets?"},
		{[]string{"bech"}, none, Misused, "did you mean bench?"},
		{[]string{"frobnicate"}, none, Misused, "planets, report, runs, serve"},
		{[]string{"run.json", "plain"}, none, Misused, "one file"},
	} {
		got := none
		var stdout, stderr bytes.Buffer
		code := Run(t.Context(), c.args, &stdout, &stderr, Window{Open: func(_ context.Context, file string) error {
			got = file
			return nil
		}})
		if got != c.open || code != c.code || !strings.Contains(stderr.String(), c.want) {
			t.Errorf("perihelion %q opened %q with exit code %d and %q; want %q, %d and %q", c.args, got, code, stderr.String(), c.open, c.code, c.want)
		}
	}
}

func TestAFileThatCannotBeOpenedIsWrongUse(t *testing.T) {
	var stdout, stderr bytes.Buffer
	open := func(context.Context, string) error { return field.Errorf("file", "there is no file x.json") }
	if code := Run(t.Context(), []string{"x.json"}, &stdout, &stderr, Window{Open: open}); code != Misused {
		t.Errorf("exit code %d, want %d; %s", code, Misused, &stderr)
	}
	open = func(context.Context, string) error { return errors.New("there is no display") }
	if code := Run(t.Context(), []string{"x.json"}, &stdout, &stderr, Window{Open: open}); code != Failed {
		t.Errorf("without a display: exit code %d, want %d", code, Failed)
	}
	stderr.Reset()
	if code := Run(t.Context(), []string{"x.json"}, &stdout, &stderr, Window{}); code != Misused || !strings.Contains(stderr.String(), "bench --plan") {
		t.Errorf("the build without a window answers a file with exit code %d and %q", code, &stderr)
	}
}
