package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// options are the values of the flags.
type options struct {
	rounds      int
	seconds     float64 // of each load
	perihelion  string  // the program of ours
	servers     []string
	contestants []string // lower case; all, if there are none
	connections []int
	keepAlive   []bool
	write       func(report, io.Writer) error
}

func (o options) takesPart(name string) bool {
	return len(o.contestants) == 0 || slices.Contains(o.contestants, strings.ToLower(name))
}

func parseOptions(arguments []string, usage io.Writer) (options, error) {
	o := options{write: report.text}
	var loaded, named, connections, keepAlive string
	var markdown, asJSON bool
	flags := flag.NewFlagSet("peers", flag.ContinueOnError)
	flags.SetOutput(usage)
	flags.IntVar(&o.rounds, "rounds", 11, "how often everybody is measured")
	flags.Float64Var(&o.seconds, "seconds", 1, "about how long each load lasts")
	flags.StringVar(&o.perihelion, "perihelion", "build/perihelion", "the program with the generator to compare")
	flags.StringVar(&loaded, "servers", strings.Join(servers, ","), "which servers are loaded")
	flags.StringVar(&named, "contestants", "", "which generators load, as in perihelion,wrk,ab (default all)")
	flags.StringVar(&connections, "c", "1,20,100,1000", "numbers of connections")
	flags.StringVar(&keepAlive, "keepalive", "both", "whether connections are used again: yes, no or both")
	flags.BoolVar(&markdown, "markdown", false, "write tables in Markdown")
	flags.BoolVar(&asJSON, "json", false, "write everything that was measured, as JSON")
	if err := flags.Parse(arguments); err != nil {
		return o, err
	}
	switch {
	case flags.NArg() > 0:
		return o, fmt.Errorf("%q: there are flags only", flags.Arg(0))
	case o.rounds < 1:
		return o, fmt.Errorf("-rounds %d: write 1 or more, and 6 or more for intervals of 95 %%", o.rounds)
	case !(o.seconds > 0 && o.seconds <= 3600):
		return o, fmt.Errorf("-seconds %v: write how long a load lasts, as in 1", o.seconds)
	case markdown && asJSON:
		return o, errors.New("write -markdown or -json, not both")
	case markdown:
		o.write = report.markdown
	case asJSON:
		o.write = report.json
	}
	for name := range strings.SplitSeq(loaded, ",") {
		if !slices.Contains(servers, name) {
			return o, fmt.Errorf("-servers %s: write some of %s", loaded, strings.Join(servers, ","))
		}
		o.servers = append(o.servers, name)
	}
	if named != "" {
		var known []string
		for _, c := range contestants("", "") {
			known = append(known, strings.ToLower(c.name))
		}
		for name := range strings.SplitSeq(strings.ToLower(named), ",") {
			if !slices.Contains(known, name) {
				return o, fmt.Errorf("-contestants %s: write some of %s", named, strings.Join(known, ","))
			}
			o.contestants = append(o.contestants, name)
		}
	}
	for number := range strings.SplitSeq(connections, ",") {
		n, err := strconv.Atoi(number)
		if err != nil || n < 1 || n > 10_000 {
			return o, fmt.Errorf("-c %s: write numbers of connections from 1 to 10000, as in 1,20,100", connections)
		}
		o.connections = append(o.connections, n)
	}
	switch keepAlive {
	case "both":
		o.keepAlive = []bool{true, false}
	case "yes", "no":
		o.keepAlive = []bool{keepAlive == "yes"}
	default:
		return o, fmt.Errorf("-keepalive %s: write yes, no or both", keepAlive)
	}
	return o, nil
}
