package server

import (
	"context"
	"net"
	"time"

	"perihelion/assets/field"
)

// Options describes which server runs, and where. The comment of a field has the
// meaning of its zero value.
type Options struct {
	Config  Config
	Command *Command // a server of the user's own, instead of Config

	Addr     string        // HOST:PORT; "" means 127.0.0.1 and a port that the system chooses; only of this program's servers
	Work     time.Duration // processor time burnt for each request, besides the position itself; not of the user's own
	Delay    time.Duration // time waited for each request, without using a processor; not of the user's own
	MaxProcs int           // GOMAXPROCS of each process; 0 means Go's default, and 1 in prefork; only of this program's servers
	Python   string        // the interpreter for Python's configurations, believed to have their modules; "" means to look for one

	// Probe asks a server of the user's own at a URL without a path whether it can serve. The
	// error wraps ErrStatus where it answers with an unexpected status, and ErrWrong where
	// there is no use in asking again. nil: GET of Command's
	// ReadyPath, which has to be answered with 2xx.
	Probe func(ctx context.Context, base string) error `json:"-"`

	// Report is called with one line for each event besides answering, such as the end
	// of a worker, from any goroutine. It may be nil.
	Report func(line string) `json:"-"`
}

// maxBusy bounds Work and Delay: more is probably a mistake.
const maxBusy = 10 * time.Second

// maxProcs bounds MaxProcs: more is probably a mistake.
const maxProcs = 1024

// Validate returns nil, or a *field.Error of the first field, config, addr, work, delay,
// gomaxprocs or one of Command's, that cannot be used.
func (o Options) Validate() error {
	if o.Command != nil {
		return o.Command.Validate()
	}
	if err := o.Config.Validate(); err != nil {
		return err
	}
	if o.Addr != "" {
		if _, port, err := net.SplitHostPort(o.Addr); err != nil || !isPort(port) {
			return field.Errorf("addr", "%q is not an address; write HOST:PORT with a port from 0 to 65535, as in 127.0.0.1:8080", clip(o.Addr))
		}
	}
	switch {
	case o.Addr != "" && o.Config.IsPython():
		return field.Errorf("addr", "%s gets a port from the system; leave the address out", o.Config)
	case o.MaxProcs < 0 || o.MaxProcs > maxProcs:
		return field.Errorf("gomaxprocs", "GOMAXPROCS %d is not possible; write a number from 1 to %d, or 0 for Go's default", o.MaxProcs, maxProcs)
	case o.Work < 0 || o.Work > maxBusy:
		return field.Errorf("work", "work of %v is not possible; write a duration from 0 to %v, as in 200µs", o.Work, maxBusy)
	case o.Delay < 0 || o.Delay > maxBusy:
		return field.Errorf("delay", "a delay of %v is not possible; write a duration from 0 to %v, as in 2ms", o.Delay, maxBusy)
	}
	return nil
}

// isPort reports whether a text is a port, by its number or by the name of a service.
func isPort(s string) bool {
	_, err := net.LookupPort("tcp", s)
	return err == nil
}

// addr is the address to listen on.
func (o Options) addr() string {
	if o.Addr == "" {
		return "127.0.0.1:0"
	}
	return o.Addr
}

// label names the server.
func (o Options) label() string {
	if o.Command != nil {
		return o.Command.Name
	}
	return o.Config.String()
}

// foreign reports whether another program is started.
func (o Options) foreign() bool { return o.Command != nil || o.Config.IsPython() }

func (o Options) report(line string) {
	if o.Report != nil {
		o.Report(line)
	}
}
