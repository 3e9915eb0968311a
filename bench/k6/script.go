package k6

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"perihelion/assets"
	"perihelion/assets/field"
	"perihelion/bench/demand"
	"perihelion/bench/load"
	"perihelion/bench/load/check"
	"perihelion/bench/load/requests"
)

// Job is a load for k6, and the words by which its summary is known again.
type Job struct {
	Options load.Options    // the load; URL is "" for a server that is still to be named
	Label   string          // of the configuration that is measured
	Limits  []demand.Demand // that become thresholds of the script
	Plan    json.RawMessage // the plan's document, which the summaries carry; nil: none
	Script  string          // path of a script of the user's own, in place of Options
}

// Format names the version of a summary.
const Format = "perihelion/k6/1"

// constants is what a script knows of its load: the constant plan.
type constants struct {
	Format    string          `json:"format"`
	Digest    string          `json:"digest"`
	Label     string          `json:"label"`
	Target    string          `json:"target,omitempty"`
	Own       bool            `json:"own"` // the script is this program's
	Timeout   string          `json:"timeout,omitempty"`
	Classes   []load.Class    `json:"classes"`
	Quantiles []string        `json:"quantiles"`
	Request   *request        `json:"request,omitempty"`
	Options   map[string]any  `json:"options,omitempty"`
	Document  json.RawMessage `json:"document,omitempty"`
}

// request is a request as a script asks it.
type request struct {
	Method      string   `json:"method"`
	Headers     []header `json:"headers"`
	Base64      []byte   `json:"base64,omitempty"`
	File        string   `json:"file,omitempty"`
	Certificate string   `json:"certificate,omitempty"`
	Key         string   `json:"key,omitempty"`
	Checks      checks   `json:"checks"`
}

// header has a value, or the name of the variable of the environment that holds it.
type header struct {
	Name     string `json:"name"`
	Value    string `json:"value"`
	Variable string `json:"variable,omitempty"`
}

type checks struct {
	Statuses [][2]int `json:"statuses"`
	Bodies   bool     `json:"bodies"`
	Contains []string `json:"contains"`
	Matches  []string `json:"matches"`
	JSON     []value  `json:"json"`
	Same     bool     `json:"same"`
}

type value struct {
	Path  string  `json:"path"`
	Value *string `json:"value,omitempty"`
}

// classes are the classes that a script counts.
var classes = []load.Class{
	load.Status1xx, load.Status2xx, load.Status3xx, load.Status4xx, load.Status5xx, load.DNS, load.Refused, load.Unreachable, load.ConnectTime,
	load.TLS, load.Reset, load.EOF, load.Malformed, load.Timeout, load.Check,
}

// Write writes the job as a script that k6 runs unchanged. Values of headers that may be
// secrets are read from variables of the environment, see Secrets. The error is a
// *field.Error for a load that k6 cannot generate.
func (j Job) Write(w io.Writer) error {
	if j.Script != "" {
		return j.wrap(w)
	}
	c, err := j.constants()
	if err != nil {
		return err
	}
	text, err := constant(c)
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, text+assets.K6Load()+assets.K6Summary())
	return err
}

// constant is the line of a script that defines the constant plan.
func constant(c constants) (string, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(c); err != nil {
		return "", fmt.Errorf("encode the load for k6: %w", err)
	}
	return "\nconst plan = " + strings.TrimSpace(b.String()) + ";\n", nil
}

func (j Job) constants() (constants, error) {
	o := j.Options.WithDefaults()
	if err := unable(o); err != nil {
		return constants{}, err
	}
	c := j.common()
	c.Own, c.Target, c.Timeout = true, o.URL, o.Timeout.String()
	r, err := requestOf(o)
	if err != nil {
		return constants{}, err
	}
	c.Request, c.Options = r, optionsOf(o)
	if t := thresholdsOf(j.Limits); len(t) > 0 {
		c.Options["thresholds"] = t
	}
	return c, nil
}

// common is what the constants of every script have.
func (j Job) common() constants {
	c := constants{Format: Format, Digest: j.digest(), Label: j.Label, Classes: classes, Document: j.Plan}
	for _, p := range quantiles {
		c.Quantiles = append(c.Quantiles, percent(p))
	}
	return c
}

// Check returns a *field.Error for a load that k6 cannot generate, or nil.
func Check(o load.Options) error { return unable(o.WithDefaults()) }

