package command

import (
	"bytes"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestEventsChart(t *testing.T) {
	dir := t.TempDir()
	span := "events --from 2026-12-01T00:00:00Z --to 2026-12-04T00:00:00Z --place Melbourne --chart "
	for _, c := range []struct{ name, begin string }{{"moons.png", "\x89PNG"}, {"moons.svg", "<?xml"}, {"moons.pdf", "%PDF"}} {
		path := filepath.Join(dir, c.name)
		code, stdout, stderr := call(t, strings.Fields(span+path)...)
		if code != 0 || !strings.Contains(stdout, "Io in transit over Jupiter") || strings.Contains(stdout, "Moon") {
			t.Errorf("%s: %d, %s, %s", c.name, code, stdout, stderr)
		}
		file, err := os.ReadFile(path)
		if err != nil || !bytes.HasPrefix(file, []byte(c.begin)) {
			t.Errorf("%s: %v, %.20q", c.name, err, file)
		}
		if c.name != "moons.png" {
			continue
		}
		if img, err := png.DecodeConfig(bytes.NewReader(file)); err != nil || img.Width != 1280 || img.Height != 1000 {
			t.Errorf("%d × %d, %v", img.Width, img.Height, err)
		}
	}
}

func TestEventsChartRefuses(t *testing.T) {
	path := filepath.Join(t.TempDir(), "moons.png")
	for args, want := range map[string]string{
		"--to 2026-12-04T00:00:00Z --chart moons.gif":  "ends in .png, .svg or .pdf",
		"--to 2027-06-01T00:00:00Z --chart " + path:    "at most 100 days: write an earlier --to",
		"--to 2026-12-04T00:00:00Z --red-spot 400":     "a longitude on Jupiter is 0 to 360 degrees",
		"--to 2026-12-04T00:00:00Z --red-spot Jupiter": "--red-spot",
	} {
		code, _, stderr := call(t, strings.Fields("events --from 2026-12-01T00:00:00Z "+args)...)
		if code != 2 || !strings.Contains(stderr, want) {
			t.Errorf("%s: %d, %s, want %q", args, code, stderr, want)
		}
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("a chart was written")
	}
}

// The longitude that is used is reported where none was given.
func TestEventsRedSpot(t *testing.T) {
	const span = "events --from 2026-12-01T00:00:00Z --to 2026-12-02T00:00:00Z --place Melbourne "
	_, stdout, stderr := call(t, strings.Fields(span+"--kind red-spot")...)
	if strings.Contains(stderr, "Spot") || !strings.Contains(stdout, "85° of System II on 2026-04-18") || strings.Count(stdout, "Great Red Spot in") != 2 {
		t.Errorf("%s, %s", stdout, stderr)
	}
	_, stdout, stderr = call(t, strings.Fields(span+"--red-spot 100")...)
	if strings.Contains(stderr, "2026-04-18") || !strings.Contains(stdout, "System II longitude 100.0°") {
		t.Errorf("%s, %s", stdout, stderr)
	}
}
