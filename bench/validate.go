package bench

import (
	"math"
	"slices"
	"strings"
	"time"

	"perihelion/assets/field"
	"perihelion/bench/address"
	"perihelion/bench/demand"
	"perihelion/bench/figure"
	"perihelion/bench/load"
	"perihelion/bench/server"
	"perihelion/bench/server/api"
	"perihelion/bench/stats"
)

// Bounds of a plan. They are wide for any experiment on one machine and narrow
// enough that a slip of the keyboard does not tie the machine up for a day.
const (
	MaxConfigs     = 32
	MaxConnections = 10_000
	maxRequests    = 100_000_000
	minDuration    = 10 * time.Millisecond
	maxDuration    = time.Hour
	maxRate        = 1_000_000
	MinTimeout     = time.Millisecond
	MaxTimeout     = 10 * time.Minute
	MaxRepeats     = 100
	maxWork        = 10 * time.Second
	MaxDelay       = 10 * time.Second
	maxProcs       = 1024
	minP99         = 10 * time.Microsecond
	maxLevels      = 32
	maxTurns       = 256 // in a round
)

// Validate returns nil, or a *field.Error that names the first of config, command,
// folder, environment, ready, url, path, method, header, body, connect, tls, http2, check,
// connections, sweep, requests, duration, rate, p99Below, timeout, warmUp, repeats, baseline,
// untilDecided, work, delay and gomaxprocs that cannot be used, with the remedy.
func (p Plan) Validate() error {
	for _, check := range []func() error{p.checkTarget, p.checkRequest, p.checkSweep, p.checkLoad, p.checkRate, p.checkSearch, p.checkRepeats, p.checkUntilDecided, p.checkServers, p.checkTimes, p.checkGenerator, p.checkEngine, p.checkLimits} {
		if err := check(); err != nil {
			return err
		}
	}
	return nil
}

func (p Plan) checkTarget() error {
	switch {
	case len(p.URLs) > 0 && len(p.Configs)+len(p.Own) > 0:
		return field.Errorf("url", "a plan measures either servers that it starts or a URL, not both; remove one of them")
	case len(p.URLs) > 0:
		return p.checkURLs()
	case len(p.Configs)+len(p.Own) == 0:
		return field.Errorf("config", "no configuration is chosen; choose at least one, such as goroutines, or give a URL")
	case len(p.Configs)+len(p.Own) > MaxConfigs:
		return field.Errorf("config", "%d configurations are too many for one run; choose at most %d", len(p.Configs)+len(p.Own), MaxConfigs)
	}
	seen := make(map[string]bool)
	for _, c := range p.Configs {
		if err := c.Validate(); err != nil {
			return err
		}
		if seen[c.String()] {
			return field.Errorf("config", "%s is listed twice; list each configuration once, or with different numbers of workers", c)
		}
		seen[c.String()] = true
	}
	for _, c := range p.Own {
		if err := c.Validate(); err != nil {
			return err
		}
		if seen[c.Name] {
			return field.Errorf("command", "two servers of the plan are called %s; give your own another name", c.Name)
		}
		seen[c.Name] = true
	}
	return nil
}

func (p Plan) checkURLs() error {
	if len(p.URLs) > MaxConfigs {
		return field.Errorf("url", "%d URLs are too many for one run; choose at most %d", len(p.URLs), MaxConfigs)
	}
	for i, u := range p.URLs {
		if _, err := ParseURL(u); err != nil {
			return err
		}
		if slices.Contains(p.URLs[:i], u) {
			return field.Errorf("url", "%s is listed twice; list each URL once", address.Shown(u))
		}
	}
	return nil
}

