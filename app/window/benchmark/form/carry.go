package form

import (
	"cmp"
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"mvdan.cc/sh/v3/syntax"

	"perihelion/bench"
	"perihelion/bench/figure"
	"perihelion/bench/load"
	"perihelion/bench/server"
)

// Of returns the form that asks for a plan, and parts of the plan without an input
// in words. Parts that the plan leaves open are as in v. An error means that the form has no
// place for the servers of the plan, or for how they are asked.
//
// The order of turns (the seed) is not among the words: it decides nothing that is
// measured.
func Of(p bench.Plan, v Values) (out Values, without []string, err error) {
	v = v.Choose(targetOf(p))
	v.Setup = v.take(p).takeRest(p)
	v.Timeout = written(p.Timeout)
	switch {
	case len(p.URLs) > 0:
		v.URLs = slices.Clone(p.URLs)
	case len(p.Own) > 0:
		err = v.carryOwn(p)
	default:
		v.carryConfigs(p)
	}
	if err == nil && v.Target.Asks() {
		v.Ask, err = askOf(p.Request)
	}
	if err == nil {
		err = unasked(p)
	}
	if labels := p.Labels(); p.Baseline != "" && len(labels) > 0 && p.Baseline != labels[0] {
		without = append(without, "the baseline "+p.Baseline)
	}
	if p.Wait != load.WaitAuto {
		without = append(without, "the way of waiting for answers ("+p.Wait.String()+")")
	}
	return v, without, err
}

// unasked is the error of a plan whose requests have parts without an input.
func unasked(p bench.Plan) error {
	if !targetOf(p).Asks() && !p.Request.IsZero() {
		return errors.New("its requests to planet servers have more than a path, and the window has no inputs for that")
	}
	return nil
}

// targetOf is the card that a plan belongs to.
func targetOf(p bench.Plan) Target {
	switch {
	case len(p.URLs) > 0:
		return Own
	case len(p.Own) > 0:
		return Started
	case slices.ContainsFunc(p.Configs, server.Config.IsPython):
		return Experiment
	}
	return BuiltIn
}

// carryOwn takes over the servers of the user's own.
func (v *Values) carryOwn(p bench.Plan) error {
	if len(p.Configs) > 0 {
		return errors.New("it compares planet servers with servers of your own, and the window measures one kind at a time")
	}
	v.Servers = nil
	for _, c := range p.Own {
		var variables []string
		for _, e := range c.Environment {
			quoted, err := syntax.Quote(e, syntax.LangBash)
			if err != nil {
				return errors.New("a variable of " + c.Name + " cannot be written in a line")
			}
			variables = append(variables, quoted)
		}
		v.Servers = append(v.Servers, Server{
			Name: c.Name, Command: c.Line, Folder: c.Folder, Environment: strings.Join(variables, " "), Ready: c.Ready, Path: c.Path, HTTPS: c.HTTPS,
		})
	}
	return nil
}

// carryConfigs takes over this program's servers and Python's.
func (v *Values) carryConfigs(p bench.Plan) {
	v.MaxProcs = ""
	if p.MaxProcs > 0 {
		v.MaxProcs = strconv.Itoa(p.MaxProcs)
	}
	v.Configs = append([]Choice(nil), v.Configs...)
	for i, c := range v.Configs {
		var workers []string
		v.Configs[i].On = false
		for _, wanted := range p.Configs {
			if wanted.Name != c.Name {
				continue
			}
			v.Configs[i].On = true
			if wanted.HasWorkers() {
				workers = append(workers, strconv.Itoa(wanted.WorkerCount()))
			}
		}
		if len(workers) > 0 {
			v.Configs[i].Workers = strings.Join(workers, ", ")
		}
	}
	v.Request, _ = requestOf(cmp.Or(p.Path, bench.DefaultPath))
	v.Work, v.Delay = written(p.Work), written(p.Delay)
}

// written is an added time as it is typed, "" for none.
func written(d time.Duration) string {
	if d == 0 {
		return ""
	}
	if s := figure.Duration(d); read(s) == d {
		return s
	}
	return d.String() // shown rounded
}

func read(s string) time.Duration {
	d, err := span(s)
	if err != nil {
		return -1
	}
	return d
}

// Unbarred is the form as if everything could run here.
func (v Values) Unbarred() Values {
	v.Configs = append([]Choice(nil), v.Configs...)
	for i := range v.Configs {
		v.Configs[i].Barred = ""
	}
	return v
}

// Within is a plan that a file brought, without configurations that cannot run here: the form
// asks for is less where rows are greyed.
func Within(p, asked bench.Plan) bench.Plan {
	kinds := make(map[string]bool)
	for _, c := range asked.Configs {
		kinds[c.Name] = true
	}
	var able []server.Config
	for _, c := range p.Configs {
		if kinds[c.Name] {
			able = append(able, c)
		}
	}
	if p.Configs = able; p.Baseline != "" && !slices.Contains(p.Labels(), p.Baseline) {
		p.Baseline = ""
	}
	return p
}
