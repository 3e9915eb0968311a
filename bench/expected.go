package bench

import (
	"fmt"
	"time"

	"perihelion/bench/figure"
	"perihelion/bench/server"
)

// Expectation is what arithmetic gives for requests per second before anything was
// measured: the most that the work and the delay of a plan allow.
type Expectation struct {
	RPS float64
	Why string // the division: "20 connections / 2 ms"
}

// Expected returns the most requests per second that a configuration can answer on a
// machine with so many cores: with a delay, as many requests as wait at the same time,
// divided by the time of one; with work, the cores that it computes on, divided by the
// work of one; and never more than fall due. It is false where the plan adds neither work
// nor delay, and for servers of which the program does not know how they work.
func (p Plan) Expected(s server.Subject, cores int) (Expectation, bool) {
	each := p.Work + p.Delay
	if s.Config == (server.Config{}) || each <= 0 || p.Connections < 1 || p.Work > 0 && cores < 1 {
		return Expectation{}, false
	}
	over := func(n int, things string, d time.Duration) Expectation {
		return Expectation{float64(n) / d.Seconds(), things + " / " + figure.Duration(d)}
	}
	most := over(p.Connections, figure.Plural(p.Connections, "connection"), each)
	if n := s.Config.AtOnce(); n > 0 && n < p.Connections {
		most = over(n, fmt.Sprintf("%d at a time", n), each)
	}
	if p.Work > 0 {
		n := s.Config.Cores(p.MaxProcs, cores)
		if computed := over(n, figure.Plural(n, "core"), p.Work); computed.RPS < most.RPS {
			most = computed
		}
	}
	if rate := p.MeanRate(); rate > 0 && rate < most.RPS {
		most = Expectation{rate, "the rate"}
	}
	return most, true
}
