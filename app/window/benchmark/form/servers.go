package form

import (
	"errors"
	"fmt"
	"strings"

	"perihelion/assets/field"
	"perihelion/bench/server"
)

// Server is a server of the user's own that is started, as typed. Without a
// command it does not take part.
type Server struct {
	Name        string `json:"name"`
	Command     string `json:"command,omitempty"`
	Folder      string `json:"folder,omitempty"`
	Environment string `json:"environment,omitempty"` // KEY=value, several with spaces between
}

func (s Server) runs() bool { return strings.TrimSpace(s.Command) != "" }

func (s Server) equal(t Server) bool {
	return s == t || s == Server{Name: s.Name} && t == Server{Name: t.Name}
}

// The fields of the servers to be started. Ready and Path are asked of all.
const (
	Ready Field = "ready"
	Path  Field = "path"
)

// OfServer is the field with one input of the server at a place: name, command,
// folder or environment.
func OfServer(place int, input string) Field {
	return Field(fmt.Sprintf("%s of server %d", input, place+1))
}

// servers reads the servers to be started.
func (r reader) servers(v Values) []server.Command {
	var all []server.Command
	seen := make(map[string]bool)
	for i, s := range v.Servers {
		if !s.runs() {
			if strings.TrimSpace(s.Folder+s.Environment) != "" { // it was meant to take part
				r.problems[OfServer(i, "command")] = "write the command that starts this server, or empty its other fields"
			}
			continue
		}
		c := server.Command{
			Name: strings.TrimSpace(s.Name), Line: strings.TrimSpace(s.Command), Folder: strings.TrimSpace(s.Folder),
			Ready: strings.TrimSpace(v.Ready), Path: strings.TrimSpace(v.Path),
		}
		var err error
		if c.Environment, err = server.ParseEnvironment(s.Environment); err != nil {
			r.problems[OfServer(i, "environment")] = err.Error()
			continue
		}
		if err := c.Validate(); err != nil {
			r.problems[serverField(i, err)] = err.Error()
		}
		if seen[c.Name] {
			r.problems[OfServer(i, "name")] = "both servers have this name; give each its own"
		}
		seen[c.Name] = true
		all = append(all, c)
	}
	if len(all) == 0 && len(r.problems) == 0 {
		r.problems[OfServer(0, "command")] = "write the command that starts the server, as in ./server --port {port}"
	}
	return all
}

// serverField finds the input that an error of Command.Validate belongs to.
func serverField(place int, err error) Field {
	var wrong *field.Error
	if !errors.As(err, &wrong) {
		return OfServer(place, "command")
	}
	switch wrong.Field {
	case "ready":
		return Ready
	case "path":
		return Path
	}
	return OfServer(place, wrong.Field)
}
