package view

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"perihelion/bench"
	"perihelion/bench/figure"
	"perihelion/bench/load"
	"perihelion/bench/stats"
)

// Percentiles are the columns of the table below the charts of latency.
func Percentiles() []Column[Entry] {
	return []Column[Entry]{
		name(), latency(50, p50),
		latency(90, func(l load.Latency) float64 { return l.P90 }).ranked(3),
		latency(95, p95).ranked(2), latency(99, p99),
		latency(99.9, func(l load.Latency) float64 { return l.P999 }).ranked(1),
		latency(99.99, func(l load.Latency) float64 { return l.P9999 }).ranked(1),
		{
			Title: "Longest ms", Numeric: true, Sample: "88,888", Rank: 4,
			Meaning: Meaning{What: "The answer that took longest, in all repeats.", Doubt: "It is a single answer, and grows with their number."},
			cell: func(e Entry) Cell {
				if !e.measured() {
					return absent()
				}
				return measured(figure.Milliseconds(e.result.Latency.Max), e.result.Latency.Max).from(figure.Plural(e.answers(), "answer"))
			},
		},
		samples(),
	}
}

func samples() Column[Entry] {
	return Column[Entry]{
		Title: "Samples", Numeric: true, Sample: "88,888,888", Rank: 5,
		Meaning: Meaning{What: "Requests that were answered well, in all repeats together. The percentiles are computed from them.", Doubt: "They are not independent of each other: only whole repeats are compared."},
		cell: func(e Entry) Cell {
			if !e.measured() {
				return absent()
			}
			c := counted(e.answers()).from(e.repeats())
			c.Text, c.Note = "", c.Text
			return c
		},
	}
}

// Resources are the columns of the table below the chart of processor time and memory.
func Resources() []Column[Entry] {
	return []Column[Entry]{
		name(), rate().ranked(4), cpu(),
		{
			Title: "CPU µs a request", Numeric: true, Sample: "88,888", Rank: 1,
			Meaning: Meaning{What: "Processor time of the server for one request: its time in a second, divided by its requests in a second."},
			cell: func(e Entry) Cell {
				if !e.measured() || e.result.Server.CPU == 0 || e.result.RPS.Median == 0 {
					return absent()
				}
				v := 1e6 * e.result.Server.CPU / e.result.RPS.Median
				return measured(figure.PerSecond(v), v).from(e.repeats())
			},
		},
		rss(),
		used(Column[Entry]{
			Title: "PSS", Sample: "88.8 MB", Rank: 2, Copied: []string{"PSS bytes"},
			Meaning: Meaning{What: "Memory of all processes of the server, where memory that they share counts once. Linux alone reports it."},
		}, func(u bench.ServerUsage) Cell {
			if u.PSS == 0 {
				return absent()
			}
			return bytes(u.PSS)
		}),
		used(Column[Entry]{
			Title: "Threads", Sample: "888", Rank: 5, Meaning: Meaning{What: "Threads of all processes of the server at the end of a repeat: the median."},
		}, func(u bench.ServerUsage) Cell { return counted(int64(u.Threads)) }),
		used(Column[Entry]{
			Title: "Processes", Sample: "888", Rank: 5, Meaning: Meaning{What: "Processes of the server at the end of a repeat: the median."},
		}, func(u bench.ServerUsage) Cell { return counted(int64(u.Processes)) }),
		{
			Title: "Generator CPU", Numeric: true, Sample: "888 %", Rank: 3, Copied: []string{"generator CPU cores"},
			Meaning: Meaning{
				What:  "Processor time of the load generator in a second, where 100 % is one core: the median of the repeats.",
				Doubt: "Server and generator take it from each other where they share cores.",
			},
			cell: func(e Entry) Cell {
				var cores []float64
				for _, m := range e.result.Repeats {
					if m.Seconds > 0 {
						cores = append(cores, m.CPU.Total()/m.Seconds)
					}
				}
				if len(cores) == 0 {
					return absent()
				}
				v := stats.Median(cores)
				return measured(figure.WholePercent(v), v).from(e.repeats())
			},
		},
	}
}