func (p Plan) checkSweep() error {
	const ordinary = "as in 1,2,4,8,16,32,64,128,256"
	if len(p.Sweep) == 0 {
		return nil
	}
	for i, n := range p.Sweep {
		switch {
		case n < 1 || n > MaxConnections:
			return field.Errorf("sweep", "%d connections cannot be used in a sweep; write numbers from 1 to %d, %s", n, MaxConnections, ordinary)
		case slices.Contains(p.Sweep[:i], n):
			return field.Errorf("sweep", "the sweep has %s twice; write each number once, %s", figure.Plural(n, "connection"), ordinary)
		}
	}
	switch turns := len(p.Sweep) * len(p.Labels()); {
	case len(p.Sweep) > maxLevels:
		return field.Errorf("sweep", "%d numbers of connections are too many for one sweep; write at most %d, %s", len(p.Sweep), maxLevels, ordinary)
	case turns > maxTurns:
		return field.Errorf("sweep", "%s at %s make %d turns in each round, and %d are the most; choose fewer of either",
			figure.Plural(len(p.Labels()), "configuration"), figure.Plural(len(p.Sweep), "number")+" of connections", turns, maxTurns)
	case p.MeanRate() != 0:
		return field.Errorf("sweep", "a sweep of connections sends as fast as possible, and the plan has a rate; remove one of them")
	case p.P99Below != 0:
		return field.Errorf("sweep", "a plan varies either the connections (sweep) or the rate (p99Below), not both; remove one of them")
	}
	return nil
}

// checkSearch covers what a search over rates excludes.
func (p Plan) checkSearch() error {
	switch {
	case p.P99Below == 0:
		return nil
	case p.MeanRate() != 0:
		return field.Errorf("p99Below", "a search for the highest rate chooses its rates itself, and the plan has a rate; remove one of them")
	case p.Duration == 0:
		return field.Errorf("p99Below", "a search for the highest rate needs repeats that end after a time; write a duration, such as 2s, instead of a number of requests")
	}
	return nil
}

func (p Plan) checkLoad() error {
	most, staged := slices.Max(p.Levels()), len(p.Stages) > 0
	switch {
	case staged && (p.Requests != 0 || p.Duration != 0):
		return field.Errorf("rate", "the stages last %s together, and a repeat ends with them; remove the number of requests and the duration", figure.Duration(p.Length()))
	case len(p.Sweep) == 0 && (p.Connections < 1 || p.Connections > MaxConnections):
		return field.Errorf("connections", "%d connections cannot be used; write a number from 1 to %d", p.Connections, MaxConnections)
	case p.Requests != 0 && p.Duration != 0:
		return field.Errorf("duration", "a repeat ends after a number of requests or after a duration, not both; remove one of them")
	case p.Requests == 0 && p.Duration == 0 && !staged:
		return field.Errorf("requests", "a repeat has no end; write a number of requests, such as 1000, or a duration, such as 10s")
	case p.Requests < 0 || p.Requests > maxRequests:
		return field.Errorf("requests", "%d requests cannot be used; write a number from 1 to %d", p.Requests, maxRequests)
	case p.Requests != 0 && p.Requests < int64(most):
		return field.Errorf("requests", "%d requests are fewer than the %d connections that would share them; write at least %d, or use fewer connections", p.Requests, most, most)
	}
	return nil
}

// planTime is a time of a plan with its bounds. 0 is always allowed: it stands for a
// default, or for nothing.
type planTime struct {
	key, words  string // words have %s for the time
	value       time.Duration
	least, most time.Duration
}

func (p Plan) times() []planTime {
	return []planTime{
		{"duration", "a repeat of %s", p.Duration, minDuration, maxDuration},
		{"timeout", "a timeout of %s", p.Timeout, MinTimeout, MaxTimeout},
		{"p99Below", "a p99 below %s", p.P99Below, minP99, MaxTimeout},
		{"warmUpTime", "a warm-up of %s", p.WarmUpTime, 0, maxDuration},
		{"work", "%s of work per request", p.Work, 0, maxWork},
		{"delay", "a delay of %s per request", p.Delay, 0, MaxDelay},
	}
}

func (p Plan) checkTimes() error {
	for _, t := range p.times() {
		if t.value != 0 && (t.value < t.least || t.value > t.most) {
			return field.Errorf(t.key, t.words+" cannot be used; write a duration from %s to %s",
				figure.Duration(t.value), figure.Duration(t.least), figure.Duration(t.most))
		}
	}
	return nil
}

