package server

import (
	"context"
	"runtime"
	"time"
)

// mode is one row of the table of configurations: the only description of each. A
// configuration is added by a row, and where it is an architecture of this program
// by a file that serves it.
type mode struct {
	name        string     // in the text form of Config
	short       string     // in words, beside others of its family: "one at a time", "gunicorn"
	family      Family     // this program's own, or the framework of Python
	deployment  Deployment // how the application is served; "" for this program's servers
	description string     // a phrase for the help of the command line
	remark      string     // a phrase for the row in the window's form; "" where the row explains itself
	workers     workerRow  // zero where their number cannot be chosen
	rough       Rough

	// Its needs.
	modules   []string // of Python, by the names under which they are imported; nil for a server of this program
	noWindows string   // why it cannot run on Windows, and the alternative; "" where it can

	// How it is started: by one of the two.
	serve     func(ctx context.Context, o Options, identity string, ready func(url string)) error
	arguments func(c Config, port int) []string // of the interpreter, which runs among the applications
	forks     bool                              // it starts processes of its own
}

// workerRow describes the workers of a configuration.
type workerRow struct {
	usual    func() int // their default number; nil where there are none to count
	noun     string     // for one of them: "process"
	option   string     // of the deployment's own command, which sets their number: "-w"
	blocking bool       // each answers one request at a time
}

// Rough is a server's cost before anything was measured, in round figures from
// machines with two cores, where a wrong one matters least.
type Rough struct {
	Start  time.Duration // to start it, to check its answers and to stop it
	Kept   float64       // requests per second with kept connections; 0 where it closes each after one answer
	Opened float64       // requests per second with a connection for each
	AtOnce int           // requests that it answers at the same time; 0: as many as arrive
}

// The servers of this program.
const (
	OneAtATime = "one-at-a-time"
	Threads    = "threads"
	Goroutines = "goroutines"
	Prefork    = "prefork"
	FastHTTP   = "fasthttp"
)

// compiled is the rough cost of a server of this program.
func compiled() Rough { return Rough{Start: 150 * time.Millisecond, Kept: 15_000, Opened: 4_000} }

// modes is the table: the servers of this program, simplest first, then Python's.
func modes() []mode {
	return append([]mode{
		{
			name: OneAtATime, short: "one at a time", family: Go,
			description: "a single worker: one connection, one request, then the next",
			remark:      "one connection, one request, then the next",
			rough:       Rough{Start: compiled().Start, Opened: 4_000, AtOnce: 1},
			serve:       alone(serveOneAtATime),
		}, {
			name: Threads, short: "threads", family: Go,
			description: "a pool of threads, each taken for one request at a time",
			remark:      "threads in a pool",
			workers:     workerRow{usual: fixed(8), noun: "thread", blocking: true},
			rough:       compiled(),
			serve:       alone(serveThreads),
		}, {
			name: Goroutines, short: "goroutines", family: Go,
			description: "Go's net/http: a goroutine for each connection",
			remark:      "Go's net/http, one for each connection",
			rough:       compiled(),
			serve:       alone(serveGoroutines),
		}, {
			name: Prefork, short: "prefork", family: Go,
			description: "processes of one processor each that share the port",
			remark:      "processes, one port",
			workers:     workerRow{usual: func() int { return max(2, runtime.NumCPU()) }, noun: "process"},
			rough:       compiled(),
			// SO_REUSEADDR of Windows gives all connections to one of the processes.
			noWindows: "prefork needs a port that processes can share, which Windows does not offer; choose goroutines or threads",
			serve:     serveShared,
			forks:     true,
		}, {
			name: FastHTTP, short: "fasthttp", family: Go,
			description: "the fasthttp library: a goroutine for each connection, buffers used again",
			remark:      "a library that uses its buffers again",
			rough:       compiled(),
			serve:       alone(serveFast),
		},
	}, pythonModes()...)
}

func fixed(n int) func() int { return func() int { return n } }

// Rough is the configuration's cost before anything was measured.
func (c Config) Rough() Rough {
	m, ok := c.mode()
	if !ok {
		return compiled()
	}
	if m.workers.blocking {
		m.rough.AtOnce = c.WorkerCount()
	}
	return m.rough
}
