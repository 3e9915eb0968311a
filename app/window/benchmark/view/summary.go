package view

import (
	"perihelion/bench"
	"perihelion/bench/experiment"
	"perihelion/bench/figure"
	"perihelion/bench/named"
	"perihelion/bench/report"
)

// SummaryColumns are the columns of the table of aiohttp and Flask by deployment.
func SummaryColumns() []Column[experiment.Row] {
	columns := []Column[experiment.Row]{{
		Title: "Deployment", Sample: "gunicorn, 64 workers",
		Meaning: Meaning{What: "How both frameworks were served: by their own development server, or by gunicorn with a number of workers."},
		cell:    func(r experiment.Row) Cell { return Cell{Text: r.Deployment.String()} },
	}}
	columns = append(columns, servedColumns("aiohttp", func(r experiment.Row) experiment.Served { return r.Aiohttp })...)
	columns = append(columns, servedColumns("Flask", func(r experiment.Row) experiment.Served { return r.Flask })...)
	return append(columns, Column[experiment.Row]{
		Title: "aiohttp vs Flask", Numeric: true, Sample: "+888.8 %",
		Meaning: Meaning{What: "By how much aiohttp serves more than Flask under the same deployment, estimated from the ratios within the rounds. So it need not follow from the medians. Muted: no difference is shown."},
		cell:    func(r experiment.Row) Cell { return change(r.Difference) },
	}, Column[experiment.Row]{
		Title: "interval", Numeric: true, Sample: "+888.8 to +888.8 %", Rank: 3, Copied: []string{"difference low", "difference high"},
		Meaning: Meaning{What: "The interval of the difference, at the level that decided it."},
		cell: func(r experiment.Row) Cell {
			c := r.Difference
			if c.Pairs == 0 {
				return Cell{Plain: []string{"", ""}}
			}
			v := c.Change()
			return Cell{Note: figure.ChangeRange(v.Low, v.High), Plain: []string{plain(v.Low), plain(v.High)}, From: figure.Plural(c.Pairs, "round")}
		},
	})
}

// servedColumns are the columns of one framework.
func servedColumns(name string, of func(experiment.Row) experiment.Served) []Column[experiment.Row] {
	return []Column[experiment.Row]{
		{
			Title: name + " req/s", Numeric: true, Sample: "88,888", Meaning: rate().Meaning,
			cell: func(r experiment.Row) Cell {
				s := of(r)
				if s.Absent != "" {
					return absent()
				}
				c := measured(figure.PerSecond(s.RPS.Median), s.RPS.Median)
				c.Bold, c.Ends = true, within(s.RPS)
				return c
			},
		}, {
			Title: "low–high", Numeric: true, Sample: "88,888–88,888", Rank: 2, Copied: []string{name + " low", name + " high"}, Meaning: spread().Meaning,
			cell: func(r experiment.Row) Cell {
				s := of(r)
				if s.Absent != "" {
					return Cell{Plain: []string{"", ""}}
				}
				return Cell{Note: figure.Range(s.RPS.Low, s.RPS.High), Plain: []string{plain(s.RPS.Low), plain(s.RPS.High)}, Ends: within(s.RPS)}
			},
		}, {
			Title: "over development", Numeric: true, Sample: "+888.8 %", Rank: 1, Copied: []string{name + " over development"},
			Meaning: Meaning{What: "By how much it serves more than under its development server, estimated from the ratios within the rounds. Muted: no difference is shown."},
			cell: func(r experiment.Row) Cell {
				if of(r).Absent != "" {
					return absent()
				}
				return change(of(r).Increase)
			},
		},
	}
}

// change is a comparison as a change in per cent, muted where none is shown.
func change(c bench.Comparison) Cell {
	if c.Pairs == 0 {
		return absent()
	}
	v := c.Change()
	cell := measured(figure.Change(v.Median), v.Median).from(figure.Plural(c.Pairs, "round") + ", " + figure.PValue(c.P) + ": " + c.Verdict)
	cell.Ends = figure.ChangeRange(v.Low, v.High)
	if !c.Shown() {
		cell.Text, cell.Note = "", cell.Text
	}
	return cell
}

// SummaryNotes are the notes about a summary of a run.
func SummaryNotes(r bench.Results, s experiment.Summary) Notes {
	n := doubtful(s.Warnings, len(r.Plan.Labels()), func(config string) string { return phrase(r.Plan, config) })
	kind := Plain
	for _, row := range s.Rows {
		if row.Difference.Shown() || row.Aiohttp.Increase.Shown() || row.Flask.Increase.Shown() {
			kind = Good
		}
	}
	n.Verdict = Notice{kind, named.Sentence(s.Verdict, nil, nil)}
	n.Copy = copied(n.Verdict.Text, report.Describe(r.Plan).String(), report.Machine(r.Environment, r.Started))
	n.How = append(how(r), Notice{Plain, "Differences are medians of the rounds' ratios. They need not follow from the medians beside them."})
	return n
}
