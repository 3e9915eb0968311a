package command

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"perihelion/bench/store"
)

// newRuns is the command over the runs that are kept. Each subcommand has a file.
func newRuns() *cobra.Command {
	list := newRunsList()
	cmd := &cobra.Command{
		Use:   "runs",
		Short: "List, show, compare, name, delete and export the runs that were kept",
		Long: "Every run of bench, of clients and of the window is kept, each repeat as soon as it is\n" +
			"finished, in the folder that the system has for application data, or in the one that the\n" +
			"variable " + store.Variable + " names. A run that a crash or a power failure ended is listed as\n" +
			"interrupted, with its finished repeats.\n\n" +
			aboutRunArgument + "\n\n" +
			"Without a command, runs lists them.",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return nil
			}
			return misuse{fmt.Errorf("there is no command “runs %.40s”; the commands are %s", args[0], commandNames(cmd))}
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			list.SetContext(cmd.Context())
			return list.RunE(list, args)
		},
	}
	cmd.AddCommand(list, newRunsShow(), newRunsCompare(), newRunsTrend(), newRunsNote(), newRunsDelete(), newRunsRestore(), newRunsExport())
	return cmd
}

// someRuns requires the argument RUN, once or several times.
func someRuns(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return misuse{fmt.Errorf("%s needs the number of a run, as in %s 24; perihelion runs list shows them", cmd.Name(), cmd.CommandPath())}
	}
	return nil
}

// oneRun requires the argument RUN once.
func oneRun(cmd *cobra.Command, args []string) error {
	if len(args) > 1 {
		return misuse{fmt.Errorf("%s takes one run, but “%.40s” was given too", cmd.Name(), args[1])}
	}
	return someRuns(cmd, args)
}

// mostCompleted is how many runs are offered: more would fill a screen.
const mostCompleted = 30

// completeRuns completes the argument RUN of a command.
func completeRuns(cmd *cobra.Command, _ []string, begun string) ([]string, cobra.ShellCompDirective) {
	s, err := store.Default()
	if err != nil {
		return nil, cobra.ShellCompDirectiveDefault
	}
	list, words := s.List, []string{lastRun}
	if cmd.Name() == restoreName {
		list, words = s.Deleted, nil
	}
	all, _ := list() // none where they cannot be read
	for _, e := range (store.Filter{Limit: mostCompleted}).Of(all) {
		words = append(words, fmt.Sprintf("%d\t%s", e.ID, strings.ReplaceAll(entryName(e), "\t", " ")))
	}
	return beginning(words, "", begun), cobra.ShellCompDirectiveDefault
}

// entryName is the name of a run, or what it compares where it has none.
func entryName(e store.Entry) string {
	if e.Name != "" {
		return e.Name
	}
	return e.Title
}

// eachRun calls do for each run that args name, and stops at the first error. All
// arguments are read first, so that one which is no number changes nothing.
func eachRun(args []string, do func(s *store.Store, id int) error) error {
	var s *store.Store
	var ids []int
	for _, arg := range args {
		found, id, err := keptRun(arg)
		if err != nil {
			return err
		}
		s, ids = found, append(ids, id)
	}
	for _, id := range ids {
		if err := do(s, id); err != nil {
			return err
		}
	}
	return nil
}
