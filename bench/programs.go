package bench

import (
	"fmt"
	"slices"
	"strconv"

	"perihelion/bench/server"
)

// Programs lists the programs that a plan would start because it names them, each
// as a person must see it to allow it: the command line with its folder and
// variables. This program's own servers are not among them, nor is a Python that is
// found on this machine. Ask before carrying out somebody else's plan.
func (p Plan) Programs() []string {
	var all []string
	for _, c := range p.Own {
		text := c.Name + ": " + strconv.Quote(c.Line)
		if c.Folder != "" {
			text += " in " + strconv.Quote(c.Folder)
		}
		if len(c.Environment) > 0 {
			text += fmt.Sprintf(" with %q", c.Environment)
		}
		all = append(all, text)
	}
	if p.Python != "" && slices.ContainsFunc(p.Configs, server.Config.IsPython) {
		all = append(all, "Python: "+strconv.Quote(p.Python))
	}
	if p.Script.Path != "" {
		all = append(all, "k6, with the script "+strconv.Quote(p.Script.Path))
	}
	return all
}
