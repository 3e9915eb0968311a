package load

import (
	"runtime"
	"time"

	"github.com/HdrHistogram/hdrhistogram-go"
)

// account is everything that one process counted of a load: of the whole, or of its part
// of one. In JSON it is exact, so that the accounts of all parts add up to that of the load.
// Instants are nanoseconds after the begin.
type account struct {
	Tally    *tally       `json:"tally"`
	Started  time.Time    `json:"started"`
	WarmedUp int64        `json:"warmedUp"`
	Log      *Logged      `json:"log"`
	CPU      CPU          `json:"cpu"`
	Used     Generator    `json:"generator"` // how the process fared
	Cores    int          `json:"cores"`
	Workers  int          `json:"workers"`
	Open     int64        `json:"open"` // connections at the begin
	End      int64        `json:"end"`  // of the load; of a closed loop Last
	Last     int64        `json:"last"` // when the last request ended
	Stopped  bool         `json:"stopped"`
	Unsent   int64        `json:"unsent"`
	Held     int64        `json:"held"`  // sent late, because no connection was free
	Drawn    uint64       `json:"drawn"` // the seed; 0: nothing was drawn
	Checked  bool         `json:"checked"`
	NoRoom   int64        `json:"noRoom"`
	First    *firstAnswer `json:"first"`
	Secured  *Secured     `json:"secured"` // without its bytes
	Timeline []Moment     `json:"timeline"`

	Suspended   float64 `json:"suspended"` // seconds
	Unexplained bool    `json:"unexplained"`
	StreamLimit int     `json:"streamLimit"`

	Seconds []string `json:"seconds"` // the histograms of the timeline; of a part only
}

// settle adds what the run knows besides the instants and the counters of the process.
func (a *account) settle(r *run) {
	for _, l := range r.shards {
		a.Tally.add(&l.tally)
	}
	a.Tally.passed.add(r.unrecorded())
	a.Tally.gap = max(a.Tally.gap, a.Tally.last-r.lastAnswer.Load()) // a silence that nothing ended
	a.Cores, a.Workers = runtime.GOMAXPROCS(0), len(r.workers)
	if !r.same || r.options.Poisson || r.options.Check.Share > 0 {
		a.Drawn = r.seed
	}
	a.Checked, a.NoRoom = r.bodies != nil, r.noRoom.Load()
	a.First, a.Secured = r.firstAnswer.Load(), secured(r.agreed.Load(), traffic{})
	a.Suspended, a.Unexplained = r.suspension.sum()
	a.StreamLimit = int(r.streamLimit.Load())
}

// combined is the account of a load whose parts have the accounts.
func combined(parts []*account) *account {
	all := *parts[0]
	all.Tally = new(tally)
	all.Started = earliest(parts)
	all.CPU, all.WarmedUp, all.Workers, all.Open, all.Unsent, all.Held, all.NoRoom = CPU{}, 0, 0, 0, 0, 0, 0
	for _, a := range parts {
		gap := a.Tally.gap
		if a != parts[0] {
			// No answer came to any part only while none came to each.
			gap = min(gap, all.Tally.gap)
		}
		all.Tally.add(a.Tally)
		all.Tally.gap = gap
		late := int64(a.Started.Sub(all.Started))
		all.End, all.Last = max(all.End, a.End), max(all.Last, a.Last+late)
		all.CPU.User, all.CPU.Sys = all.CPU.User+a.CPU.User, all.CPU.Sys+a.CPU.Sys
		all.WarmedUp += a.WarmedUp
		all.Workers += a.Workers
		all.Open += a.Open
		all.Unsent += a.Unsent
		all.Held += a.Held
		all.NoRoom += a.NoRoom
		all.Stopped = all.Stopped || a.Stopped
		all.Suspended, all.Unexplained = max(all.Suspended, a.Suspended), all.Unexplained || a.Unexplained
		all.StreamLimit = max(all.StreamLimit, a.StreamLimit)
		if all.First == nil {
			all.First = a.First
		}
		if all.Secured == nil {
			all.Secured = a.Secured
		}
	}
	all.Used, all.Cores = usedBy(parts)
	all.Timeline = timelineOf(parts)
	return &all
}

func earliest(parts []*account) time.Time {
	first := parts[0].Started
	for _, a := range parts {
		if a.Started.Before(first) {
			first = a.Started
		}
	}
	return first
}

// usedBy is how several processes fared together, and the number of cores that they could use.
func usedBy(parts []*account) (g Generator, cores int) {
	g.Cores = parts[0].Used.Cores
	for _, a := range parts {
		cores += a.Cores
		g.Busy += a.Used.Busy * float64(a.Cores)
		g.Waited += a.Used.Waited * float64(a.Cores)
		g.Share += a.Used.Share
		g.Machine = max(g.Machine, a.Used.Machine)
		g.DelayP50, g.DelayP99 = max(g.DelayP50, a.Used.DelayP50), max(g.DelayP99, a.Used.DelayP99)
	}
	cores = min(cores, runtime.NumCPU())
	g.Busy, g.Waited, g.Share = g.Busy/float64(cores), min(g.Waited/float64(cores), 1), min(g.Share, 1)
	return g, cores
}

// timelineOf adds up the seconds of several processes, which began together.
func timelineOf(parts []*account) (all []Moment) {
	var latencies []*hdrhistogram.Histogram
	for _, a := range parts {
		for i, m := range a.Timeline {
			if i == len(all) {
				all, latencies = append(all, Moment{From: m.From, To: m.To}), append(latencies, nil)
			}
			to := &all[i]
			to.From, to.To = min(to.From, m.From), max(to.To, m.To)
			to.Requests, to.OK = to.Requests+m.Requests, to.OK+m.OK
			if h, err := decode(a.Seconds[i]); err == nil {
				mergeInto(&latencies[i], h)
			}
		}
	}
	for i := range all {
		all[i].Latency = latency(latencies[i])
		all[i].rate()
	}
	return all
}
