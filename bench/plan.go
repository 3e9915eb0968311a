package bench

import (
	"time"

	"perihelion/bench/server"
)

// Plan says what is compared, under which load, how often. It is a value: it is
// stored with every result and can be run again.
type Plan struct {
	Configs []server.Config `json:"configs,omitempty"` // built-in servers, in the order shown; empty with URL
	URL     string          `json:"url,omitempty"`     // the user's own server, instead of Configs
	Path    string          `json:"path,omitempty"`    // asked of built-in servers; "" means DefaultPath

	Work  time.Duration `json:"work,omitempty"`  // computing added to each request of a built-in server
	Delay time.Duration `json:"delay,omitempty"` // waiting added to each request of a built-in server

	Connections int           `json:"connections"`
	Requests    int64         `json:"requests,omitempty"` // a repeat ends after so many, or
	Duration    time.Duration `json:"duration,omitempty"` // after so long
	Rate        float64       `json:"rate,omitempty"`     // requests per second; 0: as fast as possible
	KeepAlive   bool          `json:"keepAlive"`
	Timeout     time.Duration `json:"timeout,omitempty"`
	Repeats     int           `json:"repeats"`
	Baseline    string        `json:"baseline,omitempty"` // configuration the others are compared with; "" means the first
	Seed        uint64        `json:"seed,omitempty"`     // of the order of configurations within each round
}

// DefaultPath is the request of the experiment that this program grew out of.
const DefaultPath = "/planets/mars?lon=145.051&lat=-39.754&elevation=0"
