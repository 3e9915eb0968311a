package command

import (
	"errors"
	"net/url"
	"strconv"
	"strings"

	"github.com/spf13/pflag"

	"perihelion/assets/field"
	"perihelion/bench/figure"
	"perihelion/bench/load"
	"perihelion/bench/load/requestlog"
	"perihelion/bench/load/requests"
)

// replayFlags are the flags of load that a comparison does not have: the instants of a
// recording, and a log of the requests.
type replayFlags struct{ replay, sample string }

func (f *replayFlags) define(flags *pflag.FlagSet, o *load.Options) {
	flags.StringVar(&f.replay, "replay", "", "send a HAR or an access log at the instants of its recording, or so many `times` as fast, as in --replay=2")
	flags.Lookup("replay").NoOptDefVal = "1"
	flags.StringVar(&o.Log.Path, "log", "", "write every request into this `file`: .csv, or .jsonl for JSON lines")
	flags.StringVar(&f.sample, "log-sample", "", "log a `share` of the requests, as in 1%, or one of so many, as in 100")
}

// fill completes the options, of which set are the requests if a file has them, and
// returns the URLs: args, or the server that the file names.
func (f *replayFlags) fill(o *load.Options, flags *pflag.FlagSet, set *requests.Set, args []string) ([]string, error) {
	if err := f.fillSample(&o.Log); err != nil {
		return nil, err
	}
	if set == nil {
		if f.replay != "" {
			return nil, field.Errorf("replay", "--replay is for a file of requests; name it with --request-file")
		}
		return args, nil
	}
	if !flags.Changed("requests") && !flags.Changed("duration") {
		o.Requests = set.Turns()
	}
	if err := f.fillReplay(o, set); err != nil {
		return nil, err
	}
	return serverOf(set, o.From.Shown(), args)
}

func (f *replayFlags) fillReplay(o *load.Options, set *requests.Set) error {
	if f.replay == "" {
		return nil
	}
	speed, err := strconv.ParseFloat(f.replay, 64)
	switch {
	case err != nil || !(speed > 0):
		return field.Errorf("replay", "--replay=%s: write how many times as fast as recorded, such as --replay=2", f.replay)
	case !set.Recorded:
		return field.Errorf("replay", "%s does not hold when its requests were made; replay a HAR or an access log, or give a rate", o.From.Shown())
	case o.Requests > set.Turns():
		return field.Errorf("replay", "-n %d: the file holds %s, and each is replayed once", o.Requests, figure.Plural(int(set.Turns()), "request"))
	}
	o.Replay = speed
	gaps := set.Gaps(speed)
	o.Span = gaps[max(o.Requests, 1)-1]
	return nil
}

// serverOf is the URL of the server: the argument, or that of the file.
func serverOf(set *requests.Set, name string, args []string) ([]string, error) {
	switch {
	case len(args) > 1:
		return nil, field.Errorf("url", "the paths come from --request-file, and %d URLs were given; write one, of the server, or none", len(args))
	case len(args) == 0 && set.Origin == "":
		return nil, field.Errorf("url", "%s names no server; write its URL, such as http://127.0.0.1:8080", name)
	case len(args) == 0:
		return []string{set.Origin + "/"}, nil
	}
	if u, err := url.Parse(args[0]); err == nil && (strings.Trim(u.Path, "/") != "" || u.RawQuery != "") {
		return nil, field.Errorf("url", "the paths come from --request-file; write the server alone, as in %s://%s", u.Scheme, u.Host)
	}
	return args, nil
}

// fillSample reads 1% or 100.
func (f *replayFlags) fillSample(o *requestlog.Options) (err error) {
	if f.sample == "" {
		return nil
	}
	if strings.HasSuffix(f.sample, "%") {
		err = percent{&o.Share}.Set(f.sample)
	} else if o.Every, err = strconv.ParseInt(f.sample, 10, 64); err == nil && o.Every < 1 {
		err = errors.New("")
	}
	if err != nil || o.Share == 0 && o.Every == 0 {
		return field.Errorf("log-sample", "--log-sample %s: write a share such as 1%%, or a whole number such as 100 for every 100th", f.sample)
	}
	return nil
}
