package clients

import (
	"encoding/csv"
	"io"
	"strconv"

	"perihelion/bench"
	"perihelion/bench/table"
)

// WriteCSV writes one row for each repeat, in the order of the clients, with its
// unit in each name. A client without repeats has a row with the reason. Numbers have
// a decimal point and no grouping.
func (r Results) WriteCSV(w io.Writer) error {
	out := csv.NewWriter(w)
	out.Write([]string{
		"client", "by", "way", "concurrency", "library", "round", "place", "requests", "ok", "expected_s",
		"wall_s", "user_s", "sys_s", "process_wall_s", "process_user_s", "process_sys_s", "target_cpu_s", "problem",
	})
	for _, c := range r.Clients {
		head := []string{c.Name, c.By, c.Way, strconv.Itoa(c.Concurrency), c.Library}
		expected := ""
		if r.Plan.URL == "" {
			expected = table.Decimal(c.Expected)
		}
		for _, repeat := range c.Repeats {
			out.Write(append(head[:len(head):len(head)],
				strconv.Itoa(repeat.Round), strconv.Itoa(repeat.Place), strconv.FormatInt(repeat.Requests, 10), strconv.FormatInt(repeat.OK, 10), expected,
				table.Decimal(repeat.Wall), table.Decimal(repeat.User), table.Decimal(repeat.Sys),
				table.Decimal(repeat.Process.Wall), table.Decimal(repeat.Process.User), table.Decimal(repeat.Process.Sys), table.Decimal(repeat.Target), repeat.Reason))
		}
		if len(c.Repeats) == 0 {
			problem := c.Unable + c.Broken
			if problem == "" {
				problem = bench.NotMeasured
			}
			out.Write(append(head[:len(head):len(head)], "", "", "", "", expected, "", "", "", "", "", "", "", problem))
		}
	}
	out.Flush()
	return out.Error()
}
