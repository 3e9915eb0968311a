package view

import (
	"fmt"
	"time"

	"perihelion/app/window/benchmark/form"
	"perihelion/bench/clients"
	"perihelion/bench/figure"
	"perihelion/bench/named"
	"perihelion/bench/warning"
)

// ClientRow is one client in the table, every cell as text.
type ClientRow struct {
	Name     string
	By       string
	State    string // its state in the run, or the reason why it cannot run
	Requests string
	OK       string
	Expected string // the least that Wall can be
	Wall     string
	User     string
	Sys      string
	Process  string // elapsed, from fork to exit
	Start    string // of that, the time before and after the requests
	Faulty   bool
	Unable   bool
}

// ClientRows are the rows of results.
func ClientRows(r clients.Results) []ClientRow {
	var rows []ClientRow
	for _, c := range r.Clients {
		row := ClientRow{
			Name: c.Name, By: c.By, Requests: figure.None, OK: figure.None, Expected: figure.None, Wall: figure.None,
			User: figure.None, Sys: figure.None, Process: figure.None, Start: figure.None,
			Faulty: c.Failed() > 0 || c.Broken != "", Unable: c.Unable != "",
		}
		if c.Expected > 0 {
			row.Expected = seconds(c.Expected)
		}
		if row.Unable {
			row.State = "cannot run"
		}
		if len(c.Repeats) > 0 {
			row.Requests, row.OK = figure.Count(c.Requests), figure.Count(c.OK)
			row.Wall, row.User, row.Sys = seconds(c.Wall), seconds(c.User), seconds(c.Sys)
			row.Process, row.Start = seconds(c.Process.Wall), seconds(c.StartUp())
		}
		rows = append(rows, row)
	}
	return rows
}

// RunningClientRows are the rows while a run goes on.
func RunningClientRows(s clients.Snapshot) []ClientRow {
	rows := ClientRows(s.Partial)
	for i, c := range s.Partial.Clients {
		switch {
		case rows[i].Unable:
		case c.Broken != "":
			rows[i].State = "failed"
		case c.Name == s.Current:
			rows[i].State = "asks…"
		case len(c.Repeats) == 0:
			rows[i].State = "waiting"
		default:
			rows[i].State = fmt.Sprintf("%d of %d", len(c.Repeats), s.Partial.Plan.Repeats)
		}
	}
	return rows
}

// seconds writes a time as the time command does, to the millisecond.
func seconds(v float64) string { return fmt.Sprintf("%.3f", v) }

// ClientNotices are the sentences about results of clients: which cannot run and why,
// then the doubts.
func ClientNotices(r clients.Results) []Notice {
	var out []Notice
	if r.Verdict != "" {
		out = append(out, Notice{verdictKind(r.Comparisons), named.Sentence(r.Verdict, r.VerdictNames, same)})
	}
	for _, u := range r.Unable() {
		out = append(out, Notice{Caution, u.Clients + ": " + u.Reason + "."})
	}
	for _, w := range r.Warnings {
		out = append(out, Notice{Caution, warning.Group{Warning: w}.Sentence(same)})
	}
	for _, c := range r.Clients {
		for _, w := range c.Warnings {
			kind := Caution
			if w.Severity == warning.Severe {
				kind = Bad
			}
			out = append(out, Notice{kind, c.Name + ": " + w.String() + "."})
		}
	}
	return out
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
	done, total := ClientTurns(r)
	took := figure.Duration(r.Finished.Sub(r.Started).Round(time.Second))
	if r.Stopped {
		return fmt.Sprintf("stopped: %d of %d turns are kept, after %s", done, total, took)
	}
	return fmt.Sprintf("finished: %d of %d turns in %s", done, total, took)
}

// ClientTurns counts the finished and the planned turns.
func ClientTurns(r clients.Results) (done, total int) {
	for _, c := range r.Clients {
		if c.Unable == "" {
			done += len(c.Repeats)
			total += r.Plan.Repeats
		}
	}
	return done, total
}
