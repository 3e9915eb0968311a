// Command peers compares Perihelion's load generator with wrk, ab, h2load, hey
// and k6, on this machine and in one run.
//
//	make load-peers                             installs them and measures
//	go run ./bench/internal/peers               measures the installed ones
//	go run ./bench/internal/peers -markdown     writes tables for a README
//
// Three servers are loaded: nginx with one worker, the null responder, which
// costs less than any generator, and Go's net/http; each gives a fixed answer of
// a few bytes. Every contestant loads each of them with and without keep-alive,
// over several numbers of connections, from one thread on one core; the server
// has another. In each round every contestant loads once, in an order drawn anew,
// so that the machine's other work affects all alike; ratios are taken within the
// rounds.
//
// Requests per second are as each tool counts them. The processor time of a peer is
// that of its process, which begins some milliseconds before its load; ours is that of
// the load, as it reports it. Latencies are as the tools report them: wrk and k6 leave
// out connecting, ab has whole milliseconds, hey tenths of one, h2load no percentiles.
// wrk loads for whole seconds, the others for a number of requests. ab uses HTTP/1.0,
// the others HTTP/1.1.
//
// A contestant that is not installed is skipped by name. An interrupt ends the run and
// reports the finished rounds.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"

	"perihelion/bench"
	"perihelion/bench/child"
)

func main() {
	child.Dispatch(roles())
	o, err := parseOptions(os.Args[1:], os.Stderr)
	if err == flag.ErrHelp {
		return
	} else if err != nil {
		fmt.Fprintln(os.Stderr, "peers:", err)
		os.Exit(2)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := compare(ctx, o, os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "peers:", err)
		os.Exit(1)
	}
}

func compare(ctx context.Context, o options, out, progress io.Writer) error {
	folder, err := os.MkdirTemp("", "peers-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	script := filepath.Join(folder, "k6.js")
	if err := os.WriteFile(script, k6Source, 0o600); err != nil {
		return err
	}

	r := report{Format: format, Date: time.Now().UTC(), Machine: bench.ThisMachine(), Rounds: o.rounds, Seconds: o.seconds}
	cores := splitCores(ctx) // after which this program has one
	r.Cores = cores.String()
	c := course{options: o, ports: readPorts(), progress: progress}
	for _, one := range contestants(o.perihelion, script) {
		if !o.takesPart(one.name) {
			continue
		}
		e, err := one.enter(ctx, cores.pin)
		if err != nil {
			r.skip(one.name, err)
			continue
		}
		c.entrants = append(c.entrants, e)
		r.Contestants = append(r.Contestants, entry{e.name, e.told})
	}
	if o.takesPart(ours) && (len(c.entrants) == 0 || c.entrants[0].name != ours) {
		return fmt.Errorf("this program's own generator is missing: %s", r.Skipped[0].Reason)
	}
	stopped := r.measure(ctx, c)
	if stopped != nil && len(r.Runs) == 0 {
		return stopped
	}
	r.Stopped = stopped != nil
	if err := o.write(r, out); err != nil {
		return err
	}
	return stopped
}
