package load

import (
	"time"

	"perihelion/bench/demand"
	"perihelion/bench/machine"
	"perihelion/bench/warning"
)

// Measurement is the result of one load: the requests, the answers, the times and the
// costs. It is a value; its JSON form is part of the program's contract.
type Measurement struct {
	Model       string            `json:"model"`            // Closed or Open, see Options
	Requests    int64             `json:"requests"`         // sent, and ended in one class each
	OK          int64             `json:"ok"`               // of an expected status (2xx, unless checks name others), read to the end, checks passed
	Seconds     float64           `json:"seconds"`          // of a closed loop from the first send to the end of the last request, of an open loop as long as was asked for, see Drain
	RPS         float64           `json:"rps"`              // OK / Seconds
	Latency     Latency           `json:"latency"`          // of the successes; connecting included where a request had to
	Classes     map[Class]int64   `json:"classes"`          // adds up to Requests; classes that did not occur are absent, 2xx is not
	Engine      string            `json:"engine,omitempty"` // "k6 v1.8.1"; "": this program's own
	Protocol    string            `json:"protocol"`         // "HTTP/1.1" or "HTTP/2", as it was asked for
	BytesIn     int64             `json:"bytesIn"`          // as on the wire, in TCP: heads, framing and TLS included
	BytesOut    int64             `json:"bytesOut"`
	Connections int64             `json:"connections"`         // opened for the load
	Unopened    int64             `json:"unopened,omitempty"`  // attempts to open a connection that failed
	Reconnects  int64             `json:"reconnects"`          // kept connections that the server had closed, which was seen before anything of a request was written on them
	Resent      int64             `json:"resent,omitempty"`    // HTTP/2: times that a request was sent again, because the server guaranteed not to have processed it
	Redirects   int64             `json:"redirects,omitempty"` // that were followed: as many of Requests were not asked for
	Excess      int64             `json:"excess,omitempty"`    // times that bytes followed an answer which belong to none
	KeepAlive   bool              `json:"keepAlive"`           // whether connections really were used again, or could have been
	CPU         CPU               `json:"cpu"`                 // of the generator's process
	Cores       int               `json:"cores"`               // that the generator could use
	Warnings    []warning.Warning `json:"-"`                   // see MarshalJSON
	WarmedUp    int64             `json:"warmedUp,omitempty"`  // requests that were sent first and are in no other figure
	Stopped     bool              `json:"stopped,omitempty"`   // before its end, from outside
	Histogram   string            `json:"histogram,omitempty"` // of Latency, in µs: HDR V2 compressed, base64
	Started     time.Time         `json:"started"`

	// An open loop only. Latency then counts from the instant a request fell
	// due, Service from its send, and Lag is the time between the two.
	Service *Latency `json:"service,omitempty"`
	Lag     *Latency `json:"lag,omitempty"`
	Unsent  int64    `json:"unsent,omitempty"` // fell due, and the end came first; not among Requests
	Drain   float64  `json:"drain,omitempty"`  // seconds after the end of Seconds until the last request ended; its answers count

	// Seconds in which the generator did not run although it was to: it was stopped,
	// or the machine slept. They are in Seconds and in the latencies, too.
	Suspended   float64 `json:"suspended,omitempty"`
	unexplained bool    // it was perhaps no more than starved of a core

	heldBack    int64 // requests that fell due while no connection was free
	streamLimit int   // streams at once on a connection of HTTP/2; 0: nothing is known

	closeReasons [closeReasons]int64 // why connections could not be used again
	excessBytes  int64               // that followed answers and belong to none

	Connect    *Latency `json:"connect,omitempty"` // connecting, TLS included, of the answered requests that had to
	FirstByte  Latency  `json:"firstByte"`         // from the connection to the first byte of the answer, of any status
	LongestGap float64  `json:"longestGap"`        // ms; the longest time in which no answer came: a stall that a closed loop's latencies hide

	Statuses map[int]int64    `json:"statuses,omitempty"` // how many whole answers had which status
	Errors   map[Class]string `json:"errors,omitempty"`   // the first failure of each class, in words
	Checks   *Checks          `json:"checks,omitempty"`   // nil: no body was to be checked
	Secured  *Secured         `json:"tls,omitempty"`      // nil: no TLS, or no handshake succeeded
	Seed     uint64           `json:"seed,omitempty"`     // of everything that was drawn at random; 0: nothing was

	Log *Logged `json:"log,omitempty"` // nil: no request was logged

	Environment *machine.Environment `json:"environment,omitempty"` // nil: that of the run which this is a part of

	Generator Generator `json:"generator"`
	Waiting   *Waiting  `json:"waiting,omitempty"` // nil in documents of earlier versions, which always slept
	Timeline  []Moment  `json:"timeline,omitempty"`
	Answers   Answers   `json:"answers"`

	Limits []demand.Outcome `json:"limits,omitempty"` // those that were asked for

	Load *Spec `json:"load,omitempty"` // the load that was asked for; nil: that of the run which this is a part of

	failures map[Class]int64 // of the classes, the requests that are no successes
}

