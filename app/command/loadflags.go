package command

import (
	"fmt"
	"io"
	"math"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"perihelion/assets/field"
	"perihelion/bench/load"
)

// add gives load its flags.
func (f *loadFlagged) add(flags *pflag.FlagSet) {
	o, s := &f.options, &f.source
	loadFlags(flags, &o.Connections, &o.Requests, &o.Duration, &o.KeepAlive)
	flags.IntVar(&o.Generators, "generators", 1, "`number` of processes that share the load, where one cannot make enough of it; their counts are added up")
	s.pace.define(flags, &o.Poisson)
	waitFlag(flags, &o.Wait)
	flags.DurationVarP(&o.Timeout, "timeout", "t", 30*time.Second, "give up on a request after this long")

	s.request.define(flags, &o.Request)
	flags.StringVar(&s.urls, "urls", "", "`file` with more URLs, one a line, also with a weight before it; - for standard input")
	flags.Uint64Var(&o.Seed, "seed", 0, "seed of all random choices, 1 or more: with it, request number n is the same in every load, whichever connection sends it (default: a random one, which is reported)")

	s.replay.define(flags, o)

	f.limits.define(flags, "")
	flags.BoolVar(&f.calibrate, "calibrate", false, "measure the limit of the load generator on this machine, and keep it; takes no URL, and -d is the length of each of its loads")
	flags.BoolVar(&f.once, "once", false, "send the first request alone, and show its answer")
	flags.BoolVarP(&f.quiet, "quiet", "q", false, "no progress on the terminal")
	consentFlag(flags, &f.consent)
	loadFormats().define(flags, &f.format)
}

// source holds the options that have another form on the command line.
type source struct {
	pace    paceFlags
	request requestFlags
	replay  replayFlags
	urls    string
}

// fill completes the options from flags and arguments.
func (s *source) fill(o *load.Options, flags *pflag.FlagSet, args []string, stdin io.Reader) error {
	if s.request.body == "@-" && s.urls == "-" || o.From.Path == "-" && (s.request.body == "@-" || s.urls == "-") {
		return field.Errorf("body", "two flags both read standard input, which can be read once; write one of them into a file")
	}
	set, err := s.request.fill(&o.Request, flags, stdin, math.MaxInt)
	if err != nil {
		return err
	}
	more, err := s.listed(stdin)
	if err != nil {
		return err
	}
	requestsOrDuration(flags, &o.Requests, &o.Duration)
	if args, err = s.replay.fill(o, flags, set, append(args, more...)); err != nil {
		return err
	}
	if len(args) == 0 {
		return misuse{fmt.Errorf("load takes a URL, as in http://127.0.0.1:8080/planets/mars; none was given")}
	}
	urls, err := load.ParsePaths(args)
	if err != nil {
		return err
	}
	o.Several(urls)
	if err := s.pace.fillRate(flags, &o.Rate, &o.Stages); err != nil {
		return err
	}
	if len(o.Stages) > 0 && !flags.Changed("requests") {
		o.Requests = 0
	}
	if err := s.pace.fillWarmUp(&o.WarmUp, &o.WarmUpTime); err != nil {
		return err
	}
	return nil
}

// listed are the URLs of a file; empty lines and lines that begin with # are skipped.
func (s *source) listed(stdin io.Reader) (urls []string, err error) {
	if s.urls == "" {
		return nil, nil
	}
	b, err := readFile(s.urls, stdin)
	if err != nil {
		return nil, field.Errorf("urls", "--urls %s: %v; write the path of a file with one URL a line", s.urls, err)
	}
	for line := range strings.Lines(strings.TrimPrefix(string(b), "\ufeff")) { // a mark of the order of bytes
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			urls = append(urls, line)
		}
	}
	return urls, nil
}
