package server

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"testing"

	"time"

	"perihelion/assets"
	"perihelion/bench/internal/wine"
	"perihelion/bench/server/api"
)

// The Python apps read a query as the program does: the same place, air and time,
// or a refusal of the same field in the same words.
func TestPythonReadsTheSameNotations(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("there is no Python here")
	}
	dir := wine.TempDir(t)
	if err := os.CopyFS(dir, assets.Python()); err != nil {
		t.Fatal(err)
	}
	queries := []string{
		"lat=1&lon=2", "lat=-39.754&lon=145.051&elevation=120", "lat=39d45m14.4sS&lon=145%C2%B003%E2%80%B203.6%E2%80%B3E", "lat=39+45+14.4+S&lon=145%203%203.6",
		"lat=-39,754&lon=204.528&elevation=0", "lat=0&lon=359.8833", "lat=3945.24S&lon=3+East&elevation=400+ft", "lat=45+59+60+N&lon=00230W", "lat=12.5+Norte&lon=79.98+Ost",
		"lat=1&lon=360", "elevation=1,5+m&lat=1&lon=2", "lat=5&lon=6&elevation=4205", "lat=5&lon=6&elevation=20000", "lat=5&lon=6&pressure=0", "pressure=900&temperature=-5",
		"time=2026-11-22%2012:00:00Z", "time=2026-11-22+12:00:00.25Z", "time=2026-11-22T12:00:00+0000", "time=JD2461367.25", "time=MJD+51544.5", "time=@1795348800.5", "time=2026-11-22T23:00+11", "time=2026-11-22T12:00:00+15:00",
		// refused
		"lat=1", "lon=1", "elevation=3", "lat=95&lon=0", "lat=abc&lon=0", "lat=NaN&lon=0", "lat=4530&lon=1", "lat=1&lon=361", "lat=1&lon=-181", "lat=1&lon=79.98+O", "lat=-5S&lon=1", "lat=1&lon=2&elevation=1,000",
		"lat=1&lon=2&elevation=high", "time=now", "time=2026-11-22", "time=2026-11-22T12:00", "time=2026-02-29T00:00:00Z", "time=2026-13-01T00:00:00Z", "time=2026-11-22T24:00:00Z",
		"time=2016-12-31T23:59:60Z", "time=2016-12-31T12:59:60Z", "time=whenever", "time=", "pressure=-1", "pressure=x", "lat=&lon=1", "lat=1&lat=1",
	}
	const script = `
import sys, json
from datetime import datetime, timezone
from query import Refusal, parse
for line in sys.stdin:
    try:
        q = parse(line.rstrip("\n"), datetime.now(timezone.utc))
        o = q.observer
        print(json.dumps({"lat": o.lat, "lon": o.lon, "elevation": o.elevation, "pressure": o.air.pressure if o.air.shown else None, "time": q.shown if "time=" in line else ""}))
    except Refusal as refusal:
        print(json.dumps({"error": refusal.sentence, "field": refusal.field}))
`
	cmd := exec.Command(python, "-c", script)
	cmd.Dir = dir
	var in, out bytes.Buffer
	for _, q := range queries {
		in.WriteString(q + "\n")
	}
	cmd.Stdin, cmd.Stdout, cmd.Stderr = &in, &out, os.Stderr
	if err := cmd.Run(); err != nil {
		t.Fatal(err)
	}
	answers := json.NewDecoder(&out)
	for _, q := range queries {
		var python struct {
			Lat, Lon, Elevation float64
			Pressure            *float64
			Time, Error, Field  string
		}
		var ours struct {
			Observer struct {
				Lat, Lon, Elevation float64
				Pressure            *float64
			}
			Time, Error, Field string
		}
		r := api.Answer("GET", "/planets/mars", q, time.Now())
		if err := errors.Join(answers.Decode(&python), json.Unmarshal(r.Body, &ours)); err != nil {
			t.Fatalf("%s: %v", q, err)
		}
		if ours.Error != python.Error || ours.Field != python.Field {
			t.Errorf("%s: Python says %q of %q, we say %q of %q", q, python.Error, python.Field, ours.Error, ours.Field)
		}
		near := func(a, b float64) bool { return a-b < 1e-6 && b-a < 1e-6 }
		o := ours.Observer
		if ours.Error == "" && (!near(o.Lat, python.Lat) || !near(o.Lon, python.Lon) || !near(o.Elevation, python.Elevation) || python.Time != "" && ours.Time != python.Time ||
			(o.Pressure == nil) != (python.Pressure == nil) || o.Pressure != nil && *o.Pressure != *python.Pressure) {
			t.Errorf("%s: Python has %+v, we have %+v", q, python, ours)
		}
	}
}
