package command

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"perihelion/app/skychart"
	"perihelion/bench/picture"
)

// Each chart is drawn in each format, and a PNG carries what it shows.
func TestPlanetsChart(t *testing.T) {
	dir := t.TempDir()
	for _, c := range []struct{ name, args, begin string }{
		{"year.png", "--view year sun", "\x89PNG"},
		{"span.svg", "--view span --quantity distance --months 12 venus mars", "<?xml"},
		{"analemma.pdf", "--view analemma --in-sky", "%PDF"},
		{"moons.png", "--view moons", "\x89PNG"},
	} {
		path := filepath.Join(dir, c.name)
		code, stdout, stderr := call(t, strings.Fields("planets --place Oslo --time 2026-12-01T20:00:00Z --chart "+path+" "+c.args)...)
		if code != 0 || !strings.Contains(stdout, "Altitude") {
			t.Errorf("%s: %d, %s, %s", c.name, code, stdout, stderr)
		}
		file, err := os.ReadFile(path)
		if err != nil || !bytes.HasPrefix(file, []byte(c.begin)) {
			t.Fatalf("%s: %v, %.20q", c.name, err, file)
		}
		if !strings.HasSuffix(c.name, ".png") {
			continue
		}
		note, err := picture.Read(file, skychart.CarriedName)
		if err != nil {
			t.Fatal(err)
		}
		carried, q, err := skychart.ReadCarried(note)
		if err != nil || string(carried.View.Chart.Kind)+".png" != c.name || q.Place != "Oslo, Norway" || q.Time.Hour() != 20 {
			t.Errorf("%s carries %+v of %+v, %v", c.name, carried.View, q, err)
		}
	}
}

func TestPlanetsChartRefuses(t *testing.T) {
	path := filepath.Join(t.TempDir(), "chart.png")
	for args, want := range map[string]string{
		"--chart chart.gif":                      "ends in .png, .svg or .pdf",
		"--view year":                            "add --chart with the name of a file",
		"--quantity colour":                      "colour",
		"--view span --months 7 --chart " + path: "3, 12, 24, 60, 120, 600 or 1200",
		"--view span --quantity elongation sun --chart " + path:      "the Sun has no elongation",
		"--view moons --time 3000-01-01T00:00:00Z --chart " + path:   "1140 to 2759",
		"--view night --chart " + path:                               "night",
		"--chart " + filepath.Join(t.TempDir(), "none", "chart.png"): "cannot be written",
	} {
		code, _, stderr := call(t, strings.Fields("planets "+args)...)
		if code != 2 || !strings.Contains(stderr, want) {
			t.Errorf("%s: %d, %s, want %q", args, code, stderr, want)
		}
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("a chart was written")
	}
}