// builtInURL is where a server of this program would be.
func builtInURL(path string) string { return "http://127.0.0.1:80" + path }

// checkGenerator asks the load generator, which knows the limits of this system.
func (p Plan) checkGenerator() error {
	for _, target := range p.targets() {
		if err := p.loadOptions(contestant{connections: slices.Max(p.Levels()), rate: p.Rate}, target).Validate(); err != nil {
			return err
		}
	}
	return nil
}

// targets are the URLs that are asked, with those of servers as they would be on port 80.
func (p Plan) targets() []string {
	all := slices.Clone(p.URLs)
	if len(p.Configs) > 0 {
		all = append(all, builtInURL(p.path()))
	}
	for _, c := range p.Own {
		all = append(all, c.Base(80)+c.RequestPath())
	}
	return all
}

// checkRequest covers what not every server is asked.
func (p Plan) checkRequest() error {
	const remedy = "remove it, or measure servers of your own"
	r, started := p.Request, len(p.URLs) == 0
	switch {
	case started && r.Connect != "":
		return field.Errorf("connect", "a server that is started is connected to at its own port; remove the address to connect to, or give URLs")
	case len(p.Configs) > 0 && r.Verb() != "GET":
		return field.Errorf("method", "the planet servers answer GET alone, and the plan asks with %s; %s", r.Verb(), remedy)
	case len(p.Configs) > 0 && (len(r.Body) > 0 || r.BodyFile.Path != ""):
		return field.Errorf("body", "the planet servers take no body, and the plan sends one; %s", remedy)
	case len(p.Configs) > 0 && len(r.Paths) > 0:
		return field.Errorf("paths", "the answers of the planet servers are checked against one request, and the plan has several paths; %s", remedy)
	case len(p.Configs) > 0 && r.From.Path != "":
		return field.Errorf("request-file", "the answers of the planet servers are checked, which a file of requests does not allow; %s", remedy)
	case len(p.Configs) > 0 && r.HTTP2:
		return field.Errorf("http2", "the planet servers have no HTTP/2, and the plan asks for it; %s", remedy)
	}
	secured := slices.ContainsFunc(p.targets(), func(target string) bool { return strings.HasPrefix(target, "https:") })
	if r.TLS != (load.Security{}) && !secured {
		return field.Errorf("tls", "no server of the plan is asked by https, and the plan has options of TLS; write https URLs, give commands https, or remove the options")
	}
	return nil
}

func (p Plan) checkRate() error {
	switch {
	case p.Poisson && p.MeanRate() == 0 && p.P99Below == 0:
		return field.Errorf("rate", "requests at random instants need a rate; write how many fall due in a second, such as 1000")
	case p.Rate != 0 && len(p.Stages) > 0:
		return field.Errorf("rate", "the plan has both a rate and stages; remove one of them")
	case p.Length() > maxDuration && len(p.Stages) > 0:
		return field.Errorf("rate", "stages of %s together are too long for a repeat; write stages of at most %s", figure.Duration(p.Length()), figure.Duration(maxDuration))
	case p.Rate == 0:
		return p.Stages.Validate()
	case math.IsNaN(p.Rate) || p.Rate < 0 || p.Rate > maxRate:
		return field.Errorf("rate", "a rate of %s requests per second cannot be used; write a number up to %d, or 0 for as fast as possible", figure.Exact(p.Rate), maxRate)
	case float64(p.Requests)/p.Rate > maxDuration.Seconds():
		return field.Errorf("rate", "%d requests at %s per second last longer than %s; raise the rate or ask for fewer requests", p.Requests, figure.Exact(p.Rate), figure.Duration(maxDuration))
	}
	return nil
}

