// Command windowcost measures what the window costs the servers that it measures:
// requests per second of the default benchmark in the window, drawn on a display, beside
// the same plan from the command line, in pairs of runs that take turns.
//
//	make window-cost                                on a virtual display
//	go run ./app/internal/windowcost -pairs 6       on this one
//
// In each pair the order is the other way round than in the one before. Ratios are taken
// within the pairs, by the statistics of a benchmark: Wilcoxon's signed-rank test with the
// estimate of Hodges and Lehmann. Six pairs are the least that can show a difference of
// one configuration; with several, Holm's correction asks for more. Settings and runs are kept in a
// temporary folder.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"

	"perihelion/bench"
	"perihelion/bench/figure"
	"perihelion/bench/store"
)

func main() {
	program := flag.String("program", "build/perihelion", "the `program` with its window")
	pairs := flag.Int("pairs", 6, "`number` of pairs of runs")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := compare(ctx, *program, *pairs); err != nil {
		fmt.Fprintln(os.Stderr, "windowcost:", err)
		os.Exit(1)
	}
}

// with and without name the two kinds of runs.
const (
	with    = "with the window"
	without = "without"
)

func compare(ctx context.Context, program string, pairs int) error {
	folder, err := os.MkdirTemp("", "windowcost-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	first, err := run(ctx, program, folder, with, bench.Plan{}) // it is the plan of all, and warms the caches
	if err != nil {
		return err
	}
	var all []measured
	for pair := range pairs {
		kinds := []string{without, with}
		if pair%2 == 1 {
			kinds = []string{with, without}
		}
		for _, kind := range kinds {
			r, err := run(ctx, program, folder, kind, first.Plan)
			if err != nil {
				return err
			}
			all = append(all, measured{kind, pair + 1, r})
			fmt.Fprintf(os.Stderr, "pair %d of %d, %s: %s\n", pair+1, pairs, kind, rates(r))
		}
	}
	report(all)
	return nil
}

// measured is one run of a pair.
type measured struct {
	kind string
	pair int
	bench.Results
}

// run carries out one benchmark.
func run(ctx context.Context, program, folder, kind string, plan bench.Plan) (bench.Results, error) {
	var args []string
	var result string
	if kind == with {
		args, result = []string{"tour", "--out", folder}, filepath.Join(folder, "benchmark-chart.png") // it carries its run
	} else {
		asked := filepath.Join(folder, "plan.json")
		f, err := os.Create(asked)
		if err != nil {
			return bench.Results{}, err
		}
		err = bench.WritePlan(f, plan)
		if closed := f.Close(); err == nil {
			err = closed
		}
		if err != nil {
			return bench.Results{}, err
		}
		result = filepath.Join(folder, "run.json")
		args = []string{"bench", "--plan", asked, "--json", result}
	}
	cmd := exec.CommandContext(ctx, program, args...)
	cmd.Env = append(os.Environ(), store.Variable+"="+folder, "XDG_CONFIG_HOME="+folder, "XDG_DATA_HOME="+folder)
	if out, err := cmd.CombinedOutput(); err != nil {
		return bench.Results{}, fmt.Errorf("%s %s: %w\n%s", program, strings.Join(args, " "), err, out)
	}
	d, err := bench.ReadFile(result)
	if err != nil {
		return bench.Results{}, err
	}
	if d.Run == nil {
		return bench.Results{}, fmt.Errorf("%s holds no run", result)
	}
	return *d.Run, nil
}

// rates are the requests per second of a run in one line.
func rates(r bench.Results) string {
	var parts []string
	for _, result := range r.Results {
		parts = append(parts, result.Config+" "+figure.PerSecond(result.RPS.Median))
	}
	return strings.Join(parts, ", ") + "; own " + figure.Excess(r.Own()) + " of a core"
}

// report compares the two kinds within the pairs, by configuration.
func report(all []measured) {
	series := make(map[string]bench.Series) // by kind and configuration
	own := make(map[string]float64)
	var labels []string
	for _, m := range all {
		own[m.kind] += 2 * m.Own() / float64(len(all))
		for _, result := range m.Results.Results {
			key := m.kind + " " + result.Config
			if series[key].Rounds == nil {
				series[key] = bench.Series{Name: key, Rounds: make(map[int]float64)}
				if m.kind == with {
					labels = append(labels, result.Config)
				}
			}
			series[key].Rounds[m.pair] = result.RPS.Median
		}
	}
	var pairs []bench.Pair
	for _, label := range labels {
		pairs = append(pairs, bench.Pair{Baseline: series[without+" "+label], Other: series[with+" "+label]})
	}
	compared, _ := bench.ComparePairs(bench.Whole(), pairs)
	fmt.Println("requests per second with the window, as a multiple of those without:")
	for i, c := range compared {
		fmt.Printf("  %-20s %s (%s), %s, %s: %s\n", labels[i], figure.Ratio(c.Ratio), figure.Range(c.Low, c.High),
			figure.PValue(c.P), figure.Plural(c.Pairs, "pair"), c.Verdict)
	}
	fmt.Printf("the program itself used, of a core under load: %s %s, %s %s\n", with, figure.Excess(own[with]), without, figure.Excess(own[without]))
}
