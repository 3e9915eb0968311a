package form

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"time"
	"unicode"

	"perihelion/bench"
	"perihelion/bench/demand"
	"perihelion/bench/figure"
	"perihelion/bench/load/arrival"
)

// count reads a whole number; remedy ends the sentence of a problem. Bounds are the
// plan's to check.
func (r reader) count(f Field, s, remedy string) int {
	n, err := whole(s)
	switch {
	case strings.TrimSpace(s) == "":
		r.problems[f] = remedy
	case errors.Is(err, errTooLarge) || err == nil && n > math.MaxInt32:
		r.problems[f] = fmt.Sprintf("%s is too large. %s", short(s), remedy)
	case err != nil:
		r.problems[f] = fmt.Sprintf("“%s” is not a whole number. %s", short(s), remedy)
	}
	return int(n)
}

// amount reads the extent of one repeat: a number of requests, or how long.
func (r reader) amount(s string) (requests int64, d time.Duration) {
	const what = "Write a number of requests such as 1000, or a duration such as 10s"
	n, err := whole(s)
	switch {
	case err == nil:
		return n, 0
	case errors.Is(err, errTooLarge):
		r.problems[Amount] = fmt.Sprintf("%s is too large. %s", short(s), what)
		return 0, 0
	}
	d, err = span(s)
	switch {
	case strings.TrimSpace(s) == "":
		r.problems[Amount] = what
	case errors.Is(err, errTooLarge):
		r.problems[Amount] = fmt.Sprintf("%s is too long. %s", short(s), what)
	case err != nil:
		r.problems[Amount] = fmt.Sprintf("“%s” is neither a number nor a time. %s", short(s), what)
	}
	return 0, d
}

// rate reads requests per second, or stages; nothing means as fast as possible.
func (r reader) rate(s string) (float64, arrival.Profile) {
	const what = "Write requests per second such as 2000, stages such as 100..1000:30s, or nothing for as fast as possible"
	if strings.TrimSpace(s) == "" {
		return 0, nil
	}
	if strings.Contains(s, ":") || strings.Contains(s, "..") {
		stages, err := arrival.Parse(strings.ReplaceAll(s, " ", ""))
		if err != nil {
			r.problems[Rate] = err.Error()
			return 0, nil
		}
		return 0, stages
	}
	v, err := decimal(s)
	switch {
	case errors.Is(err, errTooLarge):
		r.problems[Rate] = fmt.Sprintf("%s is too large. %s", short(s), what)
	case err != nil || v == 0:
		r.problems[Rate] = fmt.Sprintf("“%s” is not a rate. %s", short(s), what)
	}
	return v, nil
}

// warmUp reads the extent of a warm-up; nothing means as much as suits the load.
func (r reader) warmUp(s string) (requests int64, d time.Duration) {
	const what = "Write a number of requests such as 500, a duration such as 2s, or nothing for as much as suits the load"
	if strings.TrimSpace(s) == "" {
		return 0, 0
	}
	n, err := whole(s)
	if err == nil {
		return n, 0
	}
	if !errors.Is(err, errTooLarge) {
		d, err = span(s)
	}
	switch {
	case errors.Is(err, errTooLarge):
		r.problems[WarmUp] = fmt.Sprintf("%s is too much. %s", short(s), what)
	case err != nil:
		r.problems[WarmUp] = fmt.Sprintf("“%s” is neither a number nor a time. %s", short(s), what)
	}
	return 0, d
}

// limits reads limits on the figures.
func (r reader) limits(s string) (all []demand.Demand) {
	for part := range strings.SplitSeq(s, ",") {
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		d, err := demand.Parse(part)
		if err != nil {
			r.problems[Limits] = err.Error()
			return nil
		}
		all = append(all, d)
	}
	return all
}

// engine gives a plan the engine that generates its load.
func (r reader) engine(s Setup, p *bench.Plan) {
	if !s.K6 {
		return
	}
	p.Engine = bench.K6
	if path := strings.TrimSpace(s.Script); path != "" {
		if err := p.SetScript(path); err != nil {
			r.problems[Script] = err.Error()
		}
	}
}

// Engines are the engines that can generate the load, in words.
func Engines() []string { return []string{"Perihelion", "k6"} }

// connections reads a number of connections, or several for a sweep.
func (r reader) connections(s string) (n int, sweep []int) {
	const what = "Write how many connections are open at once, such as 20, or several to compare, such as 1, 4, 16"
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ';' || unicode.IsSpace(r) })
	if _, err := whole(s); err == nil || errors.Is(err, errTooLarge) || len(parts) < 2 { // 1,000 is one number
		return r.count(Connections, s, what), nil
	}
	for _, part := range parts {
		n, err := whole(part)
		if err != nil || n > math.MaxInt32 {
			r.problems[Connections] = fmt.Sprintf("“%s” is not a list of numbers. %s", short(s), what)
		}
		sweep = append(sweep, int(n))
	}
	return bench.DefaultPlan().Connections, sweep
}

// span reads a time; nothing and 0 mean none.
func (r reader) span(f Field, s string) time.Duration {
	if n, err := whole(s); strings.TrimSpace(s) == "" || err == nil && n == 0 {
		return 0
	}
	d, err := span(s)
	switch {
	case errors.Is(err, errTooLarge):
		r.problems[f] = fmt.Sprintf("%s is too long. Write a time such as 2 ms, or nothing", short(s))
	case err != nil:
		r.problems[f] = fmt.Sprintf("“%s” is not a time. Write a number with its unit, such as 200 µs or 2 ms, or nothing", short(s))
	}
	return d
}

// Understood describes how the amount was read, for the hint below its field; it is
// empty where it cannot be read.
func Understood(amount string) string {
	r := reader{problems: Problems{}}
	n, d := r.amount(amount)
	switch {
	case len(r.problems) > 0:
		return ""
	case n > 0:
		return figure.Plural(n, "request") + " in each repeat"
	case d > 0:
		return figure.Duration(d) + " for each repeat"
	}
	return ""
}

// short keeps a quotation of typed text from filling the sidebar.
func short(s string) string {
	const most = 16
	r := []rune(strings.TrimSpace(s))
	if len(r) > most {
		return string(r[:most]) + "…"
	}
	return string(r)
}
