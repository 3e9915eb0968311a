package command

import (
	"fmt"
	"io"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/spf13/cobra"

	"perihelion/bench/k6"
)

// exportFlags are the flags of export k6.
type exportFlags struct {
	file       string
	kubernetes bool
	cluster    k6.Cluster
}

// newExport is the command whose own commands write a plan for other programs.
func newExport() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "export",
		Short: "Write a plan for another program",
		Long:  "export writes the load of a plan for another program: export k6.",
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return misuse{fmt.Errorf("export needs the name of a program, as in perihelion export k6 PLAN; it knows %s", commandNames(cmd))}
			}
			return misuse{fmt.Errorf("a plan cannot be written for “%.40s”; export knows %s", args[0], commandNames(cmd))}
		},
	}
	cmd.AddCommand(newExportK6())
	return cmd
}

func newExportK6() *cobra.Command {
	var f exportFlags
	cmd := &cobra.Command{
		Use:   "k6 [flags] PLAN",
		Short: "Write a plan as a script for k6, or for a cluster",
		Long: "export k6 writes the load of a plan, or of a stored run, as a script that k6 runs\n" +
			"unchanged: its connections or rates, its request, its checks. The script asks the first URL\n" +
			"of the plan, or the one of -e TARGET=URL, and prints a summary in its last line, of which\n" +
			"perihelion collect makes a run. Values of headers that may be secrets are not in it: it reads\n" +
			"them from variables of the environment (-e HEADER_AUTHORIZATION=…).\n\n" +
			"With --kubernetes it writes documents for k6-operator, which divides the load between\n" +
			"runners in a cluster: a ConfigMap with the script and a TestRun.",
		Example: "  perihelion export k6 week.json -o load.js\n" +
			"  k6 run --no-usage-report -e CONFIG=old -e TARGET=http://127.0.0.1:8080/ load.js | tee old.log\n" +
			"  perihelion export k6 week.json --kubernetes --parallelism 4 --target http://planets/ -o load.yaml\n" +
			"  perihelion collect old-*.log new-*.log",
		Args: onePlan,
		RunE: func(cmd *cobra.Command, args []string) error { return f.run(cmd, args[0]) },
	}
	flags := cmd.Flags()
	flags.StringVarP(&f.file, "output", "o", "", "write to this `file` instead of standard output")
	flags.BoolVar(&f.kubernetes, "kubernetes", false, "write documents for k6-operator (k6.io/v1alpha1)")
	flags.IntVar(&f.cluster.Runners, "parallelism", 1, "`number` of runners that share the load, with --kubernetes")
	flags.BoolVar(&f.cluster.Separate, "separate", false, "each runner on a node of its own, with --kubernetes")
	flags.StringVar(&f.cluster.Name, "name", "", "`name` of the documents, with --kubernetes (default: that of the file)")
	flags.StringVar(&f.cluster.CPU, "cpu", "", "processor `time` of each runner, as in 1 or 500m, with --kubernetes")
	flags.StringVar(&f.cluster.Memory, "memory", "", "`memory` of each runner, as in 512Mi, with --kubernetes")
	flags.StringVar(&f.cluster.Image, "image", "", "container `image` of the runners, with --kubernetes (default: the operator's)")
	flags.StringVar(&f.cluster.Target, "target", "", "`URL` that the runners ask, with --kubernetes (default: the plan's)")
	flags.IntVar(&f.cluster.Repeat, "repeat", 1, "`number` of the round, with --kubernetes")
	return cmd
}

// onePlan wants the file of a plan.
func onePlan(_ *cobra.Command, args []string) error {
	if len(args) != 1 {
		return misuse{fmt.Errorf("export k6 takes the file of one plan or run, as in perihelion export k6 week.json; %d were given", len(args))}
	}
	return nil
}

func (f *exportFlags) run(cmd *cobra.Command, path string) error {
	for _, name := range []string{"parallelism", "separate", "name", "cpu", "memory", "image", "target", "repeat"} {
		if cmd.Flags().Changed(name) && !f.kubernetes {
			return misuse{fmt.Errorf("--%s is for --kubernetes; add that, or leave it out", name)}
		}
	}
	plan, err := planOf(path)
	if err != nil {
		return err
	}
	job, err := plan.Export()
	if err != nil {
		return err
	}
	out := outputFile{"output", f.file}
	if err := checkOutputs(cmd.OutOrStdout(), out); err != nil {
		return err
	}
	write := job.Write
	if f.kubernetes {
		if f.cluster.Name == "" {
			f.cluster.Name = nameOf(path)
		}
		write = func(w io.Writer) error { return job.Kubernetes(w, f.cluster) }
	}
	if f.file == "" {
		err = write(cmd.OutOrStdout())
	} else {
		err = out.save(cmd.Context(), replace(write))
	}
	if err != nil {
		return err
	}
	for _, sentence := range k6.LeftOut(job.Options) {
		fmt.Fprintln(cmd.ErrOrStderr(), "note: "+sentence)
	}
	return nil
}

// unnamed are the characters that no document of Kubernetes has in its name.
var unnamed = regexp.MustCompile(`[^a-z0-9]+`)

// nameOf makes a name for documents of Kubernetes of that of a file.
func nameOf(path string) string {
	name := strings.ToLower(strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)))
	name = strings.Trim(unnamed.ReplaceAllString(name, "-"), "-")
	if len(name) > 40 {
		name = strings.Trim(name[:40], "-")
	}
	if name == "" {
		return "perihelion"
	}
	return name
}
