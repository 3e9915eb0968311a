package report

import (
	"cmp"
	"encoding/csv"
	"io"
	"strconv"
	"strings"
	"time"

	"perihelion/bench"
	"perihelion/bench/table"
)

// CSV writes one row for each repeat, in the plan's order of configurations,
// with its unit in each name: everything needed to compute the statistics anew.
// A rate of 0 is as fast as possible. Numbers have a decimal point and no grouping. Lines end in LF: every spreadsheet reads
// that, and a CR would be a part of the last field for awk, cut and sort.
func CSV(w io.Writer, r bench.Results) error {
	out := csv.NewWriter(w)
	out.Write([]string{
		"config", "round", "place", "started", "model", "connections", "keep_alive", "requests", "ok", "failed", "seconds", "rps",
		"mean_ms", "p50_ms", "p90_ms", "p99_ms", "p99_9_ms", "max_ms", "bytes_in", "bytes_out", "connections_opened",
		"generator_user_s", "generator_sys_s", "server_cpu_cores", "server_rss_bytes", "server_processes", "server_pss_bytes", "server_threads", "rate",
	})
	whole := func(v int64) string { return strconv.FormatInt(v, 10) }
	for _, result := range r.Measured() {
		connections := cmp.Or(result.Connections, r.Plan.Connections)
		for i, m := range result.Repeats {
			turn := result.Turns[i]
			out.Write([]string{
				inCell(result.Config), strconv.Itoa(turn.Round), strconv.Itoa(turn.Place), m.Started.UTC().Format(time.RFC3339Nano), m.Model,
				strconv.Itoa(connections), strconv.FormatBool(m.KeepAlive), whole(m.Requests), whole(m.OK), whole(m.Failed()), table.Decimal(m.Seconds), table.Decimal(m.RPS),
				table.Decimal(m.Latency.Mean), table.Decimal(m.Latency.P50), table.Decimal(m.Latency.P90), table.Decimal(m.Latency.P99), table.Decimal(m.Latency.P999), table.Decimal(m.Latency.Max),
				whole(m.BytesIn), whole(m.BytesOut), whole(m.Connections),
				table.Decimal(m.CPU.User), table.Decimal(m.CPU.Sys), table.Decimal(turn.Server.CPU), whole(turn.Server.RSS), strconv.Itoa(turn.Server.Processes), whole(turn.Server.PSS), strconv.Itoa(turn.Server.Threads), table.Decimal(cmp.Or(turn.Rate, r.Plan.MeanRate())),
			})
		}
	}
	out.Flush()
	return out.Error()
}

// inCell is a name as a cell of a spreadsheet, which would compute one that begins like a
// formula: names in a file may be anybody's.
func inCell(name string) string {
	if name != "" && strings.ContainsRune("=+-@\t\r", rune(name[0])) {
		return "'" + name
	}
	return name
}
