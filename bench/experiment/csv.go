package experiment

import (
	"encoding/csv"
	"io"
	"strconv"

	"perihelion/bench"
	"perihelion/bench/table"
)

// WriteCSV writes one row for each deployment, with the unit in each name. A field
// is empty where there is no figure, and absent has the reason; the development server is
// the deployment of 0 workers. Numbers have a decimal point and no grouping.
func (s Summary) WriteCSV(w io.Writer) error {
	change := func(prefix string) []string {
		return []string{prefix + "_percent", prefix + "_low_percent", prefix + "_high_percent", prefix + "_confidence", prefix + "_pairs", prefix + "_p", prefix + "_verdict"}
	}
	heads := []string{"deployment", "workers"}
	for _, f := range []string{"aiohttp", "flask"} {
		heads = append(heads, f+"_config", f+"_absent", f+"_rps", f+"_rps_low", f+"_rps_high", f+"_rps_confidence", f+"_keep_alive")
		heads = append(heads, change(f+"_increase")...)
	}
	out := csv.NewWriter(w)
	out.Write(append(heads, change("difference")...))
	for _, row := range s.Rows {
		record := []string{row.Deployment.String(), strconv.Itoa(int(row.Deployment))}
		for _, served := range row.both() {
			record = append(record, served.Config, served.Absent)
			record = append(record, served.record()...)
			record = append(record, changeOf(served.Increase)...)
		}
		out.Write(append(record, changeOf(row.Difference)...))
	}
	out.Flush()
	return out.Error()
}

// record is a measurement for a machine.
func (s Served) record() []string {
	if s.Absent != "" {
		return make([]string, 5)
	}
	return []string{table.Decimal(s.RPS.Median), table.Decimal(s.RPS.Low), table.Decimal(s.RPS.High), table.Decimal(s.RPS.Confidence), strconv.FormatBool(s.KeepAlive)}
}

// changeOf is the comparison as a change in per cent, for a machine.
func changeOf(c bench.Comparison) []string {
	if c.Pairs == 0 {
		return make([]string, 7)
	}
	v := c.Change()
	return []string{table.Decimal(100 * v.Median), table.Decimal(100 * v.Low), table.Decimal(100 * v.High), table.Decimal(v.Confidence), strconv.Itoa(c.Pairs), table.Decimal(c.P), c.Verdict}
}
