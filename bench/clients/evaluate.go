package clients

import (
	"perihelion/bench/named"
	"perihelion/bench/stats"
)

// evaluate returns the results with the statistics of the repeats. It changes nothing
// of r, which goes on growing while a window shows the returned value.
func evaluate(r Results) Results {
	clients := make([]Client, len(r.Clients))
	for i, c := range r.Clients {
		clients[i] = c.evaluated()
	}
	r.Clients = clients
	r.Comparisons, r.Lead = comparisons(clients)
	r.Verdict, r.VerdictNames = named.Cut(verdict(r))
	r.Warnings = runWarnings(r)
	return r
}

// evaluated is a client with sums and medians of its repeats.
func (c Client) evaluated() Client {
	c.Requests, c.OK, c.Reason = 0, 0, ""
	alone := func(r Repeat) Times { return r.Times }
	process := func(r Repeat) Times { return r.Process }
	c.Times, c.WallRange = c.medians(alone)
	c.Process, c.ProcessRange = c.medians(process)
	for _, repeat := range c.Repeats {
		c.Requests += repeat.Requests
		c.OK += repeat.OK
		if c.Reason == "" {
			c.Reason = repeat.Reason
		}
		if repeat.library != "" {
			c.Library = repeat.library
		}
	}
	if c.Repeats == nil {
		c.Repeats = []Repeat{}
	}
	c.Warnings = c.warnings()
	return c
}

// medians of some times of the repeats, and the range of the elapsed ones.
func (c Client) medians(of func(Repeat) Times) (Times, stats.Interval) {
	walls := c.all(func(r Repeat) float64 { return of(r).Wall })
	wall := stats.MedianOf(walls)
	return Times{
		Wall: wall.Median,
		User: stats.Median(c.all(func(r Repeat) float64 { return of(r).User })),
		Sys:  stats.Median(c.all(func(r Repeat) float64 { return of(r).Sys })),
	}, wall
}

// all is one figure of each repeat.
func (c Client) all(of func(Repeat) float64) []float64 {
	values := make([]float64, len(c.Repeats))
	for i, r := range c.Repeats {
		values[i] = of(r)
	}
	return values
}
