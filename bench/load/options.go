package load

import "time"

// Options describes one load. The zero value of a field means what its comment
// says; Validate names the first field that cannot be used.
//
// A load ends by Requests or by Duration, one of the two. Without Rate it is a
// closed loop: each connection sends when its last answer is in, so that a
// server which stalls is asked less while it stalls, and its latencies do not
// show what users would have waited. With Rate it is an open loop: requests fall
// due at a constant rate, whatever the server does, each is sent by the next
// connection that is free, and its latency counts from the instant it was due.
type Options struct {
	URL         string        `json:"url"`                // http or https; a user and password become basic authentication
	Method      string        `json:"method,omitempty"`   // "" means GET
	Header      []string      `json:"header,omitempty"`   // "Name: value"; a Host replaces that of URL
	Body        []byte        `json:"body,omitempty"`     // sent with every request, whatever its method
	Connections int           `json:"connections"`        // 0 means 1
	Requests    int64         `json:"requests,omitempty"` // 0: by Duration
	Duration    time.Duration `json:"duration,omitempty"` // 0: by Requests
	Rate        float64       `json:"rate,omitempty"`     // requests per second, an open loop; 0: closed loop
	KeepAlive   bool          `json:"keepAlive"`          // false: a connection for each request, which asks the server to close it
	Timeout     time.Duration `json:"timeout,omitempty"`  // of one request, its connecting included; 0 means 30 s
	WarmUp      int64         `json:"warmUp,omitempty"`   // requests sent first, in a closed loop, and not counted
	Insecure    bool          `json:"insecure,omitempty"` // accept any certificate
}

// defaultTimeout of one request.
const defaultTimeout = 30 * time.Second

// withDefaults fills in what the zero values mean.
func (o Options) withDefaults() Options {
	if o.Method == "" {
		o.Method = "GET"
	}
	if o.Connections == 0 {
		o.Connections = 1
	}
	if o.Timeout == 0 {
		o.Timeout = defaultTimeout
	}
	return o
}

// model names how requests fall due.
func (o Options) model() string {
	if o.Rate > 0 {
		return "open"
	}
	return "closed"
}

// Progress is what a load has done so far: an immutable snapshot.
type Progress struct {
	Requests int64         `json:"requests"` // ended, in whatever class
	OK       int64         `json:"ok"`
	Elapsed  time.Duration `json:"elapsed"`
}
