package compare

import (
	"fmt"
	"time"

	"perihelion/bench"
	"perihelion/bench/address"
	"perihelion/bench/figure"
)

// Head is one run of a comparison.
type Head struct {
	Name        string            `json:"name"`
	Started     time.Time         `json:"started"`
	Environment bench.Environment `json:"environment"`
	Plan        *bench.Plan       `json:"plan,omitempty"`    // nil of a run without a plan of servers
	Stopped     bool              `json:"stopped,omitempty"` // before its end
	Refused     string            `json:"refused,omitempty"` // why it cannot be compared with the first, with the remedy; "" where it can
}

func headOf(r Run, refused string) Head {
	h := Head{
		Name: r.Name, Started: r.Results.Started, Environment: r.Results.Environment, Stopped: r.Results.Stopped, Refused: refused,
	}
	if r.Asked == nil {
		h.Plan = &r.Results.Plan
	}
	return h
}

// nameOf names a configuration outside the rows: a URL by itself.
func nameOf(r bench.Result) string {
	if r.Subject.URL != "" {
		return address.Shown(r.Subject.URL)
	}
	return r.Config
}

// refusal is the reason why a run cannot be compared with the first; "" where it can.
func refusal(runs []Run, i int, facts []Fact) string {
	if i == 0 {
		return ""
	}
	first, now := runs[0].Results, runs[i].Results
	if !now.Started.IsZero() && now.Started.Equal(first.Started) && now.Plan.Seed == first.Plan.Seed {
		return "it is the same run; choose another one"
	}
	if mixed([]Run{runs[0], runs[i]}) {
		return "one run compares servers, the other clients; choose two of a kind"
	}
	if first.Plan.P99Below > 0 || now.Plan.P99Below > 0 {
		return "the rates of a search are no repeats of one figure; compare the limits that the runs found by their intervals, or runs with a fixed rate"
	}
	different := differences(facts, 0, i, Load)
	if len(different) == 0 {
		return ""
	}
	return fmt.Sprintf("the load differs: %s; run one of the two plans again", figure.List(different, "and"))
}
