package benchmark

import (
	"io"
	"time"

	"fyne.io/fyne/v2"

	"perihelion/app/chart"
	"perihelion/app/window/benchmark/form"
	"perihelion/app/window/benchmark/view"
	"perihelion/app/window/widget"
	"perihelion/bench/clients"
	"perihelion/bench/warning"
)

// clientSession is the session in which HTTP clients are compared.
type clientSession struct {
	session[clients.Results, clients.Snapshot]
	export  *exporter[clients.Results]
	open    *widget.Button // another file, where there are no results
	past    *widget.Button // shows the kept runs
	compare *widget.Button // shows them with the run on screen ticked
}

func clientComparison() comparison[clients.Results, clients.Snapshot] {
	return comparison[clients.Results, clients.Snapshot]{
		name: "run of clients", unit: "turn", count: clients.Results.Turns, ended: view.ClientsEnded,
		empty: func(r clients.Results) bool {
			done, _ := r.Turns()
			return done == 0
		},
		stopped:  func(r clients.Results) bool { return r.Stopped },
		warnings: func(r clients.Results) []warning.Warning { return r.Warnings },
		loading:  func(s clients.Snapshot) bool { return s.Current != "" },
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
	c.past, c.compare = widget.NewButton("History", nil), widget.NewButton("Compare…", nil)
	c.open = widget.NewButton("Open…", nil)
	c.export = newExporter(win, func(w io.Writer, r clients.Results) error { return r.WriteMarkdown(w) }, clientForms)
	c.pane = newPane(win, paneWords[clients.Results]{
		load:     func(r clients.Results) string { return form.ClientSummary(r.Plan, 0) },
		fileName: func(r clients.Results) []string { return []string{"clients", r.Started.Format(time.DateOnly)} },
		note:     clients.Results.Note,
	}, []chartEntry[clients.Results]{{
		key: "seconds", title: "Seconds", heading: "Seconds for requests",
		draw: whole(chart.ClientsPane), saved: whole(chart.Clients), table: newTable(view.ClientColumns()),
		read: clientSheet, lacks: func(clients.Results, bool) string { return "" },
	}}, []fyne.CanvasObject{c.past, c.compare, c.open, c.export.button}, nil)
	c.export.pane = c.pane
	c.pane.onShown = func() {
		c.open.Hidden = c.pane.results != nil
		c.export.offer()
	}
	return c
}

// clientForms are the forms of a run of clients, as the command line has them.
func clientForms(e *exporter[clients.Results]) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, f := range []written[clients.Results]{
		{title: "Table as text", ending: ".txt", write: func(w io.Writer, r clients.Results) error { return r.WriteTable(w) }},
		{title: "Markdown", ending: ".md", write: func(w io.Writer, r clients.Results) error { return r.WriteMarkdown(w) }},
		{title: "CSV", ending: ".csv", write: func(w io.Writer, r clients.Results) error { return r.WriteCSV(w) }},
		{title: "JSON", ending: ".json", write: func(w io.Writer, r clients.Results) error { return r.WriteJSON(w) }},
	} {
		items = append(items, fyne.NewMenuItem(f.title+"…", func() { e.save(f) }))
	}
	return items
}
