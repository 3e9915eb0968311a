package server

import (
	"context"
	"net/http"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"perihelion/bench/server/api"
)

// answer turns a request into a response. Every architecture serves one.
// The end of ctx ends the computation of a table.
type answer func(ctx context.Context, method, path, rawQuery string) api.Response

// site is the content of every server: the HTTP interface, and before each of its
// answers the work and the wait of the options.
type site struct {
	work, delay time.Duration
	instance    string          // the value of instanceHeader
	tables      bool            // answer for spans, too
	cut         <-chan struct{} // closed when every wait is cut off
}

// instanceHeader names, in the answer of /healthz, the server and the process
// that answered: the parent checks by it that the port belongs to its own server.
const instanceHeader = "Perihelion-Instance"

// instance is the value of that header in this process.
func instance(identity string) string {
	return strings.TrimSpace(identity + " " + strconv.Itoa(os.Getpid()))
}

// newSite is the content of a server with options. One that is not started to be measured,
// and so has no identity, answers for spans as well.
func newSite(o Options, identity string, cut <-chan struct{}) site {
	return site{work: o.Work, delay: o.Delay, instance: instance(identity), tables: identity == "", cut: cut}
}

func (s site) answer(ctx context.Context, method, path, rawQuery string) api.Response {
	if path == "/healthz" {
		r := api.Answer(method, path, rawQuery, time.Now())
		r.Extra = append(slices.Clip(r.Extra), api.Header{Name: instanceHeader, Value: s.instance})
		return r
	}
	if s.work > 0 {
		burn(s.work)
	}
	if s.delay > 0 {
		wait(s.delay, s.cut)
	}
	r := api.Answer(method, path, rawQuery, time.Now())
	if r.Status == http.StatusNotFound && s.tables {
		if table, is := api.Tables(ctx, method, path, rawQuery, time.Now()); is {
			return table
		}
	}
	return r
}

func wait(d time.Duration, cut <-chan struct{}) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-cut:
	}
}
