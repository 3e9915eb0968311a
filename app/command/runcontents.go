package command

import (
	"context"
	"fmt"
	"io"
	"strings"

	"perihelion/assets/field"
	"perihelion/bench"
	"perihelion/bench/clients"
	"perihelion/bench/compare"
	"perihelion/bench/store"
)

// contents are the results of a run, of either kind.
type contents struct {
	servers bench.Results
	clients *clients.Results // nil of a run of servers
}

// contentsOf reads the run that an argument names: by its number in the store, as the newest,
// or by the path of a file. A file whose name is a number is written with its folder, as
// in ./24.
func contentsOf(ctx context.Context, arg string) (contents, error) {
	if _, kept := runNumber(arg); kept || arg == lastRun {
		c, _, err := keptContents(arg)
		return c, err
	}
	path, err := localPath(arg)
	if err != nil {
		return contents{}, misuse{err}
	}
	return within(ctx, 0, "the run in "+path, func() (contents, error) {
		d, err := bench.ReadFile(path, clients.Format)
		switch {
		case err != nil:
			return contents{}, err
		case d.Other != nil:
			r, err := clients.ReadJSON(d.Other)
			if err != nil {
				err = field.Errorf("run", "%s %v", path, err)
			}
			return contents{clients: &r}, err
		case d.Run == nil:
			return contents{}, field.Errorf("run", "%s holds a plan and no results; carry it out with perihelion bench --plan %s", path, path)
		}
		return contents{servers: *d.Run}, nil
	})
}

// keptContents reads a run of the store, with its entry.
func keptContents(arg string) (c contents, e store.Entry, err error) {
	s, id, err := keptRun(arg)
	if err != nil {
		return c, e, err
	}
	if e, err = s.Entry(id); err != nil {
		return c, e, err
	}
	if e.Kind == store.Clients {
		var r clients.Results
		r, err = s.LoadClients(id)
		c.clients = &r
	} else {
		c.servers, err = s.Load(id)
	}
	return c, e, err
}

// compared is the run for package compare, under a name.
func (c contents) compared(name string) compare.Run {
	if c.clients != nil {
		return c.clients.Compared(name)
	}
	return compare.Run{Name: name, Results: c.servers}
}

// json writes the run as its document.
func (c contents) json(w io.Writer) error {
	if c.clients != nil {
		return c.clients.WriteJSON(w)
	}
	return c.servers.WriteJSON(w)
}

// writer returns what writes the run in a format of bench, or why a run of clients has none.
func (c contents) writer(format string) (func(io.Writer) error, error) {
	if c.clients == nil {
		return func(w io.Writer) error { return benchFormats().named(format)(w, c.servers) }, nil
	}
	var names []string
	for _, f := range clientFormats() {
		if f.name == format {
			return func(w io.Writer) error { return f.write(*c.clients, w) }, nil
		}
		names = append(names, f.name)
	}
	return nil, field.Errorf("format", "the run compares clients, and has no format %s; write one of %s", format, strings.Join(names, ", "))
}

// writeAbout writes the number of a run and what its user noted about it.
func writeAbout(out io.Writer, e store.Entry) {
	head := []string{"run " + e.Number(), string(e.State)}
	if e.Name != "" {
		head = append(head, e.Name)
	}
	if len(e.Tags) > 0 {
		head = append(head, "tags: "+strings.Join(e.Tags, ", "))
	}
	if e.Starred {
		head = append(head, "starred")
	}
	fmt.Fprintln(out, strings.Join(head, "; "))
	if e.Note != "" {
		fmt.Fprintln(out, e.Note)
	}
	fmt.Fprintln(out)
}
