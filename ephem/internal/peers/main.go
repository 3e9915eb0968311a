// Command peers measures how many positions a second package ephem computes on
// one core, beside PyEphem, Skyfield and the Swiss Ephemeris.
//
//	make peers                                 installs them and measures
//	go run ./ephem/internal/peers              measures the peers that are installed
//	go run ./ephem/internal/peers -markdown    writes tables for a README
//
// A position is the apparent topocentric altitude and azimuth, without
// refraction, of one of ten bodies. There are three workloads: unrelated (a new
// time from 1900 to 2100, observer and body each), scene (the ten bodies at a
// new time and observer) and series (one body at one site, minute by minute).
// Everybody answers the same questions, in a process of its own on the same
// core, and the answers are compared before any clock runs. Then the contestants
// take turns in rounds, so that the machine's other work hits all alike.
//
// Inputs are in each library's own form before the clock runs. The peers are given TT and
// UT1, which package ephem computes from civil time itself; PyEphem takes UT1 only and
// has a ΔT of its own, which shows in the Moon of the later 21st century. The Swiss
// Ephemeris' sidereal time steps by 2″ in 2050.
//
// A peer that is not installed is skipped by name.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"time"
)

type options struct {
	rounds   int
	seconds  float64
	python   string
	markdown bool
}

func main() {
	if len(os.Args) == 3 && os.Args[1] == contestantRole {
		if err := obey(os.Args[2], os.Stdin, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	var o options
	flag.IntVar(&o.rounds, "rounds", 7, "how often everybody is measured")
	flag.Float64Var(&o.seconds, "seconds", 1, "how long each turn lasts")
	flag.StringVar(&o.python, "python", "/usr/bin/python3", "the Python that has ephem and skyfield")
	flag.BoolVar(&o.markdown, "markdown", false, "write the tables in Markdown")
	flag.Parse()
	if flag.NArg() > 0 || o.rounds < 1 || !(o.seconds > 0) {
		fmt.Fprintln(os.Stderr, "peers takes at least one round, turns longer than no time, and no arguments")
		flag.Usage()
		os.Exit(2)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, o, os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "peers:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, o options, out, progress io.Writer) error {
	folder, err := os.MkdirTemp("", "peers-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	questions := ask()
	if err := questions.write(folder); err != nil {
		return err
	}
	if err := os.CopyFS(folder, sources()); err != nil {
		return err
	}

	r := report{rounds: o.rounds, seconds: o.seconds, machine: thisMachine(), date: time.Now().UTC()}
	bench := workshop{folder: folder, python: o.python, pin: r.machine.pin, questions: questions}
	entrants := []*entrant{}
	for _, c := range contestants() {
		fmt.Fprintln(progress, "preparing", c.name)
		e, err := c.start(ctx, bench)
		if err != nil {
			r.skip(c.name, err)
			continue
		}
		defer e.stop()
		entrants = append(entrants, e)
	}
	if len(entrants) == 0 || entrants[0].name != ours {
		return errors.New("this program's own positions could not be measured: " + r.skipped[0].reason)
	}
	fmt.Fprintln(progress, "comparing answers")
	entrants, err = r.compare(entrants, questions)
	if err != nil {
		return err
	}
	if err := r.measure(entrants, progress); err != nil {
		return err
	}
	if o.markdown {
		return r.markdown(out)
	}
	return r.text(out)
}
