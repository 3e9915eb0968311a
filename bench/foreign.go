package bench

import (
	"context"
	"encoding/json"
	"path/filepath"

	"perihelion/assets/field"
	"perihelion/bench/file"
	"perihelion/bench/k6"
	"perihelion/bench/load"
)

// K6 is the engine of a plan whose load k6 generates in place of this program's own
// generator.
const K6 = "k6"

// maxScript is the largest script of the user's own that is read, in bytes.
const maxScript = 16 << 20

// SetScript makes the load of a plan that of a script for k6, as its file is now.
func (p *Plan) SetScript(path string) error {
	whole, err := filepath.Abs(path)
	if err == nil {
		p.Script, _, err = file.Pin(whole, maxScript)
	}
	if err != nil {
		return field.Errorf("script", "the script %s cannot be used: %v; write the path of a script for k6", path, err)
	}
	p.Engine = K6
	return nil
}

// checkEngine covers what k6 cannot do.
func (p Plan) checkEngine() error {
	switch {
	case p.Engine == "" && p.Script.Path != "":
		return field.Errorf("script", "a script is for k6; add --engine k6")
	case p.Engine == "":
		return nil
	case p.Engine != K6:
		return field.Errorf("engine", "%q generates no load; write k6, or leave the engine out for this program's own generator", p.Engine)
	case p.P99Below != 0:
		return field.Errorf("p99Below", "a search for the highest rate counts latency from the instant at which requests fall due, and k6 does not; leave the engine out")
	case p.Wait != load.WaitAuto:
		return field.Errorf("wait", "the way of waiting is that of this program's own generator; leave --wait out, or the engine")
	}
	if p.Script.Path != "" {
		if _, err := p.Script.Read(maxScript); err != nil {
			return field.Errorf("script", "the script cannot be used: %v; write the path of a script for k6", err)
		}
		return nil
	}
	for _, target := range p.targets() {
		if err := k6.Check(p.loadOptions(contestant{connections: p.Connections, rate: p.Rate}, target)); err != nil {
			return err
		}
	}
	return nil
}

// Export is the load of a plan for k6. It asks the first server of the plan; of one that
// the plan would start itself only the path is known, and the script wants the URL.
func (p Plan) Export() (k6.Job, error) {
	switch {
	case p.P99Below > 0, len(p.Sweep) > 0:
		return k6.Job{}, field.Errorf("plan", "k6 does not search, and has one number of connections; export a plan without a sweep and a search")
	case p.Script.Path != "":
		return k6.Job{}, field.Errorf("plan", "the load of the plan is the script %s already", p.Script.Path)
	}
	document, err := json.Marshal(p.document(PlanFormat))
	if err != nil {
		return k6.Job{}, err
	}
	c, url := contestant{connections: p.Connections, rate: p.Rate}, ""
	if len(p.URLs) > 0 {
		url = p.URLs[0]
	}
	return k6.Job{Options: p.loadOptions(c, url), Label: p.Labels()[0], Limits: p.Limits, Plan: document}, nil
}

// foreignLoad has k6 generate the load of a contestant.
func (r *Runner) foreignLoad(ctx context.Context, c contestant, o load.Options) (load.Measurement, error) {
	return r.engine.loadBy(ctx, r.program, k6.Job{Options: o, Label: c.label, Script: r.plan.Script.Path}, r.observe)
}

// UseK6 has the run look for k6 at a path. Otherwise it is looked for where it usually is.
func (r *Runner) UseK6(path string) { r.k6 = path }
