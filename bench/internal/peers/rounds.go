package main

import (
	"context"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"time"
)

// cell is the setting of one comparison.
type cell struct {
	Server      string `json:"server"`
	KeepAlive   bool   `json:"keepAlive"`
	Connections int    `json:"connections"`
}

// run is one load of one contestant.
type run struct {
	cell
	Round      int    `json:"round"` // from 1
	Place      int    `json:"place"` // within the round, from 1
	Contestant string `json:"contestant"`
	result
	Error string `json:"error,omitempty"` // why there is no result
}

// course holds the settings that all loads of a run have in common.
type course struct {
	options
	entrants []*entrant
	ports    ports
	progress io.Writer
}

// measure loads one server after the other.
func (r *report) measure(ctx context.Context, c course) error {
	for _, name := range c.servers {
		p, url, err := startServer(ctx, name)
		if ctx.Err() != nil {
			return ctx.Err()
		} else if err != nil {
			r.skip(serverName[name], err)
			continue
		}
		err = r.measureServer(ctx, c, name, url)
		if ended := p.Stop(time.Second); err == nil {
			err = ended
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (r *report) measureServer(ctx context.Context, c course, server, url string) error {
	for _, keepAlive := range c.keepAlive {
		for _, connections := range c.connections {
			where := cell{server, keepAlive, connections}
			if err := r.measureCell(ctx, c, where, url); err != nil {
				return err
			}
		}
	}
	return nil
}

// measureCell lets everybody load in rounds, the order drawn anew in each, so
// that the machine's other work hits all alike and none always follows the same
// neighbour.
func (r *report) measureCell(ctx context.Context, c course, where cell, url string) error {
	var entrants []*entrant
	var loads []load
	for _, e := range c.entrants {
		l, err := c.probe(ctx, e, load{url: url, connections: where.Connections, keepAlive: where.KeepAlive})
		if ctx.Err() != nil {
			return ctx.Err()
		} else if err != nil {
			r.skip(fmt.Sprintf("%s (%s)", e.name, where), err)
			continue
		}
		entrants, loads = append(entrants, e), append(loads, l)
	}
	for round := range c.rounds {
		fmt.Fprintf(c.progress, "%s: round %d of %d\n", where, round+1, c.rounds)
		for place, i := range rand.Perm(len(entrants)) {
			result, err := c.run(ctx, entrants[i], loads[i])
			if ctx.Err() != nil {
				return ctx.Err()
			}
			one := run{cell: where, Round: round + 1, Place: place + 1, Contestant: entrants[i].name, result: result}
			if err != nil {
				one.Error = err.Error()
			}
			r.Runs = append(r.Runs, one)
		}
	}
	return nil
}

// probe finds the size of the loads of a contestant: it loads, with few requests first,
// until a load has lasted long enough to measure its speed.
func (c course) probe(ctx context.Context, e *entrant, l load) (load, error) {
	l.requests, l.seconds = max(500, 2*l.connections), 1
	for range 3 {
		result, err := c.run(ctx, e, l)
		if err != nil {
			return load{}, err
		}
		l = c.sized(l, result.RPS)
		if float64(result.Requests)/result.RPS >= c.seconds/4 {
			break
		}
	}
	return l, nil
}

// sized is a load that lasts as long as asked for, at so many requests a second,
// unless it would use up the ports.
func (c course) sized(l load, rps float64) load {
	seconds := c.seconds
	if !l.keepAlive {
		seconds = min(seconds, float64(c.ports.most())/rps)
	}
	l.requests = max(int(seconds*rps), l.connections)
	l.seconds = max(int(math.Ceil(seconds)), 1)
	if !l.keepAlive {
		l.seconds = max(int(seconds), 1)
	}
	return l
}

func (c course) run(ctx context.Context, e *entrant, l load) (result, error) {
	if !l.keepAlive {
		if err := c.ports.settle(ctx); err != nil {
			return result{}, err
		}
	}
	return e.run(ctx, l, 30*time.Second+time.Duration(10*c.seconds*float64(time.Second)))
}
