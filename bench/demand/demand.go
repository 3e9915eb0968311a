// Package demand holds limits on the figures of a load, as people write them, and whether
// measured figures keep them: "p95<300ms", "failed<1%", "rps>1000", "rate".
package demand

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"perihelion/assets/field"
	"perihelion/bench/figure"
)

// Demand is one limit. The zero value is none.
type Demand struct {
	Quantity string
	Sign     string  // "<", "<=", ">", ">="; "" of a quantity that has no value
	Value    float64 // in the unit of the quantity: ms, a share from 0 to 1, or requests per second
}

// kind is what a quantity is measured in.
type kind uint8

const (
	latency kind = iota // ms
	share               // 0 to 1
	pace                // requests per second
	yes                 // it is kept or not
)

// quantity is a figure that can be limited.
type quantity struct {
	name string
	kind kind
	of   func(Figures) (value float64, known bool)
}

// Figures are the figures that limits are about. Latencies are in milliseconds.
type Figures struct {
	Mean, P50, P90, P95, P99, P999, P9999, Max float64

	Requests, Failed int64 // failed of those
	Checked, Wrong   int64 // bodies that were checked, and those of them that were wrong
	RPS              float64
	RateHeld         bool // or there is none
}

// quantities are all of them, in the order in which they are named.
func quantities() []quantity {
	ms := func(name string, of func(Figures) float64) quantity {
		return quantity{name, latency, func(f Figures) (float64, bool) { return of(f), f.Requests > f.Failed }}
	}
	part := func(some, all int64) (float64, bool) {
		if all == 0 {
			return 0, false
		}
		return float64(some) / float64(all), true
	}
	return []quantity{
		ms("mean", func(f Figures) float64 { return f.Mean }),
		ms("p50", func(f Figures) float64 { return f.P50 }),
		ms("p90", func(f Figures) float64 { return f.P90 }),
		ms("p95", func(f Figures) float64 { return f.P95 }),
		ms("p99", func(f Figures) float64 { return f.P99 }),
		ms("p99.9", func(f Figures) float64 { return f.P999 }),
		ms("p99.99", func(f Figures) float64 { return f.P9999 }),
		ms("max", func(f Figures) float64 { return f.Max }),
		{"failed", share, func(f Figures) (float64, bool) { return part(f.Failed, f.Requests) }},
		{"checks", share, func(f Figures) (float64, bool) { return part(f.Wrong, f.Checked) }},
		{"rps", pace, func(f Figures) (float64, bool) { return f.RPS, true }},
		{"rate", yes, func(f Figures) (float64, bool) { return map[bool]float64{true: 1}[f.RateHeld], true }},
	}
}

func named(name string) (quantity, bool) {
	all := quantities()
	i := slices.IndexFunc(all, func(q quantity) bool { return q.name == name })
	if i < 0 {
		return quantity{}, false
	}
	return all[i], true
}

// example of limits, for sentences.
const example = "such as p95<300ms, failed<1%, checks<1%, rps>1000 or rate"

// Parse reads a limit. The error is a *field.Error "limit" with the remedy.
func Parse(text string) (Demand, error) {
	name := strings.TrimSpace(text)
	at := strings.IndexAny(name, "<>")
	sign, value := "", ""
	if at >= 0 {
		sign, value = name[at:at+1], name[at+1:]
		if strings.HasPrefix(value, "=") {
			sign, value = sign+"=", value[1:]
		}
		name, value = strings.TrimSpace(name[:at]), strings.TrimSpace(value)
	}
	q, known := named(name)
	if !known {
		var names []string
		for _, q := range quantities() {
			names = append(names, q.name)
		}
		return Demand{}, field.Errorf("limit", "%.40q is no limit: it begins with none of %s; write one %s", text, strings.Join(names, ", "), example)
	}
	d := Demand{Quantity: q.name, Sign: sign}
	switch wrong := func(remedy string) (Demand, error) {
		return Demand{}, field.Errorf("limit", "%.40q is no limit; write %s", text, remedy)
	}; {
	case q.kind == yes && sign != "":
		return wrong("rate alone: the requests are to be sent when they fall due")
	case q.kind == yes:
		return d, nil
	case sign == "":
		return wrong("what is allowed, " + example)
	case (q.kind == pace) != strings.HasPrefix(sign, ">"):
		return wrong("< for latencies and shares, and > for rps, " + example)
	case q.kind == latency:
		span, err := time.ParseDuration(value)
		if err != nil || span <= 0 {
			return wrong("a time with its unit, as in " + name + sign + "300ms")
		}
		d.Value = float64(span) / float64(time.Millisecond)
	case q.kind == share:
		digits, percent := strings.CutSuffix(value, "%")
		v, err := strconv.ParseFloat(digits, 64)
		if !percent || err != nil || !(v >= 0 && v <= 100) || v == 0 && sign == "<" {
			return wrong("a share from 0 to 100 % with its sign, as in " + name + "<1% or " + name + "<=0%")
		}
		d.Value = v / 100
	default:
		v, err := strconv.ParseFloat(value, 64)
		if err != nil || !(v >= 0) || math.IsInf(v, 0) {
			return wrong("requests per second, as in rps>1000")
		}
		d.Value = v
	}
	return d, nil
}

