package chart

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"perihelion/bench"
)

// loadOf says under which load the configurations were compared:
// "20 connections, 1,000 requests, keep-alive, 5 interleaved repeats".
func loadOf(p bench.Plan) string {
	var parts []string
	add := func(format string, args ...any) { parts = append(parts, fmt.Sprintf(format, args...)) }
	if p.Connections > 0 {
		add("%s", plural(whole(int64(p.Connections)), "connection"))
	}
	if p.Requests > 0 {
		add("%s", plural(whole(p.Requests), "request"))
	} else if p.Duration > 0 {
		add("%s", duration(p.Duration))
	}
	if p.Rate > 0 {
		add("at %s requests per second", count(p.Rate))
	}
	if p.KeepAlive {
		add("keep-alive")
	} else {
		add("a new connection for each request")
	}
	if p.Repeats == 1 {
		add("one repeat")
	} else if p.Repeats > 1 {
		add("%d interleaved repeats", p.Repeats)
	}
	return strings.Join(parts, ", ")
}

// requestOf says what each request asks for, and what it costs beyond that.
func requestOf(p bench.Plan) string {
	target := p.URL
	if target == "" {
		if target = p.Path; target == "" {
			target = bench.DefaultPath
		}
	}
	parts := []string{"GET " + target}
	if p.Work > 0 {
		parts = append(parts, duration(p.Work)+" of computing for each")
	}
	if p.Delay > 0 {
		parts = append(parts, duration(p.Delay)+" of waiting for each")
	}
	return strings.Join(parts, ", ")
}

// marksOf says what bars, whiskers and dots mean, once there is more than a
// single repeat.
func marksOf(r bench.Results) string {
	least, most := math.Inf(1), 0.0
	for _, res := range r.Results {
		if len(res.Repeats) > 1 && res.RPS.Median > 0 {
			least, most = min(least, res.RPS.Confidence), max(most, res.RPS.Confidence)
		}
	}
	if math.IsInf(least, 1) {
		return ""
	}
	whisker := "lowest to highest repeat"
	switch {
	case least > 0 && least == most:
		whisker = percent(most) + " interval of the median"
	case least > 0:
		whisker = percent(least) + " interval of the median, or better"
	}
	return "Bar: median of the repeats. Whisker: " + whisker + ". Dots: the repeats, in their order."
}

// percent writes a share with the digits that count: "95 %", "93.75 %".
func percent(share float64) string {
	return strconv.FormatFloat(math.Round(share*1e4)/100, 'f', -1, 64) + " %"
}

// machineOf says where and when, and by what.
func machineOf(r bench.Results) string {
	e := r.Environment
	parts := nonEmpty(e.CPU)
	if e.Cores > 0 {
		parts = append(parts, plural(strconv.Itoa(e.Cores), "core"))
	}
	if e.Memory > 0 {
		parts = append(parts, fmt.Sprintf("%.3g GB", float64(e.Memory)/1e9))
	}
	if e.OS != "" {
		parts = append(parts, strings.TrimSuffix(e.OS+"/"+e.Arch, "/"))
	}
	parts = append(parts, nonEmpty(e.Go)...)
	if e.Perihelion != "" {
		parts = append(parts, "Perihelion "+e.Perihelion)
	}
	if !r.Started.IsZero() {
		parts = append(parts, r.Started.Format("2 Jan 2006, 15:04 ")+zoneOf(r.Started))
	}
	if r.Stopped {
		parts = append(parts, "stopped before the end")
	}
	return strings.Join(parts, " · ")
}

// zoneOf names a time's offset from UTC: "UTC", "UTC+11", "UTC−03:30".
func zoneOf(t time.Time) string {
	_, offset := t.Zone()
	if offset == 0 {
		return "UTC"
	}
	sign := "+"
	if offset < 0 {
		sign, offset = "−", -offset
	}
	minutes := (offset + 30) / 60
	if minutes%60 == 0 {
		return fmt.Sprintf("UTC%s%d", sign, minutes/60)
	}
	return fmt.Sprintf("UTC%s%02d:%02d", sign, minutes/60, minutes%60)
}

// whole writes a count with separated thousands.
func whole(n int64) string {
	if n < 100 {
		return strconv.FormatInt(n, 10)
	}
	return count(float64(n))
}

// duration writes a length of time with a space before its unit: "200 µs",
// "2 ms", "1.5 s", "1 min 30 s".
func duration(d time.Duration) string {
	if d < time.Minute {
		s := d.String()
		unit := strings.TrimLeft(s, "0123456789.")
		return strings.TrimSuffix(s, unit) + " " + unit
	}
	s := fmt.Sprintf("%d min", d/time.Minute)
	if rest := d % time.Minute; rest > 0 {
		s += " " + duration(rest)
	}
	return s
}
