package command

import (
	"cmp"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"perihelion/app/chart"
	"perihelion/assets/field"
	"perihelion/bench"
	"perihelion/bench/file"
	"perihelion/bench/report"
)

// reportFlags are the flags of report, as typed.
type reportFlags struct {
	format  string // "": by the ending of file, else the first
	file    string
	config  string
	picture pictureFlags
}

func newReport() *cobra.Command {
	var f reportFlags
	cmd := &cobra.Command{
		Use:   "report [flags] RUN",
		Short: "Write a run as a table, a page, a chart and in other forms",
		Long: "report writes a run in another form. " + aboutRunArgument + "\n" +
			"Pages of report --format html and pictures hold their run, too.\n\n" +
			"Without --format the ending of the file after -o decides: .md, .csv, .json, .html,\n" +
			".hgrm, .png, .svg, .pdf; else it is a table. A percentile log (hgrm) and ab's text (ab)\n" +
			"hold one configuration: name it with --config, or the file gets a part for each.",
		Example: "  perihelion report run.json -o report.html\n" +
			"  perihelion report run.png --format markdown\n" +
			"  perihelion report run.json -o latency.hgrm\n" +
			"  perihelion report run.json --view throughput --theme dark -o chart.svg",
		Args: oneRun,
		RunE: func(cmd *cobra.Command, args []string) error { return f.run(cmd, args[0]) },
	}
	flags := cmd.Flags()
	formatFlag(flags, &f.format, reportWords()...)
	f.format = ""
	flags.Lookup("format").DefValue = ""
	flags.StringVarP(&f.file, "output", "o", "", "write to this `file` instead of standard output")
	flags.StringVar(&f.config, "config", "", "the `configuration` that a percentile log or ab's text is about")
	f.picture.define(flags)
	return cmd
}

// reportWords are the words for --format: those of the forms of a run, and the files of a chart.
func reportWords() []string {
	var words []string
	for _, f := range report.Formats(chart.Illustrate) {
		words = append(words, f.Key)
		if f.Also != "" {
			words = append(words, f.Also)
		}
	}
	for _, f := range chart.Formats() {
		words = append(words, string(f))
	}
	return words
}

func (f *reportFlags) run(cmd *cobra.Command, run string) error {
	picture, form := f.chosen()
	switch {
	case picture == "" && f.picture.given(cmd.Flags()) != "":
		return field.Errorf(f.picture.given(cmd.Flags()), "--%s belongs to a chart; write --format png, svg or pdf, or a file with such an ending after -o", f.picture.given(cmd.Flags()))
	case picture != "" && f.file == "":
		return field.Errorf("output", "a chart is written to a file; write its name, as in -o chart.%s", picture)
	case form.One == nil && cmd.Flags().Changed("config"):
		return field.Errorf("config", "--config belongs to --format hgrm and ab, which hold one configuration; leave it out")
	}
	if err := checkOutputs(cmd.OutOrStdout(), outputFile{"output", f.file}); err != nil {
		return err
	}
	results, err := runOf(cmd.Context(), run)
	if err != nil {
		return err
	}
	switch {
	case picture != "":
		return f.picture.save(cmd.Context(), results, outputFile{"output", f.file}, picture)
	case form.One == nil:
		return f.write(cmd, f.file, func(w io.Writer) error { return form.Write(w, results) })
	}
	return f.each(cmd, results, form.One)
}

// chosen is the form that is asked for, by its word or by the ending of the file: that of a
// chart, or else that of a run.
func (f *reportFlags) chosen() (chart.Format, report.Format) {
	forms, ending := report.Formats(chart.Illustrate), strings.ToLower(filepath.Ext(f.file))
	for _, c := range chart.Formats() {
		if f.format == string(c) || f.format == "" && ending == "."+string(c) {
			return c, report.Format{}
		}
	}
	i := slices.IndexFunc(forms, func(form report.Format) bool {
		if f.format == "" {
			return ending == form.Ending
		}
		return f.format == form.Key || f.format == form.Also
	})
	return "", forms[max(i, 0)]
}

// each writes the configuration that is asked for, or each into a file of its own.
func (f *reportFlags) each(cmd *cobra.Command, results bench.Results, one report.One) error {
	labels := report.Measured(results)
	switch {
	case f.config != "" || len(labels) < 2:
		label := cmp.Or(f.config, strings.Join(labels, ""))
		return f.write(cmd, f.file, func(w io.Writer) error { return one(w, results, label) })
	case f.file == "":
		return field.Errorf("config", "the run has %d configurations, and this form holds one; write --config and its name, as in --config %s, or -o and a name for the files", len(labels), labels[0])
	}
	files := make([]outputFile, len(labels))
	for i, path := range file.Parts(f.file, labels) {
		files[i] = outputFile{"output", path}
	}
	if err := checkOutputs(cmd.OutOrStdout(), files...); err != nil {
		return err
	}
	for i, label := range labels {
		if err := f.write(cmd, files[i].path, func(w io.Writer) error { return one(w, results, label) }); err != nil {
			return err
		}
	}
	return nil
}

// write writes to a file, or without a path to standard output.
func (f *reportFlags) write(cmd *cobra.Command, path string, document func(io.Writer) error) error {
	if path == "" {
		return document(cmd.OutOrStdout())
	}
	return outputFile{"output", path}.save(cmd.Context(), replace(document))
}
