package command

import (
	"io"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"perihelion/assets"
)

// licencesFlag lets the root command print the licences, in either spelling.
func licencesFlag(root *cobra.Command) {
	root.Flags().Bool("licences", false, "print the licences of all parts of the program")
	root.SetGlobalNormalizationFunc(func(_ *pflag.FlagSet, name string) pflag.NormalizedName {
		if name == "licenses" {
			name = "licences"
		}
		return pflag.NormalizedName(name)
	})
}

// licencesAsked prints the licences if that is asked for.
func licencesAsked(cmd *cobra.Command) (asked bool, err error) {
	if asked, _ = cmd.Flags().GetBool("licences"); asked { // which the root has
		_, err = io.WriteString(cmd.OutOrStdout(), assets.Notices())
	}
	return asked, err
}
