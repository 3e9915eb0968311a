package form

import (
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"perihelion/assets/field"
	"perihelion/bench"
	"perihelion/bench/figure"
	"perihelion/bench/file"
	"perihelion/bench/server"
)

// Field names one input of the form.
type Field string

// The fields that a problem can belong to. The workers of a configuration are
// the field Workers(name).
const (
	Configs     Field = "configs"
	Connections Field = "connections"
	Amount      Field = "amount"
	Rate        Field = "rate"
	P99         Field = "p99Below"
	Timeout     Field = "timeout"
	Repeats     Field = "repeats"
	StopWhen    Field = "untilDecided"
	WarmUp      Field = "warmUp"
	Limits      Field = "limits"
	Engine      Field = "engine"
	Script      Field = "script"
	MaxProcs    Field = "gomaxprocs"
)

// OfURL is the field of the URL at a place.
func OfURL(place int) Field { return Field(fmt.Sprintf("url %d", place+1)) }

// Workers is the field with the number of workers of a configuration.
func Workers(config string) Field { return Field("workers of " + config) }

// Problems are sentences with their remedies, by the field they
// belong to; none means that the form can be run.
type Problems map[Field]string

// Plan reads the form. Every field that cannot be read is named; a plan that
// reads well but cannot be carried out is named by its first such field.
func (v Values) Plan() (bench.Plan, Problems) {
	r := reader{problems: Problems{}}
	plan := bench.DefaultPlan()
	plan.Configs, plan.KeepAlive = nil, v.KeepAlive
	switch v.Target {
	case Own:
		plan.URLs = r.urls(v.URLs)
	case Started:
		plan.Own = r.servers(v)
	default:
		plan.Configs = r.configs(v.Configs)
		plan.Path = r.path(v.Request)
		plan.Work = r.span(Work, v.Work)
		plan.Delay = r.span(Delay, v.Delay)
		plan.Python = strings.TrimSpace(v.Python)
		if strings.TrimSpace(v.MaxProcs) != "" {
			plan.MaxProcs = r.count(MaxProcs, v.MaxProcs, "Write a number, such as 2, or nothing for Go's default")
		}
	}
	if v.Target.Asks() {
		plan.Request = r.request(v.Ask, v.Target)
	}
	plan.Connections, plan.Sweep = r.connections(v.Connections)
	plan.Requests, plan.Duration = r.amount(v.Amount)
	if plan.Rate, plan.Stages = r.rate(v.Rate); len(plan.Stages) > 0 {
		plan.Requests, plan.Duration = 0, 0 // a repeat ends with them
		delete(r.problems, Amount)
	}
	plan.WarmUp, plan.WarmUpTime = r.warmUp(v.WarmUp)
	plan.Limits = r.limits(v.Limits)
	r.engine(v.Setup, &plan)
	plan.P99Below = r.span(P99, v.P99)
	plan.Timeout = r.span(Timeout, v.Timeout)
	plan.Poisson = v.Poisson && (plan.MeanRate() > 0 || plan.P99Below > 0)
	plan.UntilDecided = v.UntilDecided
	plan.Repeats = r.count(Repeats, v.Repeats,
		"Write how often each configuration is measured, such as 5")
	r.validate(plan)
	return plan, r.problems
}

// validate names every field that reads well but cannot be carried out.
// Plan.Validate names the first; that is put right in a copy, to find the
// next.
func (r reader) validate(p bench.Plan) {
	for wrong := range r.problems {
		p = harmless(p, wrong)
	}
	for {
		err := p.Validate()
		if err == nil {
			return
		}
		wrong := fieldOf(err)
		if r.problems[wrong] != "" {
			return // harmless does not put it right
		}
		r.problems[wrong] = err.Error()
		p = harmless(p, wrong)
	}
}

// harmless is a plan with one field as the default plan has it.
func harmless(p bench.Plan, f Field) bench.Plan {
	right := bench.DefaultPlan()
	if usual, ok := withoutAsk(p, f); ok {
		return usual
	}
	switch f {
	case Connections:
		p.Connections, p.Sweep = right.Connections, nil
	case Amount:
		p.Requests, p.Duration = right.Requests, right.Duration
	case Rate:
		p.Rate, p.Poisson = 0, false
		if len(p.Stages) > 0 {
			p.Stages, p.Requests, p.Duration = nil, right.Requests, right.Duration
		}
	case WarmUp:
		p.WarmUp, p.WarmUpTime = 0, 0
	case Limits:
		p.Limits = nil
	case Engine, Script:
		p.Engine, p.Script = "", file.Pinned{}
	case P99:
		p.P99Below = 0
	case Timeout:
		p.Timeout = 0
	case Repeats:
		p.Repeats, p.UntilDecided = right.Repeats, false
	case StopWhen:
		p.UntilDecided = false
	case MaxProcs:
		p.MaxProcs = 0
	case Asked:
		p.Path = ""
	case Work:
		p.Work = 0
	case Delay:
		p.Delay = 0
	case Latitude, Longitude, Elevation: // which the default path has
		p.Path = ""
	default: // of the servers, or of a URL
		if strings.HasPrefix(string(f), "url ") {
			p.URLs = []string{"http://127.0.0.1/"}
		} else if len(p.URLs) == 0 {
			p.Configs, p.Own = right.Configs, nil
		}
	}
	return p
}

