package view

import (
	"fmt"
	"time"

	"perihelion/app/window/benchmark/form"
	"perihelion/bench/clients"
	"perihelion/bench/figure"
	"perihelion/bench/named"
	"perihelion/bench/report"
	"perihelion/bench/warning"
)

// ClientEntry is one client of a run: that which a row of the table shows.
type ClientEntry struct {
	client clients.Client
	state  string // in the run, or that it cannot run
}

// ClientRow is one client in the table.
type ClientRow struct {
	Name   string
	By     string
	Unable bool
	Cells  []Cell
}

// ClientColumns are the columns of the table of clients.
func ClientColumns() []Column[ClientEntry] {
	number := func(title, what string, rank int, of func(clients.Client) int64) Column[ClientEntry] {
		return Column[ClientEntry]{Title: title, Numeric: true, Sample: "10,000", Rank: rank, Meaning: Meaning{What: what}, cell: func(e ClientEntry) Cell {
			if len(e.client.Repeats) == 0 {
				return absent()
			}
			return counted(of(e.client)).from(e.turns())
		}}
	}
	time := func(title, sample string, rank int, m Meaning, of func(clients.Client) float64) Column[ClientEntry] {
		return Column[ClientEntry]{Title: title + " s", Numeric: true, Sample: sample, Rank: rank, Meaning: m, cell: func(e ClientEntry) Cell {
			if len(e.client.Repeats) == 0 {
				return absent()
			}
			return measured(seconds(of(e.client)), of(e.client)).from(e.turns())
		}}
	}
	const busy = "The time of the target is in it where both share cores."
	wall := time("wall", "888.888", 0, Meaning{"Elapsed time of the requests alone: the median of the turns.", busy}, func(c clients.Client) float64 { return c.Wall })
	of := wall.cell
	wall.cell = func(e ClientEntry) Cell {
		c := of(e)
		c.Bold, c.Ends = len(e.client.Repeats) > 0, figure.Range(e.client.WallRange.Low, e.client.WallRange.High)
		return c
	}
	return []Column[ClientEntry]{
		{
			Title: "Client", Sample: "requests (Python), one after another waiting",
			Meaning: Meaning{What: "A way of making the requests: this program’s, or that of a library of Python."},
			cell: func(e ClientEntry) Cell {
				return Cell{Text: e.client.Name, Note: e.state, Bad: e.client.Failed() > 0 || e.client.Broken != ""}
			},
		},
		number("Made", "Requests of all turns together.", 5, func(c clients.Client) int64 { return c.Requests }),
		number("OK", "Requests that were answered well, of all turns together.", 0, func(c clients.Client) int64 { return c.OK }),
		{
			Title: "at least s", Numeric: true, Sample: "888.888", Rank: 3,
			Meaning: Meaning{What: "The least time that the requests can take: the delay of the target, as often as the client waits for it."},
			cell: func(e ClientEntry) Cell {
				if e.client.Expected == 0 {
					return absent()
				}
				return Cell{Note: seconds(e.client.Expected), Plain: []string{plain(e.client.Expected)}}
			},
		},
		wall,
		time("user", "88.888", 1, Meaning{What: "Processor time in the client’s own code, in the requests alone."}, func(c clients.Client) float64 { return c.User }),
		time("sys", "88.888", 1, Meaning{What: "Processor time in the system, in the requests alone."}, func(c clients.Client) float64 { return c.Sys }),
		time("whole process", "888.888", 2, Meaning{"Elapsed time from the start of the process to its end, as the time command reports it.", busy}, func(c clients.Client) float64 { return c.Process.Wall }),
		time("start-up", "88.888", 4, Meaning{What: "Time of the process besides the requests: the start of the interpreter and its imports."}, clients.Client.StartUp),
	}
}

// turns is the number of a client's turns in words.
func (e ClientEntry) turns() string { return figure.Plural(len(e.client.Repeats), "turn") }

