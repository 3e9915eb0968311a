package bench

import (
	"time"

	"perihelion/bench/demand"
	"perihelion/bench/load"
	"perihelion/bench/named"
	"perihelion/bench/server"
	"perihelion/bench/stats"
	"perihelion/bench/warning"
)

// Results is a finished, or stopped, run: the document of `bench --json`. It is a
// value: nothing that it refers to is changed once it has been handed out.
type Results struct {
	Format      string       `json:"format"` // Format
	Started     time.Time    `json:"started"`
	Finished    time.Time    `json:"finished"`
	Stopped     bool         `json:"stopped,omitempty"` // before every repeat was done
	Decided     bool         `json:"decided,omitempty"` // before the last round, because every comparison was decided; see Plan.Looks
	Environment Environment  `json:"environment"`
	Plan        Plan         `json:"plan"`             // with the seed that was used
	Results     []Result     `json:"results"`          // in the plan's order; of a sweep each at its best number of connections
	Sweeps      []Sweep      `json:"sweeps,omitempty"` // of a plan with a sweep, in the plan's order
	Comparisons []Comparison `json:"comparisons"`      // of every ranked configuration with the baseline, in the plan's order
	Lead        *Comparison  `json:"lead,omitempty"`   // of the fastest with the next, or with the one that it cannot be distinguished from; its P is that of being faster than every other one; nil unless three or more may be compared
	Verdict     string       `json:"verdict"`          // which is the fastest and by how much, if that was shown

	VerdictNames []named.Name      `json:"verdictNames,omitempty"` // where configurations are named in Verdict
	Warnings     []warning.Warning `json:"-"`                      // about the run as a whole, the weightiest first; in JSON as warning.JSON
}

// Format names the version of the document.
const Format = "perihelion/run/1"

// Result is one configuration: its repeats and their statistics.
type Result struct {
	Subject     server.Subject     `json:"-"`                     // the server; ReadResults takes it from the plan
	Config      string             `json:"config"`                // the label of Subject
	Broken      string             `json:"broken,omitempty"`      // why it was given up, or ""
	Ranked      bool               `json:"ranked"`                // whether it may be compared: repeats exist, and every answer was right
	KeepAlive   bool               `json:"keepAlive"`             // whether connections really were used again, in every repeat
	Connections int                `json:"connections,omitempty"` // in a sweep: open at the same time
	RPS         stats.Interval     `json:"rps"`                   // requests per second answered well
	Repeats     []load.Measurement `json:"repeats"`               // in the order made
	Turns       []Turn             `json:"turns"`                 // one for each of Repeats
	Limit       *Limit             `json:"limit,omitempty"`       // of a search for the highest rate; RPS is then the rate found
	Limits      []demand.Outcome   `json:"limits,omitempty"`      // of the plan
	Latency     load.Latency       `json:"latency"`               // of all repeats together
	Failed      int64              `json:"failed"`                // requests not answered well, all repeats together
	Server      ServerUsage        `json:"server"`
	Capacity    *load.Capacity     `json:"capacity,omitempty"` // of the load generator here, where it was calibrated, and the median share of it that was reached
	Log         []string           `json:"log,omitempty"`      // the last output of its server, in its last turn
	Warnings    []warning.Warning  `json:"-"`                  // about this configuration, the weightiest first; in JSON as warning.JSON
}

// Turn is the time of a repeat and the server's usage meanwhile.
type Turn struct {
	Round       int         `json:"round"`                 // from 1
	Place       int         `json:"place"`                 // within the round, from 1
	Connections int         `json:"connections,omitempty"` // in a sweep: open at the same time
	Rate        float64     `json:"rate,omitempty"`        // in a search: requests per second asked for; 0: as fast as possible
	Server      ServerUsage `json:"server"`
	Own         float64     `json:"own,omitempty"` // cores that this program's own process used while the load went on: the window, or the command; the load generator is another process
}

// Comparison is one configuration against the baseline, in requests per second.
//
// Ratio, Low, High and P come of the ratios within the rounds, by one procedure
// (stats.Paired): Low to High leaves out 1 exactly where a difference is shown.
// Ratio need not be the quotient of the two medians, which compares repeats
// of different rounds.
type Comparison struct {
	Config     string  `json:"config"`
	Baseline   string  `json:"baseline"`
	Ratio      float64 `json:"ratio"` // of Config to Baseline, Hodges and Lehmann's estimate from the rounds
	Low        float64 `json:"low"`   // interval of the ratio, at the level that Holm's correction decided at; where Verdict is TooFew the range of the ratios
	High       float64 `json:"high"`
	Confidence float64 `json:"confidence"` // of Low to High alone: 0.95 or more, and less only where Verdict is TooFew
	Pairs      int     `json:"pairs"`      // rounds in which both were measured
	P          float64 `json:"p"`          // Wilcoxon's signed-rank test, exact and two-sided, corrected after Holm for the number of comparisons
	PSingle    float64 `json:"pSingle"`    // the same without the correction
	Verdict    string  `json:"verdict"`    // Faster, Slower, NoDifference, TooFew
}

// The verdicts of a comparison. A difference is shown when P is at most 0.05.
const (
	Faster       = "faster"
	Slower       = "slower"
	NoDifference = "no difference shown"
	TooFew       = "too few repeats" // no outcome could have shown a difference
)

// ServerUsage is the usage of the server's processes during a repeat, or its medians
// over the repeats. All zero where the server is not the program's own.
type ServerUsage struct {
	CPU       float64 `json:"cpu"`       // cores: CPU seconds per second
	RSS       int64   `json:"rss"`       // bytes, all processes together; shared memory counts for each
	PSS       int64   `json:"pss"`       // bytes, shared memory divided among them; 0 where the system does not report it
	Threads   int     `json:"threads"`   // number, all processes together
	Processes int     `json:"processes"` // number
}
