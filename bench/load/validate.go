package load

import (
	"math"
	"strings"
	"time"

	"perihelion/bench/figure"
	"perihelion/ephem/field"
)

// Bounds of what can be asked for.
const (
	maxRate    = 1e6       // per second; no generator on one machine sends more
	minRate    = 1e-3      // per second
	maxTimeout = time.Hour // the histograms end there
	spareFiles = 24        // files this program needs for itself
)

// Validate returns nil when the load can be run, or a *field.Error that names
// the field (url, connections, requests, duration, rate, timeout, method,
// header, warmUp) and says what to write instead. It asks the system how many
// files may be open, and looks up no name.
func (o Options) Validate() error { return o.validate(openFiles()) }

// validate is Validate where files is how many may be open, 0 if no limit is known.
func (o Options) validate(files uint64) error {
	if _, err := parseTarget(o.URL); err != nil {
		return err
	}
	if err := validMethod(o.Method); err != nil {
		return err
	}
	for _, h := range o.Header {
		if err := validHeader(h); err != nil {
			return err
		}
	}
	switch {
	case o.Connections < 0:
		return field.Errorf("connections", "%d connections cannot be opened; write 1 or more", o.Connections)
	case files > 0 && uint64(o.Connections)+spareFiles > files:
		return field.Errorf("connections", "%d connections need as many open files, and this system allows this program %d; write at most %d, or raise the limit (ulimit -n %d)",
			o.Connections, files, files-min(files, spareFiles), o.Connections+spareFiles)
	case o.Requests < 0:
		return field.Errorf("requests", "%d requests cannot be sent; write 1 or more", o.Requests)
	case o.Duration < 0:
		return field.Errorf("duration", "a load cannot last %s; write how long to send, such as 10s", figure.Duration(o.Duration))
	case o.Requests > 0 && o.Duration > 0:
		return field.Errorf("duration", "both %d requests and %s were given; write one of the two, it says when the load ends", o.Requests, figure.Duration(o.Duration))
	case o.Requests == 0 && o.Duration == 0:
		return field.Errorf("requests", "nothing says when the load ends; write a number of requests, such as 1000, or a duration, such as 10s")
	case math.IsNaN(o.Rate) || o.Rate < 0 || o.Rate > maxRate || o.Rate > 0 && o.Rate < minRate:
		return field.Errorf("rate", "a rate of %v requests per second cannot be kept; write %v to %.0f, or 0 for as fast as the answers come", o.Rate, minRate, maxRate)
	case o.Timeout < 0 || o.Timeout > maxTimeout:
		return field.Errorf("timeout", "a request cannot be given %s; write a timeout of up to 1h, such as 30s", figure.Duration(o.Timeout))
	case o.WarmUp < 0:
		return field.Errorf("warmUp", "%d requests cannot be sent to warm up; write 0 or more", o.WarmUp)
	}
	return nil
}

func validMethod(m string) error {
	switch {
	case m == "":
		return nil
	case !token([]byte(m)):
		return field.Errorf("method", "%q is not a method; write one word such as GET, HEAD or POST", m)
	case m == "CONNECT":
		return field.Errorf("method", "CONNECT asks for a tunnel, which is not a load; write GET, HEAD or POST")
	case m != strings.ToUpper(m):
		return field.Errorf("method", "methods are written in capitals; write %s", strings.ToUpper(m))
	}
	return nil
}

func validHeader(h string) error {
	name, value, ok := strings.Cut(h, ":")
	switch {
	case !ok || !token([]byte(name)):
		return field.Errorf("header", "%q is not a header; write a name, a colon and a value, such as \"Accept: application/json\"", h)
	case strings.ContainsFunc(value, func(r rune) bool { return r < ' ' && r != '\t' || r == 0x7f }):
		return field.Errorf("header", "the value of %s contains a control character; write it in one line", name)
	}
	switch strings.ToLower(name) {
	case "content-length", "transfer-encoding":
		return field.Errorf("header", "%s follows from the body; leave it out", name)
	case "connection":
		return field.Errorf("header", "whether connections are kept is said by keep-alive; leave %s out", name)
	}
	return nil
}
