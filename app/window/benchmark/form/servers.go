package form

import (
	"errors"
	"fmt"
	"slices"
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
	Ready       string `json:"ready,omitempty"`       // the path that answers when it is ready; "" means Path
	Path        string `json:"path,omitempty"`        // asked of it; "" means /
	HTTPS       bool   `json:"https,omitempty"`
}

func (s Server) runs() bool { return strings.TrimSpace(s.Command) != "" }

// blank reports whether nothing was typed that would start it.
func (s Server) blank() bool { return strings.TrimSpace(s.Command+s.Folder+s.Environment) == "" }

// used are the servers in which something was typed that would start them.
func used(servers []Server) []Server { return slices.DeleteFunc(slices.Clone(servers), Server.blank) }

// NextServer is a server that is added to others, asked for what the last is asked for.
func NextServer(others []Server) Server {
	s := Server{Name: fmt.Sprintf("server %d", len(others)+1)}
	if n := len(others); n > 0 {
		s.Ready, s.Path, s.HTTPS = others[n-1].Ready, others[n-1].Path, others[n-1].HTTPS
	}
	return s
}

// OfServer is the field with one input of the server at a place: name, command,
// folder, environment, ready or path.
func OfServer(place int, input string) Field {
	return Field(fmt.Sprintf("%s of server %d", input, place+1))
}

// servers reads the servers to be started.
func (r reader) servers(v Values) []server.Command {
	var all []server.Command
	seen := make(map[string]bool)
	for i, s := range v.Servers {
		if !s.runs() {
			if !s.blank() { // it was meant to take part
				r.problems[OfServer(i, "command")] = "write the command that starts this server, or empty its other fields"
			}
			continue
		}
		c := server.Command{
			Name: strings.TrimSpace(s.Name), Line: strings.TrimSpace(s.Command), Folder: strings.TrimSpace(s.Folder),
			Ready: strings.TrimSpace(s.Ready), Path: strings.TrimSpace(s.Path), HTTPS: s.HTTPS,
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
			r.problems[OfServer(i, "name")] = "another server has this name; give each its own"
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
	return OfServer(place, wrong.Field)
}