func (p Plan) checkRepeats() error {
	if p.Repeats < 1 || p.Repeats > MaxRepeats {
		return field.Errorf("repeats", "%d repeats cannot be used; write a number from 1 to %d (10 show small differences)", p.Repeats, MaxRepeats)
	}
	if labels := p.Labels(); p.Baseline != "" && !slices.Contains(labels, p.Baseline) {
		return field.Errorf("baseline", "the baseline %s is not among the configurations; write one of %s", p.Baseline, strings.Join(labels, ", "))
	}
	return nil
}

// checkUntilDecided covers what a run that goes on until it is decided needs.
func (p Plan) checkUntilDecided() error {
	switch looks := p.Looks(); {
	case looks == nil:
		return nil
	case len(p.Labels()) < 2:
		return field.Errorf("untilDecided", "a run goes on until it is decided which of several servers is faster, and the plan has one; add another one, or give a number of repeats")
	case len(p.Sweep) > 0 || p.P99Below > 0:
		return field.Errorf("untilDecided", "a sweep and a search compare nothing within the rounds, so nothing would be decided; remove untilDecided")
	case stats.SmallestP(p.Repeats) > looks[0].level()/float64(p.comparisons()):
		need := stats.Enough(alpha / float64(p.comparisons()))
		return field.Errorf("repeats", "%s at most cannot decide %s; write %d or more (%d are usual)", figure.Plural(p.Repeats, "repeat"), figure.Plural(p.comparisons(), "comparison"), need, MostRounds)
	}
	return nil
}

// checkServers covers the fields for built-in servers only.
func (p Plan) checkServers() error {
	switch {
	case len(p.URLs) > 0 && p.Path != "":
		return field.Errorf("path", "a path belongs to built-in servers; write it as a part of the URL")
	case len(p.Configs) == 0 && p.Work != 0:
		return field.Errorf("work", "work can be added to built-in servers only; write 0, or choose configurations")
	case len(p.Configs) == 0 && p.Delay != 0:
		return field.Errorf("delay", "a delay can be added to built-in servers only; write 0, or choose configurations")
	case p.MaxProcs < 0 || p.MaxProcs > maxProcs:
		return field.Errorf("gomaxprocs", "GOMAXPROCS %d cannot be used; write a number from 1 to %d, or 0 for Go's default", p.MaxProcs, maxProcs)
	case p.MaxProcs != 0 && !slices.ContainsFunc(p.Configs, inGo):
		return field.Errorf("gomaxprocs", "GOMAXPROCS is of this program's servers in Go, and the plan has none; write 0, or choose one of them, such as goroutines")
	}
	for _, path := range p.Request.Paths {
		if path.Path == "" {
			return field.Errorf("paths", "one of the paths of the requests is empty; write it as in /items")
		}
		if err := checkPath("paths", path.Path); err != nil {
			return err
		}
	}
	return checkPath("path", p.Path)
}

// inGo reports whether a configuration is one of this program's own servers.
func inGo(c server.Config) bool { return !c.IsPython() }

// checkLimits refuses limits that nothing tests. A script of the user's own may have checks of
// its own.
func (p Plan) checkLimits() error {
	return demand.Testable(p.Limits, p.MeanRate() > 0, p.Script.Path != "" || p.checksBodies())
}

// checksBodies reports whether bodies of every server are checked: as the request asks for it,
// or, of the planet servers, by the position that they answer with.
func (p Plan) checksBodies() bool {
	positions := p.Engine == "" && len(p.URLs)+len(p.Own) == 0 && api.Verifiable(p.path())
	return positions || p.Request.Check.Bodies()
}

// checkPath refuses what is no path of a request; "" is the default.
func checkPath(key, path string) error {
	switch {
	case path != "" && !strings.HasPrefix(path, "/"):
		return field.Errorf(key, "the path %s does not begin with a slash; write it as in %s", path, DefaultPath)
	case strings.ContainsFunc(path, func(r rune) bool { return r <= ' ' || r == 0x7f || r == '#' }):
		return field.Errorf(key, "the path %q holds a space, a control character or a #; write it as it stands in a request, as in %s", path, DefaultPath)
	}
	return nil
}
