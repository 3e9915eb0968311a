package form

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"perihelion/bench/figure"
	"perihelion/bench/report"
	"perihelion/bench/server"
)

// The folded lines of the form put their inputs into a few words. Inputs that are wrong
// are the problem of a line, which stands in the place of its words.

// ConfigsLine names the chosen configurations, or counts them by family where they are
// many, and counts how many of all were chosen.
func (c Checked) ConfigsLine() (words, note string) {
	note = fmt.Sprintf("%d of %d", c.Values.Chosen(), c.Values.Offered())
	const most = 3 // names
	var names []string
	var families []server.Family
	of := make(map[server.Family]int)
	for _, config := range c.Plan.Configs {
		names = append(names, config.Full())
		if of[config.Family()]++; !slices.Contains(families, config.Family()) {
			families = append(families, config.Family())
		}
	}
	if len(names) <= most {
		return strings.Join(names, ", "), note
	}
	names = nil
	for _, f := range families {
		names = append(names, fmt.Sprintf("%s %d", f, of[f]))
	}
	return strings.Join(names, ", "), note
}

// RequestLine is the request to the planet servers and its added cost.
func (c Checked) RequestLine() string {
	words := report.Describe(c.Plan)
	cost := "as it is"
	if len(words.Cost) > 0 {
		cost = strings.Join(words.Cost, ", ")
	}
	return asked(c.Plan.Path) + ", " + cost
}

// LoadLine is how a server is loaded.
func (c Checked) LoadLine() string {
	words := report.Describe(c.Plan)
	rate := words.Rate
	if script := script(c.Plan); script != "" {
		return script
	}
	if rate == "" {
		rate = "as fast as it can"
	}
	return strings.Join(figure.Present(words.Connections, words.Connecting, rate), ", ")
}

// PlanLine is the preset, where there is one, and how often and how long each server is
// measured.
func (c Checked) PlanLine() string {
	p := c.Plan
	words := report.Describe(p)
	line := words.Repeats
	if words.Amount != "" {
		line += " of " + words.Amount
	}
	if len(p.Labels()) > 1 && p.Repeats > 1 {
		line += ", interleaved"
	}
	if i := c.Preset(); i < len(Presets()) {
		line = Presets()[i] + ": " + line
	}
	return line
}

// LimitsLine are the limits that the figures are to keep.
func (c Checked) LimitsLine() string {
	if words := report.Describe(c.Plan).Limits; words != "" {
		return words
	}
	return "none"
}

// StopLines are the ends that a run may have, in the order of the selection.
func StopLines() []string { return []string{"all repeats are done", "it is decided"} }

// StopLine is when the run ends.
func (c Checked) StopLine() string {
	if c.Plan.UntilDecided {
		return "it is decided, or after " + figure.Plural(c.Plan.Repeats, "repeat")
	}
	return StopLines()[0]
}

// ConditionsLine is where server and load generator run, on a machine with so many cores.
func (c Checked) ConditionsLine(cores int) string {
	if c.Values.Target == Clients {
		return pythonWords(c.Values)
	}
	words := []string{figure.Plural(cores, "core") + " shared with the generator"}
	if c.Plan.MaxProcs > 0 {
		words = append(words, fmt.Sprintf("GOMAXPROCS %d", c.Plan.MaxProcs))
	}
	if c.Plan.Engine != "" {
		by := "load by " + c.Plan.Engine
		if c.Plan.Script.Path != "" {
			by += " (" + filepath.Base(c.Plan.Script.Path) + ")"
		}
		words = append([]string{by}, words...)
	}
	if c.Plan.Timeout > 0 {
		words = append(words, "timeout "+figure.Duration(c.Plan.Timeout))
	}
	return strings.Join(words, ", ")
}

func pythonWords(v Values) string {
	if p := strings.TrimSpace(v.Python); p != "" {
		return p
	}
	return "the Python that is found"
}

// URLsLine names the hosts, or counts them where they are many.
func (c Checked) URLsLine() string { return subject(c.Plan) }

// ServersLine names the servers of the user's own.
func (c Checked) ServersLine() string {
	return subject(c.Plan)
}

// Title names a server of the user's own at a place.
func (s Server) Title(place int) string {
	if name := strings.TrimSpace(s.Name); name != "" {
		return name
	}
	return fmt.Sprintf("server %d", place+1)
}

// ServerLine is one of them: its command, or why it takes no part.
func (s Server) ServerLine() string {
	if s.blank() {
		return "no command: it takes no part"
	}
	return strings.TrimSpace(s.Command)
}

// ClientsLine is what each client does.
func (c Checked) ClientsLine() string { return ClientSummary(c.Clients, 0) }
