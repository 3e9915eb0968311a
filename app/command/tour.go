package command

import (
	"os"

	"github.com/spf13/cobra"
)

func newTour(window Window) *cobra.Command {
	var dir string
	cmd := &cobra.Command{
		Use:   "tour [flags]",
		Short: "Show both tabs at work, and save pictures of them",
		Long: "tour opens the window, computes the planets for the default observer, runs the\n" +
			"default benchmark on the built-in servers, saves both charts and a picture of each\n" +
			"tab as PNG, prints the two result tables, and closes. It needs a display; a virtual\n" +
			"one will do.",
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := os.MkdirAll(dir, 0o755); err != nil {
				return err
			}
			return window.Tour(cmd.Context(), dir, cmd.OutOrStdout())
		},
	}
	cmd.Flags().StringVar(&dir, "out", "out", "`folder` for the pictures")
	return cmd
}