// Ending is one way in which requests to a configuration ended.
type Ending struct {
	Entry
	class    load.Class
	count    int64
	statuses map[int]int64
	example  string // the first failure, in words
}

// endings are the ways in which the requests of a run ended, by configuration, the most
// frequent first.
func endings(r bench.Results) []Ending {
	var all []Ending
	for _, e := range Entries(r, nil) {
		found := make(map[load.Class]*Ending)
		for _, m := range e.result.Repeats {
			for class, n := range m.Classes {
				if found[class] == nil {
					found[class] = &Ending{Entry: e, class: class, statuses: make(map[int]int64)}
				}
				found[class].count += n
				found[class].example = cmp.Or(found[class].example, m.Errors[class])
			}
			for status, n := range m.Statuses {
				class := load.Class(fmt.Sprintf("%dxx", min(status/100, 5)))
				if found[class] != nil {
					found[class].statuses[status] += n
				}
			}
		}
		for _, x := range slices.SortedFunc(maps.Values(found), func(a, b *Ending) int {
			return cmp.Or(cmp.Compare(b.count, a.count), cmp.Compare(a.class, b.class))
		}) {
			if x.count > 0 {
				all = append(all, *x)
			}
		}
	}
	return all
}

// ok reports whether the class is that of the successes.
func (e Ending) ok() bool { return e.class == load.Status2xx }

// EndingColumns are the columns of the table of errors.
func EndingColumns() []Column[Ending] {
	first := name()
	return []Column[Ending]{
		{Title: first.Title, Sample: "aiohttp gunicorn -w 4", Meaning: first.Meaning, cell: func(e Ending) Cell { return Cell{Text: e.subject.Full(), Bad: !e.ok()} }},
		{
			Title: "Ended as", Sample: "connect-timeout",
			Meaning: Meaning{What: "The class in which the requests ended, each in exactly one: an answer by its status, or the reason why there was none. A 2xx with a wrong body is of the class check."},
			cell:    func(e Ending) Cell { return Cell{Text: string(e.class), Bad: !e.ok()} },
		},
		{
			Title: "Requests", Numeric: true, Sample: "88,888,888",
			Meaning: Meaning{What: "Requests that ended so, in all repeats together."},
			cell:    func(e Ending) Cell { return counted(e.count).from(e.repeats()) },
		},
		{
			Title: "Share", Numeric: true, Sample: "100.00 %", Rank: 1,
			Meaning: Meaning{What: "Their share of all requests to the configuration."},
			cell: func(e Ending) Cell {
				share := float64(e.count) / float64(max(e.requests(), 1))
				return measured(figure.Percent(share), share).from(figure.Plural(e.requests(), "request"))
			},
		},
		{
			Title: "Statuses", Sample: "500: 88,888, 503: 88,888", Rank: 3,
			Meaning: Meaning{What: "The statuses of the answers, with the number of each."},
			cell: func(e Ending) Cell {
				var parts []string
				for _, status := range slices.Sorted(maps.Keys(e.statuses)) {
					parts = append(parts, fmt.Sprintf("%d: %s", status, figure.Count(e.statuses[status])))
				}
				return Cell{Text: strings.Join(parts, ", ")}
			},
		},
		{
			Title: "First example", Sample: "dial tcp: connection refused", Rank: 2,
			Meaning: Meaning{What: "The first failure of the class, in words."},
			cell:    func(e Ending) Cell { return Cell{Note: e.example, Plain: []string{e.example}} },
		},
	}
}

// EndingRows are the rows of the table of errors.
func EndingRows(r bench.Results) []Row {
	columns, all := EndingColumns(), endings(r)
	rows := make([]Row, len(all))
	for i, e := range all {
		rows[i] = Row{Config: e.subject.Label(), Label: e.subject.Full(), Family: e.subject.Family(), Cells: Cells(columns, e)}
	}
	return rows
}
