package load

import (
	"time"

	"perihelion/bench/address"
	"perihelion/bench/demand"
	"perihelion/bench/load/check"
	"perihelion/bench/load/requestlog"
	"perihelion/bench/load/requests"
)

// Spec is the load that was asked for, as results keep it: everything that
// distinguishes it from another, and no secret. Times are text with a unit.
type Spec struct {
	URL     string   `json:"url"`               // without its password
	Paths   []Path   `json:"paths,omitempty"`   // in place of the URL's
	Further int      `json:"further,omitempty"` // how many more than one they are
	Shuffle bool     `json:"shuffle,omitempty"`
	Seed    uint64   `json:"seed,omitempty"` // as it was given; see the measurement's for the one that was used
	Method  string   `json:"method"`
	Header  []string `json:"header,omitempty"` // "Name: value"; "Name: …" where the value may be a secret
	Body    int      `json:"body,omitempty"`   // bytes

	From    *requests.File      `json:"from,omitempty"`
	Replay  float64             `json:"replay,omitempty"`
	Follow  int                 `json:"follow,omitempty"`
	Cookies bool                `json:"cookies,omitempty"`
	Log     *requestlog.Options `json:"log,omitempty"`

	Generators  int     `json:"generators,omitempty"`
	Connections int     `json:"connections"`
	Requests    int64   `json:"requests,omitempty"`
	Duration    string  `json:"duration,omitempty"`
	KeepAlive   bool    `json:"keepAlive"`
	Timeout     string  `json:"timeout"`
	WarmUp      int64   `json:"warmUp,omitempty"`
	WarmUpTime  string  `json:"warmUpTime,omitempty"`
	Rate        float64 `json:"rate,omitempty"`
	Stages      string  `json:"stages,omitempty"` // as on the command line
	Poisson     bool    `json:"poisson,omitempty"`

	Wait    Wait           `json:"wait,omitempty"` // as it was given; see the measurement's waiting for the way that was used
	Connect string         `json:"connect,omitempty"`
	TLS     *Security      `json:"tls,omitempty"`
	HTTP2   bool           `json:"http2,omitempty"`
	Streams int            `json:"streams,omitempty"` // of HTTP/2
	Check   *check.Options `json:"check,omitempty"`

	Limits []demand.Demand `json:"limits,omitempty"`
}

func (o Options) Spec() Spec {
	o = o.WithDefaults()
	text := func(d time.Duration) string {
		if d == 0 {
			return ""
		}
		return d.String()
	}
	a := Spec{
		URL: address.Shown(o.URL), Paths: o.Shown().Paths, Further: max(len(o.Paths)-1, 0), Shuffle: o.Shuffle, Seed: o.Seed,
		Method: o.Method, Header: o.Shown().Header, Body: len(o.Body),
		Connections: o.Connections, Requests: o.Requests, Duration: text(o.Duration), KeepAlive: o.KeepAlive,
		Timeout: text(o.Timeout), WarmUp: o.WarmUp, WarmUpTime: text(o.WarmUpTime),
		Rate: o.Rate, Stages: o.Stages.String(), Poisson: o.Poisson,
		Limits: o.Limits, Wait: o.Wait, Connect: o.Connect, HTTP2: o.HTTP2,
		Replay: o.Replay, Follow: o.Follow, Cookies: o.Cookies,
	}
	if o.From != (requests.File{}) {
		a.From = &o.From
	}
	if o.Log != (requestlog.Options{}) {
		a.Log = &o.Log
	}
	if o.Generators > 1 {
		a.Generators = o.Generators
	}
	if o.HTTP2 {
		a.Streams = o.Streams
	}
	if o.TLS != (Security{}) {
		a.TLS = &o.TLS
	}
	if o.Check.Bodies() || o.Check.Statuses() {
		a.Check = &o.Check
	}
	return a
}
