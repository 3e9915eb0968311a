package bench

import (
	"net/url"
	"slices"
	"strings"
	"time"

	"perihelion/bench/address"
	"perihelion/bench/demand"
	"perihelion/bench/file"
	"perihelion/bench/load"
	"perihelion/bench/load/arrival"
	"perihelion/bench/server"
)

// Plan is a comparison of servers under a load, in rounds. It is a value: it is
// stored with every result and can be run again. Its fields are written here and
// nowhere else: the tags are its keys in JSON, where times are text with a unit.
// Validate has the bounds.
type Plan struct {
	Configs []server.Config  `json:"configs,omitempty"` // this program's servers and Python's, in the order shown; none with URLs
	Own     []server.Command `json:"own,omitempty"`     // servers of the user's own that are started, shown after Configs; none with URLs
	URLs    []string         `json:"urls,omitempty"`    // servers of the user's own that run, instead of Configs and Own; one alone has the key "url"
	Path    string           `json:"path,omitempty"`    // asked of Configs; "" means DefaultPath
	Request load.Request     `json:"request,omitzero"`  // but for its URL; of the same form for all servers

	Work     time.Duration `json:"work,omitempty"`       // computing added to each request of Configs
	Delay    time.Duration `json:"delay,omitempty"`      // waiting added to each request of Configs
	MaxProcs int           `json:"gomaxprocs,omitempty"` // GOMAXPROCS of this program's servers; 0: the number that Go chooses, and 1 in prefork
	Python   string        `json:"python,omitempty"`     // the interpreter of Python's; "": the first found that has the modules

	Connections  int             `json:"connections"`            // open at the same time; not used with Sweep
	Sweep        []int           `json:"sweep,omitempty"`        // numbers of connections: every configuration has a turn in each round at each of them
	Requests     int64           `json:"requests,omitempty"`     // a repeat ends after so many, or
	Duration     time.Duration   `json:"duration,omitempty"`     // after so long
	Rate         float64         `json:"rate,omitempty"`         // requests per second; 0: as fast as possible
	P99Below     time.Duration   `json:"p99Below,omitempty"`     // find the highest rate that every configuration holds with a p99 below it; 0: no search
	Stages       arrival.Profile `json:"stages,omitempty"`       // in place of Rate, and of Requests and Duration: rates that step and ramp
	Poisson      bool            `json:"poisson,omitempty"`      // with a rate, requests fall due at random instants instead of evenly
	KeepAlive    bool            `json:"keepAlive"`              // use each connection for many requests
	Timeout      time.Duration   `json:"timeout,omitempty"`      // of one request; 0: the load generator's default
	Wait         load.Wait       `json:"wait,omitempty"`         // how the load generator waits for answers, the same for all; "": chosen before the first round, see Runner.Run
	Engine       string          `json:"engine,omitempty"`       // K6 generates the load; "": this program's own generator
	Script       file.Pinned     `json:"script,omitzero"`        // of the user's own, which k6 runs with its own load, in place of the request and its amount
	WarmUp       int64           `json:"warmUp,omitempty"`       // requests sent before each load and not counted; 0: as many as suit it
	WarmUpTime   time.Duration   `json:"warmUpTime,omitempty"`   // the same by duration
	Limits       []demand.Demand `json:"limits,omitempty"`       // that the figures of every server are to keep; they change nothing but Result.Limits
	Repeats      int             `json:"repeats"`                // rounds, in each of which every configuration has one turn
	UntilDecided bool            `json:"untilDecided,omitempty"` // end before Repeats as soon as every comparison is decided: see Looks
	Baseline     string          `json:"baseline,omitempty"`     // label of the configuration the others are compared with; "" means the first
	Seed         uint64          `json:"seed,omitempty"`         // of the order of configurations within each round; 0: chosen when the run starts
}

// DefaultPath is the request of the experiment that this program grew out of.
const DefaultPath = "/planets/mars?lon=145.051&lat=-39.754&elevation=0"

// DefaultPlan puts that experiment's 20 connections with keep-alive on three
// architectures, or on the ones that this system can run. The experiment's 1000 requests are over in some 50 ms and
// separate nothing, so a repeat lasts half a second; ten repeats show small
// differences. All of it takes about twenty seconds.
func DefaultPlan() Plan {
	return Plan{
		Configs:     server.Able([]server.Config{{Name: server.OneAtATime}, {Name: server.Goroutines}, {Name: server.Prefork}}),
		Connections: 20,
		Duration:    500 * time.Millisecond,
		KeepAlive:   true,
		Repeats:     10,
	}
}

// Subjects are the servers that the plan measures, in the order shown.
func (p Plan) Subjects() []server.Subject {
	if len(p.URLs) > 0 {
		return server.At(p.URLs)
	}
	var all []server.Subject
	for _, c := range p.Configs {
		all = append(all, server.Subject{Config: c})
	}
	for _, c := range p.Own {
		all = append(all, server.Subject{Own: c.Name})
	}
	return all
}

