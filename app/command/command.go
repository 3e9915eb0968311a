// Package command is Perihelion without a window: each subcommand turns flags
// into the values of the packages that do the work, calls them, and writes their
// results.
//
// Results go to standard output and everything else to standard error. The exit
// code is one of Done, Failed, Misused, Slower and Open.
package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"perihelion/assets"
	"perihelion/assets/field"
)

// The exit codes of the program.
const (
	Done    = 0 // completed
	Failed  = 1 // could not do it
	Misused = 2 // called wrongly; standard error has the correct form
	Slower  = 3 // measured less than the flags demanded
	Open    = 4 // measured neither less than the flags demanded nor as much
)

// Window holds the functions of the window that the commands call without importing
// it. Open shows the window until it is closed or the context ends, with the plan or
// the run of a file if one is named. Tour goes through both tabs by itself, saves
// pictures in a folder and writes the result tables to out. Failed shows an error where
// nobody sees standard error, for example when a desktop has started the program. All
// are nil in a program that was built without a window.
type Window struct {
	Open   func(ctx context.Context, file string) error
	Tour   func(ctx context.Context, dir string, out io.Writer) error
	Failed func(error)
}

// Main runs the subcommand that args names, or where args is empty opens the window,
// or writes the help if there is none, and returns the exit code. An interrupt, a
// SIGTERM and a SIGHUP cancel the command; a second interrupt or SIGTERM ends the
// process at once.
func Main(args []string, window Window) int {
	ctx, stop := untilSignal(context.Background())
	defer stop()
	defer suspendTogether()()
	return Run(ctx, args, os.Stdout, os.Stderr, window)
}

// Run is Main with the surroundings given.
func Run(ctx context.Context, args []string, stdout, stderr io.Writer, window Window) int {
	out, messages := newOutput(ctx, "standard output", stdout), newOutput(ctx, "standard error", stderr)
	defer messages.close()
	root := newRoot(window)
	root.SetArgs(args)
	root.SetOut(out)
	root.SetErr(messages)
	command, err := root.ExecuteContextC(ctx)
	if lost := out.close(); err == nil && lost != nil {
		// Printed without looking, as the help is.
		err = lost
	}
	code := exitCode(err)
	if err := withoutReader(err); err != nil {
		fmt.Fprintf(messages, "perihelion: %v\n", err)
		if window.Failed != nil {
			window.Failed(err)
		}
	}
	if code == Misused {
		fmt.Fprintf(messages, "Run '%s --help' for its arguments and flags.\n", command.CommandPath())
	}
	return code
}

func newRoot(window Window) *cobra.Command {
	// With this sentence Cobra refuses a program that Windows Explorer started, and
	// a double click is how the window is opened there.
	cobra.MousetrapHelpText = ""
	root := &cobra.Command{
		Use:   "perihelion",
		Short: "Where the planets stand, and how fast servers answer that question",
		Long: "Perihelion shows where the Sun, the Moon and the planets stand for an observer,\n" +
			"and measures how fast servers of several architectures answer that question.\n\n",
		Args:                       oneFile,
		Version:                    assets.Version,
		SilenceUsage:               true,
		SilenceErrors:              true,
		SuggestionsMinimumDistance: 2,
		CompletionOptions:          cobra.CompletionOptions{HiddenDefaultCmd: true},
	}
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return misuse{flagError(err)} })
	root.AddCommand(
		newPlanets(), newStars(), newEvents(), newEphemeris(), newAlmanac(), newServe(), newLoad(), newBench(), newReport(), newRuns(), newExport(), newCollect(), newClients(), newDoctor(),
	)
	licencesFlag(root)
	open := openNothing
	if window.Open == nil {
		root.Long += "This is the build without a window: name a command."
	} else {
		root.Use = "perihelion [FILE]"
		root.Long += "Without a command it opens its window. FILE to open in it is a plan, a run, or a\npicture that the program has saved."
		open = window.Open
		root.AddCommand(newTour(window))
	}
	root.RunE = func(cmd *cobra.Command, args []string) error {
		if asked, err := licencesAsked(cmd); asked {
			return err
		}
		if len(args) == 0 && window.Open == nil {
			return cmd.Help()
		}
		return openWith(cmd.Context(), open, args)
	}
	complete(root)
	return root
}

// misuse is an error in how the command was called rather than in its work.
type misuse struct{ error }

func (m misuse) Unwrap() error { return m.error }

// errSlower is the answer to --min-rps, and to a rate that was not held.
type errSlower struct{ sentence string }

func (e errSlower) Error() string { return e.sentence }

func exitCode(err error) int {
	var wrongUse misuse
	var wrongField *field.Error
	var slower errSlower
	var undecided errUndecided
	switch {
	case err == nil:
		return Done
	case errors.As(err, &slower):
		return Slower
	case errors.As(err, &undecided):
		return Open
	case errors.As(err, &wrongUse), errors.As(err, &wrongField):
		return Misused
	default:
		return Failed
	}
}

func noArguments(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return misuse{fmt.Errorf("%s takes no argument, but “%.40s” was given", cmd.Name(), args[0])}
}

func commandNames(cmd *cobra.Command) string {
	var names []string
	for _, c := range cmd.Commands() {
		if c.IsAvailableCommand() {
			names = append(names, c.Name())
		}
	}
	return strings.Join(names, ", ")
}

// oneOf is a flag that takes one of a few words.
type oneOf struct {
	value   *string
	allowed []string
}

// formatFlag adds --format to a command. The first of allowed is the default.
func formatFlag(flags *pflag.FlagSet, value *string, allowed ...string) {
	*value = allowed[0]
	flags.Var(&oneOf{value, allowed}, "format", "how to write the result: "+strings.Join(allowed, ", "))
}

func (o *oneOf) String() string {
	if o.value == nil {
		return ""
	}
	return *o.value
}

func (o *oneOf) Type() string { return "FORMAT" }

func (o *oneOf) Set(s string) error {
	for _, word := range o.allowed {
		if s == word {
			*o.value = s
			return nil
		}
	}
	return fmt.Errorf("write one of %s", strings.Join(o.allowed, ", "))
}
