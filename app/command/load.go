package command

import (
	"fmt"
	"net/url"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"perihelion/bench"
	"perihelion/bench/figure"
	"perihelion/bench/load"
	"perihelion/ephem/field"
)

func newLoad() *cobra.Command {
	var (
		o       = load.Options{Connections: 1, Requests: 1000}
		format  string
		minRPS  float64
		consent bool
	)
	cmd := &cobra.Command{
		Use:   "load [flags] URL",
		Short: "Load one URL and measure what comes back",
		Long: "load sends requests to a URL and tells how many were answered, how fast, and what\n" +
			"became of each. Without --rate it is a closed loop: each connection sends when the\n" +
			"last answer is in. With --rate it is an open loop: latency counts from the instant\n" +
			"at which a request was due, so that a server which stalls is seen.",
		Example: "  perihelion load -c 20 -n 1000 -k http://127.0.0.1:8080/planets/mars\n" +
			"  perihelion load -c 50 -d 10s -r 2000 -k --format json http://127.0.0.1:8080/",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return misuse{fmt.Errorf("load takes one URL, as in http://127.0.0.1:8080/planets/mars; %d were given", len(args))}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			o.URL = args[0]
			requestsOrDuration(cmd.Flags(), &o.Requests, &o.Duration)
			if err := loadMisuse(cmd.Flags(), o.Connections, o.Requests, o.Duration, minRPS); err != nil {
				return err
			}
			if o.Timeout < time.Millisecond {
				return field.Errorf("timeout", "-t %v: write how long to wait for an answer, 1ms or more, as in 10s", o.Timeout)
			}
			if err := o.Validate(); err != nil {
				return err
			}
			if err := askConsent(o.URL, consent); err != nil {
				return err
			}
			m, err := load.RunChild(cmd.Context(), o, nil)
			if err != nil {
				return err
			}
			out := cmd.OutOrStdout()
			switch format {
			case "json":
				err = m.WriteJSON(out, o)
			case "ab":
				err = m.WriteAB(out, o)
			default:
				err = m.WriteText(out, o)
			}
			if err != nil {
				return err
			}
			if cmd.Context().Err() != nil {
				return fmt.Errorf("stopped after %d requests; what was measured until then is above", m.Requests)
			}
			if m.OK == 0 {
				return fmt.Errorf("no request succeeded; the classes above say what became of them")
			}
			if !m.RateHeld(o.Rate) {
				return errSlower{fmt.Sprintf("the rate of %v requests per second was not held; the warnings above say why", o.Rate)}
			}
			return demand(o.URL, m.RPS, minRPS)
		},
	}
	flags := cmd.Flags()
	loadFlags(flags, &o.Connections, &o.Requests, &o.Duration, &o.KeepAlive)
	flags.Float64VarP(&o.Rate, "rate", "r", 0, "requests per second, an open loop (default: as fast as possible)")
	flags.StringVarP(&o.Method, "method", "m", "GET", "HTTP `method`")
	flags.StringArrayVarP(&o.Header, "header", "H", nil, "`header` to send, as in 'Accept: text/html'; can be given again")
	flags.DurationVarP(&o.Timeout, "timeout", "t", 30*time.Second, "give up on a request after this long")
	flags.Float64Var(&minRPS, "min-rps", 0, "exit with code 3 below this many requests per `second`")
	flags.BoolVar(&o.Insecure, "insecure", false, "take any TLS certificate, as of a test server that signed its own")
	consentFlag(flags, &consent)
	formatFlag(flags, &format, "text", "json", "ab")
	return cmd
}

// loadFlags adds the flags that load and bench share. What the variables hold is
// the default, but for keep-alive, which is off without -k as in ab.
func loadFlags(flags *pflag.FlagSet, connections *int, requests *int64, duration *time.Duration, keepAlive *bool) {
	flags.IntVarP(connections, "connections", "c", *connections, "`number` of connections")
	flags.Int64VarP(requests, "requests", "n", *requests, "`number` of requests")
	flags.DurationVarP(duration, "duration", "d", *duration, "load for this `long`, as in 10s, instead of a number of requests")
	flags.BoolVarP(keepAlive, "keep-alive", "k", false, "use connections again")
}

// loadMisuse finds the values that packages would take for their default, but
// that nobody types to get it.
func loadMisuse(flags *pflag.FlagSet, connections int, requests int64, duration time.Duration, minRPS float64) error {
	switch {
	case connections < 1:
		return field.Errorf("connections", "-c %d: write a number of connections, 1 or more", connections)
	case flags.Changed("requests") && requests < 1:
		return field.Errorf("requests", "-n %d: write a number of requests, 1 or more", requests)
	case flags.Changed("duration") && duration < time.Millisecond:
		return field.Errorf("duration", "-d %v: write how long to load, 1ms or more, as in 10s", duration)
	case !(minRPS >= 0): // NaN too
		return field.Errorf("min-rps", "--min-rps %v: write requests per second, 0 or more", minRPS)
	}
	return nil
}

// requestsOrDuration drops the default of the one where the other was asked for.
func requestsOrDuration(flags *pflag.FlagSet, requests *int64, duration *time.Duration) {
	switch r, d := flags.Changed("requests"), flags.Changed("duration"); {
	case r && !d:
		*duration = 0
	case d && !r:
		*requests = 0
	}
}

func consentFlag(flags *pflag.FlagSet, consent *bool) {
	flags.BoolVar(consent, "i-may-load-this-host", false, "say that you may load a host which is not this machine")
}

// askConsent refuses to load another machine unless its owner's consent was
// stated with the flag.
func askConsent(target string, consent bool) error {
	local, err := bench.IsLocal(target)
	if err != nil || local || consent {
		return err
	}
	u, _ := url.Parse(target)
	return field.Errorf("url", "%s is not this machine; load only servers that you may load, and then add --i-may-load-this-host", u.Host)
}

// demand returns the error for a figure below --min-rps.
func demand(what string, rps, least float64) error {
	if rps >= least {
		return nil
	}
	return errSlower{fmt.Sprintf("%s answered %s requests per second, less than the %s asked for", what, figure.PerSecond(rps), figure.Exact(least))}
}
