package bench

import (
	"time"

	"perihelion/bench/load"
)

// Results is a finished, or stopped, run: the document of `bench --json`.
type Results struct {
	Format      string       `json:"format"` // Format
	Started     time.Time    `json:"started"`
	Finished    time.Time    `json:"finished"`
	Stopped     bool         `json:"stopped,omitempty"` // before every repeat was done
	Environment Environment  `json:"environment"`
	Plan        Plan         `json:"plan"`
	Results     []Result     `json:"results"`
	Comparisons []Comparison `json:"comparisons"`
	Verdict     string       `json:"verdict"`
}

// Format names the version of the document.
const Format = "perihelion/run/1"

// Result is one configuration: its repeats and what they come to.
type Result struct {
	Config    string             `json:"config"`
	KeepAlive bool               `json:"keepAlive"` // whether connections really were used again
	RPS       Interval           `json:"rps"`
	Repeats   []load.Measurement `json:"repeats"`
	Latency   load.Latency       `json:"latency"` // of all repeats together
	Failed    int64              `json:"failed"`
	Server    ServerUsage        `json:"server"`
	Warnings  []string           `json:"warnings"`
}

// Interval is a median with its confidence interval.
type Interval struct {
	Median     float64 `json:"median"`
	Low        float64 `json:"low"`
	High       float64 `json:"high"`
	Confidence float64 `json:"confidence"` // of Low to High, 0 to 1; 0 where the repeats are too few for any, then Low to High is their range
}

// Comparison is one configuration against the baseline.
type Comparison struct {
	Config   string  `json:"config"`
	Baseline string  `json:"baseline"`
	Ratio    float64 `json:"ratio"` // median of the rounds' ratios of requests per second
	Low      float64 `json:"low"`
	High     float64 `json:"high"`
	P        float64 `json:"p"`
	Verdict  string  `json:"verdict"` // "faster", "slower", "no difference shown", "too few repeats"
}

// ServerUsage is what the server's processes used during the repeats (medians).
type ServerUsage struct {
	CPU       float64 `json:"cpu"` // cores: CPU seconds per second
	RSS       int64   `json:"rss"` // bytes, all processes together
	Processes int     `json:"processes"`
}

// Environment is the machine that the run was made on.
type Environment struct {
	OS, Arch   string
	CPU        string
	Cores      int
	Memory     uint64 // bytes
	Go         string
	Perihelion string
}

// State of one configuration while a run goes on.
type State string

const (
	Waiting  State = "waiting"
	Starting State = "starting"
	Loading  State = "loading"
	Idle     State = "idle" // between its repeats
	Done     State = "done"
	Broken   State = "broken"
)

// Snapshot is an immutable view of a run under way.
type Snapshot struct {
	Phase     string // one sentence: what happens now
	Done      int    // repeats finished, of Total
	Total     int
	Elapsed   time.Duration
	Remaining time.Duration // an estimate; 0 while unknown
	Current   string        // the configuration under load, or ""
	Progress  load.Progress // of the repeat under way
	States    map[string]State
	Partial   Results // the repeats finished so far, evaluated
}
