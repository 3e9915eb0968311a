package load

import (
	"fmt"
	"time"

	"perihelion/bench/demand"
	"perihelion/bench/load/arrival"
	"perihelion/bench/load/requestlog"
)

// Options describes one load. The comment of each field gives the meaning of its zero
// value; Validate names the first field that cannot be used.
//
// A load ends by Requests, by Duration or with its Stages, one of the three.
// Without Rate and Stages it is a closed loop: each connection sends when its
// last answer is in, so that a server which stalls is sent fewer requests while it
// stalls, and its latencies do not show how long users would have waited. With one of
// them it is an open loop: requests fall due whatever the server does, each is sent by
// the next connection that is free, and its latency counts from the instant it
// was due. There is no think time.
//
// With the same Seed and the same URLs, request number n is the same in every load,
// whatever its connections, warm-up and protocol. So are the choice of the answers
// that are checked (Check.Share) and, with Poisson, the instants at which requests
// fall due. Time alone decides which connection sends which request, in what order
// they arrive, and, where the load ends by the clock, how many there are.
type Options struct {
	URL  string `json:"url"`            // http or https; a user and password become basic authentication; may hold patterns, see package pattern
	Seed uint64 `json:"seed,omitempty"` // of everything that is drawn at random, see below; 0: drawn itself, see Measurement.Seed

	Request

	Replay float64            `json:"replay,omitempty"` // an open loop as Request.From was recorded, so many times as fast; 0: not
	Span   time.Duration      `json:"span,omitempty"`   // of Replay: from the first request to the last
	Log    requestlog.Options `json:"log,omitzero"`     // every request that is counted, or some of them, in a file; the zero value writes none

	Generators  int           `json:"generators,omitempty"` // processes on this machine that share the load, of RunChild; 0 means 1
	Connections int           `json:"connections"`          // 0 means 1
	Requests    int64         `json:"requests,omitempty"`   // 0: by Duration or Stages
	Duration    time.Duration `json:"duration,omitempty"`   // 0: by Requests or Stages
	KeepAlive   bool          `json:"keepAlive"`            // false: a connection for each request, which asks the server to close it
	Timeout     time.Duration `json:"timeout,omitempty"`    // of one request, its connecting included; 0 means 30 s
	WarmUp      int64         `json:"warmUp,omitempty"`     // requests sent first, in a closed loop, and not counted
	WarmUpTime  time.Duration `json:"warmUpTime,omitempty"` // the same by duration

	Rate    float64         `json:"rate,omitempty"`    // requests per second, an open loop; 0: closed loop
	Stages  arrival.Profile `json:"stages,omitempty"`  // in place of Rate: rates that step and ramp
	Poisson bool            `json:"poisson,omitempty"` // in an open loop, requests fall due at random instead of evenly

	Limits []demand.Demand `json:"limits,omitempty"` // of the figures; they change nothing but Measurement.Limits

	Wait Wait `json:"wait,omitempty"` // how answers are awaited; "": WaitAuto
}

// Security describes how the connections of https are secured by TLS. Paths are of PEM
// files.
type Security struct {
	Insecure    bool   `json:"insecure,omitempty"`    // accept any certificate
	ServerName  string `json:"serverName,omitempty"`  // asked for (SNI) and verified; "": the URL's host
	Authorities string `json:"authorities,omitempty"` // file of certificates trusted in place of the system's
	Certificate string `json:"certificate,omitempty"` // file of the client's certificate chain
	Key         string `json:"key,omitempty"`         // file of its key; "": in the certificate's file
}

// defaultTimeout of one request.
const defaultTimeout = 30 * time.Second

// WithDefaults returns the options with each zero value replaced by its meaning.
func (o Options) WithDefaults() Options {
	o.Method = o.Verb()
	if o.Connections == 0 {
		o.Connections = 1
	}
	if o.Streams == 0 {
		o.Streams = 1
	}
	if o.Timeout == 0 {
		o.Timeout = defaultTimeout
	}
	return o
}

// Profile is how the requests of an open loop fall due; nil in a closed loop.
func (o Options) Profile() arrival.Profile {
	if len(o.Stages) > 0 {
		return o.Stages
	}
	if o.Rate > 0 {
		return arrival.Constant(o.Rate)
	}
	return nil
}

// Pace describes how the requests of an open loop fall due.
func (o Options) Pace() string {
	switch {
	case o.Replay == 1:
		return "at the instants of the recording"
	case o.Replay > 0:
		return fmt.Sprintf("at the instants of the recording, %v times as fast", o.Replay)
	}
	return o.Profile().Describe()
}

// open reports whether the load is an open loop.
func (o Options) open() bool { return o.Rate > 0 || len(o.Stages) > 0 || o.Replay > 0 }

// Length is how long the load lasts; 0 for a closed loop that ends by the number
// of requests. An open loop of n requests lasts n/rate: it is the same load as one of
// that duration, and neither ends with its last request.
func (o Options) Length() time.Duration {
	if d := o.Stages.Length(); d > 0 {
		return d
	}
	if o.Replay > 0 {
		return o.Span
	}
	if o.Rate > 0 && o.Requests > 0 {
		return time.Duration(min(float64(o.Requests)/o.Rate, longestLoad.Seconds()) * float64(time.Second))
	}
	return o.Duration
}

// longestLoad keeps the instants of a load within an int64 of nanoseconds.
const longestLoad = 100 * 365 * 24 * time.Hour

// MeanRate is the rate of an open loop, in requests per second, over its stages;
// 0 for a closed one.
func (o Options) MeanRate() float64 {
	if d := o.Stages.Length(); d > 0 {
		return o.Stages.Expected(d) / d.Seconds()
	}
	if o.Replay > 0 && o.Span > 0 {
		return float64(o.Requests) / o.Span.Seconds()
	}
	return o.Rate
}

// The models of a Measurement.
const (
	Closed = "closed" // a closed loop: a connection sends its next request after an answer
	Open   = "open"   // an open loop: requests fall due at a rate
)

// model is the model of the measurement of o.
func (o Options) model() string {
	if o.open() {
		return Open
	}
	return Closed
}

// Progress is an immutable snapshot of a load under way.
type Progress struct {
	Requests int64         `json:"requests"` // ended, in any class
	OK       int64         `json:"ok"`
	TimedOut int64         `json:"timedOut,omitempty"` // of the classes timeout and connect-timeout
	Elapsed  time.Duration `json:"elapsed"`
	Moments  []Moment      `json:"moments,omitempty"` // the seconds that have ended since the last snapshot
}
