package main

import (
	"bufio"
	"errors"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"perihelion/assets"
)

// fitting are the licences under which a part may be in this program.
var fitting = []string{
	"MIT", "BSD-3-Clause", "BSD-2-Clause", "Apache-2.0", "ISC", "Unlicense", "zlib", "OFL-1.1", "Bitstream Vera",
	"FTL", "FTL (chosen of FTL and GPL-2.0)", "CC-BY-4.0", "CC0-1.0", "Patent grant of Go",
	"ODbL-1.0", // of the time zones' file, which the program reads and does not hold in its code
}

// Every module of which a build holds a package is in the notices, in the version that
// is built, and under a licence that fits; and none is there that no build holds.
func TestEveryModuleHasItsNotice(t *testing.T) {
	head, texts, _ := strings.Cut(assets.Notices(), "\n====")
	noticed := make(map[string]bool)
	for lines := bufio.NewScanner(strings.NewReader(head)); lines.Scan(); {
		name, kinds, ok := strings.Cut(lines.Text(), ": ")
		if data, rest, _ := strings.Cut(lines.Text(), "time zones: "); rest != "" {
			name, kinds = data, rest
		}
		if !ok || strings.HasSuffix(name, ".") {
			continue
		}
		for kind := range strings.SplitSeq(kinds, ", ") {
			if !slices.Contains(fitting, kind) {
				t.Errorf("%s is under %q", name, kind)
			}
		}
		if !strings.Contains(texts, name) {
			t.Errorf("the licence of %s has no text", name)
		}
		noticed[name] = true
	}
	built := make(map[string]bool)
	for _, system := range []string{"linux", "windows", "darwin"} {
		for _, tags := range []string{"migrated_fynedo,no_emoji", "nowindow"} {
			list := exec.Command("go", "list", "-deps", "-tags", tags, "-f", "{{with .Module}}{{if not .Main}}{{if or (not .Replace) .Replace.Version}}{{.Path}} {{.Version}}{{end}}{{end}}{{end}}", "perihelion/app")
			list.Env, list.Stderr = append(os.Environ(), "GOOS="+system, "GOARCH=amd64", "CGO_ENABLED=1"), os.Stderr
			out, err := list.Output()
			if errors.Is(err, exec.ErrNotFound) {
				t.Skip("there is no go command to list the modules with")
			}
			if err != nil {
				t.Fatal(err)
			}
			for line := range strings.Lines(string(out)) {
				if line = strings.TrimSpace(line); line != "" {
					built[line] = true
				}
			}
		}
	}
	for module := range built {
		if !noticed[module] {
			t.Errorf("%s has no notice; run go run ./assets/internal/notices", module)
		}
	}
	for name := range noticed {
		if _, version, ok := strings.Cut(name, " v"); ok && strings.Contains(version, ".") && !built[name] {
			t.Errorf("%s has a notice, and no build holds it; run go run ./assets/internal/notices", name)
		}
	}
	if len(built) < 40 {
		t.Errorf("only %d modules were looked at", len(built))
	}
}
