package command

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// written are the files that WriteManual writes, by name.
func written(t *testing.T, window bool) (dir string, files map[string]string) {
	t.Helper()
	dir, files = t.TempDir(), make(map[string]string)
	if err := WriteManual(dir, time.Date(2026, 11, 28, 23, 0, 0, 0, time.UTC), window); err != nil {
		t.Fatal(err)
	}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		files[d.Name()] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return dir, files
}

func TestEveryCommandAndFlagHasItsManual(t *testing.T) {
	for _, window := range []bool{true, false} {
		dir, files := written(t, window)
		root := manualRoot(window)
		commands := append(visibleCommands(root), root)
		if got, want := len(files), len(commands)+3; got != want {
			t.Errorf("%d files, want a page for each of %d commands and three completions", got, len(commands))
		}
		for _, cmd := range commands {
			page := files[pageName(cmd)+".1"]
			for _, section := range []string{"NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXIT STATUS", "SEE ALSO"} {
				if !strings.Contains(page, `.SH "`+section+`"`) {
					t.Errorf("%s has no section %s", pageName(cmd), section)
				}
			}
			if !strings.Contains(page, "2026-11-28") {
				t.Errorf("%s has not the date that was given", pageName(cmd))
			}
			for _, f := range shownFlags(cmd) {
				if !strings.Contains(page, `\fB\-\-`+strings.ReplaceAll(f.Name, "-", `\-`)+`\fR`) {
					t.Errorf("%s does not name --%s", pageName(cmd), f.Name)
				}
			}
			if cmd.HasParent() && !strings.Contains(files["perihelion.1"], strings.ReplaceAll(pageName(cmd), "-", `\-`)+`\fR(1)`) {
				t.Errorf("perihelion(1) does not name %s", cmd.Name())
			}
		}
		if strings.Contains(files["perihelion.1"], "FYNE_SCALE") != window {
			t.Errorf("with a window %t: the page of the program explains the window wrongly", window)
		}
		for name, want := range map[string]string{"perihelion.bash": "complete -o", "_perihelion": "#compdef perihelion", "perihelion.fish": "complete -c perihelion"} {
			if !strings.Contains(files[name], want) {
				t.Errorf("the completion %s lacks %q", name, want)
			}
		}
		if _, again := written(t, window); cmp.Diff(files, again) != "" {
			t.Errorf("written twice, the files differ (-first +second)\n%s", cmp.Diff(files, again))
		}
		if _, err := exec.LookPath("mandoc"); err == nil {
			pages, _ := filepath.Glob(filepath.Join(dir, "man1", "*.1"))
			if out, err := exec.Command("mandoc", append([]string{"-Tlint", "-Wwarning"}, pages...)...).CombinedOutput(); err != nil {
				t.Errorf("mandoc: %v\n%s", err, out)
			}
		}
	}
}

func TestRoffKeepsTextAsItIs(t *testing.T) {
	var r roff
	r.text("A line with \\ and 'quotes', -x, `ls`, ~ and ^.\n.not a command\n'neither\n\nNext.\n  a  b\n\n  c\nAfter.\n")
	want := `A line with \e and \(aqquotes\(aq, \-x, \(gals\(ga, \(ti and \(ha.
\&.not a command
\(aqneither
.PP
Next.
.PP
.RS 2
.nf
a  b
\&
c
.fi
.RE
.PP
After.
`
	if d := cmp.Diff(want, r.String()); d != "" {
		t.Errorf("text (-want +got)\n%s", d)
	}
	if got, want := quoted(`a "b" \c`), `"a \(dqb\(dq \ec"`; got != want {
		t.Errorf("quoted = %s, want %s", got, want)
	}
}

func TestCompletionKnowsWhatMayBeWritten(t *testing.T) {
	t.Setenv("COBRA_ACTIVE_HELP", "0")
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"bench", "--format", "m"}, "markdown"},
		{[]string{"bench", "--config", "goroutines,th"}, "goroutines,threads"},
		{[]string{"bench", "--baseline", "fast"}, "fasthttp"},
		{[]string{"serve", "--mode", "p"}, "prefork"},
		{[]string{"planets", "mars", "sa"}, "saturn"},
		{[]string{"planets", "--place", "melb"}, "melbourne"},
		{[]string{"events", "--kind", "phases,e"}, "phases,eclipses"},
		{[]string{"bench", "--plan", ""}, "perihelion"},
		{[]string{"pl"}, "planets\tWhere the Sun, the Moon and the planets are for an observer"},
	} {
		_, stdout, _ := call(t, append([]string{"__complete"}, c.args...)...)
		if got := strings.Split(strings.TrimSpace(stdout), "\n"); !slices.Contains(got, c.want) {
			t.Errorf("perihelion %q completes to %q, want %q among them", c.args, got, c.want)
		}
	}
	if _, stdout, _ := call(t, "__complete", "planets", "mars", "ma"); strings.Contains(stdout, "mars") {
		t.Errorf("a body that is named is offered again: %q", stdout)
	}
}
