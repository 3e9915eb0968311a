package bench

import "fmt"

// Who makes the requests: the values of Client.By.
const (
	ByPerihelion = "Perihelion"
	ByRequests   = "requests" // Python's, with and without threads
	ByAiohttp    = "aiohttp"
)

// clientWay is one way of making the requests.
type clientWay struct {
	by          string
	words       string // how
	concurrency int    // requests under way at once
}

// clientWays are the ways to make n requests, in the order shown: this program's,
// then those of the experiment.
func clientWays(n int64) []clientWay {
	return []clientWay{
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

// name is what results and snapshots know the way by.
func (w clientWay) name() string { return w.by + ", " + w.words }

// isPython reports whether an interpreter runs it, with the module of that name.
func (w clientWay) isPython() bool { return w.by != ByPerihelion }

// unused returns why n requests are too few for the way, or "".
func (w clientWay) unused(n int64) string {
	if int64(w.concurrency) <= n {
		return ""
	}
	return fmt.Sprintf("%d requests do not keep %s busy; ask for %d or more", n, w.words, w.concurrency)
}
