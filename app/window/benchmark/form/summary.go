package form

import (
	"path/filepath"
	"strings"
	"time"

	"perihelion/app/chart"
	"perihelion/bench"
	"perihelion/bench/figure"
	"perihelion/bench/report"
)

// Summary is a plan in one line: servers, repeats, load
// and about how long it takes (0: left out).
func Summary(p bench.Plan, estimate time.Duration) string {
	w := report.Describe(p)
	about := ""
	if estimate > 0 {
		about = "about " + About(estimate)
	}
	return strings.Join(figure.Present(subject(p)+" × "+w.Repeats, w.Connections, each(w), w.Rate, script(p), about), ", ")
}

// each is the extent of a repeat; "" where a script has it.
func each(w report.Words) string {
	if w.Amount == "" {
		return ""
	}
	return w.Amount + " each"
}

// script is the script that makes the load in place of the plan's; "" where none does.
func script(p bench.Plan) string {
	if p.Script.Path == "" {
		return ""
	}
	return "by the script " + filepath.Base(p.Script.Path)
}

// subject names the servers of a plan: "3 configurations", the names of servers of the
// user's own, or the hosts of URLs. Many of them are counted.
func subject(p bench.Plan) string {
	if len(p.URLs)+len(p.Own) > 0 {
		var names []string
		for _, s := range p.Subjects() {
			names = append(names, s.Short())
		}
		const most = 3
		switch {
		case len(names) <= most:
			return figure.List(names, "and")
		case len(p.URLs) > 0:
			return figure.Plural(len(names), "URL")
		}
		return figure.Plural(len(names), "server")
	}
	return figure.Plural(len(p.Configs), "configuration")
}

// Invitation is what the empty tab invites to, and about how long it takes (0: left out).
func Invitation(p bench.Plan, estimate time.Duration) chart.Invitation {
	of := inviting("measure " + invited(p))
	for _, s := range p.Subjects() {
		of.Bars = append(of.Bars, s.Short())
	}
	w := report.Describe(p)
	turns := strings.Join(figure.Present("Measured "+w.Repeats, each(w), script(p)), ", ")
	after := "Then you see the requests per second, the latency and the course."
	if len(of.Bars) > 1 {
		of.Title = inviting("compare " + invited(p)).Title
		turns = strings.Join(figure.Present("They take turns, "+w.Repeats, each(w), script(p)), ", ")
		after = "Then you see which is fastest, by how much, and how sure that is."
	}
	if estimate > 0 {
		turns += ": about " + About(estimate)
	}
	of.Text = turns + ". " + after
	return of
}

// inviting invites to press Run.
func inviting(to string) chart.Invitation {
	return chart.Invitation{Title: "Press Run to " + to, Keys: "Ctrl+Enter", Does: "runs"}
}

// invited is the subject of a plan in a heading: few servers are counted in words.
func invited(p bench.Plan) string {
	words := [...]string{2: "two", "three", "four", "five", "six", "seven", "eight", "nine"}
	if n := len(p.Configs); n >= 2 && n < len(words) && len(p.URLs)+len(p.Own) == 0 {
		return words[n] + " servers"
	}
	return subject(p)
}

// Requests is how many requests the whole plan sends, 0 where time decides.
func Requests(p bench.Plan) int64 {
	return p.Requests * int64(p.Turns())
}

// About is a duration to the precision of a guess: "5 s", "20 s", "1 min 30 s",
// "12 min".
func About(d time.Duration) string {
	s := int64((d + time.Second/2) / time.Second)
	switch {
	case s < 1:
		s = 1
	case s <= 10:
	case s < 60:
		s = (s + 2) / 5 * 5
	case s < 300:
		s = (s + 5) / 10 * 10
	default:
		s = (s + 30) / 60 * 60
	}
	return figure.Duration(time.Duration(s) * time.Second)
}