// Labels are the labels of Subjects, by which results, comparisons and snapshots
// refer to them: the text of each configuration ("goroutines", "prefork:4"), the name
// of each server of the user's own, "url", or the short form of each of several URLs.
func (p Plan) Labels() []string {
	var labels []string
	for _, s := range p.Subjects() {
		labels = append(labels, s.Label())
	}
	return labels
}

// Subject is the server with a label. A label that the plan does not have is taken for
// the name of a server of the user's own.
func (p Plan) Subject(label string) server.Subject {
	for _, s := range p.Subjects() {
		if s.Label() == label {
			return s
		}
	}
	return server.Subject{Own: label}
}

// Asked describes the request, with the servers where they differ in it: "GET /planets/mars",
// "POST /healthz of old and new".
func (p Plan) Asked() string {
	if len(p.Request.Paths) > 0 {
		return p.Request.Asks("")
	}
	if len(p.URLs) == 1 {
		return p.Request.Asks(address.Shown(p.URLs[0]))
	}
	var paths []string
	of := make(map[string][]string)
	ask := func(path, name string) {
		if of[path] == nil {
			paths = append(paths, path)
		}
		of[path] = append(of[path], name)
	}
	for _, s := range server.At(p.URLs) {
		ask(requestOf(s.URL), s.Label())
	}
	if len(p.Configs) > 0 || len(p.Own)+len(p.URLs) == 0 {
		ask(p.path(), "the planet servers")
	}
	for _, c := range p.Own {
		ask(c.RequestPath(), c.Name)
	}
	for i, path := range paths {
		if paths[i] = p.Request.Asks(path); len(paths) > 1 {
			paths[i] += " of " + strings.Join(of[path], " and ")
		}
	}
	return strings.Join(paths, ", ")
}

// requestOf is the path and query of a URL.
func requestOf(target string) string {
	if u, err := url.Parse(target); err == nil {
		return u.RequestURI()
	}
	return address.Shown(target)
}

// DefaultSweep are the numbers of connections of an ordinary sweep.
func DefaultSweep() []int { return []int{1, 2, 4, 8, 16, 32, 64, 128, 256} }

// Levels are the numbers of connections at which the plan measures, in ascending order.
func (p Plan) Levels() []int {
	if len(p.Sweep) == 0 {
		return []int{p.Connections}
	}
	return slices.Sorted(slices.Values(p.Sweep))
}

// RequestOf describes the request to one of the servers: "GET /planets/mars".
func (p Plan) RequestOf(s server.Subject) string {
	if s.URL != "" {
		return p.Request.Asks(address.Shown(s.URL))
	}
	for _, c := range p.Own {
		if s.Own == c.Name {
			return p.Request.Asks(c.RequestPath())
		}
	}
	return p.Request.Asks(p.path())
}

// Turns is the number of repeats of the whole plan.
func (p Plan) Turns() int { return len(p.Labels()) * len(p.Levels()) * p.Repeats }

// path is the path that Configs are asked for.
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

// serverOptions are the options of one of this program's servers or Python's.
func (p Plan) serverOptions(c server.Config) server.Options {
	return server.Options{Config: c, Work: p.Work, Delay: p.Delay, MaxProcs: p.MaxProcs, Python: p.Python}
}

// loadOptions is the load of one repeat of a contestant at a URL.
func (p Plan) loadOptions(c contestant, url string) load.Options {
	o := load.Options{
		URL: url, Request: p.requestTo(url), Connections: c.connections, Requests: p.Requests, Duration: p.Duration,
		Rate: c.rate, Stages: p.Stages, Poisson: p.Poisson && p.meanRate(c.rate) > 0, KeepAlive: p.KeepAlive, Timeout: p.Timeout,
		Wait: p.Wait, WarmUp: p.WarmUp, WarmUpTime: p.WarmUpTime,
	}
	if p.WarmUp == 0 && p.WarmUpTime == 0 {
		o.WarmUp = p.warmUp(c.connections, p.meanRate(c.rate))
	}
	return o
}

// requestTo is the request to a URL: TLS is of those that begin with https.
func (p Plan) requestTo(url string) load.Request {
	r := p.Request
	if !strings.HasPrefix(url, "https:") {
		r.TLS = load.Security{}
	}
	return r
}

// meanRate is the mean of the stages, or a rate where there are none, in requests per second.
func (p Plan) meanRate(rate float64) float64 {
	return load.Options{Rate: rate, Stages: p.Stages}.MeanRate()
}

// MeanRate is the rate at which requests fall due, of stages their mean; 0 is as fast as
// possible.
func (p Plan) MeanRate() float64 { return p.meanRate(p.Rate) }

// Length is how long a repeat lasts; 0 where the number of requests decides.
func (p Plan) Length() time.Duration {
	return load.Options{Stages: p.Stages, Duration: p.Duration, Rate: p.Rate, Requests: p.Requests}.Length()
}

// Destinations are URLs of the hosts that the load is sent to, each once: of servers that are started
// none.
func (p Plan) Destinations() []string {
	var all []string
	for _, u := range p.URLs {
		if to := p.Request.Destination(u); !slices.Contains(all, to) {
			all = append(all, to)
		}
	}
	return all
}
