package view

import (
	"fmt"
	"strconv"

	"perihelion/bench"
	"perihelion/bench/figure"
	"perihelion/bench/load"
	"perihelion/bench/stats"
)

// Columns are the columns of the table of servers.
func Columns() []Column[Entry] {
	return []Column[Entry]{name(), rate(), spread(), ratio(), latency(50, p50).ranked(2), latency(95, p95).ranked(2), latency(99, p99), failures(), keepAlive(), cpu().ranked(3), rss().ranked(5)}
}

// ranked is the column with a rank.
func (c Column[E]) ranked(rank int) Column[E] {
	c.Rank = rank
	return c
}

func name() Column[Entry] {
	return Column[Entry]{
		Title: "Configuration", Sample: "aiohttp gunicorn -w 4 10 of 10",
		Meaning: Meaning{What: "A server that is compared: an architecture with its number of workers, a server of your own, or one at a URL. The flag marks the baseline, with which the others are compared."},
		cell:    func(e Entry) Cell { return Cell{Text: e.subject.Full(), Note: e.state, Bad: e.faulty()} },
	}
}

func rate() Column[Entry] {
	return Column[Entry]{
		Title: "Requests/s", Numeric: true, Sample: "888,888",
		Meaning: Meaning{
			What:  "Requests that were answered well in a second: the median of the repeats.",
			Doubt: "It holds for this request, load and machine alone. Where the load generator was at its limit, a faster server would look the same.",
		},
		cell: func(e Entry) Cell {
			if !e.measured() {
				return absent()
			}
			c := measured(figure.PerSecond(e.result.RPS.Median), e.result.RPS.Median).from(e.repeats())
			c.Bold, c.Ends = c.Text != figure.None, e.interval()
			return c
		},
	}
}

func spread() Column[Entry] {
	return Column[Entry]{
		Title: "low–high", Numeric: true, Sample: "88,888–88,888", Rank: 1, Copied: []string{"low", "high"},
		Meaning: Meaning{
			What:  "The 95 % confidence interval of the median: of 20 such intervals, 19 contain the true median. With fewer than six repeats it is their range.",
			Doubt: "It shows how the repeats differ on this machine, not how the server does elsewhere.",
		},
		cell: func(e Entry) Cell {
			text := figure.Range(e.result.RPS.Low, e.result.RPS.High)
			if !e.measured() || text == "" {
				return Cell{Plain: []string{"", ""}}
			}
			return Cell{Note: text, Plain: []string{plain(e.result.RPS.Low), plain(e.result.RPS.High)}, From: e.repeats(), Ends: e.interval()}
		},
	}
}

// repeats is the number of a configuration's repeats in words.
func (e Entry) repeats() string { return figure.Plural(len(e.result.Repeats), "repeat") }

// interval is that of the requests per second, with its confidence.
func (e Entry) interval() string { return within(e.result.RPS) }

func within(i stats.Interval) string {
	ends := figure.Range(i.Low, i.High)
	switch {
	case ends == "":
		return ""
	case i.Confidence >= 0.95:
		return ends + ", " + figure.Percent(i.Confidence) + " sure"
	}
	return ends + ", the range"
}

func ratio() Column[Entry] {
	return Column[Entry]{
		Title: "× baseline, by round", Numeric: true, Sample: "88.8×", Copied: []string{"ratio"},
		Meaning: Meaning{
			What:  "Requests/s as a multiple of the baseline’s, estimated from the ratios within the rounds, in which both met the same state of the machine. So it need not be the quotient of the two medians. Muted: no difference is shown.",
			Doubt: "A difference is shown where p is at most 0.05. Smaller differences need more repeats.",
		},
		cell: func(e Entry) Cell {
			c := e.versus
			switch {
			case e.baseline && e.measured():
				return Cell{Text: "baseline", Plain: []string{"1"}}
			case c.Config == "":
				return absent()
			}
			cell := measured(figure.Ratio(c.Ratio)+"×", c.Ratio).from(figure.Plural(c.Pairs, "round"))
			if c.Verdict != bench.TooFew {
				cell.From += ", " + figure.PValue(c.P)
			}
			cell.From += ": " + c.Verdict
			cell.Ends = within(stats.Interval{Median: c.Ratio, Low: c.Low, High: c.High, Confidence: c.Confidence})
			if !c.Shown() {
				cell.Text, cell.Note = "", cell.Text
			}
			return cell
		},
	}
}

