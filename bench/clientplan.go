package bench

import (
	"strings"
	"time"

	"perihelion/assets/field"
	"perihelion/bench/address"
	"perihelion/bench/figure"
	"perihelion/bench/load"
	"perihelion/bench/load/pattern"
)

// ClientPlan describes which requests the clients make, and how often. It is a value.
type ClientPlan struct {
	URL      string        // what is asked; "" means DefaultPath of a built-in target
	Delay    time.Duration // that the built-in target waits before each answer, as a distant site would
	Timeout  time.Duration // of one request, from connecting to the last byte of its answer; 0: 10 s, after Delay
	Requests int64         // made by each client, in each round
	Repeats  int           // rounds, in each of which every client has one turn
	Python   string        // the interpreter of Python's clients; "": the first found that has the modules
	Seed     uint64        // of the order of clients within each round; 0: chosen when the run starts
}

// DefaultClientPlan is the experiment's: 100 requests, made once, of a site that is
// 100 ms away.
func DefaultClientPlan() ClientPlan {
	return ClientPlan{Delay: 100 * time.Millisecond, Requests: 100, Repeats: 1}
}

// clientTimeout is what a plan allows a request that says nothing of it.
const clientTimeout = 10 * time.Second

// timeouts is how many requests may take their whole time one after another before
// a client is given up.
const timeouts = 60

// timeout is how long one request may take, the same for every client.
func (p ClientPlan) timeout() time.Duration {
	if p.Timeout == 0 {
		return p.Delay + clientTimeout
	}
	return p.Timeout
}

// limit is how long all requests of a client may take: sixty times what one may,
// ten minutes as a rule, and what the delay of the built-in target makes of them.
func (p ClientPlan) limit() time.Duration {
	return timeouts*p.timeout() + time.Duration(p.Expected(1)*float64(time.Second))
}

// maxClientRequests bounds a plan: all at once, each request has a connection.
const maxClientRequests = maxConnections

// Validate returns nil, or a *field.Error that names the first of url, requests,
// repeats, delay and timeout that cannot be used, with what to write instead.
func (p ClientPlan) Validate() error {
	switch {
	case p.Requests < 1 || p.Requests > maxClientRequests:
		return field.Errorf("requests", "%d requests are not possible; write a number from 1 to %d", p.Requests, maxClientRequests)
	case p.Repeats < 1 || p.Repeats > maxRepeats:
		return field.Errorf("repeats", "%d repeats are not possible; write a number from 1 to %d", p.Repeats, maxRepeats)
	case p.Delay < 0 || p.Delay > maxDelay:
		return field.Errorf("delay", "a delay of %v is not possible; write a duration from 0 to %v, as in 100ms", p.Delay, maxDelay)
	case p.Timeout != 0 && (p.Timeout < minTimeout || p.Timeout > maxTimeout):
		return field.Errorf("timeout", "a timeout of %v is not possible; write a duration from %v to %v, as in 10s", p.Timeout, minTimeout, maxTimeout)
	case p.Timeout != 0 && p.Timeout <= p.Delay:
		return field.Errorf("timeout", "no request can be answered within %v by a target that waits for %v; write a longer time", p.Timeout, p.Delay)
	case p.URL == "":
		return nil
	case p.Delay > 0:
		return field.Errorf("delay", "a delay is for the built-in target; a server of your own waits by itself")
	}
	if _, err := parseTarget(p.URL); err != nil {
		return err
	}
	if _, holes, err := pattern.Cut(p.URL); err == nil && len(holes) > 0 {
		return field.Errorf("url", "%s holds a pattern, which Python's clients would not fill in; write an address that all of them can ask", address.Shown(p.URL))
	}
	return load.Options{URL: p.URL, Requests: p.Requests}.Validate()
}

// Expected is the least that a client can take, in seconds, when each answer comes
// after the delay and so many requests are under way at once: ⌈n/c⌉ · delay. It is
// 0 where the delay is not known.
func (p ClientPlan) Expected(concurrency int) float64 {
	if p.URL != "" || concurrency < 1 {
		return 0
	}
	c := int64(concurrency)
	return float64((p.Requests+c-1)/c) * p.Delay.Seconds()
}

// Request describes what is asked for, as Plan.Request does, and when it is answered.
func (p ClientPlan) Request() string {
	if p.URL != "" {
		return "GET " + address.Shown(p.URL)
	}
	path, _, _ := strings.Cut(DefaultPath, "?")
	when := "at once"
	if p.Delay > 0 {
		when = "after " + figure.Duration(p.Delay)
	}
	return "GET " + path + " of a built-in target that answers " + when
}

// delayed reports whether the least that clients can take is known.
func (p ClientPlan) delayed() bool { return p.URL == "" && p.Delay > 0 }
