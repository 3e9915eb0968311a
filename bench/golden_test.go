package bench

import (
	"bytes"
	"testing"
	"time"

	"github.com/HdrHistogram/hdrhistogram-go"

	"perihelion/assets/golden"
	"perihelion/bench/load"
	"perihelion/bench/warning"
)

// sample is a run with every kind of row: a baseline without keep-alive, a faster one
// with doubts about the generator, one with failures, one that broke.
func sample() Results {
	speeds := map[string][]float64{
		"one-at-a-time": {8210, 8105, 7990, 8043, 8320, 8151},
		"goroutines":    {18950, 19210, 18400, 18730, 19480, 19002},
		"threads:8":     {9000, 9100, 9200, 9300, 9400, 9350},
	}
	rec := record(6, func(config string, round int) float64 {
		if config == "prefork:4" {
			return 1
		}
		return speeds[config][round]
	}, "one-at-a-time", "goroutines", "threads:8", "prefork:4")
	kept := rec.Repeats[:0]
	for _, r := range rec.Repeats {
		m := &r.Measurement
		switch r.Config {
		case "prefork:4":
			continue
		case "one-at-a-time":
			m.KeepAlive, m.Connections = false, 1000
			m.Warnings = []warning.Warning{{Code: "no-keep-alive", Cause: "the server closed the connection after each answer although it was asked to keep it; that is its way", Severity: warning.Note}}
		case "goroutines":
			r.Turn.Server = ServerUsage{CPU: 1.35, RSS: 31_400_000, Processes: 1}
			if r.Turn.Round > 1 {
				m.Warnings = []warning.Warning{{Code: "generator-limit", Cause: "the generator used 9" + string('0'+rune(r.Turn.Round)) + " % of a core: it may be what was measured; use fewer connections", Severity: warning.Severe}}
			}
		case "threads:8":
			m.OK -= 3
			m.Classes = map[load.Class]int64{load.Status2xx: 997, load.Status5xx: 1, load.Timeout: 2}
		}
		kept = append(kept, r)
	}
	rec.Repeats = kept
	rec.Broken["prefork:4"] = "its server did not start: address already in use"
	rec.Environment = Environment{OS: "linux", Arch: "amd64", CPU: "Example 3000", Cores: 2, Memory: 8_000_000_000, Go: "go1.26.8", Perihelion: "v0.1.0"}
	rec.Finished = rec.Started.Add(21 * time.Second)
	rec.Plan.Baseline, rec.Plan.Path = "one-at-a-time", "/planets/venus?lat=50&lon=10"
	return evaluateWith(rec, latencies(900))
}

// latencies is a histogram as the load generator stores it: in µs, 98 % quick ones.
func latencies(quick int64) string {
	h := hdrhistogram.New(1, 3_600_000_000, 3)
	h.RecordValues(quick, 980)
	h.RecordValues(2_400, 18)
	h.RecordValues(41_000, 2)
	text, err := h.Encode(hdrhistogram.V2CompressedEncodingCookieBase)
	if err != nil {
		panic(err)
	}
	return string(text)
}

// evaluateWith evaluates repeats that all have one histogram, and takes it out
// again: its compressed text is not the same in every version of Go.
func evaluateWith(rec Record, histogram string) Results {
	for i := range rec.Repeats {
		rec.Repeats[i].Measurement.Histogram = histogram
	}
	r := Evaluate(rec)
	for _, result := range r.Results {
		for i := range result.Repeats {
			result.Repeats[i].Histogram = ""
		}
	}
	return r
}

func TestGolden(t *testing.T) {
	for name, r := range map[string]Results{"run.json.golden": sample(), "url.json.golden": sampleURL()} {
		var out bytes.Buffer
		if err := r.WriteJSON(&out); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		golden.Check(t, name, out.Bytes())
		if err := r.WriteJSON(&golden.Full{Room: 100}); err == nil {
			t.Errorf("%s: a full disk goes unnoticed", name)
		}
	}
}

// sampleURL is a stopped run of a server of the user's own at a fixed rate.
func sampleURL() Results {
	rec := Record{Plan: Plan{URLs: []string{"http://127.0.0.1:8080/a_b"}, Connections: 1, Duration: 2 * time.Second, Rate: 50, Repeats: 3, Seed: 1}, Stopped: true,
		Environment: Environment{OS: "darwin", Arch: "arm64", Cores: 10, Go: "go1.26.8"}}
	for i := range 2 {
		m := good(49.9 + float64(i)/100)
		m.Model, m.KeepAlive = "open", false
		rec.Repeats = append(rec.Repeats, Repeat{Config: "url", Turn: Turn{Round: i + 1, Place: 1}, Measurement: m})
	}
	return evaluateWith(rec, latencies(900))
}
