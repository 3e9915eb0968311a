package command

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"perihelion/assets/field"
	"perihelion/bench/store"
)

// noteFlags are the flags of runs note, as typed.
type noteFlags struct {
	about store.About
	untag []string
}

func newRunsNote() *cobra.Command {
	var f noteFlags
	cmd := &cobra.Command{
		Use:   "note [flags] RUN…",
		Short: "Give kept runs a name, a note, tags or a star",
		Long: "note changes what is noted about runs, and nothing of their results. RUN is the number of a\n" +
			"run (24, or #24), or last for the newest. An empty name or note removes it.",
		Example: "  perihelion runs note 24 --name 'before the pool' --tag release --star\n" +
			"  perihelion runs note 24 25 --untag release --star=false",
		Args: someRuns,
		RunE: func(cmd *cobra.Command, args []string) error {
			if cmd.Flags().NFlag() == 0 {
				return field.Errorf("name", "note changes nothing without a flag; write at least one of --name, --note, --tag, --untag and --star")
			}
			return eachRun(args, func(s *store.Store, id int) error {
				e, err := s.Entry(id)
				if err != nil {
					return err
				}
				return s.Edit(id, f.changed(e.About, cmd.Flags()))
			})
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&f.about.Name, "name", "", "the `name`, one line")
	flags.StringVar(&f.about.Note, "note", "", "the note, any `text`")
	flags.StringSliceVar(&f.about.Tags, "tag", nil, "add this `tag`; several with commas")
	flags.StringSliceVar(&f.untag, "untag", nil, "remove this `tag`")
	flags.BoolVar(&f.about.Starred, "star", false, "give it a star; --star=false takes it away")
	return cmd
}

// changed is what is noted about a run, with the given flags applied.
func (f *noteFlags) changed(a store.About, flags *pflag.FlagSet) store.About {
	if flags.Changed("name") {
		a.Name = f.about.Name
	}
	if flags.Changed("note") {
		a.Note = f.about.Note
	}
	if flags.Changed("star") {
		a.Starred = f.about.Starred
	}
	a.Tags = slices.DeleteFunc(slices.Concat(a.Tags, f.about.Tags), func(tag string) bool {
		return slices.ContainsFunc(f.untag, func(u string) bool {
			return strings.EqualFold(strings.TrimPrefix(u, "#"), strings.TrimPrefix(tag, "#"))
		})
	})
	return a
}