// Checks are the figures of the bodies that were checked.
type Checks struct {
	Made    int64   `json:"made"`
	Failed  int64   `json:"failed"`
	Seconds float64 `json:"seconds"` // of the generator's time that they took, together

	// Bodies that were to be checked and were not, because the bodies that were
	// being received at the time took all memory that there is for them. Nothing is
	// known against their answers, which count by their status.
	NoRoom int64 `json:"noRoom,omitempty"`
}

// Secured is the result of the first handshake of TLS, and the bytes that TLS carried.
type Secured struct {
	Version    string `json:"version"` // as ab writes it: "TLSv1.3"
	Cipher     string `json:"cipher"`
	CipherBits int    `json:"cipherBits"`
	KeyBits    int    `json:"keyBits"`              // of the server's certificate
	ServerName string `json:"serverName,omitempty"` // that was asked for; an address is not

	KeyExchange string `json:"keyExchange,omitempty"` // as the standards name it: "X25519", "P-256", "X25519MLKEM768"; "": by RSA

	// Bytes that TLS carried on all connections: BytesIn and BytesOut of the
	// measurement, without those that TLS added.
	BytesIn  int64 `json:"bytesIn"`
	BytesOut int64 `json:"bytesOut"`
}

// Answers describes every whole answer, of any status, as ab reports it.
type Answers struct {
	Count       int64  `json:"count"`
	Server      string `json:"server,omitempty"`      // header of the first
	Length      int64  `json:"length"`                // body of the first, bytes
	OtherLength int64  `json:"otherLength,omitempty"` // how many had a body of another length
	Bodies      int64  `json:"bodies"`                // bytes of all bodies
	Kept        int64  `json:"kept"`                  // how many left a connection that could be used again

	Connect    Spread `json:"connect"`    // connecting; 0 where there was a connection
	Processing Spread `json:"processing"` // from the connection to the end of the answer
	Waiting    Spread `json:"waiting"`    // from the connection to the first byte
	Total      Spread `json:"total"`

	Percentiles []Percentile `json:"percentiles,omitempty"` // of Total
}

// Spread summarises a histogram, in milliseconds.
type Spread struct {
	Min    float64 `json:"min"`
	Mean   float64 `json:"mean"`
	SD     float64 `json:"sd"`
	Median float64 `json:"median"`
	Max    float64 `json:"max"`
}

// Percentile is the time, in milliseconds, that a share of the requests, in percent,
// did not exceed.
type Percentile struct {
	Percent int     `json:"percent"`
	Time    float64 `json:"time"`
}

// Latency summarises a histogram, in milliseconds. The values of a histogram are
// right to 0.1 % and to 1 µs.
type Latency struct {
	Mean  float64 `json:"mean"`
	P50   float64 `json:"p50"`
	P90   float64 `json:"p90"`
	P95   float64 `json:"p95"`
	P99   float64 `json:"p99"`
	P999  float64 `json:"p99.9"`
	P9999 float64 `json:"p99.99"` // 0 in a document of a version without it
	Max   float64 `json:"max"`
}

// CPU is processor time in seconds.
type CPU struct {
	User float64 `json:"user"`
	Sys  float64 `json:"sys"`
}

// Total is the time in both modes, in seconds.
func (c CPU) Total() float64 { return c.User + c.Sys }

// Failed is the number of requests that were not successes.
func (m Measurement) Failed() int64 { return m.Requests - m.OK }

// Figures are the figures that limits are about, where so many requests fell due in a second;
// 0: as fast as possible.
func (m Measurement) Figures(rate float64) demand.Figures {
	f := Figured(m.Latency)
	f.Requests, f.Failed, f.RPS, f.RateHeld = m.Requests, m.Failed(), m.RPS, m.RateHeld(rate)
	if m.Checks != nil {
		f.Checked, f.Wrong = m.Checks.Made, m.Checks.Failed
	}
	return f
}

// Figured are latencies as limits are about them.
func Figured(l Latency) demand.Figures {
	return demand.Figures{Mean: l.Mean, P50: l.P50, P90: l.P90, P95: l.P95, P99: l.P99, P999: l.P999, P9999: l.P9999, Max: l.Max}
}

// RateHeld reports whether the arrivals of an open loop kept to a rate, in
// requests per second: no more than 1 % of them were never sent, and half of
// them were sent late by less than a tenth of the whole schedule. A server that
// stalls and catches up leaves the rate held, one that is too slow does not. A
// closed loop, or a rate of 0, has nothing to hold.
func (m Measurement) RateHeld(rate float64) bool {
	if m.Lag == nil || rate <= 0 {
		return true
	}
	due := float64(m.Requests + m.Unsent)
	schedule := due / rate * 1000 // ms
	return float64(m.Unsent) <= 0.01*due && m.Lag.P50 <= 0.1*schedule
}
