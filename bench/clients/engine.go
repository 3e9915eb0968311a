package clients

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"strings"
	"time"
	"unicode"

	"perihelion/bench"
	"perihelion/bench/child"
	"perihelion/bench/figure"
	"perihelion/bench/load"
	"perihelion/bench/server"
	"perihelion/bench/server/python"
)

// engine connects a Runner with the world; tests put their own in
// its place.
type engine interface {
	// start returns a server that has answered correctly. It belongs to the
	// caller, which stops it, and ends with ctx at the latest.
	start(ctx context.Context, o server.Options) (bench.Target, error)
	// find is server.Interpreters.
	find(ctx context.Context, configured string) []python.Interpreter
	// request makes requests in one way, in a process of its own. Whatever it
	// starts has ended when it returns. The error is a *slowError where a request,
	// or all of them, took too long.
	request(ctx context.Context, w way, python string, q request, observe func(load.Progress)) (Repeat, error)
}

// children is the engine of every real run.
type children struct{}

func (children) start(ctx context.Context, o server.Options) (bench.Target, error) {
	return bench.Start(ctx, o)
}

func (children) find(ctx context.Context, configured string) []python.Interpreter {
	return server.Interpreters(ctx, configured)
}

func (children) request(ctx context.Context, w way, python string, q request, observe func(load.Progress)) (Repeat, error) {
	if w.isPython() {
		return requestByPython(ctx, w, python, q)
	}
	return requestByLoad(ctx, w, q, observe)
}

// slowError is a way that was given up since its requests took too long.
type slowError struct {
	request
	ok  int64 // answered well by then
	all bool  // it was the time of all that was over, not that of one
}

func (e *slowError) Error() string {
	answered := fmt.Sprintf("%s of %s requests were answered well by then", figure.Count(e.ok), figure.Count(e.requests))
	if e.all {
		return fmt.Sprintf("the requests were not done within %s. %s. Make fewer requests, or allow a request more than %s",
			figure.Duration(e.limit), answered, figure.Duration(e.timeout))
	}
	return fmt.Sprintf("a request was not answered in full within %s, so no more were made. %s. Allow a request more time, or find out why the server does not answer",
		figure.Duration(e.timeout), answered)
}

// requestByLoad leaves it to a load generator. It is ended after the first request
// that is not answered in time.
func requestByLoad(ctx context.Context, w way, q request, observe func(load.Progress)) (Repeat, error) {
	limited, cancel := context.WithTimeout(ctx, q.limit)
	defer cancel()
	m, took, err := load.RunTimed(limited, q.options(w), func(p load.Progress) {
		if p.TimedOut > 0 {
			cancel()
		}
		if observe != nil {
			observe(p)
		}
	})
	switch {
	case ctx.Err() != nil:
		return Repeat{}, ctx.Err()
	case m.Classes[load.Timeout]+m.Classes[load.ConnectTime] > 0:
		return Repeat{}, &slowError{request: q, ok: m.OK}
	case limited.Err() != nil: // by its limit, or killed since it did not end
		return Repeat{}, &slowError{q, m.OK, errors.Is(limited.Err(), context.DeadlineExceeded)}
	case err != nil:
		return Repeat{}, err
	}
	return repeatOf(m, took), nil
}

// overtime is how much later than clients.py itself its process is ended.
const overtime = 5 * time.Second

// requestByPython leaves it to clients.py, with the answer that its page describes.
func requestByPython(ctx context.Context, w way, python string, q request) (Repeat, error) {
	input, err := q.forPython(w)
	if err != nil {
		return Repeat{}, err
	}
	limited, cancel := context.WithTimeout(ctx, q.limit+overtime)
	defer cancel()
	f, err := server.RunPython(limited, python, "clients.py", input)
	switch {
	case ctx.Err() != nil:
		return Repeat{}, ctx.Err()
	case errors.Is(err, context.DeadlineExceeded):
		return Repeat{}, &slowError{request: q, all: true}
	case err != nil:
		return Repeat{}, err
	}
	var answer struct {
		Requests, OK    int64
		Classes         map[load.Class]int64
		Errors          map[load.Class]string
		GaveUp          string
		Wall, User, Sys float64
		Library         string
	}
	if err := json.Unmarshal(f.Output, &answer); err != nil {
		return Repeat{}, fmt.Errorf("it wrote %q instead of its result", brief(string(f.Output)))
	}
	if answer.GaveUp != "" {
		return Repeat{}, &slowError{q, answer.OK, answer.GaveUp == "limit"}
	}
	for class, text := range answer.Errors {
		answer.Errors[class] = brief(text)
	}
	r := repeatOf(load.Measurement{
		Requests: answer.Requests, OK: answer.OK, Classes: answer.Classes, Errors: answer.Errors,
		Seconds: answer.Wall, CPU: load.CPU{User: answer.User, Sys: answer.Sys},
	}, f.Times)
	r.library = answer.Library
	return r, nil
}

// repeatOf is the result of the requests of one turn.
func repeatOf(m load.Measurement, took child.Times) Repeat {
	r := Repeat{
		Requests: m.Requests, OK: m.OK, Classes: maps.Clone(m.Classes),
		Times:   Times{Wall: m.Seconds, User: m.CPU.User, Sys: m.CPU.Sys},
		Process: timesOf(took),
	}
	maps.DeleteFunc(r.Classes, func(_ load.Class, n int64) bool { return n == 0 })
	if m.Failed() > 0 {
		r.Reason = bench.Failures(m)
	} else {
		r.warnings = m.Warnings
	}
	return r
}

// brief keeps the beginning of a text, without characters that move a terminal's
// cursor: an error of requests holds the errors that led to it, and words of the
// server's.
func brief(s string) string {
	const most = 200
	letters := []rune(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, strings.TrimSpace(s)))
	if len(letters) <= most {
		return string(letters)
	}
	return string(letters[:most]) + "…"
}
