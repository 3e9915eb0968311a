package load

import (
	"time"

	"perihelion/bench/load/requestlog"
)

// Logged is what became of the log of the requests.
type Logged struct {
	Path    string `json:"path"`
	Written int64  `json:"written"`         // requests
	Missing int64  `json:"missing"`         // requests of the sample that are not in the file
	Error   string `json:"error,omitempty"` // that ended it
}

// logging is a log that is being written; nil: none is.
type logging struct {
	run *run
	log *requestlog.Log
	bad error // it could not be begun
}

// beginLog begins the log of a load that begins at an instant, of the wall clock and of
// the run's.
func (r *run) beginLog(started time.Time, begin int64) *logging {
	o := r.options.Log
	if o.Path == "" {
		return nil
	}
	names := make([]string, len(classes))
	for i, c := range classes {
		names[i] = string(c)
	}
	log, err := requestlog.Create(o, requestlog.Head{Started: started, Classes: names, Seed: r.seed})
	if err != nil {
		return &logging{run: r, bad: err}
	}
	r.begun = begin
	for i, s := range r.shards {
		s.log = log.Buffer(i)
	}
	return &logging{run: r, log: log}
}

// end writes the rest of the log.
func (l *logging) end() *Logged {
	switch {
	case l == nil:
		return nil
	case l.log == nil:
		return &Logged{Path: l.run.options.Log.Path, Error: l.bad.Error()}
	}
	for _, s := range l.run.shards {
		s.log.Flush()
		s.log = nil
	}
	result := l.log.Close()
	logged := &Logged{Path: l.run.options.Log.Path, Written: result.Written, Missing: result.Lost}
	if result.Err != nil {
		logged.Error = result.Err.Error()
	}
	return logged
}

// entry is the worker's request in a log, as record counts it.
func (w *worker) entry(o outcome) requestlog.Entry {
	e := requestlog.Entry{
		Due: w.due - w.run.begun, Sent: w.ready - w.run.begun, First: w.first - w.run.begun, Done: w.now - w.run.begun,
		In: w.passed.in, Out: w.passed.out, Request: int32(w.which), Connection: int32(w.number), Class: uint8(o), Good: o.answered() && w.good,
	}
	if w.stage == connecting {
		e.Sent = -1
	}
	if w.first == 0 {
		e.First = -1
	}
	if o.answered() {
		e.Status = uint16(w.answer.Status)
	}
	return e
}
