package server

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/bench/server/api"
	"perihelion/ephem"
)

// proof is the check that a server passes before it is measured: its process and its
// answers are the expected ones.
type proof struct {
	url string

	// Of a server of the user's own: see Options.
	probe func(ctx context.Context, base string) error

	// Of a server of positions: its identity, and the tolerance of its answers.
	identity  string        // in the answer of /healthz
	wait      time.Duration // the least time of each answer
	tolerance unit.Angle    // of altitude and azimuth
}

// The pause between two attempts: short at first, since most servers start quickly.
const (
	poll     = 10 * time.Millisecond
	longPoll = 200 * time.Millisecond
)

// wrongPath is the time for which a server of the user's own may answer a path with a
// status other than 2xx before the path is taken for a wrong one.
const wrongPath = 10 * time.Second

// ErrWrong is a wrong answer that will not become right with time.
var ErrWrong = errors.New("the server answers wrongly")

// await tries until the server has answered correctly, or ctx or the server has ended.
func (p proof) await(ctx context.Context, ended <-chan struct{}) error {
	client := askingOnce(p.wait + patience)
	return p.repeat(ctx, ended, func() error { return p.check(ctx, client) })
}

// patience is how long an answer may take besides the wait of its server.
const patience = 5 * time.Second

// askingOnce is a client that keeps no connection and follows no redirect.
func askingOnce(timeout time.Duration) *http.Client {
	return &http.Client{
		Transport: &http.Transport{DisableKeepAlives: true}, Timeout: timeout,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// answers is the usual probe of a server of the user's own: it has to answer a path with 2xx.
func answers(path string) func(ctx context.Context, base string) error {
	return func(ctx context.Context, base string) error {
		_, _, err := get(ctx, askingOnce(patience), base+path)
		if errors.Is(err, ErrStatus) {
			err = fmt.Errorf("GET %s is answered with %w", path, err)
		}
		return err
	}
}

// repeat is await with the way to try.
func (p proof) repeat(ctx context.Context, ended <-chan struct{}, try func() error) error {
	last := errors.New("it was not asked yet")
	var answered time.Time // for the first time, with a status that is not the right one
	for pause := poll; ; pause = min(2*pause, longPoll) {
		err := try()
		switch {
		case err == nil, errors.Is(err, ErrWrong):
			return err
		case errors.Is(err, syscall.ENETUNREACH):
			return fmt.Errorf("this machine has no loopback (%w); switch its network interface lo on", err)
		case ctx.Err() == nil: // else it is about the end of the wait
			last = err
		}
		if errors.Is(err, ErrStatus) && p.probe != nil {
			if answered.IsZero() {
				answered = time.Now()
			} else if time.Since(answered) > wrongPath {
				return fmt.Errorf("%w; name a path that is answered with 2xx once the server is ready", err)
			}
		}
		select {
		case <-ended:
			return errors.New("it ended before it answered")
		case <-ctx.Done():
			return fmt.Errorf("%w (%w)", context.Cause(ctx), last)
		case <-time.After(pause):
		}
	}
}

func (p proof) check(ctx context.Context, client *http.Client) error {
	if p.probe != nil {
		return p.probe(ctx, p.url)
	}
	header, _, err := get(ctx, client, p.url+"/healthz")
	if err != nil {
		return err
	}
	if who, _, _ := strings.Cut(header.Get(instanceHeader), " "); who != p.identity {
		return fmt.Errorf("%w: another server has the port", ErrWrong)
	}
	return p.compare(ctx, client)
}

// compare asks for positions and compares them with those of package ephem. It asks for
// several at a time, because a server may wait before each answer.
func (p proof) compare(ctx context.Context, client *http.Client) error {
	const atOnce = 8
	targets := make(chan string)
	faults := make(chan error, atOnce)
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	var askers sync.WaitGroup
	for range atOnce {
		askers.Go(func() {
			for target := range targets {
				if err := p.verify(ctx, client, target); err != nil {
					faults <- err // each asker has room for one
					cancel()
					return
				}
			}
		})
	}
	for _, target := range proofTargets(p.wait) {
		select {
		case targets <- target:
		case <-ctx.Done():
		}
	}
	close(targets)
	askers.Wait()
	close(faults)
	return <-faults
}

func (p proof) verify(ctx context.Context, client *http.Client, target string) error {
	_, body, err := get(ctx, client, p.url+target)
	if errors.Is(err, ErrStatus) {
		return fmt.Errorf("%w: GET %s: %w", ErrWrong, target, err)
	}
	if err != nil {
		return err
	}
	if err := api.Verify(target, body, p.tolerance, time.Now()); err != nil {
		return fmt.Errorf("%w: GET %s: %w", ErrWrong, target, err)
	}
	return nil
}

// costly is the wait of each answer from which two requests are enough.
const costly = 20 * time.Millisecond

// proofTargets are the requests of a proof: every body from both hemispheres and from a
// mountain, now and at a given time, and one without a place.
func proofTargets(wait time.Duration) []string {
	const experiment = "/planets/mars?lon=145.051&lat=-39.754&elevation=0"
	all := []string{experiment, "/planets/moon"}
	if wait > costly {
		return all
	}
	for _, place := range []string{
		"lat=-39.754&lon=145.051&elevation=120",
		"lat=64.147&lon=-21.943&elevation=0&time=2026-03-01T06:00:00Z",
		"lat=19.826&lon=-155.474&elevation=4205&time=2031-09-09T09:09:09.5Z",
	} {
		for _, b := range ephem.Bodies() {
			all = append(all, "/planets/"+b.Key()+"?"+place)
		}
	}
	return all
}

// ErrStatus is an answer with a status other than 2xx.
var ErrStatus = errors.New("status")

// get asks for a document of a few kilobytes.
func get(ctx context.Context, client *http.Client, url string) (http.Header, []byte, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return nil, nil, err
	}
	response, err := client.Do(request)
	if err != nil {
		return nil, nil, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(io.LimitReader(response.Body, 64<<10))
	if err != nil {
		return nil, nil, err
	}
	if response.StatusCode/100 != 2 {
		return nil, nil, fmt.Errorf("%w %s", ErrStatus, response.Status)
	}
	return response.Header, body, nil
}
