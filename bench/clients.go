package bench

import (
	"context"
	"fmt"

	"perihelion/bench/load"
)

// Client is one way of making the same requests, and what it took: the other
// half of the experiment that compares servers.
type Client struct {
	Name        string  `json:"client"`
	Connections int     `json:"connections"`
	Requests    int64   `json:"requests"`
	OK          int64   `json:"ok"`
	Wall        float64 `json:"wall"` // seconds from the first send to the last answer
	User        float64 `json:"user"` // processor seconds of the client, as the time command tells them
	Sys         float64 `json:"sys"`
}

// Clients makes n requests to url one after another, over 10 and over 20
// connections, and all at once, each way in a process of its own, and tells
// what each took. A way that would use more connections than there are requests
// is left out.
func Clients(ctx context.Context, url string, n int64) ([]Client, error) {
	ways := []Client{
		{Name: "one after another", Connections: 1},
		{Name: "10 connections", Connections: 10},
		{Name: "20 connections", Connections: 20},
		{Name: "all at once", Connections: int(n)},
	}
	var done []Client
	for _, way := range ways {
		if int64(way.Connections) > n {
			continue
		}
		m, err := load.RunChild(ctx, load.Options{
			URL: url, Connections: way.Connections, Requests: n, KeepAlive: true,
		}, nil)
		if err != nil {
			return done, fmt.Errorf("%s: %w", way.Name, err)
		}
		if err := ctx.Err(); err != nil {
			return done, err
		}
		way.Requests, way.OK, way.Wall = m.Requests, m.OK, m.Seconds
		way.User, way.Sys = m.CPU.User, m.CPU.Sys
		done = append(done, way)
	}
	return done, nil
}
