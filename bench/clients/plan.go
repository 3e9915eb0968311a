package clients

import (
	"strings"
	"time"

	"perihelion/assets/field"
	"perihelion/bench"
	"perihelion/bench/address"
	"perihelion/bench/figure"
	"perihelion/bench/load"
	"perihelion/bench/load/pattern"
)

// Plan describes which requests the clients make, and how often. It is a value.
type Plan struct {
	URL      string        // to be asked; "" means bench.DefaultPath of a built-in target
	Delay    time.Duration // that the built-in target waits before each answer, as a distant site would
	Timeout  time.Duration // of one request, from connecting to the last byte of its answer; 0: 10 s, after Delay
	Requests int64         // made by each client, in each round
	Repeats  int           // rounds, in each of which every client has one turn
	Python   string        // the interpreter of Python's clients; "": the first found that has the modules
	Seed     uint64        // of the order of clients within each round; 0: chosen when the run starts
}

// DefaultPlan is the experiment's: 100 requests, made once, of a site that is
// 100 ms away.
func DefaultPlan() Plan {
	return Plan{Delay: 100 * time.Millisecond, Requests: 100, Repeats: 1}
}

// usualTimeout is the timeout of a plan that has none.
const usualTimeout = 10 * time.Second

// timeouts is how many requests may take their whole time one after another before
// a client is given up.
const timeouts = 60

// timeout is how long one request may take, the same for every client.
func (p Plan) timeout() time.Duration {
	if p.Timeout == 0 {
		return p.Delay + usualTimeout
	}
	return p.Timeout
}

// limit is how long all requests of a client may take: sixty times the timeout of one,
// ten minutes as a rule, and the delays of the built-in target.
func (p Plan) limit() time.Duration {
	return timeouts*p.timeout() + time.Duration(p.Expected(1)*float64(time.Second))
}

// maxRequests bounds a plan: all at once, each request has a connection.
const maxRequests = bench.MaxConnections

// Validate returns nil, or a *field.Error that names the first of url, requests,
// repeats, delay and timeout that cannot be used, with the remedy.
func (p Plan) Validate() error {
	switch {
	case p.Requests < 1 || p.Requests > maxRequests:
		return field.Errorf("requests", "%d requests are not possible; write a number from 1 to %d", p.Requests, maxRequests)
	case p.Repeats < 1 || p.Repeats > bench.MaxRepeats:
		return field.Errorf("repeats", "%d repeats are not possible; write a number from 1 to %d", p.Repeats, bench.MaxRepeats)
	case p.Delay < 0 || p.Delay > bench.MaxDelay:
		return field.Errorf("delay", "a delay of %v is not possible; write a duration from 0 to %v, as in 100ms", p.Delay, bench.MaxDelay)
	case p.Timeout != 0 && (p.Timeout < bench.MinTimeout || p.Timeout > bench.MaxTimeout):
		return field.Errorf("timeout", "a timeout of %v is not possible; write a duration from %v to %v, as in 10s", p.Timeout, bench.MinTimeout, bench.MaxTimeout)
	case p.Timeout != 0 && p.Timeout <= p.Delay:
		return field.Errorf("timeout", "no request can be answered within %v by a target that waits for %v; write a longer time", p.Timeout, p.Delay)
	case p.URL == "":
		return nil
	case p.Delay > 0:
		return field.Errorf("delay", "a delay is for the built-in target; a server of your own waits by itself")
	}
	if _, err := bench.ParseURL(p.URL); err != nil {
		return err
	}
	if pattern.First(p.URL) != "" {
		return field.Errorf("url", "%s holds a pattern, which Python's clients would not fill in; write an address that all of them can ask", address.Shown(p.URL))
	}
	return load.Options{URL: p.URL, Requests: p.Requests}.Validate()
}

// Expected is the least that a client can take, in seconds, when each answer comes
// after the delay and so many requests are under way at once: ⌈n/c⌉ · delay. It is
// 0 where the delay is not known.
func (p Plan) Expected(concurrency int) float64 {
	if p.URL != "" || concurrency < 1 {
		return 0
	}
	c := int64(concurrency)
	return float64((p.Requests+c-1)/c) * p.Delay.Seconds()
}

// Request describes the request, as bench.Plan.Request does, and when it is answered.
func (p Plan) Request() string {
	if p.URL != "" {
		return "GET " + address.Shown(p.URL)
	}
	path, _, _ := strings.Cut(bench.DefaultPath, "?")
	when := "at once"
	if p.Delay > 0 {
		when = "after " + figure.Duration(p.Delay)
	}
	return "GET " + path + " of a built-in target that answers " + when
}

// Target names the server that is asked, in a few words.
func (p Plan) Target() string {
	switch {
	case p.URL != "":
		return address.Shown(p.URL)
	case p.Delay > 0:
		return "built-in target, " + figure.Duration(p.Delay)
	}
	return "built-in target"
}

// delayed reports whether the least that clients can take is known.
func (p Plan) delayed() bool { return p.URL == "" && p.Delay > 0 }
