package command

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"perihelion/bench/load/calibrate"
)

// ownConfig gives the test a folder of settings of its own, on any system.
func ownConfig(t *testing.T) {
	t.Helper()
	folder := t.TempDir()
	for _, name := range []string{"XDG_CONFIG_HOME", "HOME", "AppData"} {
		t.Setenv(name, folder)
	}
}

// Figures that cannot be kept are not measured in vain.
func TestLoadCalibrateAsksFirstWhetherItCanBeKept(t *testing.T) {
	folder := t.TempDir()
	taken := filepath.Join(folder, "taken")
	if err := os.WriteFile(taken, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"XDG_CONFIG_HOME", "HOME", "AppData"} {
		t.Setenv(name, taken)
	}
	began := time.Now()
	code, stdout, stderr := call(t, "load", "--calibrate", "-d", "1h")
	if code != Failed || stdout != "" || !strings.Contains(stderr, "keep the calibration") {
		t.Errorf("exit code %d, %q, %q after %v", code, stdout, stderr, time.Since(began))
	}
}

// A calibration that cannot be kept is written all the same.
func TestCalibrationThatIsNotKeptIsWritten(t *testing.T) {
	var out bytes.Buffer
	c := calibrate.Calibration{Cores: 2, Cells: []calibrate.Cell{{Connections: 20, KeepAlive: true, RPS: 12345}}}
	if err := writeCalibration(&out, c, ""); err != nil || !strings.Contains(out.String(), "12,345") || strings.Contains(out.String(), "kept") {
		t.Errorf("%v: %s", err, out.String())
	}
}

// A calibration is kept, and loads from then on are reported as a share of it.
func TestLoadCalibrate(t *testing.T) {
	ownConfig(t)
	url, _ := counting(t)
	before := document(t, "load", "-n", "200", "-k", "--format", "json", url)
	if capacity, there := before["generator"].(map[string]any)["capacity"]; there {
		t.Fatalf("before a calibration: got a capacity of %v", capacity)
	}
	code, stdout, stderr := call(t, "load", "--calibrate", "-d", "300ms")
	if code != Done || stderr != "" {
		t.Fatalf("exit code %d, %s", code, stderr)
	}
	c, ok, err := calibrate.Load()
	if !ok || err != nil {
		t.Fatalf("nothing was kept: %v", err)
	}
	lines := strings.Split(stdout, "\n")
	at := 3 // below the title and the names of the columns
	for i, cell := range c.Cells {
		fields := strings.Fields(lines[at+i])
		if len(fields) < 6 || fields[0] == "0" || (fields[1] == "yes") != cell.KeepAlive {
			t.Errorf("line %d is %q, and of the calibration %+v", i, lines[at+i], cell)
		}
	}
	if !strings.Contains(stdout, "calibration.json") {
		t.Errorf("it is not said where it is kept:\n%s", stdout)
	}

	// Figures that can be known: every load reaches a hundred thousandth.
	for i := range c.Cells {
		c.Cells[i].RPS = 1e9
	}
	if _, err := c.Save(); err != nil {
		t.Fatal(err)
	}
	after := document(t, "load", "-n", "200", "-k", "--format", "json", url)
	capacity, _ := after["generator"].(map[string]any)["capacity"].(map[string]any)
	if share, _ := capacity["share"].(float64); capacity["rps"] != 1e9 || share <= 0 || share != after["rps"].(float64)/1e9 {
		t.Errorf("got a capacity of %v at %v requests a second, want the share of 1e9", capacity, after["rps"])
	}
	if _, stdout, _ := call(t, "load", "-n", "200", "-k", url); !strings.Contains(stdout, "of the 1,000,000,000 requests per second that it reaches here") {
		t.Errorf("the share is not told:\n%s", stdout)
	}

	// A run of bench knows it as well.
	d := document(t, "bench", "--config", "goroutines", "-c", "20", "-k", "-n", "300", "--repeats", "1", "-q", "--format", "json")
	result := d["results"].([]any)[0].(map[string]any)
	if capacity, _ := result["capacity"].(map[string]any); capacity["rps"] != 1e9 {
		t.Errorf("bench: got a capacity of %v", capacity)
	}

	c.Machine = "another"
	if _, err := c.Save(); err != nil {
		t.Fatal(err)
	}
	code, stdout, stderr = call(t, "load", "-n", "200", "-k", url)
	if code != Done || strings.Contains(stdout, "1,000,000,000") || !strings.Contains(stderr, "another machine") {
		t.Errorf("with a calibration of another machine: exit code %d, %s\n%s", code, stderr, stdout)
	}
}

func TestLoadCalibrateJSON(t *testing.T) {
	ownConfig(t)
	d := document(t, "load", "--calibrate", "-d", "300ms", "--format", "json", "-q")
	wantKeys(t, "the calibration", d, "format", "made", "perihelion", "machine", "cores", "cells")
	wantKeys(t, "a cell", d["cells"].([]any)[0].(map[string]any), "connections", "keepAlive", "rps", "cpu", "p50", "p99")
}

func TestLoadCalibrateStopped(t *testing.T) {
	ownConfig(t)
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	var stderr bytes.Buffer
	if code := Run(ctx, []string{"load", "--calibrate"}, io.Discard, &stderr, Window{}); code != Failed || !strings.Contains(stderr.String(), "is not kept") {
		t.Errorf("exit code %d, %q", code, stderr.String())
	}
	if _, ok, err := calibrate.Load(); ok || err != nil {
		t.Errorf("a calibration was kept, %v", err)
	}
}
