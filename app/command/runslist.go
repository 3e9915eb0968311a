package command

import (
	"bufio"
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"perihelion/assets/field"
	"perihelion/bench"
	"perihelion/bench/store"
	"perihelion/bench/table"
)

// listFlags are the flags of runs list, as typed.
type listFlags struct {
	filter  store.Filter
	deleted bool
	format  string
}

func newRunsList() *cobra.Command {
	var f listFlags
	cmd := &cobra.Command{
		Use:   "list [flags] [WORD…]",
		Short: "List the kept runs, the newest first",
		Long: "list shows the kept runs, the newest first. With words only those are listed that have\n" +
			"all of them in their number, date, name, note, tags, configurations, verdict or state.",
		Example: "  perihelion runs list\n" +
			"  perihelion runs list prefork --tag nightly --limit 10 --format csv",
		RunE: func(cmd *cobra.Command, args []string) error { return f.run(cmd.OutOrStdout(), args) },
	}
	flags := cmd.Flags()
	flags.StringSliceVar(&f.filter.Tags, "tag", nil, "only runs with this `tag`; several need all")
	flags.BoolVar(&f.filter.Starred, "starred", false, "only runs with a star")
	flags.IntVar(&f.filter.Limit, "limit", 0, "at most this `number` of runs (default: all)")
	flags.BoolVar(&f.deleted, "deleted", false, "the runs in the bin, which perihelion runs restore brings back")
	listFormats().define(flags, &f.format)
	return cmd
}

func (f *listFlags) run(out io.Writer, words []string) error {
	if f.filter.Limit < 0 {
		return field.Errorf("limit", "--limit %d: write how many runs to list, 1 or more", f.filter.Limit)
	}
	s, err := store.Default()
	if err != nil {
		return err
	}
	list := s.List
	if f.deleted {
		list = s.Deleted
	}
	all, err := list()
	if err != nil {
		return err
	}
	f.filter.Text = strings.Join(words, " ")
	return listFormats().named(f.format)(out, f.filter.Of(all))
}

// listFormats are the formats of the list.
func listFormats() formats[func(io.Writer, []store.Entry) error] {
	return formats[func(io.Writer, []store.Entry) error]{{"table", listTable}, {"json", listJSON}, {"csv", listCSV}}
}

func listTable(w io.Writer, all []store.Entry) error {
	g := table.Grid{Heads: []table.Head{
		table.Right("run"), table.Left("started"), table.Left("state"), table.Right("repeats"), table.Left("name, configurations"), table.Left("verdict"), table.Left("tags"),
	}}
	for _, e := range all {
		number, verdict := e.Number(), e.Verdict
		if e.Starred {
			number = "* " + number
		}
		if e.Problem != "" {
			verdict = e.Problem
		}
		g.Rows = append(g.Rows, []string{
			number, localMinute(e.Started), string(e.State), fmt.Sprintf("%d/%d", e.Done, e.Total), shortened(entryName(e)), verdict, strings.Join(e.Tags, ", "),
		})
	}
	out := bufio.NewWriter(w)
	if len(g.Rows) == 0 {
		fmt.Fprintln(out, "no runs")
	} else {
		g.Text(out)
	}
	return out.Flush()
}

// localMinute is an instant as the list shows it; "" for none.
func localMinute(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return at.Local().Format("2006-01-02 15:04")
}

// shortened is a title that leaves room for the rest of its line.
func shortened(title string) string {
	const most = 48 // characters
	if letters := []rune(title); len(letters) > most {
		return string(letters[:most-1]) + "…"
	}
	return title
}

func listJSON(w io.Writer, all []store.Entry) error {
	return bench.WriteDocument(w, struct {
		Runs []store.Entry `json:"runs"`
	}{all})
}

// listCSV writes a row for each configuration of each run.
func listCSV(w io.Writer, all []store.Entry) error {
	out := csv.NewWriter(w)
	out.Write([]string{"run", "started", "finished", "state", "name", "tags", "starred", "repeats", "planned", "config", "ranked", "rps", "rps_low", "rps_high", "p99_ms", "failed"})
	for _, e := range all {
		run := []string{
			strconv.Itoa(e.ID), csvTime(e.Started), csvTime(e.Finished), string(e.State), e.Name, strings.Join(e.Tags, " "), strconv.FormatBool(e.Starred),
			strconv.Itoa(e.Done), strconv.Itoa(e.Total),
		}
		for _, f := range e.Figures {
			out.Write(append(run[:len(run):len(run)], f.Config, strconv.FormatBool(f.Ranked),
				table.Decimal(f.RPS.Median), table.Decimal(f.RPS.Low), table.Decimal(f.RPS.High), table.Decimal(f.P99), strconv.FormatInt(f.Failed, 10)))
		}
		if len(e.Figures) == 0 { // a damaged run
			out.Write(append(run[:len(run):len(run)], "", "", "", "", "", "", ""))
		}
	}
	out.Flush()
	return out.Error()
}

func csvTime(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return at.UTC().Format(time.RFC3339)
}
