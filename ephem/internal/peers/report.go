package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"
	"time"

	"perihelion/ephem/text"
)

// report is the result of a run.
type report struct {
	rounds  int
	seconds float64
	machine machine
	date    time.Time
	rows    []row // ours first
	skipped []skipped
}

// row is the result of a contestant.
type row struct {
	name, version string
	differences   []difference         // from ours, the smallest first; none of ours
	rates         map[string][]float64 // positions a second by workload, one for each round
}

type skipped struct{ name, reason string }

func (r *report) skip(name string, err error) {
	reason := err.Error()
	var a absence
	if errors.As(err, &a) {
		reason += "; apt-get install " + strings.Join(a.packages, " ") + ", or make peers"
	}
	r.skipped = append(r.skipped, skipped{name, reason})
}

// base returns the rates of PyEphem, or nil.
func (r *report) base(workload string) []float64 {
	for _, row := range r.rows {
		if row.name == pyEphem {
			return row.rates[workload]
		}
	}
	return nil
}

func (r *report) heading() string {
	rounds := "rounds"
	if r.rounds == 1 {
		rounds = "round"
	}
	return fmt.Sprintf("Positions a second on one core: medians of %d %s of %g s, quartiles, and the ratio to %s.",
		r.rounds, rounds, r.seconds, pyEphem)
}

// text writes tables for a terminal.
func (r *report) text(out io.Writer) error {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s\n\n", r.heading())
	line := func(name, first, second, third string) {
		fmt.Fprintf(&b, "%-20s%12s%22s%10s\n", name, first, second, third)
	}
	for _, w := range workloads {
		line(w, "median", "quartiles", "ratio")
		for _, row := range r.rows {
			if rates := row.rates[w]; len(rates) > 0 {
				first, median, third := quartiles(rates)
				line("  "+row.name, rate(median), rate(first)+"–"+rate(third), times(ratio(rates, r.base(w))))
			}
		}
		b.WriteByte('\n')
	}
	if len(r.rows) > 1 {
		line("angle from ours", "median", "largest", "of")
	}
	for _, row := range r.rows[1:] {
		median, largest := row.apart()
		line("  "+row.name, arcseconds(median.arcseconds), arcseconds(largest.arcseconds), largest.body.String())
	}
	fmt.Fprintln(&b)
	for _, s := range r.skipped {
		fmt.Fprintf(&b, "skipped: %s: %s\n", s.name, s.reason)
	}
	fmt.Fprintf(&b, "%s\n%s\n", r.versions(), r.machine)
	fmt.Fprintln(&b, r.date.Format(time.DateOnly))
	_, err := out.Write(b.Bytes())
	return err
}

// markdown writes one table for a README.
func (r *report) markdown(out io.Writer) error {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s\n\n| | %s | angle from ours: median, largest |\n", r.heading(), strings.Join(workloads[:], " | "))
	b.WriteString("|---|---|---|---|---|\n")
	for i, row := range r.rows {
		fmt.Fprintf(&b, "| %s |", row.name)
		for _, w := range workloads {
			rates := row.rates[w]
			if len(rates) == 0 {
				b.WriteString(" |")
				continue
			}
			first, median, third := quartiles(rates)
			fmt.Fprintf(&b, " %s (%s–%s), %s |", rate(median), rate(first), rate(third), times(ratio(rates, r.base(w))))
		}
		if i == 0 {
			b.WriteString(" |\n")
			continue
		}
		median, largest := row.apart()
		fmt.Fprintf(&b, " %s, %s (%s) |\n", arcseconds(median.arcseconds), arcseconds(largest.arcseconds), largest.body)
	}
	fmt.Fprintf(&b, "\n%s. %s. %s.\n", r.versions(), r.machine, r.date.Format(time.DateOnly))
	for _, s := range r.skipped {
		fmt.Fprintf(&b, "Skipped: %s (%s).\n", s.name, s.reason)
	}
	_, err := out.Write(b.Bytes())
	return err
}

func (r *report) versions() string {
	var all []string
	for _, row := range r.rows {
		if len(all) == 0 || row.version != all[len(all)-1] {
			all = append(all, row.version)
		}
	}
	return strings.Join(all, "; ")
}

// apart returns the difference in the middle and the largest.
func (w row) apart() (median, largest difference) {
	return w.differences[len(w.differences)/2], w.differences[len(w.differences)-1]
}

// rate writes positions a second with three digits.
func rate(x float64) string {
	unit := math.Pow(10, math.Floor(math.Log10(x))-2)
	return text.Thousands(math.Round(x/unit) * unit)
}

// times writes a ratio with about three digits.
func times(x float64) string {
	if math.IsNaN(x) {
		return text.None
	}
	return digits(x) + " ×"
}

func arcseconds(x float64) string { return digits(x) + "″" }

// digits writes a small number with about three digits, at most four of them
// after the point.
func digits(x float64) string {
	places := 2 - int(math.Floor(math.Log10(max(x, 1e-2))))
	return text.Number(x, max(places, 0))
}
