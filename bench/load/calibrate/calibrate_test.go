package calibrate

import (
	"context"
	"errors"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"perihelion/bench/internal/wine"
	"perihelion/bench/load"
)

// ownConfig gives the test a folder of settings of its own, on any system.
func ownConfig(t *testing.T) { configIn(t, wine.TempDir(t)) }

func configIn(t *testing.T, folder string) {
	t.Helper()
	for _, name := range []string{"XDG_CONFIG_HOME", "HOME", "AppData"} {
		t.Setenv(name, folder)
	}
}

// A calibration has figures for every load, comes back from its file as it was,
// and is one of this machine.
func TestCalibrate(t *testing.T) {
	ownConfig(t)
	if _, ok, err := Load(); ok || err != nil {
		t.Errorf("got a calibration, %v, %v, before there was one", ok, err)
	}
	cells := loads("http://127.0.0.1:1/", time.Second)
	var done []int
	c, err := Run(t.Context(), 100*time.Millisecond, func(n, of int) {
		if done = append(done, n); of != calibrationRuns*len(cells) {
			t.Errorf("progress of %d loads", of)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(done) != calibrationRuns*len(cells) || done[0] != 0 || done[len(done)-1] != len(done)-1 {
		t.Errorf("progress of the loads %v", done)
	}
	if len(c.Cells) != len(cells) || len(cells) < 8 {
		t.Fatalf("got %d cells, want %d, 8 or more", len(c.Cells), len(cells))
	}
	for i, cell := range c.Cells {
		if o := cells[i]; cell.Connections != o.Connections || cell.KeepAlive != o.KeepAlive || cell.Wait != o.Wait || cell.Wait == load.WaitAuto {
			t.Errorf("cell %d is %+v, want one of %+v", i, cell, o)
		}
		if cell.RPS <= 0 || cell.CPU <= 0 || cell.P50 <= 0 || cell.P99 < cell.P50 {
			t.Errorf("got %+v", cell)
		}
	}
	path, err := c.Save()
	if err != nil {
		t.Fatal(err)
	}
	if again, err := c.Save(); err != nil || again != path {
		t.Errorf("saved again: got %s, %v; want %s", again, err, path)
	}
	if files, err := filepath.Glob(filepath.Dir(path) + "/*"); err != nil || len(files) != 1 {
		t.Errorf("found %v, %v; want the calibration alone", files, err)
	}
	got, ok, err := Load()
	if diff := cmp.Diff(c, got); !ok || err != nil || diff != "" {
		t.Errorf("loaded: %v, %v, −saved +loaded:\n%s", ok, err, diff)
	}
}

func TestCalibrateStops(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	begun := time.Now()
	c, err := Run(ctx, time.Minute, func(done, _ int) {
		time.AfterFunc(50*time.Millisecond, cancel)
	})
	if !errors.Is(err, context.Canceled) || len(c.Cells) > 0 || time.Since(begun) > 20*time.Second {
		t.Errorf("got %+v, %v after %v; want it to end at once without figures", c, err, time.Since(begun))
	}
}

// here is a calibration of this machine.
func here() Calibration {
	c := newCalibration()
	c.Cells = []Cell{
		{Connections: 1, KeepAlive: true, RPS: 10_000}, {Connections: 20, KeepAlive: true, RPS: 80_000}, {Connections: 100, KeepAlive: true, RPS: 70_000},
		{Connections: 1, RPS: 3000}, {Connections: 20, RPS: 9000}, {Connections: 100},
	}
	for i := range c.Cells {
		c.Cells[i].Wait = load.WaitSleep
	}
	c.Cells = append(c.Cells, Cell{Connections: 1, KeepAlive: true, Wait: load.WaitLook, RPS: 30_000})
	return c
}

// A calibration that is damaged, or was made elsewhere or by another program, is not
// used, and the error has the reason.
func TestForeignCalibrations(t *testing.T) {
	ownConfig(t)
	for name, tt := range map[string]struct {
		change func(*Calibration)
		says   string
	}{
		"format":     {func(c *Calibration) { c.Format = "perihelion/calibration/1" }, `"perihelion/calibration/1"`},
		"version":    {func(c *Calibration) { c.Perihelion = "0.0.1" }, `version "0.0.1"`},
		"no version": {func(c *Calibration) { c.Perihelion = "" }, `version ""`},
		"machine":    {func(c *Calibration) { c.Machine = "plan9/mips, R3000, 1 core" }, "R3000"},
		"no figures": {func(c *Calibration) { c.Cells = nil }, "no figures"},
	} {
		c := here()
		tt.change(&c)
		if _, err := c.Save(); err != nil {
			t.Fatal(err)
		}
		wantUnused(t, name, tt.says)
	}
	path, err := here().Save()
	if err != nil {
		t.Fatal(err)
	}
	if _, ok, err := Load(); !ok || err != nil {
		t.Fatalf("one of this machine is not used: %v", err)
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"half": string(whole[:len(whole)/2]), "empty": "", "another document": `[1]`, "wrong kind": `{"cells": 7}`} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		wantUnused(t, name, "")
	}
}

// wantUnused wants the calibration in the file not to be used, and a sentence that
// names the file, the reason and the remedy.
func wantUnused(t *testing.T, name, why string) {
	t.Helper()
	c, ok, err := Load()
	if ok || err == nil || len(c.Cells) > 0 {
		t.Errorf("%s: got %+v, %v, %v; want it refused", name, c, ok, err)
		return
	}
	for _, part := range []string{"calibration.json", "perihelion load --calibrate", why} {
		if !strings.Contains(err.Error(), part) {
			t.Errorf("%s: %v does not say %s", name, err, part)
		}
	}
}

func TestSaveWhereNothingCanBeWritten(t *testing.T) {
	file := filepath.Join(wine.TempDir(t), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	configIn(t, file)
	if path, err := here().Save(); err == nil || path != "" {
		t.Errorf("saved to %q, %v; want an error", path, err)
	}
}

func TestCapacity(t *testing.T) {
	c := here()
	like := func(connections int, keep bool, rps float64) (load.Options, load.Measurement) {
		return load.Options{Connections: connections, KeepAlive: keep}, load.Measurement{Model: "closed", OK: 1, RPS: rps, KeepAlive: keep, Cores: c.Cores}
	}
	for _, tt := range []struct {
		connections int
		keep        bool
		of          float64 // requests per second; 0: nothing is similar
	}{
		{0, true, 10_000}, {1, true, 10_000}, {4, true, 10_000}, {5, true, 80_000}, {20, true, 80_000}, {44, true, 80_000}, {45, true, 70_000},
		{500, true, 70_000}, {501, true, 0}, {1, false, 3000}, {20, false, 9000}, {100, false, 0},
	} {
		o, m := like(tt.connections, tt.keep, tt.of/4)
		got := c.Of(o, m)
		switch {
		case tt.of == 0 && got != nil:
			t.Errorf("%d connections, keep-alive %v: got %+v, want nothing that is alike", tt.connections, tt.keep, got)
		case tt.of > 0 && (got == nil || got.RPS != tt.of || math.Abs(got.Share-0.25) > 1e-12 || !got.Made.Equal(c.Made)):
			t.Errorf("%d connections, keep-alive %v: got %+v, want a quarter of %v", tt.connections, tt.keep, got, tt.of)
		}
	}
	o, m := like(4, true, 15_000)
	m.Waiting = &load.Waiting{Way: load.WaitLook}
	if got := c.Of(o, m); got == nil || got.RPS != 30_000 {
		t.Errorf("a load that looked: got %+v, want half of one that looked", got)
	}
	if o.Connections, m.Waiting.Way = 20, load.WaitSleep; c.Of(o, m).RPS != 80_000 {
		t.Errorf("a load that slept: got %+v", c.Of(o, m))
	}
	for name, change := range map[string]func(*Calibration, *load.Options, *load.Measurement){
		"open loop":      func(_ *Calibration, _ *load.Options, m *load.Measurement) { m.Model = "open" },
		"TLS":            func(_ *Calibration, _ *load.Options, m *load.Measurement) { m.Secured = &load.Secured{} },
		"HTTP/2":         func(_ *Calibration, o *load.Options, _ *load.Measurement) { o.HTTP2 = true },
		"other cores":    func(_ *Calibration, _ *load.Options, m *load.Measurement) { m.Cores++ },
		"no answers":     func(_ *Calibration, _ *load.Options, m *load.Measurement) { m.OK = 0 },
		"no calibration": func(c *Calibration, _ *load.Options, _ *load.Measurement) { *c = Calibration{} },
	} {
		o, m := like(20, true, 40_000)
		other := c
		if change(&other, &o, &m); other.Of(o, m) != nil {
			t.Errorf("%s: compared, and cannot be", name)
		}
	}
}