// unable refuses what k6 cannot do, as a *field.Error.
func unable(o load.Options) error {
	switch {
	case len(o.Paths) > 0:
		return field.Errorf("paths", "a script for k6 asks one URL, and the load has %d paths; write one, or a script of your own (--script)", len(o.Paths))
	case o.Poisson:
		return field.Errorf("poisson", "k6 spaces requests evenly and has no random arrivals; leave --poisson out")
	case o.From != (requests.File{}):
		return field.Errorf("request-file", "a script for k6 has one request, which is the same each time; leave files of requests and templates out, or write a script of your own (--script)")
	case o.Follow > 0 || o.Cookies:
		return field.Errorf("follow", "a script for k6 follows no redirects and keeps no cookies; leave --follow and --cookies out, or write a script of your own (--script)")
	case strings.HasPrefix(o.Connect, "unix:"):
		return field.Errorf("connect", "k6 cannot connect to a Unix socket; let the server listen on a port")
	case o.Streams > 1:
		return field.Errorf("http2", "k6 has one request under way for each connection; leave --streams out")
	case o.HTTP2 && strings.HasPrefix(o.URL, "http:"):
		return field.Errorf("http2", "k6 speaks HTTP/2 with https alone; leave --http2 out, or write an https URL")
	case o.TLS.ServerName != "":
		return field.Errorf("tls", "k6 verifies the name of the URL alone; leave --server-name out, or write that name in the URL and the address in --connect")
	case o.Check.Body != nil && o.Check.Share > 0:
		return field.Errorf("check", "k6 checks every body; leave --check-share out")
	}
	return nil
}

// LeftOut lists in sentences what a script leaves out or does in another way than the
// load generator of this program.
func LeftOut(o load.Options) (all []string) {
	if o.WarmUp > 0 || o.WarmUpTime > 0 {
		all = append(all, "k6 has no warm-up: the first requests are in its figures")
	}
	if o.Profile() != nil {
		all = append(all, "k6 counts latency from the send, not from the instant at which a request fell due, and drops the requests for which no connection is free")
	}
	if o.TLS.Authorities != "" {
		all = append(all, "k6 takes authorities from the environment: SSL_CERT_FILE="+o.TLS.Authorities)
	}
	if !o.HTTP2 && strings.HasPrefix(o.URL, "https:") {
		all = append(all, "k6 agrees on HTTP/2 where the server offers it; GODEBUG=http2client=0 keeps it at HTTP/1.1")
	}
	if len(o.Check.Matches) > 0 {
		all = append(all, "k6 reads regular expressions as JavaScript does, which differs from RE2 in places, such as (?i)")
	}
	return all
}

func requestOf(o load.Options) (*request, error) {
	r := &request{Method: o.Verb(), Headers: []header{}, Base64: o.Body, File: o.BodyFile.Path, Certificate: o.TLS.Certificate, Key: cmp.Or(o.TLS.Key, o.TLS.Certificate)}
	for _, h := range o.Header {
		name, value, _ := strings.Cut(h, ":")
		h := header{Name: name, Value: strings.TrimSpace(value)}
		if load.Secret(h.Name) {
			h.Value, h.Variable = "", variable(h.Name)
		}
		r.Headers = append(r.Headers, h)
	}
	checker, err := check.New(o.Check)
	if err != nil {
		return nil, err
	}
	k := checks{Bodies: o.Check.Bodies(), Contains: orEmpty(o.Check.Contains), Matches: orEmpty(o.Check.Matches), JSON: []value{}, Same: o.Check.Same}
	for status := 100; status < 1000; status++ {
		if !checker.Status(status) {
			continue
		}
		if n := len(k.Statuses); n > 0 && k.Statuses[n-1][1] == status-1 {
			k.Statuses[n-1][1] = status
		} else {
			k.Statuses = append(k.Statuses, [2]int{status, status})
		}
	}
	for _, text := range o.Check.JSON {
		path, want, whether, err := check.Value(text)
		if err != nil {
			return nil, err
		}
		v := value{Path: path}
		if whether {
			v.Value = &want
		}
		k.JSON = append(k.JSON, v)
	}
	r.Checks = k
	return r, nil
}

func orEmpty(all []string) []string { return append([]string{}, all...) }

// variable is the variable of the environment that holds the value of a header:
// HEADER_X_API_KEY.
func variable(name string) string {
	return "HEADER_" + strings.ToUpper(strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' {
			return r
		}
		return '_'
	}, name))
}

