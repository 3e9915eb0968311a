package load

import (
	"math"
	"strings"
	"time"

	"perihelion/assets/field"
	"perihelion/bench/address"
	"perihelion/bench/demand"
	"perihelion/bench/figure"
	"perihelion/bench/load/arrival"
	"perihelion/bench/load/check"
	"perihelion/bench/load/requests"
	"perihelion/bench/load/wire"
)

// Bounds of the options.
const (
	maxTimeout = time.Hour // the histograms end there
	maxStreams = 1000      // on one connection; servers allow 100 to 250

	maxGenerators = 64
	spareFiles    = 24 // files this program needs for itself
)

// Validate returns nil when the load can be run, or a *field.Error that names
// the field (url, connections, requests, duration, rate, timeout, method,
// header, body, warmUp, connect, tls, http2, wait, check) and gives valid input. It asks the
// system how many files may be open and reads the files of TLS; it looks up no name.
func (o Options) Validate() error { return o.validate(openFiles()) }

// validate is Validate where files is how many may be open, 0 if no limit is known.
func (o Options) validate(files uint64) error {
	t, err := newTarget(o)
	if err != nil {
		return err
	}
	if err := o.Request.Validate(); err != nil {
		return err
	}
	if err := o.validFrom(); err != nil {
		return err
	}
	if err := o.validSize(files); err != nil {
		return err
	}
	if err := o.validRate(); err != nil {
		return err
	}
	if err := o.validProtocol(t); err != nil {
		return err
	}
	if err := o.validWait(t); err != nil {
		return err
	}
	if err := o.validCheck(t); err != nil {
		return err
	}
	return demand.Testable(o.Limits, o.open(), o.Check.Bodies())
}

// maxFollow bounds the redirects of one request.
const maxFollow = 50

// validFrom refuses what a file of requests excludes. It reads no more of the files than
// the names of a table's columns.
func (o Options) validFrom() error {
	switch listed := o.From.Path != ""; {
	case listed && (len(o.Body) > 0 || o.Method != ""):
		return field.Errorf("request-file", "each request of a file has its own method and body; leave out those for all")
	case listed && len(o.Paths) > 0:
		return field.Errorf("request-file", "the requests come from a file, and several paths were given; leave out one of the two")
	case requests.Sum(weights(o.Paths)) > requests.MaxTurns:
		return field.Errorf("paths", "the weights of the paths add up to more than %d; write smaller ones", requests.MaxTurns)
	case o.Replay < 0 || math.IsNaN(o.Replay) || math.IsInf(o.Replay, 0):
		return field.Errorf("replay", "%v times as fast cannot be replayed; write a number above 0, such as 1 or 2.5", o.Replay)
	case o.Replay > 0 && !listed:
		return field.Errorf("replay", "only a file of requests that were recorded can be replayed; name one, a HAR or an access log")
	case o.Replay > 0 && (o.Rate > 0 || len(o.Stages) > 0 || o.Poisson || o.Duration > 0 || o.Shuffle):
		return field.Errorf("replay", "a replay has the instants and the order of its file; leave out the rate, the random instants, the duration and the shuffling")
	case o.Follow < 0 || o.Follow > maxFollow:
		return field.Errorf("follow", "%d redirects cannot be followed; write 0 to %d", o.Follow, maxFollow)
	}
	syntax, err := o.From.Syntax()
	if err != nil {
		return err
	}
	if _, err := o.templates(syntax); err != nil {
		return err
	}
	return o.Log.Validate()
}

// validSize refuses a wrong amount of load.
func (o Options) validSize(files uint64) error {
	staged, processes := o.Stages.Length() > 0, max(o.Generators, 1)
	switch each := (o.Connections + processes - 1) / processes; {
	case o.Connections < 0:
		return field.Errorf("connections", "%d connections cannot be opened; write 1 or more", o.Connections)
	case files > 0 && files <= spareFiles:
		return field.Errorf("connections", "this system allows this program %d open files, which leave none for connections; raise the limit (ulimit -n %d)", files, max(o.Connections, 1)+spareFiles)
	case files > 0 && uint64(max(each, 0))+spareFiles > files:
		return field.Errorf("connections", "%d connections need as many open files, and this system allows this program %d; write at most %d, or raise the limit (ulimit -n %d)",
			each, files, files-spareFiles, each+spareFiles)
	case o.Generators < 0 || o.Generators > maxGenerators:
		return field.Errorf("generators", "%d processes cannot share a load; write 1 to %d", o.Generators, maxGenerators)
	case o.Generators > max(o.Connections, 1):
		return field.Errorf("generators", "%d processes share %s, and each needs one; write fewer processes, or %d connections or more", o.Generators, figure.Plural(max(o.Connections, 1), "connection"), o.Generators)
	case o.Requests > 0 && int64(o.Generators) > o.Requests:
		return field.Errorf("generators", "%d processes share %s, and each needs one; write fewer processes, or more requests", o.Generators, figure.Plural(int(o.Requests), "request"))
	case o.Generators > 1 && o.Log.Path != "":
		return field.Errorf("generators", "one process writes the log of the requests, and %d share the load; leave out the log, or use one process", o.Generators)
	case o.Requests < 0:
		return field.Errorf("requests", "%d requests cannot be sent; write 1 or more", o.Requests)
	case o.Duration < 0:
		return field.Errorf("duration", "a load cannot last %s; write how long to send, such as 10s", figure.Duration(o.Duration))
	case staged && (o.Requests > 0 || o.Duration > 0):
		return field.Errorf("rate", "the stages last %s together, and the load ends with them; leave out the number of requests and the duration", figure.Duration(o.Stages.Length()))
	case o.Requests > 0 && o.Duration > 0:
		return field.Errorf("duration", "both %d requests and %s were given, and the load ends by one of them; write one of the two", o.Requests, figure.Duration(o.Duration))
	case !staged && o.Requests == 0 && o.Duration == 0 && o.Replay == 0:
		return field.Errorf("requests", "the load has no end; write a number of requests, such as 1000, or a duration, such as 10s")
	case o.Timeout < 0 || o.Timeout > maxTimeout:
		return field.Errorf("timeout", "a request cannot be given %s; write a timeout of up to 1h, such as 30s", figure.Duration(o.Timeout))
	case o.WarmUp < 0:
		return field.Errorf("warmUp", "%d requests cannot be sent to warm up; write 0 or more", o.WarmUp)
	case o.WarmUpTime < 0:
		return field.Errorf("warmUp", "a warm-up cannot last %s; write how long, such as 1s", figure.Duration(o.WarmUpTime))
	case o.WarmUp > 0 && o.WarmUpTime > 0:
		return field.Errorf("warmUp", "both %d requests and %s were given for the warm-up; write one of the two", o.WarmUp, figure.Duration(o.WarmUpTime))
	}
	return nil
}

