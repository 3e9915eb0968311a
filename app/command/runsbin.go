package command

import (
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"perihelion/bench/store"
)

func newRunsDelete() *cobra.Command {
	return &cobra.Command{
		Use:   "delete RUN…",
		Short: "Move kept runs into the bin",
		Long: "delete moves runs into the bin, from which perihelion runs restore brings them back for\n" +
			"thirty days, or until a hundred others were deleted. RUN is the number of a run (24, or\n" +
			"#24), or last for the newest.",
		Example: "  perihelion runs delete 24 25",
		Args:    someRuns,
		RunE: func(cmd *cobra.Command, args []string) error {
			return eachRun(args, func(s *store.Store, id int) error {
				if err := s.Delete(id); err != nil {
					return err
				}
				fmt.Fprintf(cmd.ErrOrStderr(), "run #%d is deleted; perihelion runs restore %d brings it back\n", id, id)
				return nil
			})
		},
	}
}

// restoreName is the command over the runs in the bin.
const restoreName = "restore"

func newRunsRestore() *cobra.Command {
	return &cobra.Command{
		Use:   restoreName + " RUN…",
		Short: "Bring deleted runs back",
		Long: "restore brings runs back that perihelion runs delete or the window has deleted. RUN is the\n" +
			"number of a run (24, or #24); perihelion runs list --deleted shows them.",
		Example: "  perihelion runs restore 24",
		Args: func(cmd *cobra.Command, args []string) error {
			if slices.Contains(args, lastRun) {
				return misuse{fmt.Errorf("restore needs numbers, since %s is the newest run that is not deleted; perihelion runs list --deleted shows them", lastRun)}
			}
			return someRuns(cmd, args)
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return eachRun(args, func(s *store.Store, id int) error {
				if err := s.Restore(id); err != nil {
					return err
				}
				fmt.Fprintf(cmd.ErrOrStderr(), "run #%d is back\n", id)
				return nil
			})
		},
	}
}
