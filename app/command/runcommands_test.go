package command

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// A plan, or a stored run, starts nothing of its own unasked.
func TestPlanStartsNoProgramUnasked(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("needs a shell")
	}
	folder := t.TempDir()
	touched := filepath.Join(folder, "touched")
	write := func(name, text string) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(text), 0o700); err != nil {
			t.Fatal(err)
		}
		return path
	}
	program := write("program", "#!/bin/sh\ntouch "+touched+"\nexit 1\n")
	inside := func(format, plan string) string {
		if format == "run" {
			return `{"format":"perihelion/run/1","plan":{` + plan + `}}`
		}
		return `{"format":"perihelion/plan/1",` + plan + `}`
	}
	const rest = `"connections":1,"requests":10,"keepAlive":true,"repeats":1`
	for name, test := range map[string]struct {
		plan   string
		args   []string
		starts bool
		says   string // where it is refused
	}{
		"own":             {fmt.Sprintf(`"own":[{"name":"x","command":%q}],`, program), nil, false, "x: " + fmt.Sprintf("%q", program)},
		"own, allowed":    {fmt.Sprintf(`"own":[{"name":"x","command":%q}],`, program), []string{"--run-commands"}, true, ""},
		"own, replaced":   {fmt.Sprintf(`"own":[{"name":"x","command":%q}],`, program), []string{"--command", "y=false"}, false, ""},
		"typed":           {`"configs":["goroutines"],`, []string{"--command", "x=" + program}, true, ""},
		"python":          {fmt.Sprintf(`"configs":["flask-dev"],"python":%q,`, program), nil, false, "Python: " + fmt.Sprintf("%q", program)},
		"python, allowed": {fmt.Sprintf(`"configs":["flask-dev"],"python":%q,`, program), []string{"--run-commands"}, true, ""},
		"python, typed":   {fmt.Sprintf(`"configs":["flask-dev"],"python":%q,`, "/other"), []string{"--python", program}, true, ""},
		"nothing":         {`"configs":["goroutines"],`, nil, false, ""},
	} {
		for _, format := range []string{"plan", "run"} {
			os.Remove(touched)
			file := write("plan.json", inside(format, test.plan+rest))
			code, _, stderr := call(t, append([]string{"bench", "--plan", file, "-q"}, test.args...)...)
			_, err := os.Stat(touched)
			if started := err == nil; started != test.starts {
				t.Errorf("%s in a %s: started %t, want %t: %s", name, format, started, test.starts, stderr)
			}
			if refused := code == Misused; refused != (test.says != "") || !strings.Contains(stderr, test.says) {
				t.Errorf("%s in a %s: code %d, %s; want %q", name, format, code, stderr, test.says)
			}
			if test.says != "" && !strings.Contains(stderr, "add --run-commands") {
				t.Errorf("%s: %s: no word of the flag", name, stderr)
			}
		}
	}
}
