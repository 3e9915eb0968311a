package command

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"perihelion/assets"
	"perihelion/bench"
	"perihelion/bench/figure"
	"perihelion/bench/server"
	"perihelion/bench/server/python"
)

// findings are the results of doctor on this machine.
type findings struct {
	Version     string               `json:"version"`
	Commit      string               `json:"commit,omitempty"` // that the program is built from
	Environment bench.Environment    `json:"environment"`
	OpenFiles   uint64               `json:"openFiles,omitempty"` // the limit, which bounds the connections
	Display     string               `json:"display,omitempty"`   // empty: no window can open
	Python      []python.Interpreter `json:"python"`

	Configurations []deployment `json:"configurations"` // Python's, and the ones that this system cannot run
}

// deployment reports whether a configuration can run.
type deployment struct {
	Name    string `json:"name"`
	Python  string `json:"python,omitempty"`  // the interpreter that it runs under
	Problem string `json:"problem,omitempty"` // the reason why it cannot run, and the remedy
}

func newDoctor() *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "doctor [flags]",
		Short: "Show what this machine offers: cores, limits, display, Python and its modules",
		Args:  noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			f := examine(cmd.Context())
			if format == "json" {
				return json.NewEncoder(cmd.OutOrStdout()).Encode(f)
			}
			return f.writeText(cmd.OutOrStdout())
		},
	}
	formatFlag(cmd.Flags(), &format, "text", "json")
	return cmd
}

func examine(ctx context.Context) findings {
	f := findings{
		Version:     assets.Version,
		Commit:      assets.Revision(),
		Environment: bench.ThisMachine(),
		OpenFiles:   openFiles(),
		Display:     display(),
		Python:      server.Interpreters(ctx, ""),
	}
	for _, c := range server.Configs() {
		d := deployment{Name: c.Name}
		if !c.IsPython() {
			if err := c.Unable(); err != nil {
				d.Problem = err.Error()
				f.Configurations = append(f.Configurations, d)
			}
			continue
		}
		if p, err := c.Interpreter(f.Python); err != nil {
			d.Problem = err.Error()
		} else {
			d.Python = p.Path
		}
		f.Configurations = append(f.Configurations, d)
	}
	return f
}

// display returns the name of the display on which a window would open.
func display() string {
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		return runtime.GOOS
	}
	for _, name := range []string{"WAYLAND_DISPLAY", "DISPLAY"} {
		if value := os.Getenv(name); value != "" {
			return name + "=" + value
		}
	}
	return ""
}

func (f findings) writeText(out io.Writer) error {
	var b strings.Builder
	row := func(name, format string, args ...any) {
		fmt.Fprintf(&b, "%-12s "+format+"\n", append([]any{name}, args...)...)
	}
	e := f.Environment
	version := f.Version
	if f.Commit != "" {
		version += " (commit " + f.Commit + ")"
	}
	row("perihelion", "%s, built with %s for %s/%s", version, e.Go, e.OS, e.Arch)
	row("processor", "%s, %s for server and generator together", e.CPU, figure.Plural(e.Cores, "core"))
	row("memory", "%s", figure.Bytes(e.Memory))
	if f.OpenFiles > 0 {
		row("open files", "%d at most, so at most about %d connections", f.OpenFiles, f.OpenFiles-min(f.OpenFiles, 64))
	}
	if f.Display == "" {
		row("display", "none: the window cannot open; every command but tour works without one")
	} else {
		row("display", "%s", f.Display)
	}
	if len(f.Python) == 0 {
		row("python", "none found")
	}
	for _, p := range f.Python {
		if p.Error != "" {
			row("python", "%s: %s", p.Path, p.Error)
			continue
		}
		row("python", "%s, version %s", p.Path, p.Version)
		for _, module := range slices.Sorted(maps.Keys(p.Modules)) {
			row("", "has %s %s", module, p.Modules[module])
		}
		if len(p.Missing) > 0 {
			row("", "lacks %s", strings.Join(p.Missing, ", "))
		}
	}
	for i, c := range f.Configurations {
		name := ""
		if i == 0 {
			name = "servers"
		}
		if c.Problem != "" {
			row(name, "%s cannot run: %s", c.Name, c.Problem)
		} else {
			row(name, "%s can run, under %s", c.Name, c.Python)
		}
	}
	_, err := io.WriteString(out, b.String())
	return err
}
