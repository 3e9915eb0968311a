package bench

import (
	"math"
	"slices"
	"strings"
	"time"

	"perihelion/assets/field"
	"perihelion/bench/figure"
)

// Bounds of a plan. They are wide for any experiment on one machine and narrow
// enough that a slip of the keyboard does not tie the machine up for a day.
const (
	maxConfigs     = 32
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
)

// Validate returns nil, or a *field.Error that names the first of config, command,
// folder, environment, ready, url, path, connections, requests, duration, rate,
// timeout, repeats, baseline, work, delay and gomaxprocs that cannot be used, with
// the remedy.
func (p Plan) Validate() error {
	for _, check := range []func() error{p.checkTarget, p.checkLoad, p.checkRate, p.checkRepeats, p.checkServers, p.checkTimes, p.checkGenerator} {
		if err := check(); err != nil {
			return err
		}
	}
	return nil
}

func (p Plan) checkTarget() error {
	switch {
	case p.URL != "" && len(p.Configs)+len(p.Own) > 0:
		return field.Errorf("url", "a plan measures either servers that it starts or a URL, not both; remove one of them")
	case p.URL != "":
		_, err := ParseURL(p.URL)
		return err
	case len(p.Configs)+len(p.Own) == 0:
		return field.Errorf("config", "no configuration is chosen; choose at least one, such as goroutines, or give a URL")
	case len(p.Configs)+len(p.Own) > maxConfigs:
		return field.Errorf("config", "%d configurations are too many for one run; choose at most %d", len(p.Configs)+len(p.Own), maxConfigs)
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

func (p Plan) checkLoad() error {
	switch {
	case p.Connections < 1 || p.Connections > MaxConnections:
		return field.Errorf("connections", "%d connections cannot be used; write a number from 1 to %d", p.Connections, MaxConnections)
	case p.Requests != 0 && p.Duration != 0:
		return field.Errorf("duration", "a repeat ends after a number of requests or after a duration, not both; remove one of them")
	case p.Requests == 0 && p.Duration == 0:
		return field.Errorf("requests", "a repeat has no end; write a number of requests, such as 1000, or a duration, such as 10s")
	case p.Requests < 0 || p.Requests > maxRequests:
		return field.Errorf("requests", "%d requests cannot be used; write a number from 1 to %d", p.Requests, maxRequests)
	case p.Requests != 0 && p.Requests < int64(p.Connections):
		return field.Errorf("requests", "%d requests are fewer than the %d connections that would share them; write at least %d, or use fewer connections", p.Requests, p.Connections, p.Connections)
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

// checkGenerator asks the load generator, which knows the limits of this system.
func (p Plan) checkGenerator() error {
	target := p.URL
	if target == "" {
		target = "http://127.0.0.1:80" + p.path() // where a built-in server would be
	}
	return p.loadOptions(contestant{}, target).Validate()
}

func (p Plan) checkRate() error {
	switch {
	case p.Rate == 0:
		return nil
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

// checkServers covers the fields for built-in servers only.
func (p Plan) checkServers() error {
	switch {
	case p.URL != "" && p.Path != "":
		return field.Errorf("path", "a path belongs to built-in servers; write it as a part of the URL")
	case len(p.Configs) == 0 && p.Work != 0:
		return field.Errorf("work", "work can be added to built-in servers only; write 0, or choose configurations")
	case len(p.Configs) == 0 && p.Delay != 0:
		return field.Errorf("delay", "a delay can be added to built-in servers only; write 0, or choose configurations")
	case p.MaxProcs < 0 || p.MaxProcs > maxProcs:
		return field.Errorf("gomaxprocs", "GOMAXPROCS %d cannot be used; write a number from 1 to %d, or 0 for Go's default", p.MaxProcs, maxProcs)
	case p.Path != "" && !strings.HasPrefix(p.Path, "/"):
		return field.Errorf("path", "the path %s does not begin with a slash; write it as in %s", p.Path, DefaultPath)
	case strings.ContainsFunc(p.Path, func(r rune) bool { return r <= ' ' || r == 0x7f || r == '#' }):
		return field.Errorf("path", "the path %q holds a space, a control character or a #; write it as it stands in a request, as in %s", p.Path, DefaultPath)
	}
	return nil
}