// Missing reports whether the only problem of a field is that it is still empty and must
// not be.
func (v Values) Missing(f Field) bool {
	switch f {
	case OfURL(0):
		return len(figure.Present(v.URLs...)) == 0
	case OfServer(0, "command"):
		return len(used(v.Servers)) == 0
	}
	return false
}

// fieldOf finds the input that an error of Plan.Validate belongs to. A field without
// input of its own is shown beside the amount, the middle of the load fields.
func fieldOf(err error) Field {
	var wrong *field.Error
	if !errors.As(err, &wrong) {
		return Amount
	}
	if f, ok := askField(wrong); ok {
		return f
	}
	switch wrong.Field {
	case "url":
		return OfURL(0)
	case "config", "configs":
		return Configs
	case "connections", "sweep":
		return Connections
	case "p99Below":
		return P99
	case "timeout":
		return Timeout
	case "untilDecided":
		return StopWhen
	case "rate", "poisson":
		return Rate
	case "warmUp", "warmUpTime":
		return WarmUp
	case "engine":
		return Engine
	case "script":
		return Script
	case "repeats":
		return Repeats
	case "gomaxprocs":
		return MaxProcs
	case "path":
		return Asked
	case "work":
		return Work
	case "delay":
		return Delay
	}
	return Amount
}

// reader reads fields and collects their problems.
type reader struct{ problems Problems }

func (r reader) configs(choices []Choice) []server.Config {
	var configs []server.Config
	for _, c := range choices {
		switch {
		case !c.Runs():
		case (server.Config{Name: c.Name}).HasWorkers():
			for _, n := range r.workers(c) {
				configs = append(configs, server.Config{Name: c.Name, Workers: n})
			}
		default:
			configs = append(configs, server.Config{Name: c.Name})
		}
	}
	if len(configs) == 0 && len(r.problems) == 0 {
		r.problems[Configs] = "no configuration is ticked; tick at least one"
	}
	return configs
}

// workers reads the numbers of workers that a configuration is measured with.
func (r reader) workers(c Choice) []int {
	const what = "Write how many, such as 4, or several to compare, such as 1, 4"
	var all []int
	for _, text := range c.numbers() {
		n := r.count(Workers(c.Name), text, what)
		switch err := (server.Config{Name: c.Name, Workers: n}).Validate(); {
		case r.problems[Workers(c.Name)] != "":
		case n == 0:
			r.problems[Workers(c.Name)] = "0 cannot be used. " + what
		case err != nil:
			r.problems[Workers(c.Name)] = err.Error()
		case slices.Contains(all, n):
			r.problems[Workers(c.Name)] = text + " is there twice; write each number once"
		}
		all = append(all, n)
	}
	if len(all) == 0 {
		r.problems[Workers(c.Name)] = what
	}
	return all
}

// urls reads the URLs. Empty ones are left out while there is another.
func (r reader) urls(typed []string) []string {
	var all []string
	for i, s := range typed {
		if strings.TrimSpace(s) == "" {
			continue
		}
		u := r.address(OfURL(i), s)
		if r.problems[OfURL(i)] != "" {
			continue
		}
		if _, err := bench.ParseURL(u); err != nil {
			r.problems[OfURL(i)] = err.Error()
		} else if slices.Contains(all, u) {
			r.problems[OfURL(i)] = "this URL is there twice; write another, or remove it"
		}
		all = append(all, u)
	}
	if len(all) == 0 && len(r.problems) == 0 {
		r.address(OfURL(0), "")
	}
	return all
}

// address completes an address as people type it: "localhost:8080/x" is
// http://localhost:8080/x.
func (r reader) address(f Field, s string) string {
	s = strings.TrimSpace(s)
	if s == "" {
		r.problems[f] = "write the address of the server, such as http://127.0.0.1:8080/"
		return ""
	}
	if !strings.Contains(s, "://") {
		s = "http://" + s
	}
	u, err := url.Parse(s)
	switch {
	case err != nil || u.Hostname() == "":
		r.problems[f] = "this is no address of a server; write one such as http://127.0.0.1:8080/"
		return ""
	}
	if u.Path == "" {
		u.Path = "/"
	}
	return u.String()
}
