package command

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/pflag"

	"perihelion/assets/field"
	"perihelion/bench"
	"perihelion/bench/compare"
	"perihelion/bench/demand"
	"perihelion/bench/figure"
	"perihelion/bench/load"
)

// gateFlags are the flags of bench that decide its exit code.
type gateFlags struct {
	against string // the run to compare with
	allowed float64

	first *compare.Run // of against; nil without one
}

func (f *gateFlags) define(flags *pflag.FlagSet) {
	flags.StringVar(&f.against, "against", "", "compare with this `run`: the number of a kept one, last, or a file")
	flags.Var(percent{&f.allowed}, "fail-if-slower", "exit with code 3 where a configuration lost this `share` or more against the run of --against, or else against the baseline, and with 4 where that is undecided")
}

// check reads the run to compare with and finds, before anything is measured, what makes a
// comparison impossible.
func (f *gateFlags) check(ctx context.Context, flags *pflag.FlagSet, plan bench.Plan) error {
	switch {
	case flags.Changed("fail-if-slower") && f.against == "" && len(plan.Labels()) < 2:
		return field.Errorf("fail-if-slower", "--fail-if-slower needs something to compare with; add --against RUN, or a second configuration, which is compared with the first")
	case flags.Changed("fail-if-slower") && !(f.allowed > 0 && f.allowed < 1):
		return field.Errorf("fail-if-slower", "--fail-if-slower %s cannot be decided, since no measurement shows that nothing at all was lost; write the smallest loss that matters, as in 5%%", percent{&f.allowed})
	case f.against == "":
		return nil
	}
	results, err := runOf(ctx, f.against)
	if err != nil {
		return err
	}
	first := compare.Run{Name: runName(f.against), Results: results}
	f.first = &first
	switch c := compare.Compare(first, compare.Planned("this run", plan)); {
	case len(c.Rows) == 0:
		return field.Errorf("against", "%s has none of the configurations of this run (%s); --plan FILE, with the file of a run, measures the same again", first.Name, strings.Join(plan.Labels(), ", "))
	case c.Runs[1].Refused != "":
		return field.Errorf("against", "this run could not be compared with %s: %s. --plan FILE, with the file of a run, measures the same again", first.Name, c.Runs[1].Refused)
	}
	return nil
}

// waitingAlike is the plan with the way of waiting for answers that the run to compare with
// had, where the plan leaves that open: the waking of the load generator is in the figures
// of one way, and not of the other.
func (f *gateFlags) waitingAlike(plan bench.Plan) bench.Plan {
	if f.first == nil || plan.Wait != load.WaitAuto || plan.Engine != "" {
		return plan
	}
	alike := plan
	if w, measured := f.first.Results.Waiting(); measured {
		alike.Wait = w.Way
	}
	if alike.Validate() != nil { // it cannot wait so
		return plan
	}
	return alike
}

// runName names the run of an argument in sentences.
func runName(arg string) string {
	if id, kept := runNumber(arg); kept {
		return fmt.Sprintf("#%d", id)
	}
	if arg == lastRun {
		return "the last run"
	}
	return filepath.Base(arg)
}

// errUndecided is the answer to --fail-if-slower where the runs do not show one.
type errUndecided struct{ sentence string }

func (e errUndecided) Error() string { return e.sentence }

// write writes the comparison behind the run, in its format where that is for people, and
// else to standard error, which leaves the document alone.
func (f *gateFlags) write(out, stderr io.Writer, format string, results bench.Results) error {
	if f.first == nil {
		return nil
	}
	write := compare.Text
	switch format {
	case tableFormat:
		fmt.Fprintln(out)
	case markdownFormat:
		fmt.Fprintln(out)
		write = compare.Markdown
	default:
		out = stderr
	}
	return write(out, compare.Compare(*f.first, compare.Run{Name: "this run", Results: results}))
}

// demanded compares a finished run with the demands of the flags, those on single
// figures first. It writes to stderr why a run is not slower.
func (f *gateFlags) demanded(results bench.Results, flags *pflag.FlagSet, stderr io.Writer) error {
	for _, r := range results.Results {
		if err := figures(r, results.Plan); err != nil {
			return err
		}
	}
	if !flags.Changed("fail-if-slower") {
		return nil
	}
	gate := compare.Within(results, f.allowed)
	if f.first != nil {
		gate = compare.Against(*f.first, compare.Run{Name: "this run", Results: results}, f.allowed)
	}
	switch gate.Answer {
	case compare.TooSlow:
		return errSlower{gate.Reason}
	case compare.Undecided:
		return errUndecided{gate.Reason}
	}
	fmt.Fprintln(stderr, gate.Reason)
	return nil
}

// figures compares one configuration with the demands on it. One that is named and cannot
// be ranked is a failure, even where others can be, unless a limit allows failed requests.
func figures(r bench.Result, p bench.Plan) error {
	if len(r.Repeats) == 0 || r.Broken != "" {
		return fmt.Errorf("%s could not be measured; the reason is among the warnings above", r.Config)
	}
	if !r.Ranked && !(demand.On(p.Limits, "failed") && r.Failed > 0) {
		return fmt.Errorf("%s could not be ranked; the reason is among the warnings above", r.Config)
	}
	if err := broken(r.Config, r.Limits); err != nil {
		return err
	}
	for _, m := range r.Repeats {
		if !m.RateHeld(p.MeanRate()) {
			return errSlower{fmt.Sprintf("%s: the rate of %s requests per second was not held; the reason is among the warnings above", r.Config, figure.Exact(p.MeanRate()))}
		}
	}
	return nil
}