// validRate refuses an open loop that cannot be kept.
func (o Options) validRate() error {
	switch {
	case math.IsNaN(o.Rate) || o.Rate < 0 || o.Rate > arrival.MaxRate || o.Rate > 0 && o.Rate < arrival.MinRate:
		return field.Errorf("rate", "a rate of %v requests per second cannot be kept; write %v to %.0f, or 0 for as fast as the answers come", o.Rate, arrival.MinRate, arrival.MaxRate)
	case o.Rate > 0 && len(o.Stages) > 0:
		return field.Errorf("rate", "both a rate of %v and stages were given; write one of the two", o.Rate)
	case o.Poisson && !o.open():
		return field.Errorf("rate", "requests at random instants need a rate; write how many fall due in a second, such as 1000")
	}
	return o.Stages.Validate()
}

// validProtocol refuses options that HTTP/2 and TLS do not allow.
func (o Options) validProtocol(t target) error {
	switch {
	case o.Streams < 0 || o.Streams > maxStreams:
		return field.Errorf("http2", "%d requests cannot be under way at once on a connection; write 1 to %d", o.Streams, maxStreams)
	case o.Streams > 1 && !o.HTTP2:
		return field.Errorf("http2", "HTTP/1.1 carries one request at a time on a connection; add HTTP/2, or use more connections")
	case o.Streams > 1 && !o.KeepAlive:
		return field.Errorf("http2", "several requests at once share a connection, which has to be kept alive; add keep-alive")
	}
	if o.TLS != (Security{}) && !t.tls {
		return field.Errorf("tls", "%s is not secured by TLS; write an https URL, or leave the certificate's options out", address.Shown(o.URL))
	}
	_, err := o.TLS.config(t, o.HTTP2)
	return err
}

func (o Options) validCheck(t target) error {
	if _, err := check.New(o.Check); err != nil {
		return err
	}
	if o.Check.Same && t.varies() {
		return field.Errorf("check", "a URL with a pattern gets another answer each time; check something else than the same body, or leave the pattern out")
	}
	return nil
}

func validMethod(m string) error {
	switch {
	case m == "":
		return nil
	case !wire.Token([]byte(m)):
		return field.Errorf("method", "%q is not a method; write one word such as GET, HEAD or POST", m)
	case m == "CONNECT":
		return field.Errorf("method", "CONNECT asks for a tunnel, which is not a load; write GET, HEAD or POST")
	case m != strings.ToUpper(m):
		return field.Errorf("method", "methods are written in capitals; write %s", strings.ToUpper(m))
	}
	return nil
}

// headerShown is the first word of a text that is no header: the rest may be a secret.
func headerShown(h string) string {
	word, rest, _ := strings.Cut(strings.TrimSpace(h), " ")
	word, more, _ := strings.Cut(word, ":")
	if rest != "" || more != "" {
		word += " …"
	}
	return word
}

func validHeader(h string) error {
	name, value, ok := strings.Cut(h, ":")
	switch {
	case !ok || !wire.Token([]byte(name)):
		return field.Errorf("header", "%q is not a header; write a name, a colon and a value, such as \"Accept: application/json\"", headerShown(h))
	case strings.ContainsFunc(value, func(r rune) bool { return r < ' ' && r != '\t' || r == 0x7f }):
		return field.Errorf("header", "the value of %s contains a control character; write it in one line", name)
	}
	if strings.TrimSpace(value) == withheld {
		return field.Errorf("header", "the value of %s was left out when this was stored, so that files hold no secrets; write the header again with it", name)
	}
	switch strings.ToLower(name) {
	case "content-length", "transfer-encoding":
		return field.Errorf("header", "%s follows from the body; leave it out", name)
	case "connection":
		return field.Errorf("header", "%s follows from keep-alive; leave it out", name)
	}
	return nil
}