// latency is the column of a percentile.
func latency(percent float64, of func(load.Latency) float64) Column[Entry] {
	title := "p" + strconv.FormatFloat(percent, 'f', -1, 64)
	return Column[Entry]{
		Title: title + " ms", Numeric: true, Sample: "8,888",
		Meaning: Meaning{
			What:  title[1:] + " % of the answers took no longer than this. All repeats are taken together, and failures do not count.",
			Doubt: "A closed loop asks a server that stalls less often, so its stalls are in few of the answers. A high percentile rests on few answers; above the 99th there is none with fewer than 10 beyond it.",
		},
		cell: func(e Entry) Cell {
			if !e.measured() {
				return absent()
			}
			if percent > 99 && !load.Supports(e.answers(), percent) { // the usual ones are shown for a few requests, too
				return absent().from(figure.Plural(e.answers(), "answer") + ", too few")
			}
			v := of(e.result.Latency)
			return measured(figure.Milliseconds(v), v).from(figure.Plural(e.answers(), "answer"))
		},
	}
}

func p50(l load.Latency) float64 { return l.P50 }
func p95(l load.Latency) float64 { return l.P95 }
func p99(l load.Latency) float64 { return l.P99 }

// answers is the number of requests of all repeats that were answered well.
func (e Entry) answers() (n int64) {
	for _, m := range e.result.Repeats {
		n += m.OK
	}
	return n
}

// requests is the number of requests of all repeats.
func (e Entry) requests() (n int64) {
	for _, m := range e.result.Repeats {
		n += m.Requests
	}
	return n
}

func failures() Column[Entry] {
	return Column[Entry]{
		Title: "Failed", Numeric: true, Sample: "8,888",
		Meaning: Meaning{What: "Requests that were sent and not answered well, in all repeats together. A configuration with failures is not ranked. The view Errors lists them by class."},
		cell: func(e Entry) Cell {
			if !e.measured() {
				return absent()
			}
			c := counted(e.result.Failed).from(figure.Plural(e.requests(), "request"))
			c.Bad = e.result.Failed > 0
			return c
		},
	}
}

func keepAlive() Column[Entry] {
	return Column[Entry]{
		Title: "Keep-alive", Numeric: true, Sample: "yes", Rank: 6,
		Meaning: Meaning{What: "Whether one connection carried many requests, in every repeat. A server that closes its connections pays for a new one with each request."},
		cell: func(e Entry) Cell {
			if !e.measured() {
				return absent()
			}
			return Cell{Text: yesNo(e.result.KeepAlive), From: e.repeats()}
		},
	}
}

// used is the column of a figure of the server's processes. They are known where the
// program started them.
func used(c Column[Entry], of func(bench.ServerUsage) Cell) Column[Entry] {
	c.Numeric = true
	c.cell = func(e Entry) Cell {
		if !e.measured() || e.result.Server == (bench.ServerUsage{}) {
			return absent()
		}
		return of(e.result.Server).from(fmt.Sprintf("%s, %s", e.repeats(), figure.Plural(e.result.Server.Processes, "process")))
	}
	return c
}

func cpu() Column[Entry] {
	return used(Column[Entry]{
		Title: "Server CPU", Sample: "888 %", Copied: []string{"server CPU cores"},
		Meaning: Meaning{
			What:  "Processor time of all processes of the server in a second, where 100 % is one core: the median of the repeats.",
			Doubt: "The part of the warm-up is taken out by its number of requests.",
		},
	}, func(u bench.ServerUsage) Cell { return measured(figure.WholePercent(u.CPU), u.CPU) })
}

func rss() Column[Entry] {
	return used(Column[Entry]{
		Title: "RSS", Sample: "88.8 MB", Copied: []string{"RSS bytes"},
		Meaning: Meaning{What: "Resident memory of all processes of the server at the end of a repeat: the median. Memory that processes share counts in each of them."},
	}, func(u bench.ServerUsage) Cell { return bytes(u.RSS) })
}

func bytes(n int64) Cell {
	c := counted(n)
	c.Text = figure.Bytes(n)
	return c
}

// yesNo is a flag in a table.
func yesNo(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}
