package command

import (
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"perihelion/assets/field"
	"perihelion/bench"
	"perihelion/bench/server"
)

// ownFlags are the flags of servers of the user's own that bench starts.
type ownFlags struct {
	commands    []string
	folder      string
	environment []string
	ready       string
	https       bool
}

func (f *ownFlags) define(flags *pflag.FlagSet) {
	flags.StringArrayVar(&f.commands, "command", nil, "start a server of your own, as `NAME=COMMAND`; {port} and the variable PORT have the port to listen on; may be repeated")
	flags.StringVar(&f.folder, "folder", "", "`folder` in which the commands run; a plan can give each its own")
	flags.StringArrayVar(&f.environment, "env", nil, "variable of the commands, as `KEY=VALUE`, or of one of them, as NAME:KEY=VALUE; may be repeated")
	flags.BoolVar(&f.https, "https", false, "the commands' servers speak TLS; see --cacert and --insecure")
	flags.StringVar(&f.ready, "ready", "", "`path` that answers when a command's server can serve (default: that of --path)")
}

// apply sets the commands of a plan. Without --config nothing else is measured.
func (f *ownFlags) apply(plan *bench.Plan, flags *pflag.FlagSet) error {
	if len(f.commands) == 0 && len(plan.Own) > 0 && len(f.environment) > 0 {
		if err := f.complete(plan); err != nil {
			return err
		}
	} else if len(f.commands) == 0 && len(f.environment) > 0 {
		return field.Errorf("command", "--env is for servers that --command or a plan starts; add one, as in --command 'new=./server -p {port}'")
	}
	if len(f.commands) == 0 {
		for _, name := range []string{"folder", "ready", "https"} {
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
		c.Folder, c.Ready, c.Path, c.HTTPS = f.folder, f.ready, plan.Path, f.https
		plan.Own = append(plan.Own, c)
	}
	variables, err := f.variables(plan.Own)
	if err != nil {
		return err
	}
	for i, c := range plan.Own {
		for _, v := range variables {
			if v.of(c) {
				plan.Own[i].Environment = append(plan.Own[i].Environment, v.text)
			}
		}
	}
	if len(plan.Configs) == 0 {
		plan.Path = ""
	}
	return nil
}

// variable is one of --env.
type variable struct {
	server string // "": of all
	text   string // KEY=VALUE, or KEY
}

func (v variable) of(c server.Command) bool { return v.server == "" || v.server == c.Name }

// variables reads --env for servers.
func (f *ownFlags) variables(own []server.Command) ([]variable, error) {
	var all []variable
	for _, text := range f.environment {
		key, _, _ := strings.Cut(text, "=")
		name, _, named := strings.Cut(key, ":")
		switch {
		case !named:
			all = append(all, variable{text: text})
		case slices.ContainsFunc(own, func(c server.Command) bool { return c.Name == name }):
			all = append(all, variable{name, strings.TrimPrefix(text, name+":")})
		default:
			var names []string
			for _, c := range own {
				names = append(names, c.Name)
			}
			return nil, field.Errorf("environment", "--env %s:… is for a server that is not there; write the name of one (%s) before the colon, or no colon for all", name, strings.Join(names, ", "))
		}
	}
	return all, nil
}

// hidden returns commands without the values of variables that the command line set,
// because these may be secrets.
func (f *ownFlags) hidden(own []server.Command) []server.Command {
	own = slices.Clone(own)
	given, _ := f.variables(own) // an error was returned by apply
	for i, c := range own {
		own[i].Environment = slices.Clone(c.Environment)
		for j, text := range c.Environment {
			if slices.ContainsFunc(given, func(v variable) bool { return v.text == text && v.of(c) }) {
				own[i].Environment[j], _, _ = strings.Cut(text, "=")
			}
		}
	}
	return own
}

// complete gives variables to the servers of a plan that has their names alone, as
// a stored one does, and else to all its servers. A value for two servers that may
// have had two is refused: their difference may have been the comparison.
func (f *ownFlags) complete(plan *bench.Plan) error {
	plan.Own = slices.Clone(plan.Own)
	variables, err := f.variables(plan.Own)
	if err != nil {
		return err
	}
	for _, v := range variables {
		key, _, set := strings.Cut(v.text, "=")
		var named []string
		for _, c := range plan.Own {
			if v.of(c) && slices.Contains(c.Environment, key) {
				named = append(named, c.Name)
			}
		}
		if set && len(named) > 1 {
			return field.Errorf("environment", "%s each have a variable %s, and --env would give all the same value; write the name of a server before each, as in --env %s:%s=value",
				strings.Join(named, " and "), key, named[0], key)
		}
		for i, c := range plan.Own {
			if v.of(c) && (len(named) == 0 || slices.Contains(named, c.Name)) {
				own := slices.DeleteFunc(slices.Clone(c.Environment), func(e string) bool { return e == key })
				plan.Own[i].Environment = append(own, v.text)
			}
		}
	}
	return nil
}
