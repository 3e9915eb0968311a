package clients

import "fmt"

// The makers of requests: the values of Client.By.
const (
	ByPerihelion = "Perihelion"
	ByRequests   = "requests" // Python's, with and without threads
	ByAiohttp    = "aiohttp"
)

// Maker returns the words for a maker of requests: the name of a library of Python is a
// word of every sentence about requests.
func Maker(by string) string {
	if by == ByPerihelion {
		return by
	}
	return by + " (Python)"
}

// way is one way of making the requests.
type way struct {
	by          string
	words       string // how
	concurrency int    // requests under way at once
}

// ways are the ways to make n requests, in the order shown: this program's,
// then the experiment's.
func ways(n int64) []way {
	return []way{
		{ByPerihelion, "one after another", 1},
		{ByPerihelion, "10 connections", 10},
		{ByPerihelion, "20 connections", 20},
		{ByPerihelion, "all at once", int(n)},
		{ByRequests, "one after another", 1},
		{ByRequests, "10 threads", 10},
		{ByRequests, "20 threads", 20},
		{ByAiohttp, "all at once", int(n)},
	}
}

// name identifies the way in results and snapshots.
func (w way) name() string { return Maker(w.by) + ", " + w.words }

// isPython reports whether an interpreter runs it, with the module of that name.
func (w way) isPython() bool { return w.by != ByPerihelion }

// unused returns why n requests are too few for the way, or "".
func (w way) unused(n int64) string {
	if int64(w.concurrency) <= n {
		return ""
	}
	return fmt.Sprintf("%d requests do not keep %s busy; ask for %d or more", n, w.words, w.concurrency)
}
