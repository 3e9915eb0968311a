package command

import (
	"fmt"
	"time"

	"github.com/spf13/pflag"

	"perihelion/assets/field"
	"perihelion/bench/demand"
	"perihelion/bench/figure"
)

// limitFlags are the flags of limits, which load and bench share: the ones with a word of
// their own are limits like the others.
type limitFlags struct {
	limits    []string
	minRPS    float64
	maxP99    time.Duration
	maxFailed float64 // share of the requests, 0 to 1
}

// define adds the flags; of is that which a limit is on, in their explanations.
func (f *limitFlags) define(flags *pflag.FlagSet, of string) {
	flags.StringArrayVar(&f.limits, "limit", nil, "exit with code 3 if this `limit` does not hold"+of+", as in 'p95<300ms', 'failed<1%', 'checks<1%', 'rps>1000' or rate; can be given again")
	flags.Float64Var(&f.minRPS, "min-rps", 0, "the limit rps>=N, of requests per `second`")
	flags.DurationVar(&f.maxP99, "max-p99", 0, "the limit p99<=T, of a `time` as in 20ms")
	flags.Var(percent{&f.maxFailed}, "max-failed", "the limit failed<=P, of a `share` of the requests; without a limit on them every failure is an error, with code 1")
}

// fill completes limits by those of the flags. Those of --limit take the place of all others.
func (f *limitFlags) fill(limits []demand.Demand, flags *pflag.FlagSet) ([]demand.Demand, error) {
	switch {
	case !(f.minRPS >= 0): // NaN too
		return nil, field.Errorf("min-rps", "--min-rps %v: write requests per second, 0 or more", f.minRPS)
	case flags.Changed("max-p99") && f.maxP99 <= 0:
		return nil, field.Errorf("max-p99", "--max-p99 %v: write a time above 0, as in 20ms", f.maxP99)
	}
	if flags.Changed("limit") {
		limits = nil
		for _, text := range f.limits {
			d, err := demand.Parse(text)
			if err != nil {
				return nil, err
			}
			limits = append(limits, d)
		}
	}
	if flags.Changed("min-rps") {
		limits = demand.With(limits, demand.Least(f.minRPS))
	}
	if flags.Changed("max-p99") {
		limits = demand.With(limits, demand.Most("p99", float64(f.maxP99)/float64(time.Millisecond)))
	}
	if flags.Changed("max-failed") {
		limits = demand.With(limits, demand.Most("failed", f.maxFailed))
	}
	return limits, nil
}

// broken is the error for limits that do not hold; nil where all do.
func broken(of string, all []demand.Outcome) error {
	var words []string
	for _, o := range demand.Broken(all) {
		words = append(words, o.String())
	}
	switch len(words) {
	case 0:
		return nil
	case 1:
		return errSlower{fmt.Sprintf("%s: the limit %s", of, words[0])}
	}
	return errSlower{fmt.Sprintf("%s: %d limits are broken: %s", of, len(words), figure.List(words, "and"))}
}