// ClientRows are the rows of results, with the states of a run under way, or nil.
func ClientRows(r clients.Results, states map[string]string) []ClientRow {
	columns := ClientColumns()
	var rows []ClientRow
	for _, c := range r.Clients {
		e := ClientEntry{client: c, state: states[c.Name]}
		if c.Unable != "" {
			e.state = "cannot run"
		}
		rows = append(rows, ClientRow{Name: c.Name, By: c.By, Unable: c.Unable != "", Cells: Cells(columns, e)})
	}
	return rows
}

// ClientStates are the states of the clients in a run under way, by name.
func ClientStates(s clients.Snapshot) map[string]string {
	states := make(map[string]string)
	for _, c := range s.Partial.Clients {
		switch {
		case c.Broken != "":
			states[c.Name] = failed
		case c.Name == s.Current:
			states[c.Name] = "asks…"
		case len(c.Repeats) == 0:
			states[c.Name] = "waiting"
		default:
			states[c.Name] = fmt.Sprintf("%d of %d", len(c.Repeats), s.Partial.Plan.Repeats)
		}
	}
	return states
}

// seconds writes a time as the time command does, to the millisecond.
func seconds(v float64) string { return fmt.Sprintf("%.3f", v) }

// ClientNotes are the notes about results of clients: the doubts, and which clients cannot
// run and why.
func ClientNotes(r clients.Results) Notes {
	var all []warning.Warning
	for _, c := range r.Clients {
		all = append(all, c.Warnings...)
	}
	n := doubtful(append(all, r.Warnings...), len(r.Clients), same)
	if r.Verdict != "" {
		n.Verdict = Notice{verdictKind(r.Comparisons), named.Sentence(r.Verdict, r.VerdictNames, same)}
		n.Copy = copied(n.Verdict.Text, r.Plan.Request(), report.Machine(r.Environment, r.Started))
	}
	var unable []Notice
	for _, u := range r.Unable() {
		unable = append(unable, Notice{Caution, u.Clients + ": " + u.Reason + "."})
	}
	return n.With("Left out", unable)
}

// ClientWarnings are the warnings about a client, and those about the run.
func ClientWarnings(r clients.Results, name string) []warning.Warning {
	var all []warning.Warning
	for _, c := range r.Clients {
		if c.Name == name {
			all = append(all, c.Warnings...)
		}
	}
	return append(all, r.Warnings...)
}

// same is the name of a client as it is.
func same(name string) string { return name }

// ClientProgressOf reads a snapshot of a run of clients.
func ClientProgressOf(s clients.Snapshot) Progress {
	p := Progress{Now: s.Phase, Time: figure.Duration(s.Elapsed.Round(time.Second)) + " elapsed"}
	if s.Current == "" { // else it begins with the name of a client, as that is written
		p.Now = named.Sentence(s.Phase, nil, same)
	}
	if s.Remaining > time.Second {
		p.Time += ", about " + form.About(s.Remaining) + " left"
	}
	if s.Total > 0 {
		part := 0.0
		if n := s.Partial.Plan.Requests; n > 0 {
			part = min(1, float64(s.Progress.Requests)/float64(n))
		}
		p.Fraction = min(1, (float64(s.Done)+part)/float64(s.Total))
	}
	return p
}

// ClientsEnded is the status of a run of clients that has ended.
func ClientsEnded(r clients.Results) string {
	done, total := r.Turns()
	took := figure.Duration(r.Finished.Sub(r.Started).Round(time.Second))
	if r.Stopped {
		return fmt.Sprintf("stopped: %d of %d turns are kept, after %s", done, total, took)
	}
	return fmt.Sprintf("finished: %d of %d turns in %s", done, total, took)
}

// ClientCommand is the command that carries out a plan of clients in a terminal.
func ClientCommand(p clients.Plan) string {
	command := fmt.Sprintf("perihelion clients -n %d --repeats %d", p.Requests, p.Repeats)
	if p.Timeout > 0 {
		command += " --timeout " + p.Timeout.String()
	}
	if p.URL != "" {
		return command + " " + p.URL
	}
	return command + " --delay " + p.Delay.String()
}
