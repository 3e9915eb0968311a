package load

import (
	"math"
	"runtime"
	"runtime/metrics"
	"time"
)

// Generator describes how the load generator itself fared: whether the figures are
// the server's or its own.
type Generator struct {
	Busy    float64 `json:"busy"`              // share of its cores' time that it computed, 0 to 1
	Waited  float64 `json:"waited,omitempty"`  // share of that time in which its threads were ready and another program had the core; Linux
	Machine float64 `json:"machine,omitempty"` // share of the time of all cores of this machine that anything used; Linux
	Share   float64 `json:"share,omitempty"`   // share of that which the generator used
	Cores   int     `json:"machineCores"`      // of this machine

	// How long an event waited inside the generator, in milliseconds: the last of the
	// events that were ready together, or, where each connection has a goroutine, any
	// goroutine that was ready. A generator at its limit has a queue here, and an answer
	// that waits in it looks slower than the server was.
	DelayP50 float64 `json:"delayP50"`
	DelayP99 float64 `json:"delayP99"`

	Bottleneck Bottleneck `json:"bottleneck,omitempty"` // "": the load was too short
	Capacity   *Capacity  `json:"capacity,omitempty"`   // its limit here, if that was calibrated
}

// Full reports whether the generator had hardly any time left, in a closed loop or an open
// one: then its own limit may have shaped the figures.
func (g Generator) Full() bool { return g.Busy >= busyShare }

// Capacity compares a load with the limit of the generator.
type Capacity struct {
	RPS   float64   `json:"rps"`   // of the calibration, at the most similar load
	Share float64   `json:"share"` // of it that this load reached
	Made  time.Time `json:"made"`  // when that was measured
}

// Bottleneck is the limit of a closed loop's requests per second.
type Bottleneck string

// The bottlenecks that the generator can distinguish.
const (
	GeneratorBound Bottleneck = "generator" // its cores were busy
	MachineBound   Bottleneck = "machine"   // all cores of this machine were busy, with other programs too
	ServerBound    Bottleneck = "server"    // neither: the server, or the way to it, took the time
)

// counters is a look at clocks and counters.
type counters struct {
	at     time.Time
	cpu    CPU
	queued time.Duration // that threads of this process have been waiting for a core
	busy   time.Duration // that the cores of this machine have been computing
	total  time.Duration // the same and idle
	delays *metrics.Float64Histogram
}

func readCounters() counters {
	sample := []metrics.Sample{{Name: "/sched/latencies:seconds"}}
	metrics.Read(sample)
	s := counters{at: time.Now(), cpu: processorTime(), queued: queued()}
	s.busy, s.total = machineTime()
	if sample[0].Value.Kind() == metrics.KindFloat64Histogram {
		s.delays = sample[0].Value.Float64Histogram()
	}
	return s
}

// since is how the generator fared after an earlier look.
func (s counters) since(before counters) Generator {
	g := Generator{Cores: runtime.NumCPU()}
	own := s.at.Sub(before.at).Seconds() * float64(runtime.GOMAXPROCS(0))
	if own > 0 {
		g.Busy = (s.cpu.Total() - before.cpu.Total()) / own
		// More threads than cores can wait at once, and the kernel counts a wait as it
		// ends, also the part of it before the earlier look.
		g.Waited = min(max((s.queued-before.queued).Seconds()/own, 0), 1)
	}
	if total := s.total - before.total; total > 0 && s.busy > before.busy {
		g.Machine = float64(s.busy-before.busy) / float64(total)
		g.Share = min((s.cpu.Total()-before.cpu.Total())/(s.busy-before.busy).Seconds(), 1)
	}
	g.DelayP50, g.DelayP99 = delays(before.delays, s.delays)
	return g
}

// delays are two percentiles of the counts that one histogram holds beyond another, in
// milliseconds, each the upper bound of its cell.
func delays(before, after *metrics.Float64Histogram) (p50, p99 float64) {
	if before == nil || after == nil {
		return 0, 0
	}
	var total uint64
	for i, n := range after.Counts {
		total += n - before.Counts[i]
	}
	percentile := func(share float64) float64 {
		var sum uint64
		for i, n := range after.Counts {
			sum += n - before.Counts[i]
			if upper := after.Buckets[i+1]; float64(sum) >= share*float64(total) && !math.IsInf(upper, 1) {
				return 1e3 * upper
			}
		}
		return 0
	}
	if total == 0 {
		return 0, 0
	}
	return percentile(0.50), percentile(0.99)
}
