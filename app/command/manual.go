package command

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"perihelion/assets"
	"perihelion/bench"
	"perihelion/bench/server/python"
	"perihelion/bench/store"
)

// WriteManual writes a manual page for the program and for each command into the folder
// man1 of dir, and into dir the completions of bash (perihelion.bash), zsh (_perihelion)
// and fish (perihelion.fish). The bytes follow from the date, which the pages show, and from
// whether the build has a window.
func WriteManual(dir string, date time.Time, window bool) error {
	if err := os.MkdirAll(filepath.Join(dir, "man1"), 0o755); err != nil {
		return err
	}
	root := manualRoot(window)
	all := append([]*cobra.Command{root}, visibleCommands(root)...)
	for _, cmd := range all {
		if err := os.WriteFile(filepath.Join(dir, "man1", pageName(cmd)+".1"), []byte(page(cmd, all, date)), 0o644); err != nil {
			return err
		}
	}
	for name, write := range map[string]func(io.Writer) error{
		"perihelion.bash": func(w io.Writer) error { return root.GenBashCompletionV2(w, true) },
		"_perihelion":     root.GenZshCompletion,
		"perihelion.fish": func(w io.Writer) error { return root.GenFishCompletion(w, true) },
	} {
		var text strings.Builder
		if err := write(&text); err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text.String()), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// manualRoot is the tree of commands of a build. Its functions of the window are never
// called.
func manualRoot(window bool) *cobra.Command {
	var w Window
	if window {
		w.Open = func(context.Context, string) error { return nil }
		w.Tour = func(context.Context, string, io.Writer) error { return nil }
	}
	return newRoot(w)
}

// visibleCommands are the commands below one that are not hidden, each before its own.
func visibleCommands(above *cobra.Command) []*cobra.Command {
	var all []*cobra.Command
	for _, c := range above.Commands() {
		if c.IsAvailableCommand() {
			all = append(append(all, c), visibleCommands(c)...)
		}
	}
	return all
}

func pageName(cmd *cobra.Command) string { return strings.ReplaceAll(cmd.CommandPath(), " ", "-") }

// page is the manual page of a command among all.
func page(cmd *cobra.Command, all []*cobra.Command, date time.Time) string {
	var r roff
	r.raw(".TH " + quoted(strings.ToUpper(pageName(cmd))) + " 1 " + date.UTC().Format(time.DateOnly) + " " + quoted(assets.Name+" "+assets.Version) + ` "User Commands"`)
	r.raw(".nh\n.ad l") // words are not broken: they are typed
	r.macro("SH", "NAME")
	r.raw(escape.Replace(pageName(cmd)) + ` \- ` + escape.Replace(cmd.Short))
	r.macro("SH", "SYNOPSIS")
	r.synopsis(cmd)
	r.macro("SH", "DESCRIPTION")
	r.text(cmd.Long)
	if cmd.Long == "" {
		r.text(cmd.Short + ".")
	}
	if !cmd.HasParent() {
		r.macro("SH", "COMMANDS")
		for _, c := range all[1:] {
			r.macro("TP")
			r.raw(`\fB` + escape.Replace(pageName(c)) + `\fR(1)`)
			r.raw(line(c.Short + "."))
		}
	}
	r.macro("SH", "OPTIONS")
	for _, f := range shownFlags(cmd) {
		r.flag(f)
	}
	r.list("EXIT STATUS", exitStatus)
	switch {
	case cmd.HasParent():
	case slices.ContainsFunc(all, func(c *cobra.Command) bool { return c.Name() == "tour" }):
		r.list("ENVIRONMENT", append(slices.Clone(environment), ofWindow...))
		r.list("FILES", append(slices.Clone(files), filesOfWindow...))
	default:
		r.list("ENVIRONMENT", environment)
		r.list("FILES", files)
	}
	if cmd.Example != "" {
		r.macro("SH", "EXAMPLES")
		r.text(cmd.Example)
	}
	r.macro("SH", "SEE ALSO")
	var others []string
	for _, c := range all {
		if c != cmd {
			others = append(others, `\fB`+escape.Replace(pageName(c))+`\fR(1)`)
		}
	}
	r.raw(strings.Join(others, ",\n"))
	return r.String()
}

// synopsis writes how the command is called; words in capitals stand for others.
func (r *roff) synopsis(cmd *cobra.Command) {
	r.raw(bold(cmd.CommandPath()))
	_, rest, _ := strings.Cut(cmd.Use, " ")
	if !strings.Contains(rest, "[flags]") {
		rest = strings.TrimSpace("[flags] " + rest)
	}
	var words []string
	for word := range strings.FieldsSeq(rest) {
		if !strings.HasPrefix(word, "-") {
			word = italic(word)
		} else {
			word = bold(word)
		}
		words = append(words, word)
	}
	r.raw(strings.Join(words, " "))
	if !cmd.HasParent() {
		r.raw(".br\n" + bold(cmd.Name()) + " " + italic("command") + " " + italic("[flags]"))
	}
}

// shownFlags are the flags that the help of a command lists, by name.
func shownFlags(cmd *cobra.Command) []*pflag.Flag {
	cmd.InitDefaultHelpFlag()
	cmd.InitDefaultVersionFlag()
	var all []*pflag.Flag
	cmd.LocalFlags().VisitAll(func(f *pflag.Flag) {
		if !f.Hidden {
			all = append(all, f)
		}
	})
	return all
}

func (r *roff) flag(f *pflag.Flag) {
	name, usage := pflag.UnquoteUsage(f)
	head := bold("--" + f.Name)
	if f.Shorthand != "" {
		head = bold("-"+f.Shorthand) + ", " + head
	}
	switch {
	case f.Value.Type() == "bool" && f.DefValue == "true":
		head += bold("=false")
	case name != "":
		head += " " + italic(name)
	}
	if given := f.DefValue; !strings.Contains(usage, "(default") && !strings.Contains("|0|0s|[]|false|", "|"+given+"|") && given != "" {
		usage += " (default " + given + ")"
	}
	r.macro("TP")
	r.raw(head)
	if name == "" || !strings.HasPrefix(usage, name) {
		usage = strings.ToUpper(usage[:1]) + usage[1:]
	}
	r.raw(line(usage + "."))
}

// list writes a section of terms and their meanings.
func (r *roff) list(title string, of [][2]string) {
	r.macro("SH", title)
	for _, each := range of {
		r.macro("TP")
		r.raw(bold(each[0]))
		r.raw(line(each[1]))
	}
}

// exitStatus are the exit codes of the program, in words.
var exitStatus = [][2]string{
	{"0", "The command succeeded."},
	{"1", "It could not."},
	{"2", "The command was called wrongly. Standard error has the correct form."},
	{"3", "A rate was not held, or a measured figure is below the demand of a flag."},
}

var environment = [][2]string{
	{store.Variable, "The folder of the kept runs, in place of the system's for application data."},
	{python.Variable, "The Python interpreter of Python's servers and clients."},
}

// ofWindow are the variables that only the window reads.
var ofWindow = [][2]string{
	{"DISPLAY, WAYLAND_DISPLAY", "The display on which the window opens."},
	{"FYNE_PLATFORM", "Which of them, x11 or wayland, where both are set."},
	{"FYNE_SCALE", "The size of everything in the window. 1.5 is 50 % larger."},
	{"FYNE_THEME", "The theme of the window where its menu leaves the choice to the system: light or dark."},
}

var files = [][2]string{
	{"~/.config/perihelion/calibration.json", "The limits of the load generator on this machine, from perihelion load --calibrate."},
	{"~/.local/share/perihelion", "The kept runs."},
}

var filesOfWindow = [][2]string{
	{"~/.config/perihelion/settings.json", "The settings of the window."},
	{"*" + bench.Suffix, "A plan or a run, in JSON. Double click opens it in the window."},
}
