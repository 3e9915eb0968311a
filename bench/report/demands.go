package report

import (
	"perihelion/bench"
	"perihelion/bench/table"
)

// demands are the limits of a plan with the figures of each configuration, as a table; nil where
// there is none.
func demands(r bench.Results) *table.Grid {
	g := &table.Grid{Heads: []table.Head{table.Left("configuration"), table.Left("limit"), table.Right("measured"), table.Left("result")}}
	for _, result := range r.Results {
		for _, o := range result.Limits {
			g.Rows = append(g.Rows, []string{labelOf(result), o.Limit.Words(), o.Text, o.Verdict()})
		}
	}
	if len(g.Rows) == 0 {
		return nil
	}
	return g
}