// Most limits a latency to at most a time, or a share to at most a part: "p99", "failed".
func Most(name string, value float64) Demand { return Demand{name, "<=", value} }

// Least asks for at least so many requests per second.
func Least(rps float64) Demand { return Demand{"rps", ">=", rps} }

// String is the text that Parse reads.
func (d Demand) String() string { return d.Quantity + d.Sign + d.text(d.Value, exact) }

func (d Demand) text(value float64, number func(float64) string) string {
	switch q, _ := named(d.Quantity); q.kind {
	case latency:
		return time.Duration(math.Round(value * float64(time.Millisecond))).String()
	case share:
		return number(100*value) + "%"
	case pace:
		return number(value)
	}
	return ""
}

func exact(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

func (d Demand) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText is Parse.
func (d *Demand) UnmarshalText(text []byte) (err error) {
	*d, err = Parse(string(text))
	return err
}

// Latency is the most that a latency may be, in milliseconds; false for other limits.
func (d Demand) Latency() (ms float64, ok bool) {
	q, _ := named(d.Quantity)
	return d.Value, q.kind == latency
}

// RPS is the least number of requests per second; false for other limits.
func (d Demand) RPS() (least float64, ok bool) {
	q, _ := named(d.Quantity)
	return d.Value, q.kind == pace
}

// Words are the limit as people read it: "p95 < 300 ms".
func (d Demand) Words() string {
	if d.Sign == "" {
		return "rate held"
	}
	return strings.Join([]string{d.Quantity, d.Sign, d.shown(d.Value)}, " ")
}

// shown is a value with its unit.
func (d Demand) shown(value float64) string {
	switch q, _ := named(d.Quantity); q.kind {
	case latency:
		return figure.Span(value)
	case share:
		return figure.Percent(value)
	default:
		return figure.PerSecond(value)
	}
}

// Outcome is a limit with the figure that was measured.
type Outcome struct {
	Limit    Demand   `json:"limit"`
	Measured *float64 `json:"measured,omitempty"` // ms, a share, or requests per second; nil: there is none
	Text     string   `json:"text"`               // the same as people read it
	Holds    bool     `json:"holds"`
}

// Of compares figures with the limit. Without a figure a limit does not hold, but for that on
// checks where none was made.
func (d Demand) Of(f Figures) Outcome {
	q, _ := named(d.Quantity)
	o := Outcome{Limit: d}
	value, known := q.of(f)
	switch {
	case !known:
		o.Text, o.Holds = "nothing was answered", false
		if d.Quantity == "checks" {
			o.Text, o.Holds = "nothing was checked", true
		}
		return o
	case q.kind == yes:
		if o.Holds = value > 0; o.Holds {
			o.Text = "held"
		} else {
			o.Text = "not held"
		}
		return o
	}
	o.Measured, o.Text = &value, d.shown(value)
	switch d.Sign {
	case "<":
		o.Holds = value < d.Value
	case "<=":
		o.Holds = value <= d.Value
	case ">":
		o.Holds = value > d.Value
	case ">=":
		o.Holds = value >= d.Value
	}
	return o
}

// Verdict is whether the limit holds, in a word.
func (o Outcome) Verdict() string {
	if o.Holds {
		return "holds"
	}
	return "does not hold"
}

// String is the outcome in a sentence: "p95 < 300 ms does not hold: 412 ms".
func (o Outcome) String() string { return o.Limit.Words() + " " + o.Verdict() + ": " + o.Text }

// All are the outcomes of limits.
func All(limits []Demand, f Figures) []Outcome {
	var all []Outcome
	for _, d := range limits {
		all = append(all, d.Of(f))
	}
	return all
}

// Broken are the outcomes that do not hold.
func Broken(all []Outcome) []Outcome {
	return slices.DeleteFunc(slices.Clone(all), func(o Outcome) bool { return o.Holds })
}

// On reports whether a figure is limited.
func On(limits []Demand, quantity string) bool {
	return slices.ContainsFunc(limits, func(d Demand) bool { return d.Quantity == quantity })
}

// Testable refuses limits that would hold in any case, because nothing tests them: on the rate
// of a load that has none, and on checks where no body is checked. The error is a *field.Error
// "rate" or "check".
func Testable(limits []Demand, paced, checked bool) error {
	switch {
	case On(limits, "rate") && !paced:
		return field.Errorf("rate", "the limit rate asks for a rate to be held, and there is none; write a rate, such as 1000, or leave out the limit")
	case On(limits, "checks") && !checked:
		return field.Errorf("check", "the limit on checks needs answers that are checked, and not all are; write what bodies have to hold, as in --expect-text, or leave out the limit")
	}
	return nil
}

// With adds a limit, which takes the place of those of its quantity.
func With(limits []Demand, d Demand) []Demand {
	kept := slices.DeleteFunc(slices.Clone(limits), func(e Demand) bool { return e.Quantity == d.Quantity })
	return append(kept, d)
}
