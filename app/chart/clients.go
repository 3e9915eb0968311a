package chart

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"perihelion/bench"
	"perihelion/bench/clients"
	"perihelion/bench/figure"
	"perihelion/bench/server"
	"perihelion/bench/stats"
)

// Clients draws the time of the same requests by each client: the requests alone, and
// lighter on top of that the rest of the process, usually the start of Python and its
// imports. It has all the information that a reader of the saved picture needs, and
// lists clients that cannot run. A run that is not finished is drawn as far as it is.
// Results without any client are an error.
func Clients(r clients.Results, p Palette) (Figure, error) {
	b, err := clientBars(r, p)
	if err != nil {
		return Figure{}, err
	}
	b.title = "Seconds for " + figure.Plural(r.Plan.Requests, "request")
	b.subtitle = figure.Present(askedOf(r), leastOf(r))
	machine := machineOf(bench.Results{Environment: r.Environment, Started: r.Started, Stopped: r.Stopped})
	b.caption = func(dotted bool) []string {
		lines := append([]string{clientMarksOf(r, dotted)}, absentOf(r)...)
		return figure.Present(append(lines, strings.Join(figure.Present(machine, r.Environment.Python), " · "))...)
	}
	return b.plot(), nil
}

// ClientsPane is Clients without title, request and machine, for a window that shows
// these beside the chart.
func ClientsPane(r clients.Results, p Palette) (Figure, error) {
	b, err := clientBars(r, p)
	if err != nil {
		return Figure{}, err
	}
	b.key = clientKey(r)
	return b.plot(), nil
}

// clientKey explains the marks in brief.
func clientKey(r clients.Results) key {
	k := key{bar: "bar: the requests alone", legend: []string{"pale, after the plus: the rest of the process"}}
	if r.Plan.Repeats > 1 {
		k.whisker, k.dots = whiskerOf(walls(r), r.Plan.Repeats), "•: each repeat"
	}
	return k
}

func clientBars(r clients.Results, p Palette) (bars, error) {
	if len(r.Clients) == 0 {
		return bars{}, errors.New("chart of the clients: there is none")
	}
	b := bars{palette: p, headed: true, repeats: r.Plan.Repeats}
	for i, c := range r.Clients {
		if i == 0 || c.By != r.Clients[i-1].By {
			b.groups = append(b.groups, heading{name: clients.Maker(c.By)})
		}
		s := clientSlot(c, r)
		s.group = len(b.groups) - 1
		b.slots = append(b.slots, s)
	}
	return b, nil
}

// clientSlot is the place of one client.
func clientSlot(c clients.Client, r clients.Results) slot {
	s := slot{family: ClientFamily(c.By), name: c.Way, value: math.NaN(), low: math.NaN(), high: math.NaN(), failed: c.Failed(), broken: c.Broken != ""}
	switch {
	case c.Unable != "":
		s.empty, s.grey = "left out", true
	case s.broken && len(c.Repeats) == 0:
	case len(c.Repeats) == 0 && r.Finished.IsZero():
		s.empty = "no turn yet"
	case len(c.Repeats) == 0:
		s.empty = "not run"
	case c.OK > 0:
		s.value, s.more = c.Wall, c.StartUp()
		if v := c.WallRange; v.High > v.Low {
			s.low, s.high = v.Low, v.High
		}
		for _, repeat := range c.Repeats {
			s.repeats = append(s.repeats, repeat.Wall)
		}
		s.label = inSeconds(s.value) + " + " + inSeconds(s.more) + " s"
		s.notes = []string{"user " + inSeconds(c.User) + " s", "sys " + inSeconds(c.Sys) + " s"}
	}
	return s
}

// inSeconds writes a time to a thousandth, or from 1 s on to three digits.
func inSeconds(v float64) string {
	if v < 0.9995 {
		return strconv.FormatFloat(v, 'f', 3, 64)
	}
	return figure.PerSecond(v)
}

// requests is the family of clients that use Python's library of that name.
const requests = server.Family(clients.ByRequests)

// ClientFamily is the family of the clients of one maker, by clients.Client.By.
func ClientFamily(by string) server.Family {
	if by == clients.ByPerihelion {
		return server.Go
	}
	return server.Family(by)
}

// askedOf describes the request and the number of repeats.
func askedOf(r clients.Results) string {
	parts := []string{r.Plan.Request()}
	if r.Plan.Repeats > 1 {
		parts = append(parts, figure.Plural(r.Plan.Repeats, "interleaved repeat"))
	}
	return strings.Join(parts, ", ")
}

// leastOf describes the least time of any client, where the delay is known.
func leastOf(r clients.Results) string {
	var parts []string
	seen := make(map[int]bool)
	for _, c := range r.Clients {
		if c.Expected == 0 || seen[c.Concurrency] || c.Unable != "" {
			continue
		}
		seen[c.Concurrency] = true
		how := fmt.Sprintf("with %d at once", c.Concurrency)
		switch {
		case c.Concurrency == 1:
			how = "one after another"
		case int64(c.Concurrency) == r.Plan.Requests:
			how = "all at once"
		}
		parts = append(parts, figure.Span(1000*c.Expected)+" "+how)
	}
	if len(parts) == 0 {
		return ""
	}
	return "The delay alone takes " + strings.Join(parts, ", ") + "."
}

// walls are the elapsed times of the clients with several repeats.
func walls(r clients.Results) (all []stats.Interval) {
	for _, c := range r.Clients {
		if len(c.Repeats) > 1 && c.OK > 0 {
			all = append(all, c.WallRange)
		}
	}
	return all
}

// clientMarksOf explains the bars and the figures below them, and dots where they are drawn.
func clientMarksOf(r clients.Results, dotted bool) string {
	if !slices.ContainsFunc(r.Clients, func(c clients.Client) bool { return len(c.Repeats) > 0 }) {
		return ""
	}
	of := ""
	if least := leastConfidence(walls(r)); !math.IsInf(least, 1) {
		of = ", median of the repeats. Whisker: their range"
		if least >= 0.95 {
			of = ", median of the repeats. Whisker: 95 % interval of the median"
		}
		if dotted {
			of += ". Dots: the repeats"
		}
	}
	return "Bar: elapsed time of the requests alone" + of + ". Lighter, after the plus: the rest of the process, Python's start and imports. User, sys: processor time of the requests alone."
}

// absentOf lists the clients that are left out, with the reasons.
func absentOf(r clients.Results) []string {
	var lines []string
	for _, u := range r.Unable() {
		lines = append(lines, "Left out, "+u.Clients+": "+u.Reason)
	}
	return lines
}
