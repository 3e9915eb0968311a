package command

import (
	"github.com/spf13/pflag"

	"perihelion/bench"
	"perihelion/bench/server"
	"perihelion/ephem/field"
)

// ownFlags are the flags of servers of the user's own that bench starts.
type ownFlags struct {
	commands    []string
	folder      string
	environment []string
	ready       string
}

func (f *ownFlags) define(flags *pflag.FlagSet) {
	flags.StringArrayVar(&f.commands, "command", nil, "start a server of your own, as `NAME=COMMAND`; {port} and the variable PORT say where it must listen; may be repeated")
	flags.StringVar(&f.folder, "folder", "", "`folder` in which the commands run; a plan can give each its own")
	flags.StringArrayVar(&f.environment, "env", nil, "variable of the commands, as `KEY=VALUE`; may be repeated")
	flags.StringVar(&f.ready, "ready", "", "`path` that answers when a command's server can serve (default: that of --path)")
}

// apply puts the commands into a plan, in place of those that it has. Without
// --config they are all that is measured.
func (f *ownFlags) apply(plan *bench.Plan, flags *pflag.FlagSet) error {
	if len(f.commands) == 0 {
		for _, name := range []string{"folder", "env", "ready"} {
			if flags.Changed(name) {
				return field.Errorf("command", "--%s is for servers that --command starts; add one, as in --command 'new=./server -p {port}'", name)
			}
		}
		return nil
	}
	plan.Own = nil
	if !flags.Changed("config") {
		plan.Configs = nil
	}
	for _, text := range f.commands {
		c, err := server.ParseCommand(text)
		if err != nil {
			return err
		}
		c.Folder, c.Environment, c.Ready, c.Path = f.folder, f.environment, f.ready, plan.Path
		plan.Own = append(plan.Own, c)
	}
	if len(plan.Configs) == 0 {
		plan.Path = ""
	}
	return nil
}
