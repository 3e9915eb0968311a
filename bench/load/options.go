// Package load generates HTTP load and measures what comes back.
package load

import "time"

// Options describes one load. The zero value of a field means what its comment
// says; Validate names the first field that cannot be used.
type Options struct {
	URL         string        `json:"url"`
	Method      string        `json:"method,omitempty"`   // "" means GET
	Header      []string      `json:"header,omitempty"`   // "Name: value"
	Body        []byte        `json:"body,omitempty"`     //
	Connections int           `json:"connections"`        // 0 means 1
	Requests    int64         `json:"requests,omitempty"` // 0: by Duration
	Duration    time.Duration `json:"duration,omitempty"` // 0: by Requests
	Rate        float64       `json:"rate,omitempty"`     // requests per second, an open loop; 0: closed loop
	KeepAlive   bool          `json:"keepAlive"`
	Timeout     time.Duration `json:"timeout,omitempty"` // of one request; 0 means 30 s
	WarmUp      int64         `json:"warmUp,omitempty"`  // requests sent first and not counted
}

// Progress is what a load has done so far: an immutable snapshot.
type Progress struct {
	Requests int64         `json:"requests"`
	OK       int64         `json:"ok"`
	Elapsed  time.Duration `json:"elapsed"`
}
