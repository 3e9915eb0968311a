package load

import "time"

// Measurement is the result of one load: what was sent, what came back, how
// long it took. It is a value; its JSON form is part of the program's contract.
type Measurement struct {
	Model       string            `json:"model"` // "closed" or "open"
	Requests    int64             `json:"requests"`
	OK          int64             `json:"ok"`      // status 2xx, read to the end, checks passed
	Seconds     float64           `json:"seconds"` // from the first send to the last answer
	RPS         float64           `json:"rps"`     // OK / Seconds
	Latency     Latency           `json:"latency"` // of the successes
	Classes     map[Class]int64   `json:"classes"` // adds up to Requests
	BytesIn     int64             `json:"bytesIn"` // as on the wire
	BytesOut    int64             `json:"bytesOut"`
	Connections int64             `json:"connections"` // opened during the load
	KeepAlive   bool              `json:"keepAlive"`   // whether connections really were used again
	CPU         CPU               `json:"cpu"`         // of the generator
	Warnings    []string          `json:"warnings"`
	Histogram   string            `json:"histogram,omitempty"` // HDR histogram of the successes, V2 compressed, base64
	Started     time.Time         `json:"started"`
	Server      map[string]string `json:"-"` // headers of the first answer that ab's report quotes
}

// Class is the one way in which a request ended.
type Class string

// The classes of the contract.
const (
	Status1xx   Class = "1xx"
	Status2xx   Class = "2xx"
	Status3xx   Class = "3xx"
	Status4xx   Class = "4xx"
	Status5xx   Class = "5xx"
	DNS         Class = "dns"
	Refused     Class = "refused"
	ConnectTime Class = "connect-timeout"
	NoPorts     Class = "no-ports"
	NoFiles     Class = "no-files"
	TLS         Class = "tls"
	Reset       Class = "reset"
	EOF         Class = "eof"       // closed before an answer
	Short       Class = "short"     // closed in the middle of an answer
	Malformed   Class = "malformed" // not HTTP/1.1
	Timeout     Class = "timeout"
	Check       Class = "check" // answered, but not with what was expected
	Cut         Class = "cut"   // in flight when the load was stopped
)

// Latency summarises a histogram, in milliseconds.
type Latency struct {
	Mean float64 `json:"mean"`
	P50  float64 `json:"p50"`
	P90  float64 `json:"p90"`
	P99  float64 `json:"p99"`
	P999 float64 `json:"p99.9"`
	Max  float64 `json:"max"`
}

// CPU is processor time in seconds.
type CPU struct {
	User float64 `json:"user"`
	Sys  float64 `json:"sys"`
}
