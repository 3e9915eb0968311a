package chart

import (
	"errors"
	"math"
	"slices"

	"perihelion/bench"
	"perihelion/bench/experiment"
	"perihelion/bench/figure"
	"perihelion/bench/report"
	"perihelion/bench/server"
)

// Experiment draws the summary: for each deployment aiohttp and Flask side by side, with
// their difference, and with all the information that a reader of the saved picture
// needs. A run that is not finished is drawn as far as it is. A run without any
// configuration of aiohttp or Flask is an error.
func Experiment(r bench.Results, s Selection, p Palette) (Figure, error) {
	b, verdict, err := experimentBars(r, s, p)
	if err != nil {
		return Figure{}, err
	}
	b.title = "Requests per second by deployment"
	b.verdict = verdict
	b.subtitle = figure.Present(report.Describe(r.Plan).Load(), report.Describe(r.Plan).Asked())
	difference := ""
	if slices.ContainsFunc(b.groups, func(h heading) bool { return len(h.notes) > 0 }) {
		difference = "Difference: (aiohttp − Flask) / Flask, estimated from the ratios within the rounds."
	}
	b.caption = func(dotted bool) []string { return figure.Present(marksOf(r, difference, dotted), machineOf(r)) }
	return b.plot(), nil
}

// ExperimentPane is Experiment without title, load, verdict and machine, for a
// window that shows these beside the chart.
func ExperimentPane(r bench.Results, s Selection, p Palette) (Figure, error) {
	b, _, err := experimentBars(r, s, p)
	if err != nil {
		return Figure{}, err
	}
	b.key = keyOf(r, b.legend())
	return b.plot(), nil
}

func experimentBars(r bench.Results, chosen Selection, p Palette) (b bars, verdict string, err error) {
	s, ok := experiment.Summarise(r)
	if len(s.Rows) == 0 {
		return bars{}, "", errors.New("chart of the summary: the run has no configuration of aiohttp or Flask")
	}
	if ok {
		verdict = s.Verdict
	}
	b = bars{palette: p, headed: true, noted: true, repeats: r.Plan.Repeats}
	for i, row := range s.Rows {
		h := heading{name: row.Deployment.String()}
		if row.Difference.Pairs > 0 {
			h.notes = []string{differenceOf(row.Difference)}
		}
		b.groups = append(b.groups, h)
		for _, f := range frameworksOf(s) {
			slot := servedSlot(f, served(row, f), r)
			slot.group = i
			slot.stands = chosen.stands(row.Aiohttp.Config) || chosen.stands(row.Flask.Config) // the row of the table has both
			b.slots = append(b.slots, slot)
		}
	}
	return b, verdict, nil
}

// served returns one framework of a row.
func served(row experiment.Row, f server.Family) experiment.Served {
	if f == server.Aiohttp {
		return row.Aiohttp
	}
	return row.Flask
}

// frameworksOf returns the frameworks that have a bar in the chart: one that the run does
// not have takes no room.
func frameworksOf(s experiment.Summary) []server.Family {
	var present []server.Family
	for _, f := range []server.Family{server.Aiohttp, server.Flask} {
		for _, row := range s.Rows {
			if served(row, f).Config != "" {
				present = append(present, f)
				break
			}
		}
	}
	return present
}

// servedSlot is the place of one framework under one deployment.
func servedSlot(f server.Family, served experiment.Served, r bench.Results) slot {
	if served.Config == "" {
		return slot{family: f, name: string(f), value: math.NaN(), low: math.NaN(), high: math.NaN(), empty: "not run"}
	}
	res := bench.Result{Config: served.Config}
	for _, found := range r.Results {
		if found.Config == served.Config {
			res = found
		}
	}
	return measuredSlot(f, string(f), res, r)
}

// differenceOf describes the difference of the frameworks as far as it was shown.
func differenceOf(c bench.Comparison) string {
	if !c.Shown() {
		return c.Verdict
	}
	change := c.Change().Median
	if math.Abs(change) < 0.0995 {
		return string(server.Aiohttp) + " " + figure.Change(change)
	}
	return string(server.Aiohttp) + " " + figure.WholeChange(change)
}
