package server

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"perihelion/bench/child"
	"perihelion/bench/server/python"
)

// bogus is a program that is taken for an interpreter, and bears a tag.
func bogus(t *testing.T, script string) (path, tag string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "python3")
	tag = "TAG=" + path
	if err := os.WriteFile(path, []byte("#!/bin/sh\nexport '"+tag+"'\n"+script+"\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	return path, tag
}

// A program that is taken for a Python may be any program. Its time and its output are
// bounded, the error has the reason, and no process of it is left.
func TestSearchTrustsNobody(t *testing.T) {
	const good = `echo '{"version": "3.12.1", "modules": {}, "missing": []}'`
	for name, test := range map[string]struct{ script, says string }{
		"writes for ever":     {"exec yes", "it wrote more than 64 KB of output"},
		"writes and is deaf":  {"trap '' TERM PIPE; while :; do echo yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy; done", "it wrote more than 64 KB of output"},
		"is deaf and silent":  {"trap '' TERM; sleep 1000 & sleep 1000", "it did not end within 2s"},
		"leaves a daemon":     {"setsid sleep 1000 & " + good, ""},
		"leaves its output":   {"trap '' TERM; sleep 1000 & " + good, ""},
		"fails":               {"echo 'ImportError: no encodings' >&2; exit 1", "exit status 1: ImportError: no encodings"},
		"complains and waits": {"echo 'loading' >&2; sleep 1000", "it did not end within 2s"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path, tag := bogus(t, test.script)
			limit := time.Minute
			if strings.Contains(test.says, "did not end") {
				limit = 2 * time.Second
			}
			answer, err := runBriefly(t.Context(), path, nil, limit)
			if test.says == "" && (err != nil || !strings.Contains(string(answer), "3.12.1")) {
				t.Errorf("%s, %v", answer, err)
			}
			if test.says != "" && (err == nil || !strings.Contains(err.Error(), test.says)) {
				t.Errorf("%v, want that it says %q", err, test.says)
			}
			noneBears(t, tag)
		})
	}
}

// The program is killed in the middle of the search.
func TestKilledSearchLeavesNothing(t *testing.T) {
	path, tag := bogus(t, "trap '' TERM; setsid sleep 1000 & sleep 1000")
	p, err := child.Start(t.Context(), "searcher", []string{"searcher"}, nil, child.Options{Environment: []string{python.Variable + "=" + path}})
	if err != nil {
		t.Fatal(err)
	}
	for deadline := time.Now().Add(20 * time.Second); len(bearing(tag)) < 2; time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("it does not begin")
		}
	}
	kill(t, p.PID())
	p.Wait()
	noneBears(t, tag)
}

// A virtual environment in the working folder is not run. Its error has the way to use it.
func TestEnvironmentOfTheFolderIsNotRun(t *testing.T) {
	folder := t.TempDir()
	t.Chdir(folder)
	t.Setenv("VIRTUAL_ENV", "")
	t.Setenv(python.Variable, "")
	for _, environment := range []string{".venv", "venv"} {
		path := filepath.Join(environment, "bin", "python3")
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		script := fmt.Sprintf("#!/bin/sh\necho %s >>ran\necho '{\"version\": \"3.12.1\", \"modules\": {}}'\n", environment)
		if err := os.WriteFile(path, []byte(script), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	said := 0
	for _, p := range Interpreters(t.Context(), "") {
		if strings.Contains(p.Path, folder) {
			said++
			if want := "write --python " + strings.TrimPrefix(p.Path, folder+"/"); p.Version != "" || !strings.HasSuffix(p.Error, want) {
				t.Errorf("%+v, want an error that ends in %q", p, want)
			}
		}
	}
	if _, err := os.Stat("ran"); err == nil || said != 2 {
		t.Errorf("%v; %d of 2 were named", err, said)
	}
	// An active or named one is run.
	t.Setenv("VIRTUAL_ENV", filepath.Join(folder, "venv"))
	if all := Interpreters(t.Context(), ""); len(all) == 0 || all[0].Version != "3.12.1" || len(all) > 0 && strings.Contains(all[len(all)-1].Path, "/venv/") {
		t.Errorf("active: %+v", all)
	}
	if all := Interpreters(t.Context(), ".venv/bin/python3"); len(all) != 1 || all[0].Version != "3.12.1" {
		t.Errorf("named: %+v", all)
	}
}
