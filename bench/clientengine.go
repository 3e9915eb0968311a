package bench

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"perihelion/bench/load"
	"perihelion/bench/server"
)

// clientEngine is what a ClientRunner needs of the world; tests put their own in
// its place.
type clientEngine interface {
	// start is engine.start.
	start(ctx context.Context, o server.Options) (target, error)
	// find is server.Interpreters.
	find(ctx context.Context, configured string) []server.Interpreter
	// request makes n requests in one way, in a process of its own. Whatever it
	// starts has ended when it returns.
	request(ctx context.Context, w clientWay, python, url string, n int64, observe func(load.Progress)) (ClientRepeat, error)
}

// clientChildren is the engine of every real run.
type clientChildren struct{ children }

// clientPatience is how long one request may take, the same for every client.
const clientPatience = 60 * time.Second

func (clientChildren) find(ctx context.Context, configured string) []server.Interpreter {
	return server.Interpreters(ctx, configured)
}

func (clientChildren) request(ctx context.Context, w clientWay, python, url string, n int64, observe func(load.Progress)) (ClientRepeat, error) {
	if w.isPython() {
		return requestByPython(ctx, w, python, url, n)
	}
	o := load.Options{URL: url, Connections: w.concurrency, Requests: n, KeepAlive: true, Timeout: clientPatience}
	m, took, err := load.RunTimed(ctx, o, observe)
	if err != nil {
		return ClientRepeat{}, err
	}
	r := ClientRepeat{
		Requests: m.Requests, OK: m.OK,
		ClientTimes: ClientTimes{Wall: m.Seconds, User: m.CPU.User, Sys: m.CPU.Sys},
		Process:     timesOf(took),
	}
	if m.Failed() > 0 {
		r.Reason = failures(m)
	} else {
		r.warnings = m.Warnings
	}
	return r, nil
}

// requestByPython leaves it to clients.py, whose answer is that of its page.
func requestByPython(ctx context.Context, w clientWay, python, url string, n int64) (ClientRepeat, error) {
	f, err := server.RunPython(ctx, python, "clients.py", w.arguments(url, n)...)
	if err != nil {
		return ClientRepeat{}, err
	}
	var answer struct {
		Requests, OK    int64
		Wall, User, Sys float64
		Library, Error  string
	}
	if err := json.Unmarshal(f.Output, &answer); err != nil {
		return ClientRepeat{}, fmt.Errorf("it said %q instead of what it took", brief(string(f.Output)))
	}
	return ClientRepeat{
		Requests: answer.Requests, OK: answer.OK, Reason: brief(answer.Error), library: answer.Library,
		ClientTimes: ClientTimes{Wall: answer.Wall, User: answer.User, Sys: answer.Sys},
		Process:     timesOf(f.Times),
	}, nil
}

// brief keeps the beginning of a text: an error of requests holds the errors that
// led to it.
func brief(s string) string {
	const most = 200
	letters := []rune(strings.TrimSpace(s))
	if len(letters) <= most {
		return string(letters)
	}
	return string(letters[:most]) + "…"
}
