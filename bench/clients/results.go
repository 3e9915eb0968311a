package clients

import (
	"time"

	"perihelion/bench"
	"perihelion/bench/child"
	"perihelion/bench/load"
	"perihelion/bench/named"
	"perihelion/bench/stats"
	"perihelion/bench/warning"
)

// Results are the times of the same requests when they are made in several
// ways: the experiment's other half, beside the servers. It is a value: nothing
// that it refers to is changed once it has been handed out.
type Results struct {
	Started     time.Time
	Finished    time.Time          // zero while it runs
	Stopped     bool               // before every client had all its turns
	Interrupted bool               // stopped by the end of the program or of the machine
	Unkept      string             // why a Keeper could not keep all of it, or ""
	Environment bench.Environment  // with the interpreter and libraries of Python's clients
	Plan        Plan               // with the seed that was used
	Asked       string             // the address: that of the plan, or the built-in target's
	Clients     []Client           // in the order of their ways, also if they cannot run
	Comparisons []bench.Comparison // of how fast each client is with the first, Ratio above 1 where it takes less time
	Lead        *bench.Comparison  // of the fastest, as in Results
	Verdict     string             // which is the fastest; "" where there is nothing to compare

	VerdictNames []named.Name      // where clients are named in Verdict
	Warnings     []warning.Warning // about the run as a whole, the weightiest first
}

// Client is one way of making the requests, and its times: medians of its
// repeats, in seconds.
type Client struct {
	Name        string `json:"client"`            // By and Way
	By          string `json:"by"`                // ByPerihelion, ByRequests or ByAiohttp
	Way         string `json:"way"`               // "one after another", "20 threads"
	Concurrency int    `json:"concurrency"`       // requests under way at once
	Library     string `json:"library,omitempty"` // of Python's, with its version
	Unable      string `json:"unable,omitempty"`  // why it has no turn, with the remedy
	Broken      string `json:"broken,omitempty"`  // why it was given up although it had one

	Requests int64   `json:"requests"`           // of all repeats together
	OK       int64   `json:"ok"`                 // answered well
	Reason   string  `json:"reason,omitempty"`   // of the first that was not
	Expected float64 `json:"expected,omitempty"` // the least that Wall can be, see Plan.Expected; 0: not known

	Times                          // of the requests alone
	WallRange    stats.Interval    `json:"wallRange"`
	Process      Times             `json:"process"` // of the client's whole process, as the time command reports it
	ProcessRange stats.Interval    `json:"processWallRange"`
	Repeats      []Repeat          `json:"repeats"` // in the order made
	Warnings     []warning.Warning `json:"-"`       // about this client, the weightiest first; in JSON as warning.JSON
}

// Times are an elapsed time and the processor time used in it, in seconds.
type Times struct {
	Wall float64 `json:"wall"`
	User float64 `json:"user"`
	Sys  float64 `json:"sys"`
}

// Repeat is one turn of one client.
type Repeat struct {
	Round    int    `json:"round"` // from 1
	Place    int    `json:"place"` // within the round, from 1
	Requests int64  `json:"requests"`
	OK       int64  `json:"ok"`
	Reason   string `json:"reason,omitempty"` // of the first failure

	Classes map[load.Class]int64 `json:"classes,omitempty"` // how many requests ended in each way; failed: in one that only the library knows

	Times           // of the requests alone
	Process Times   `json:"process"` // from fork to exit
	Target  float64 `json:"target"`  // processor seconds that the built-in target used meanwhile

	library  string
	warnings []warning.Warning
}

// Turns counts the finished turns, and the planned ones of the clients that can run.
func (r Results) Turns() (done, planned int) {
	for _, c := range r.Clients {
		if c.Unable == "" {
			done += len(c.Repeats)
			planned += r.Plan.Repeats
		}
	}
	return done, planned
}

// UnderWay is an interrupted run whose program has not ended yet.
func (r Results) UnderWay() Results {
	r.Interrupted, r.Stopped, r.Finished = false, false, time.Time{}
	r.Warnings = runWarnings(r)
	return r
}

// Failed is the number of requests that were not answered well.
func (c Client) Failed() int64 { return c.Requests - c.OK }

// StartUp is the time of the process besides the requests: of Python's, nearly all
// of it goes to the interpreter and the imports.
func (c Client) StartUp() float64 { return max(0, c.Process.Wall-c.Wall) }

// timesOf are the times of a process in seconds.
func timesOf(t child.Times) Times {
	return Times{Wall: t.Wall.Seconds(), User: t.User.Seconds(), Sys: t.Sys.Seconds()}
}
