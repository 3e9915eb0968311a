package chart

import (
	"fmt"
	"math"
	"slices"

	"perihelion/bench"
	"perihelion/bench/figure"
	"perihelion/bench/report"
	"perihelion/bench/stats"
)

// Resources draws the processor time of servers and load generator and the memory of the
// servers, with all the information that a reader of the saved picture needs. Of servers
// that the program did not start it has a sentence. A run without a repeat is an error.
func Resources(r bench.Results, s Selection, p Palette) (Figure, error) {
	u, sentence := usagesOf(r, s, p)
	if sentence != "" {
		return Empty(sentence, p), nil
	}
	u.title = "Processor time and memory"
	u.subtitle = figure.Present(report.Describe(r.Plan).Load(), report.Describe(r.Plan).Asked())
	cores := "."
	if u.reached() {
		cores = "; dashed the cores of the machine."
	}
	u.caption = figure.Present("Medians of the repeats. Processor time: filled the server, pale the load generator"+cores+" "+u.memoryKey(), machineOf(r))
	return figureOf(p, u), nil
}

// ResourcesPane is Resources without title, load and machine, for a window that shows
// these beside the chart.
func ResourcesPane(r bench.Results, s Selection, p Palette) (Figure, error) {
	u, sentence := usagesOf(r, s, p)
	if sentence != "" {
		return Empty(sentence, p), nil
	}
	u.key = u.brief()
	return figureOf(p, u), nil
}

// brief explains the bars.
func (u usages) brief() string {
	cores, memory := "", "RSS"
	if u.reached() {
		cores = ", dashed all cores"
	}
	if u.shared() {
		memory = "filled PSS, pale RSS"
	}
	return "Processor time: filled the server, pale the load generator" + cores + ". Memory: " + memory + "."
}

// reached reports whether the scale of processor time reaches the cores of the machine.
func (u usages) reached() bool { return u.cores > 0 && float64(u.cores) <= u.most }

// shared reports whether the system reports how memory is shared.
func (u usages) shared() bool {
	return slices.ContainsFunc(u.rows, func(row usage) bool { return row.pss > 0 })
}

// usagesOf are the costs of the configurations that are shown, or the sentence in the place
// of a chart.
func usagesOf(r bench.Results, s Selection, p Palette) (u usages, sentence string) {
	u = usages{surroundings: surroundings{palette: p}, cores: r.Environment.Cores}
	measured, started := 0, false
	for _, res := range r.Results {
		if !s.shows(res.Config) || len(res.Repeats) == 0 {
			continue
		}
		measured++
		started = started || res.Subject.URL == ""
		if res.Server.CPU == 0 && res.Server.RSS == 0 {
			continue
		}
		row := usageOf(res)
		row.name.stands = s.stands(res.Config)
		u.rows = append(u.rows, row)
	}
	switch {
	case measured == 0:
		return u, "No configuration has a repeat yet."
	case len(u.rows) == 0 && started:
		return u, "The run has no processor time and no memory of its servers."
	case len(u.rows) == 0:
		return u, "The program did not start this server, so its processor time and memory are not known. The load generator " + generatorUse(r) + "."
	}
	for _, row := range u.rows {
		u.most = max(u.most, row.server+row.generator)
		u.memory = max(u.memory, float64(max(row.rss, row.pss)))
	}
	u.most = roundedUp(u.most)
	u.memory = roundedUp(u.memory)
	return u, ""
}

// generatorUse describes the processor time of the load generator in the first result.
func generatorUse(r bench.Results) string {
	for _, res := range r.Results {
		if len(res.Repeats) > 0 {
			row := usageOf(res)
			return fmt.Sprintf("used %s of %s", inCores(row.generator), figure.Plural(max(r.Environment.Cores, 1), "core"))
		}
	}
	return "did not run"
}

// usage is the row of one configuration.
type usage struct {
	name      rowName
	server    float64 // cores
	generator float64 // cores
	pss, rss  int64   // bytes; pss is 0 where the system does not report it
	threads   int
	processes int
	servers   []float64 // cores of the server in each repeat
}

func usageOf(res bench.Result) usage {
	row := usage{
		name: rowName{text: res.Subject.Full(), family: res.Subject.Family()}, server: res.Server.CPU, pss: res.Server.PSS, rss: res.Server.RSS,
		threads: res.Server.Threads, processes: res.Server.Processes,
	}
	var generator []float64
	for _, m := range res.Repeats {
		if m.Seconds > 0 {
			generator = append(generator, m.CPU.Total()/m.Seconds)
		}
	}
	if len(generator) > 0 {
		row.generator = stats.Median(generator)
	}
	for _, t := range res.Turns {
		row.servers = append(row.servers, t.Server.CPU)
	}
	return row
}

// inCores writes a processor time per second: "0.93", "3.18".
func inCores(cores float64) string {
	if !(cores >= 0) || math.IsInf(cores, 0) {
		return figure.None
	}
	return fmt.Sprintf("%.2f", cores)
}

// memoryKey explains the bars of memory, as far as the system reports it.
func (u usages) memoryKey() string {
	if u.shared() {
		return "Memory: filled PSS, in which shared memory is divided among processes, pale to RSS, in which it counts for each."
	}
	return "Memory: RSS, in which memory that processes share counts for each."
}
