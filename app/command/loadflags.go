package command

import (
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"perihelion/assets/field"
	"perihelion/bench/load"
	"perihelion/bench/load/arrival"
)

// add gives load its flags.
func (f *loadFlagged) add(flags *pflag.FlagSet) {
	o, s := &f.options, &f.source
	loadFlags(flags, &o.Connections, &o.Requests, &o.Duration, &o.KeepAlive)
	flags.StringVarP(&s.rate, "rate", "r", "", "requests per second, an open loop; or stages, as in 100..1000:30s,1000:1m (default: as fast as possible)")
	flags.BoolVar(&o.Poisson, "poisson", false, "requests fall due at random instants, as with many users, instead of evenly")
	flags.StringVar(&s.warmUp, "warm-up", "", "requests to send first and not count, or how `long`, as in 2s")
	waitFlag(flags, &o.Wait)
	flags.DurationVarP(&o.Timeout, "timeout", "t", 30*time.Second, "give up on a request after this long")

	flags.StringVarP(&o.Method, "method", "m", "", "HTTP `method` (default: GET, or POST with a body)")
	flags.StringArrayVarP(&o.Header, "header", "H", nil, "`header` to send, as in 'Accept: text/html'; can be given again")
	flags.StringVar(&s.body, "body", "", "`text` to send with each request, or @ and the path of a file that holds it; @- for standard input")
	flags.StringVarP(&s.user, "user", "u", "", "`name:password` for basic authentication")
	flags.StringVar(&s.urls, "urls", "", "`file` with more URLs, one a line; - for standard input")
	flags.BoolVar(&o.Shuffle, "shuffle", false, "ask the URLs at random instead of in turn")
	flags.Uint64Var(&o.Seed, "seed", 0, "seed of all random choices: with it, request number n is the same in every load, whichever connection sends it (default: a random one, which is reported)")

	flags.StringVar(&o.Connect, "connect", "", "`address` to connect to in place of the URL's: host:port, or unix:/path of a socket")
	flags.BoolVar(&o.HTTP2, "http2", false, "use HTTP/2; with http URLs, without a check that the server supports it")
	flags.IntVar(&o.Streams, "streams", 1, "requests under way at once on each connection of HTTP/2")
	flags.BoolVar(&o.TLS.Insecure, "insecure", false, "take any TLS certificate, as of a test server that signed its own")
	flags.StringVar(&o.TLS.ServerName, "server-name", "", "`name` to ask for and verify in TLS (SNI), in place of the URL's host")
	flags.StringVar(&o.TLS.Authorities, "cacert", "", "`file` (PEM) of certificates to trust in place of the system's")
	flags.StringVar(&o.TLS.Certificate, "cert", "", "`file` (PEM) of the client's certificate")
	flags.StringVar(&o.TLS.Key, "key", "", "`file` (PEM) of its key (default: in the certificate's file)")

	flags.StringSliceVar(&o.Check.Status, "expect-status", nil, "`statuses` that succeed, as in 200,301-303 or 4xx (default: 2xx)")
	flags.StringArrayVar(&o.Check.Contains, "expect-text", nil, "`text` that the body has to contain; can be given again")
	flags.StringArrayVar(&o.Check.Matches, "expect-match", nil, "regular `expression` (RE2) that the body has to match; can be given again")
	flags.StringArrayVar(&o.Check.JSON, "expect-json", nil, "`path=value` that the body, JSON, has to hold, as in observer.lat=0; can be given again")
	flags.BoolVar(&o.Check.Same, "expect-same", false, "the body has to be that of the first answer")
	flags.Float64Var(&o.Check.Share, "check-share", 0, "`share` of the bodies to check, up to 1 (default: up to 1000 a second)")

	flags.Float64Var(&f.minRPS, "min-rps", 0, "exit with code 3 below this many requests per `second`")
	flags.Var(percent{&f.maxFailed}, "max-failed", "exit with code 1 if a larger `share` of the requests failed")
	flags.BoolVar(&f.calibrate, "calibrate", false, "measure the limit of the load generator on this machine, and keep it; takes no URL, and -d is the length of each of its loads")
	flags.BoolVarP(&f.quiet, "quiet", "q", false, "no progress on the terminal")
	consentFlag(flags, &f.consent)
	loadFormats().define(flags, &f.format)
}

// source holds the options that have another form on the command line.
type source struct{ rate, warmUp, body, user, urls string }

// fill completes the options from flags and arguments.
func (s source) fill(o *load.Options, flags *pflag.FlagSet, args []string, stdin io.Reader) error {
	more, err := s.listed(stdin)
	if err != nil {
		return err
	}
	if args = append(args, more...); len(args) == 0 {
		return misuse{fmt.Errorf("load takes a URL, as in http://127.0.0.1:8080/planets/mars; none was given")}
	}
	o.URL, o.Further = args[0], args[1:]
	requestsOrDuration(flags, &o.Requests, &o.Duration)
	if flags.Changed("rate") {
		profile, err := arrival.Parse(s.rate)
		if err != nil {
			return err
		}
		if o.Rate = profile[0].From; profile.Length() > 0 {
			o.Rate, o.Stages = 0, profile
			if !flags.Changed("requests") {
				o.Requests = 0
			}
		}
	}
	if err := s.fillWarmUp(o); err != nil {
		return err
	}
	if err := s.fillBody(o, flags, stdin); err != nil {
		return err
	}
	if s.user != "" {
		name, password, ok := strings.Cut(s.user, ":")
		if !ok {
			return field.Errorf("user", "--user has no colon: write name and password with one between, as in me:secret")
		}
		o.Header = append(o.Header, load.BasicAuthorization(name, password))
	}
	return nil
}

// fillWarmUp reads a number of requests or a duration.
func (s source) fillWarmUp(o *load.Options) (err error) {
	if s.warmUp == "" {
		return nil
	}
	if o.WarmUp, err = strconv.ParseInt(s.warmUp, 10, 64); err == nil {
		return nil
	}
	if o.WarmUpTime, err = time.ParseDuration(s.warmUp); err != nil {
		return field.Errorf("warmUp", "--warm-up %s: write a number of requests, such as 1000, or how long, such as 2s", s.warmUp)
	}
	return nil
}

// fillBody reads the body; a request with one is a POST unless -m names another method.
func (s source) fillBody(o *load.Options, flags *pflag.FlagSet, stdin io.Reader) error {
	if !flags.Changed("body") {
		return nil
	}
	if o.Body = []byte(s.body); strings.HasPrefix(s.body, "@") {
		if s.body == "@-" && s.urls == "-" {
			return field.Errorf("body", "--urls - and --body @- both read standard input; write one of them into a file")
		}
		b, err := readFile(s.body[1:], stdin)
		if err != nil {
			return field.Errorf("body", "--body %s: %v; write @ and the path of a file, or the text itself", s.body, err)
		}
		o.Body = b
	}
	if o.Method == "" {
		o.Method = "POST"
	}
	return nil
}

// readFile reads a file that a flag names; - is standard input.
func readFile(path string, stdin io.Reader) ([]byte, error) {
	if path == "-" {
		return io.ReadAll(stdin)
	}
	return os.ReadFile(path)
}

// listed are the URLs of a file; empty lines and lines that begin with # are skipped.
func (s source) listed(stdin io.Reader) (urls []string, err error) {
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
