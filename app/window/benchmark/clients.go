package benchmark

import (
	"time"

	"fyne.io/fyne/v2"

	"perihelion/app/chart"
	"perihelion/app/window/benchmark/form"
	"perihelion/app/window/benchmark/view"
	"perihelion/bench"
)

// clients are the session in which HTTP clients are compared.
type clients struct {
	session[bench.ClientResults, bench.ClientSnapshot]
}

func clientComparison() comparison[bench.ClientResults, bench.ClientSnapshot] {
	return comparison[bench.ClientResults, bench.ClientSnapshot]{
		name: "run of clients", unit: "turn", count: view.ClientTurns, ended: view.ClientsEnded,
		empty: func(r bench.ClientResults) bool {
			done, _ := view.ClientTurns(r)
			return done == 0
		},
		stopped: func(r bench.ClientResults) bool { return r.Stopped },
		progress: func(s bench.ClientSnapshot) progress[bench.ClientResults] {
			return progress[bench.ClientResults]{
				done: s.Done, partial: s.Partial, lines: clientLines(view.RunningClientRows(s), false), now: view.ClientProgressOf(s),
			}
		},
	}
}

func newClients(win fyne.Window) *clients {
	c := &clients{}
	c.comparison = clientComparison()
	c.pane = newPane(win, paneWords[bench.ClientResults]{
		load:     func(r bench.ClientResults) string { return form.ClientSummary(r.Plan, 0) },
		fileName: func(r bench.ClientResults) []string { return []string{"clients", r.Started.Format(time.DateOnly)} },
	}, []chartEntry[bench.ClientResults]{{
		key: "seconds", title: "Seconds", heading: "Seconds for requests",
		draw: chart.ClientsPane, saved: chart.Clients, table: newClientTable(),
		read: func(r bench.ClientResults, stale bool) (sheet, bool) {
			return sheet{lines: clientLines(view.ClientRows(r), stale), notices: view.ClientNotices(r)}, true
		},
	}})
	return c
}
