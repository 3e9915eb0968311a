package command

import (
	"fmt"

	"github.com/spf13/cobra"
)

func newRunsShow() *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "show [flags] RUN",
		Short: "Show a kept run",
		Long: "show writes a kept run as bench does, or clients, which has fewer formats. RUN is its\n" +
			"number (24, or #24), or last for the newest. A run that was interrupted is evaluated with its finished repeats.",
		Example: "  perihelion runs show 24\n  perihelion runs show last --format markdown",
		Args:    oneRun,
		RunE: func(cmd *cobra.Command, args []string) error {
			run, entry, err := keptContents(args[0])
			if err != nil {
				return err
			}
			write, err := run.writer(format)
			if err != nil {
				return err
			}
			if format == tableFormat {
				writeAbout(cmd.OutOrStdout(), entry)
			}
			return write(cmd.OutOrStdout())
		},
	}
	benchFormats().define(cmd.Flags(), &format)
	return cmd
}

func newRunsExport() *cobra.Command {
	return &cobra.Command{
		Use:   "export RUN FILE",
		Short: "Write a kept run to a file",
		Long: "export writes a kept run to a file, as JSON in the format perihelion/run/1, which the\n" +
			"window opens and bench --plan carries out again; a run of clients in the format\n" +
			"perihelion/clients/1, which the window opens, too. RUN is its number (24, or #24), or last\n" +
			"for the newest.",
		Example: "  perihelion runs export 24 week.json",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 2 {
				return misuse{fmt.Errorf("export needs a run and a file, as in perihelion runs export 24 week.json; %d arguments were given", len(args))}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			run, _, err := keptContents(args[0])
			if err != nil {
				return err
			}
			to := outputFile{"FILE", args[1]}
			if err := checkOutputs(cmd.OutOrStdout(), to); err != nil {
				return err
			}
			return to.save(cmd.Context(), replace(run.json))
		},
	}
}
