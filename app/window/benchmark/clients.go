package benchmark

import (
	"time"

	"fyne.io/fyne/v2"

	"perihelion/app/chart"
	"perihelion/app/window/benchmark/form"
	"perihelion/app/window/benchmark/view"
	"perihelion/bench/clients"
)

// clientSession is the session in which HTTP clients are compared.
type clientSession struct {
	session[clients.Results, clients.Snapshot]
}

func clientComparison() comparison[clients.Results, clients.Snapshot] {
	return comparison[clients.Results, clients.Snapshot]{
		name: "run of clients", unit: "turn", count: view.ClientTurns, ended: view.ClientsEnded,
		empty: func(r clients.Results) bool {
			done, _ := view.ClientTurns(r)
			return done == 0
		},
		stopped: func(r clients.Results) bool { return r.Stopped },
		loading: func(s clients.Snapshot) bool { return s.Current != "" },
		progress: func(s clients.Snapshot) progress[clients.Results] {
			return progress[clients.Results]{
				done: s.Done, partial: s.Partial, states: view.ClientStates(s), now: view.ClientProgressOf(s),
			}
		},
	}
}

func newClients(win fyne.Window) *clientSession {
	c := &clientSession{}
	c.comparison = clientComparison()
	c.pane = newPane(win, paneWords[clients.Results]{
		load:     func(r clients.Results) string { return form.ClientSummary(r.Plan, 0) },
		fileName: func(r clients.Results) []string { return []string{"clients", r.Started.Format(time.DateOnly)} },
	}, []chartEntry[clients.Results]{{
		key: "seconds", title: "Seconds", heading: "Seconds for requests",
		draw: whole(chart.ClientsPane), saved: whole(chart.Clients), table: newTable(view.ClientColumns()),
		read: clientSheet, lacks: func(clients.Results, bool) string { return "" },
	}}, nil, nil)
	return c
}
