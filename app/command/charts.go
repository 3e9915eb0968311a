package command

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/pflag"

	"perihelion/app/chart"
	"perihelion/assets/field"
	"perihelion/bench"
)

// chartFiles are the files for the charts of a run, by the charts' keys; "" where the
// chart is not asked for.
type chartFiles map[string]*string

// define adds a flag for each chart.
func (f chartFiles) define(flags *pflag.FlagSet) {
	for _, c := range chart.Charts() {
		f[c.Key] = flags.String(c.Flag, "", c.Usage)
	}
}

// chosen are the charts that are asked for.
func (f chartFiles) chosen() []chart.Chart {
	var all []chart.Chart
	for _, c := range chart.Charts() {
		if f.path(c) != "" {
			all = append(all, c)
		}
	}
	return all
}

func (f chartFiles) path(c chart.Chart) string {
	if path := f[c.Key]; path != nil {
		return *path
	}
	return ""
}

// check returns, before the run, why a chart could not be drawn or written.
func (f chartFiles) check(plan bench.Plan) error {
	for _, c := range f.chosen() {
		if err := checkPicture(c.Flag, f.path(c)); err != nil {
			return err
		}
	}
	for _, c := range f.chosen() {
		if !c.Possible(plan) {
			return field.Errorf("config", "--%s cannot be drawn from these configurations: %s", c.Flag, c.Needs)
		}
	}
	return nil
}

// outputs are the files that the flags name.
func (f chartFiles) outputs() []outputFile {
	var all []outputFile
	for _, c := range f.chosen() {
		all = append(all, outputFile{c.Flag, f.path(c)})
	}
	return all
}

// save draws the charts that are asked for.
func (f chartFiles) save(ctx context.Context, results bench.Results) error {
	var all []error
	for _, c := range f.chosen() {
		all = append(all, outputFile{c.Flag, f.path(c)}.save(ctx, func(path string) error {
			picture, err := c.Draw(results, chart.Selection{}, chart.Print())
			if err != nil {
				return err
			}
			format, _ := chart.FormatOf(f.path(c))
			return chart.SaveWith(path, picture, format, chart.UsualSize(), results.Note)
		}))
	}
	return errors.Join(all...)
}

// demanded is the error of a run that does not fill a chart that is asked for.
func (f chartFiles) demanded(results bench.Results) error {
	for _, c := range f.chosen() {
		if !c.Shows(results) {
			return fmt.Errorf("the chart of --%s has nothing to compare; the warnings above are the reasons", c.Flag)
		}
	}
	return nil
}

// checkPicture returns why a chart cannot be written to the file of a flag, or nil.
func checkPicture(flag, path string) error {
	if _, known := chart.FormatOf(path); !known {
		return field.Errorf(flag, "--%s %s: a chart is a PNG, an SVG or a PDF; write a name that ends in .png, .svg or .pdf", flag, path)
	}
	return nil
}
