package bench

import (
	"time"

	"perihelion/bench/server"
)

// Plan says what is compared, under which load, how often. It is a value: it is
// stored with every result and can be run again. Validate says what it may hold.
type Plan struct {
	Configs []server.Config // built-in servers, in the order shown; empty with URL
	URL     string          // the user's own server, instead of Configs
	Path    string          // asked of built-in servers; "" means DefaultPath

	Work  time.Duration // computing added to each request of a built-in server
	Delay time.Duration // waiting added to each request of a built-in server

	Connections int           // open at the same time
	Requests    int64         // a repeat ends after so many, or
	Duration    time.Duration // after so long
	Rate        float64       // requests per second; 0: as fast as possible
	KeepAlive   bool          // use each connection for many requests
	Timeout     time.Duration // of one request; 0: the load generator's default
	Repeats     int           // rounds, in each of which every configuration has one turn
	Baseline    string        // label of the configuration the others are compared with; "" means the first
	Seed        uint64        // of the order of configurations within each round; 0: chosen when the run starts
}

// DefaultPath is the request of the experiment that this program grew out of.
const DefaultPath = "/planets/mars?lon=145.051&lat=-39.754&elevation=0"

// DefaultPlan puts that experiment's 20 connections with keep-alive on three
// architectures. The experiment's 1000 requests are over in some 50 ms and
// separate nothing, so a repeat lasts half a second; ten repeats show small
// differences. All of it takes about twenty seconds.
func DefaultPlan() Plan {
	return Plan{
		Configs:     []server.Config{{Name: server.OneAtATime}, {Name: server.Goroutines}, {Name: server.Prefork}},
		Connections: 20,
		Duration:    500 * time.Millisecond,
		KeepAlive:   true,
		Repeats:     10,
	}
}

// urlLabel names the only row of a plan that loads the user's own server.
const urlLabel = "url"

// Labels names what the plan measures, in the order shown: the text of each
// configuration ("goroutines", "prefork:4"), by which results, comparisons and
// snapshots know it. A plan with a URL measures one thing, "url".
func (p Plan) Labels() []string {
	if p.URL != "" {
		return []string{urlLabel}
	}
	labels := make([]string, len(p.Configs))
	for i, c := range p.Configs {
		labels[i] = c.String()
	}
	return labels
}

// path is what is asked of a built-in server.
func (p Plan) path() string {
	if p.Path == "" {
		return DefaultPath
	}
	return p.Path
}

// baseline is the label of the configuration that the others are compared with.
func (p Plan) baseline() string {
	if p.Baseline != "" {
		return p.Baseline
	}
	return p.Labels()[0]
}
