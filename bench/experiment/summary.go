package experiment

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"perihelion/bench"
	"perihelion/bench/named"
	"perihelion/bench/server"
	"perihelion/bench/stats"
	"perihelion/bench/warning"
)

// Summary sets aiohttp and Flask, asynchronous and synchronous, against each other
// under each deployment, and each framework against its own development server: the
// summary of the experiment that this program grew out of. It is a value, and its
// doubts are in Warnings.
type Summary struct {
	Rows     []Row             // the development server first, then by the number of workers
	Verdict  string            // one sentence
	Warnings []warning.Warning // about the configurations of the summary and the run, the weightiest first

	run bench.Results // cut down to the configurations and comparisons of the summary
}

// Row is one deployment.
type Row struct {
	Deployment Deployment
	Aiohttp    Served
	Flask      Served
	Difference bench.Comparison // of aiohttp with Flask: its Change is (aiohttp − Flask) / Flask; no Pairs where one has no figure
}

// Served is one framework under one deployment.
type Served struct {
	Config    string           // its label in the run; "" where the run does not have it
	Absent    string           // why there is no figure, "" where there is one
	RPS       stats.Interval   // requests per second; zero where there is no figure
	KeepAlive bool             // whether connections really were used again
	Increase  bench.Comparison // with the development server of the framework; no Pairs where there is none, or this is it
}

// Summarise picks the configurations of the experiment out of a run and compares
// them as Evaluate does, with Holm's correction for all comparisons of the summary
// together. It is false where nothing can be
// compared: the rows then hold measurements only.
func Summarise(r bench.Results) (Summary, bool) {
	results := make(map[string]bench.Result)
	var ranked, all []server.Config
	for _, result := range r.Results {
		results[result.Config] = result
		all = append(all, result.Subject.Config)
		if result.Ranked {
			ranked = append(ranked, result.Subject.Config)
		}
	}
	s := Summary{run: r}
	var doubles []warning.Warning
	// Of two names of one deployment, the one that is ranked stands for both.
	s.Rows, doubles = arrange(slices.Concat(ranked, all, r.Plan.Configs))
	s.run.Results, s.run.Comparisons, s.run.Lead = nil, nil, nil
	for i := range s.Rows {
		for _, served := range s.Rows[i].both() {
			served.fill(results)
			if result, ok := results[served.Config]; ok {
				s.run.Results = append(s.run.Results, result)
			}
		}
	}
	s.compare(r.Look(), results)
	s.Verdict = s.verdict()
	s.Warnings = slices.Concat(s.keepAliveWarnings(), s.otherVerdicts(r), doubles, bench.Results{Results: s.run.Results, Warnings: bench.PartWarnings(r, s.run)}.AllWarnings())
	return s, len(s.run.Comparisons) > 0
}

// Possible reports whether a run of the plan can be summarised, if all goes well.
func Possible(p bench.Plan) bool {
	rows, _ := arrange(p.Configs)
	return len(questions(rows, func(s Served) bool { return s.Config != "" })) > 0
}

// arrange puts the configurations that belong to the experiment into rows. One with a
// place that another one has taken gives a warning instead.
func arrange(configs []server.Config) (rows []Row, warnings []warning.Warning) {
	seen := make(map[server.Config]bool)
	for _, c := range configs {
		f, d, ok := deployed(c)
		if !ok || seen[c] {
			continue
		}
		seen[c] = true
		i := slices.IndexFunc(rows, func(row Row) bool { return row.Deployment == d })
		if i < 0 {
			i = len(rows)
			rows = append(rows, Row{Deployment: d})
		}
		place := rows[i].both()[f]
		if place.Config != "" {
			warnings = append(warnings, warning.Warning{Code: "same-deployment", Severity: warning.Note, Remedy: "Measure only one of them"}.
				Naming(fmt.Sprintf("%s is the same deployment as %s, and is left out of the summary", named.Mark(c.String()), named.Mark(place.Config))))
			continue
		}
		place.Config = c.String()
	}
	slices.SortFunc(rows, func(a, b Row) int { return cmp.Compare(a.Deployment, b.Deployment) })
	return rows, warnings
}

// both are the frameworks of a row, in their order.
func (row *Row) both() [frameworks]*Served {
	return [...]*Served{aiohttp: &row.Aiohttp, flask: &row.Flask}
}

// notInRun is the reason for no figure of a configuration that the run does not have.
const notInRun = "not in the run"

// fill takes over the measurement.
func (s *Served) fill(results map[string]bench.Result) {
	result, measured := results[s.Config]
	switch {
	case s.Config == "":
		s.Absent = notInRun
	case !measured:
		s.Absent = bench.NotMeasured
	case !result.Ranked:
		s.Absent = result.Unranked()
	default:
		s.RPS = result.RPS
	}
	s.KeepAlive = result.KeepAlive
}

// question is one comparison that a summary makes, and the place of its answer.
type question struct {
	baseline, other string
	answer          *bench.Comparison
}

// questions lists the comparisons of rows, among the entries that may be compared:
// first the differences between the frameworks, then the increases over the
// development servers.
func questions(rows []Row, may func(Served) bool) []question {
	var all []question
	ask := func(baseline, other Served, answer *bench.Comparison) {
		if may(baseline) && may(other) {
			all = append(all, question{baseline.Config, other.Config, answer})
		}
	}
	for i := range rows {
		ask(rows[i].Flask, rows[i].Aiohttp, &rows[i].Difference)
	}
	if len(rows) == 0 || rows[0].Deployment != Development {
		return all
	}
	for i := range rows[1:] {
		for f, served := range rows[i+1].both() {
			ask(*rows[0].both()[f], *served, &served.Increase)
		}
	}
	return all
}

// compare answers every question of two configurations that met in a round.
func (s *Summary) compare(at bench.Look, results map[string]bench.Result) {
	var asked []question
	var pairs []bench.Pair
	for _, q := range questions(s.Rows, func(s Served) bool { return s.Absent == "" }) {
		p := bench.Pair{Baseline: results[q.baseline].Rates(), Other: results[q.other].Rates()}
		if p.Shared() > 0 {
			asked, pairs = append(asked, q), append(pairs, p)
		}
	}
	s.run.Comparisons, _ = bench.ComparePairs(at, pairs)
	for i, c := range s.run.Comparisons {
		*asked[i].answer = c
	}
}

// keepAliveWarnings warn where the frameworks did not use connections alike: most of
// Flask's loss then is the price of new connections.
func (s Summary) keepAliveWarnings() []warning.Warning {
	var warnings []warning.Warning
	for keeper := range frameworks {
		var unequal []string
		for _, row := range s.Rows {
			if row.Difference.Pairs > 0 && row.both()[keeper].KeepAlive && !row.both()[1-keeper].KeepAlive {
				unequal = append(unequal, row.Deployment.under())
			}
		}
		if len(unequal) > 0 {
			warnings = append(warnings, warning.Warning{
				Code: "mixed-keep-alive", Severity: warning.Caution,
				Cause: fmt.Sprintf("%s: %s kept connections open and %s opened one for each request, so the difference does not come from the frameworks alone",
					strings.Join(unequal, ", "), keeper, 1-keeper),
				Remedy: "To compare the frameworks alone, measure without keep-alive",
			})
		}
	}
	return warnings
}
