package command

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"perihelion/assets/field"
	"perihelion/bench"
	"perihelion/bench/k6"
)

// collectFlags are the flags of collect.
type collectFlags struct {
	format   string
	jsonFile string
	charts   chartFiles
	noKeep   bool
	quiet    bool
}

func newCollect() *cobra.Command {
	f := collectFlags{charts: chartFiles{}}
	cmd := &cobra.Command{
		Use:   "collect [flags] FILE…",
		Short: "Make one run of what k6's runners printed",
		Long: "collect reads what k6 printed when it ran scripts of perihelion export k6, and makes one\n" +
			"run of it, which is kept, compared and drawn as any other. Runners of the same configuration\n" +
			"(-e CONFIG=NAME) and round (-e REPEAT=N) are merged: their counters are added, and their\n" +
			"latencies mixed from the quantiles that each printed; how exact that is stands in a warning.\n" +
			"Other lines in the files are passed over. - is standard input.",
		Example: "  perihelion collect old-*.log new-*.log\n" +
			"  kubectl logs -l k6_cr=week --tail=-1 | perihelion collect - --json run.json",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return misuse{errors.New("collect takes the files with what k6 printed, as in perihelion collect old.log new.log; none was given")}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return f.run(cmd, args) },
	}
	flags := cmd.Flags()
	flags.StringVar(&f.jsonFile, "json", "", "write the run to this `file`, as JSON")
	f.charts.define(flags)
	flags.BoolVar(&f.noKeep, "no-keep", false, "keep the run nowhere (default: in the folder for application data, see perihelion runs)")
	flags.BoolVarP(&f.quiet, "quiet", "q", false, "do not write the number of the run")
	benchFormats().define(flags, &f.format)
	return cmd
}

func (f *collectFlags) run(cmd *cobra.Command, files []string) error {
	summaries, err := within(cmd.Context(), 0, "what k6 printed", func() ([]k6.Summary, error) { return readSummaries(files, cmd.InOrStdin()) })
	if err != nil {
		return err
	}
	record, err := bench.Collect(summaries)
	if err != nil {
		return err
	}
	if err := f.charts.check(record.Plan); err != nil {
		return err
	}
	json := outputFile{"json", f.jsonFile}
	if err := checkOutputs(cmd.OutOrStdout(), append(f.charts.outputs(), json)...); err != nil {
		return err
	}
	results := bench.Evaluate(record)
	f.keep(record, results, cmd.ErrOrStderr())
	return errors.Join(
		json.save(cmd.Context(), replace(results.WriteJSON)),
		f.charts.save(cmd.Context(), results),
		benchFormats().named(f.format)(cmd.OutOrStdout(), results),
	)
}

// readSummaries reads the summaries of all files.
func readSummaries(files []string, stdin io.Reader) (all []k6.Summary, err error) {
	for _, path := range files {
		in := io.NopCloser(stdin)
		if path != "-" {
			if in, err = os.Open(path); err != nil {
				return nil, field.Errorf("files", "%v; write the files with what k6 printed", err)
			}
		}
		summaries, err := k6.Read(in)
		in.Close()
		if err != nil {
			return nil, field.Errorf("files", "%s: %v", path, err)
		}
		all = append(all, summaries...)
	}
	return all, nil
}

// keep puts the run into the store.
func (f *collectFlags) keep(record bench.Record, results bench.Results, stderr io.Writer) {
	s := keptIn(f.noKeep, stderr)
	if s == nil {
		return
	}
	w := s.Begin()
	err := w.Begin(bench.Record{Plan: record.Plan, Environment: record.Environment, Started: record.Started})
	for i := range record.Repeats {
		if err == nil {
			err = w.Add(bench.Step{Config: record.Repeats[i].Config, Repeat: &record.Repeats[i]})
		}
	}
	if err = errors.Join(err, w.End(results)); err != nil {
		fmt.Fprintf(stderr, "the run is not kept: %v\n", err)
		return
	}
	announced(w.ID, f.quiet, stderr)()
}
