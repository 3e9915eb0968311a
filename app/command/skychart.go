package command

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"perihelion/app/chart"
	"perihelion/app/skychart"
	"perihelion/assets/field"
	"perihelion/bench/picture"
	"perihelion/ephem"
	"perihelion/ephem/almanac"
	"perihelion/ephem/diagram"
)

// skyChart is the picture of a chart of the sky.
type skyChart struct {
	to             outputFile
	view, quantity string
	months         int
	inSky          bool
	flags          *pflag.FlagSet
}

// views are the charts that the command line draws.
func views() (all []string) {
	for _, k := range skychart.Kinds() {
		if k != skychart.Night {
			all = append(all, string(k))
		}
	}
	return all
}

func quantities() (all []string) {
	for _, q := range diagram.Quantities() {
		all = append(all, string(q))
	}
	return all
}

func lengths() string {
	var all []string
	for _, l := range skychart.Lengths() {
		all = append(all, fmt.Sprint(int(l)))
	}
	return strings.Join(all[:len(all)-1], ", ") + " or " + all[len(all)-1]
}

func (s *skyChart) define(flags *pflag.FlagSet) {
	usual := skychart.Usual()
	s.flags, s.to.flag = flags, "chart"
	s.view, s.quantity = string(skychart.Year), string(usual.Quantity)
	flags.StringVar(&s.to.path, "chart", "", "also draw a chart of the sky into `file`, which ends in .png, .svg or .pdf")
	flags.Var(&oneOf{&s.view, views()}, "view", "which chart: year (rise, transit and set of the first BODY, or of the Sun), span (a quantity of bodies), analemma, moons (of Jupiter)")
	flags.Var(&oneOf{&s.quantity, quantities()}, "quantity", "of --view span: "+strings.Join(quantities(), ", "))
	flags.IntVar(&s.months, "months", int(usual.Length), "length of --view span: "+lengths())
	flags.BoolVar(&s.inSky, "in-sky", false, "with --view analemma: as the observer sees it, and not the equation of time with the declination")
}

// check returns, before anything is computed, why the chart could not be drawn or written.
func (s *skyChart) check(stdout io.Writer) error {
	if s.to.path == "" {
		for _, name := range []string{"view", "quantity", "months", "in-sky"} {
			if s.flags.Changed(name) {
				return field.Errorf(name, "--%s is of a chart: add --chart with the name of a file", name)
			}
		}
		return nil
	}
	for _, of := range []struct {
		flag string
		kind skychart.Kind
	}{{"quantity", skychart.Span}, {"months", skychart.Span}, {"in-sky", skychart.Analemma}} {
		if s.flags.Changed(of.flag) && s.view != string(of.kind) {
			return field.Errorf(of.flag, "--%s is of --view %s, and the chart is of --view %s: write that view, or leave out --%s", of.flag, of.kind, s.view, of.flag)
		}
	}
	if !slices.Contains(skychart.Lengths(), skychart.Length(s.months)) {
		return field.Errorf("months", "--months %d: a chart of a span has %s months", s.months, lengths())
	}
	if err := checkPicture(s.to.flag, s.to.path); err != nil {
		return err
	}
	return checkOutputs(stdout, s.to)
}

// save computes the chart of a question and draws it into its file; without a file it does
// nothing.
func (s *skyChart) save(ctx context.Context, q almanac.Question, refraction bool) error {
	if s.to.path == "" {
		return nil
	}
	ask := skychart.Ask{Question: q, Choice: skychart.Usual(), Selected: ephem.Sun}
	ask.Kind, ask.Quantity, ask.Length, ask.InSky = skychart.Kind(s.view), diagram.Quantity(s.quantity), skychart.Length(s.months), s.inSky
	if len(q.Bodies) > 0 {
		ask.Selected, ask.Curves = q.Bodies[0], 0
		for _, b := range q.Bodies {
			ask.Curves = ask.Curves.With(b, true)
		}
	}
	drawn, err := ask.Compute(ctx)
	if err != nil {
		return rangeMisuse(stopped(err, "chart"))
	}
	figure, err := drawn.Saved(chart.Print(), skychart.Marked{At: q.Time, Name: q.Calendar.Short(q.Time.In(q.Zone))})
	if err != nil {
		return err
	}
	format, _ := chart.FormatOf(s.to.path)
	note := func() (picture.Note, error) {
		return skychart.Note(q, skychart.View{Refraction: refraction, Selected: ask.Selected.Key(), Clock: "observer", Chart: ask.Choice})
	}
	return s.to.save(ctx, func(path string) error { return chart.SaveWith(path, figure, format, chart.UsualSize(), note) })
}
