package command

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestAlmanacChart(t *testing.T) {
	t.Setenv("LC_ALL", "de_DE.UTF-8")
	dir := t.TempDir()
	for _, c := range []struct{ name, begin, paper, holds string }{
		{"month.png", "\x89PNG", "", ""}, {"month.svg", "<?xml", " --paper letter", `width="792pt" height="612pt"`}, {"month.pdf", "%PDF", "", "/MediaBox [0 0 842.00 595.00]"},
	} {
		path := filepath.Join(dir, c.name)
		code, stdout, stderr := call(t, strings.Fields("almanac --month 2026-12 --place Melbourne --chart "+path+c.paper)...)
		if code != 0 || !strings.Contains(stdout, "Sun rises") {
			t.Errorf("%s: %d, %s, %s", c.name, code, stdout, stderr)
		}
		if file, err := os.ReadFile(path); err != nil || !bytes.HasPrefix(file, []byte(c.begin)) || !bytes.Contains(file, []byte(c.holds)) {
			t.Errorf("%s: %v, %.300q", c.name, err, file)
		}
	}
}

func TestAlmanacChartRefuses(t *testing.T) {
	path := filepath.Join(t.TempDir(), "month.pdf")
	for args, want := range map[string]string{
		"--month 2026-12 --chart month.gif":                    "ends in .png, .svg or .pdf",
		"--year 2026 --chart " + path:                          "--chart draws a month",
		"--month 2026-12 --paper a4":                           "--paper is the size of a page",
		"--month 2026-12 --paper a5 --chart " + path:           "--paper",
		"--month 2026-12 --chart /nowhere/at/all/december.pdf": "cannot be written",
	} {
		code, _, stderr := call(t, strings.Fields("almanac "+args)...)
		if code != 2 || !strings.Contains(stderr, want) {
			t.Errorf("%s: %d, %s, want %q", args, code, stderr, want)
		}
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("a page was written")
	}
}
