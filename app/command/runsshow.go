package command

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"perihelion/bench/store"
)

func newRunsShow() *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "show [flags] RUN",
		Short: "Show a kept run",
		Long: "show writes a kept run as bench does. RUN is its number (24, or #24), or last for the\n" +
			"newest. A run that was interrupted is evaluated with its finished repeats.",
		Example: "  perihelion runs show 24\n  perihelion runs show last --format markdown",
		Args:    oneRun,
		RunE: func(cmd *cobra.Command, args []string) error {
			s, id, err := keptRun(args[0])
			if err != nil {
				return err
			}
			results, err := s.Load(id)
			if err != nil {
				return err
			}
			if format == tableFormat {
				entry, err := s.Entry(id)
				if err != nil {
					return err
				}
				writeAbout(cmd.OutOrStdout(), entry)
			}
			return benchFormats().named(format)(cmd.OutOrStdout(), results)
		},
	}
	benchFormats().define(cmd.Flags(), &format)
	return cmd
}

// writeAbout writes the number of a run and what its user noted about it.
func writeAbout(out io.Writer, e store.Entry) {
	head := []string{"run " + e.Number(), string(e.State)}
	if e.Name != "" {
		head = append(head, e.Name)
	}
	if len(e.Tags) > 0 {
		head = append(head, "tags: "+strings.Join(e.Tags, ", "))
	}
	if e.Starred {
		head = append(head, "starred")
	}
	fmt.Fprintln(out, strings.Join(head, "; "))
	if e.Note != "" {
		fmt.Fprintln(out, e.Note)
	}
	fmt.Fprintln(out)
}

func newRunsExport() *cobra.Command {
	return &cobra.Command{
		Use:   "export RUN FILE",
		Short: "Write a kept run to a file",
		Long: "export writes a kept run to a file, as JSON in the format perihelion/run/1, which the\n" +
			"window opens and bench --plan carries out again. RUN is its number (24, or #24), or last\n" +
			"for the newest.",
		Example: "  perihelion runs export 24 week.json",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 2 {
				return misuse{fmt.Errorf("export needs a run and a file, as in perihelion runs export 24 week.json; %d arguments were given", len(args))}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			s, id, err := keptRun(args[0])
			if err != nil {
				return err
			}
			results, err := s.Load(id)
			if err != nil {
				return err
			}
			to := outputFile{"FILE", args[1]}
			if err := checkOutputs(cmd.OutOrStdout(), to); err != nil {
				return err
			}
			return to.save(cmd.Context(), replace(results.WriteJSON))
		},
	}
}