// Secrets are the variables of the environment that hold the headers of a load whose
// values may be secrets: "HEADER_AUTHORIZATION=Bearer …".
func Secrets(o load.Options) (all []string) {
	for _, h := range o.Header {
		if name, value, _ := strings.Cut(h, ":"); load.Secret(name) {
			all = append(all, variable(name)+"="+strings.TrimSpace(value))
		}
	}
	return all
}

// optionsOf are k6's options of a load.
func optionsOf(o load.Options) map[string]any {
	options := map[string]any{
		"scenarios":         map[string]any{"load": scenario(o)},
		"noConnectionReuse": !o.KeepAlive,
		"summaryTrendStats": trendStats(),
		"systemTags":        []string{"status", "method", "error_code", "expected_response"},
	}
	if o.TLS.Insecure {
		options["insecureSkipTLSVerify"] = true
	}
	if u, err := url.Parse(o.URL); err == nil && o.Connect != "" && o.URL != "" {
		options["hosts"] = map[string]string{u.Host: o.Connect}
	}
	return options
}

// thresholdsOf are limits as k6 has them, by its metrics. Of k6, the requests per second
// are those of the whole time that it runs, and a rate is held if nothing was dropped.
func thresholdsOf(limits []demand.Demand) map[string][]string {
	all := make(map[string][]string)
	add := func(metric, condition string) { all[metric] = append(all[metric], condition) }
	for _, l := range limits {
		value := strconv.FormatFloat(l.Value, 'f', -1, 64)
		switch p, percentile := strings.CutPrefix(l.Quantity, "p"); {
		case percentile:
			add("latency", "p("+p+")"+l.Sign+value)
		case l.Quantity == "mean":
			add("latency", "avg"+l.Sign+value)
		case l.Quantity == "max":
			add("latency", "max"+l.Sign+value)
		case l.Quantity == "failed":
			add("http_req_failed", "rate"+l.Sign+value)
		case l.Quantity == "checks":
			add("answer_checks", "rate"+strings.Replace(l.Sign, "<", ">", 1)+strconv.FormatFloat(1-l.Value, 'f', -1, 64))
		case l.Quantity == "rps":
			add("succeeded", "rate"+l.Sign+value)
		case l.Quantity == "rate":
			add("dropped_iterations", "count<1")
		}
	}
	return all
}

// trendStats are the figures of each trend.
func trendStats() []string {
	stats := []string{"min", "avg", "max"}
	for _, p := range quantiles {
		stats = append(stats, "p("+percent(p)+")")
	}
	return stats
}

// drain is how long k6 waits for answers after the end of a load by duration.
const drain = 2 * time.Second

// scenario is the executor of a load. An open loop has as many virtual users as the load
// has connections.
func scenario(o load.Options) map[string]any {
	s := map[string]any{"gracefulStop": min(o.Timeout, drain).String()}
	switch p := o.Profile(); {
	case p == nil && o.Requests > 0:
		s["executor"], s["vus"], s["iterations"], s["maxDuration"] = "shared-iterations", min(int64(o.Connections), o.Requests), o.Requests, "24h"
	case p == nil:
		s["executor"], s["vus"], s["duration"] = "constant-vus", o.Connections, o.Duration.String()
	default:
		s["preAllocatedVUs"], s["maxVUs"] = o.Connections, o.Connections
		unit := unitOf(p)
		rate := func(r float64) int64 { return int64(math.Round(r * unit.Seconds())) }
		s["timeUnit"] = unit.String()
		if len(p) == 1 && p[0].From == p[0].To {
			s["executor"], s["rate"], s["duration"] = "constant-arrival-rate", rate(p[0].From), o.Length().String()
			break
		}
		var stages []map[string]any
		at := p[0].From
		for _, stage := range p {
			if stage.From != at {
				stages = append(stages, map[string]any{"target": rate(stage.From), "duration": "0s"})
			}
			stages = append(stages, map[string]any{"target": rate(stage.To), "duration": stage.Length.String()})
			at = stage.To
		}
		s["executor"], s["startRate"], s["stages"] = "ramping-arrival-rate", rate(p[0].From), stages
	}
	return s
}

// unitOf is the time in which whole numbers of requests fall due, as k6 wants them: a second, or as
// long as keeps the rates right to a thousandth.
func unitOf(p interface{ Rates() []float64 }) time.Duration {
	for _, unit := range []time.Duration{time.Second, 10 * time.Second, 100 * time.Second} {
		if !slices.ContainsFunc(p.Rates(), func(r float64) bool {
			n := r * unit.Seconds()
			return math.Abs(n-math.Round(n)) > 1e-3*n
		}) {
			return unit
		}
	}
	return 1000 * time.Second
}
