package k6

import (
	"bufio"
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"time"

	"github.com/HdrHistogram/hdrhistogram-go"

	"perihelion/bench/load"
)

// Summary is what a script printed in the end: the load of one runner.
type Summary struct {
	Format    string               `json:"format"` // Format
	Digest    string               `json:"digest"` // of the load: summaries of the same load have the same
	Config    string               `json:"config"`
	Repeat    int                  `json:"repeat"`
	Plan      json.RawMessage      `json:"plan"`
	Started   string               `json:"started"` // RFC 3339, "" where it is not known
	Running   float64              `json:"running"` // seconds, with k6's own set-up
	Begun     float64              `json:"begun"`   // of the first request, in seconds of Running; 0 in a script of the user's own
	Ended     float64              `json:"ended"`   // of the last one
	Requests  int64                `json:"requests"`
	Failed    int64                `json:"failed"`    // by k6's own opinion
	Succeeded int64                `json:"succeeded"` // of this program's script
	Dropped   int64                `json:"dropped"`   // fell due and were not sent
	BytesIn   int64                `json:"bytesIn"`
	BytesOut  int64                `json:"bytesOut"`
	Kept      bool                 `json:"kept"`    // most requests found a connection that had been used
	Answers   map[load.Class]int64 `json:"answers"` // of this program's script
	Checks    *Checks              `json:"checks"`
	Latency   *Latency             `json:"latency"` // of the successes; of a script of the user's own, of all requests without connecting
}

// Checks are counts of checks.
type Checks struct {
	Passed int64 `json:"passed"`
	Failed int64 `json:"failed"`
}

// Latency is a distribution in milliseconds, by its values at quantiles.
type Latency struct {
	Min       float64   `json:"min"`
	Mean      float64   `json:"mean"`
	Max       float64   `json:"max"`
	Quantiles []float64 `json:"quantiles"`
}

// longestLine of a log, in bytes. A summary has some 10 kB, with its plan.
const longestLine = 4 << 20

// Read returns the summaries among the lines of a log, in their order. Other lines, as
// of k6 itself or of a cluster, are passed over, also before a summary in its own line.
// It is an error if there is none, or one that is cut short or of another version.
func Read(r io.Reader) (all []Summary, err error) {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, longestLine)
	for n := 1; lines.Scan(); n++ {
		_, text, found := bytes.Cut(lines.Bytes(), []byte(`{"format":"perihelion/k6/`))
		if !found {
			continue
		}
		var s Summary
		whole := append([]byte(`{"format":"perihelion/k6/`), text...)
		if err := json.NewDecoder(bytes.NewReader(whole)).Decode(&s); err != nil {
			return nil, fmt.Errorf("the summary in line %d is damaged or cut short: %w", n, err)
		}
		if err := s.validate(); err != nil {
			return nil, fmt.Errorf("the summary in line %d cannot be used: %w", n, err)
		}
		all = append(all, s)
	}
	switch err := lines.Err(); {
	case errors.Is(err, bufio.ErrTooLong):
		return nil, fmt.Errorf("a line is longer than %d MB; it holds no output of k6", longestLine>>20)
	case err != nil:
		return nil, fmt.Errorf("read the output of k6: %w", err)
	case len(all) == 0:
		return nil, errors.New("it holds no summary; run a script that perihelion export k6 has written, and keep what k6 prints")
	}
	return all, nil
}

// validate refuses figures that cannot be.
func (s Summary) validate() error {
	if s.Format != Format {
		return fmt.Errorf("its format is %q, and this version reads %q", s.Format, Format)
	}
	counts := []int64{s.Requests, s.Failed, s.Succeeded, s.Dropped, s.BytesIn, s.BytesOut}
	var answers int64
	for class, n := range s.Answers {
		if !slices.Contains(classes, class) {
			return fmt.Errorf("%q is no class of answers", class)
		}
		counts = append(counts, n)
		answers += n
	}
	for _, n := range counts {
		if n < 0 || n > math.MaxInt64/int64(len(counts)+1) {
			return fmt.Errorf("a count of %d", n)
		}
	}
	switch {
	case s.Succeeded > answers || s.Failed > s.Requests:
		return errors.New("more successes than answers")
	case !(s.Running >= 0) || !(s.Begun >= 0) || !(s.Ended >= s.Begun) || s.Running > 1e9:
		return errors.New("its times run backwards")
	case s.Repeat < 1 || s.Repeat > 1e6:
		return fmt.Errorf("its repeat is %d", s.Repeat)
	}
	if s.Latency == nil {
		return nil
	}
	if len(s.Latency.Quantiles) != len(quantiles) {
		return fmt.Errorf("it has %d quantiles, and not %d", len(s.Latency.Quantiles), len(quantiles))
	}
	last := s.Latency.Min
	for _, v := range append(slices.Clone(s.Latency.Quantiles), s.Latency.Max) {
		// Neighbours that k6 interpolates may differ by a rounding.
		if !(v >= last-1e-9*last) || !(v >= 0) || v > 3.6e6 {
			return errors.New("its quantiles do not ascend")
		}
		last = max(last, v)
	}
	return nil
}

// own reports whether the script was this program's.
func (s Summary) own() bool { return len(s.Answers) > 0 || s.Requests == 0 }

// digest is a short hash of the load.
func (j Job) digest() string {
	o := j.Options
	o.URL, o.WarmUp, o.WarmUpTime = "", 0, 0
	sum := sha256.New()
	// The request is hashed as it is shown: secrets come from the environment.
	shown := o.Spec()
	fmt.Fprintf(sum, "%s %s %s", o.Request.Digest(), j.Script, shown.Stages)
	_ = json.NewEncoder(sum).Encode(shown)
	return fmt.Sprintf("%.6x", sum.Sum(nil))
}

// successes and classes of a summary.
func (s Summary) outcome() (ok int64, classes map[load.Class]int64) {
	if s.own() {
		return s.Succeeded, s.Answers
	}
	// k6 counts a request of a user's own script as failed by the script's own rule.
	ok = s.Requests - s.Failed
	classes = map[load.Class]int64{load.Status2xx: ok}
	if s.Failed > 0 {
		classes[load.Check] = s.Failed
	}
	return ok, classes
}

// Merge adds up the summaries of runners that generated one load together. Counters are
// added, and the time is the longest of the runners'. Latencies are mixed by their
// numbers: the values between two neighbouring quantiles of a runner are taken to be
// spread evenly between them. Spread, in the second result, is the error of that. It is
// an error to merge loads that are not the same.
func Merge(all []Summary, open time.Duration) (load.Measurement, Spread, error) {
	if len(all) == 0 {
		return load.Measurement{}, Spread{}, errors.New("there is nothing to merge")
	}
	m := load.Measurement{Model: load.Closed, KeepAlive: true, Classes: map[load.Class]int64{load.Status2xx: 0}, Protocol: "k6", Cores: 1}
	var mixed mixture
	begun, ended := math.Inf(1), 0.0
	for _, s := range all {
		if s.Digest != all[0].Digest || s.Config != all[0].Config || s.Repeat != all[0].Repeat {
			return load.Measurement{}, Spread{}, fmt.Errorf("they are of different loads: %s, repeat %d, and %s, repeat %d", all[0].Config, all[0].Repeat, s.Config, s.Repeat)
		}
		ok, classes := s.outcome()
		m.OK += ok
		for c, n := range classes {
			m.Classes[c] += n
			m.Requests += n
		}
		m.KeepAlive = m.KeepAlive && s.Kept
		m.Unsent += s.Dropped
		m.BytesIn += s.BytesIn
		m.BytesOut += s.BytesOut
		if c := s.Checks; c != nil {
			if m.Checks == nil {
				m.Checks = &load.Checks{}
			}
			m.Checks.Made += c.Passed + c.Failed
			m.Checks.Failed += c.Failed
		}
		if s.Latency != nil {
			n := ok
			if !s.own() {
				n = s.Requests
			}
			mixed.add(*s.Latency, n)
		}
		begun, ended = min(begun, s.Begun), max(ended, cmp.Or(s.Ended, s.Running))
		if at, err := time.Parse(time.RFC3339, s.Started); err == nil && (m.Started.IsZero() || at.Before(m.Started)) {
			m.Started = at
		}
	}
	m.Seconds = max(ended-begun, 0)
	if open > 0 {
		m.Model, m.Seconds = load.Open, open.Seconds()
	}
	if m.Seconds > 0 {
		m.RPS = float64(m.OK) / m.Seconds
	}
	m.Latency, m.Histogram = load.OfHistogram(mixed.histogram())
	return m, mixed.spread(), nil
}

// mixture is latencies of several runners, by their numbers.
type mixture struct {
	parts []Latency
	n     []int64
}

func (x *mixture) add(l Latency, n int64) {
	if n > 0 {
		x.parts, x.n = append(x.parts, l), append(x.n, n)
	}
}

// histogram spreads the values between neighbouring quantiles evenly.
func (x *mixture) histogram() *hdrhistogram.Histogram {
	if len(x.parts) == 0 {
		return nil
	}
	h := load.NewHistogram()
	for i, l := range x.parts {
		var done int64
		for k, next := range append(slices.Clone(l.Quantiles), l.Max) {
			share, from := 1.0, l.Min
			if k < len(quantiles) {
				share = quantiles[k] / 100
			}
			if k > 0 {
				from = l.Quantiles[k-1]
			}
			until := int64(math.Round(share * float64(x.n[i])))
			// At most a thousand steps: a step is below the resolution of the histogram.
			steps := min(until-done, 1000)
			for step := range steps {
				count := (until-done)*(step+1)/steps - (until-done)*step/steps
				at := from + (next-from)*(float64(step)+0.5)/float64(steps)
				_ = h.RecordValues(max(int64(math.Round(1e3*at)), 1), count) // in µs, within an hour by validate
			}
			done = until
		}
	}
	return h
}

// Spread bounds percentiles: each lies between Low and High, in milliseconds, however
// the values between neighbouring quantiles are spread.
type Spread struct {
	P50, P90, P95, P99, P999 Bounds
}

// Bounds of a value.
type Bounds struct{ Low, High float64 }

// spread bounds the percentiles of the mixture.
func (x *mixture) spread() Spread {
	at := func(p float64) Bounds { return Bounds{x.bound(p, false), x.bound(p, true)} }
	return Spread{at(50), at(90), at(95), at(99), at(99.9)}
}

// bound is the percentile of the mixture if all values between two neighbouring
// quantiles are as high as they can be, or as low. A quantile that k6 has interpolated
// between two values of a runner is off by up to one of its values.
func (x *mixture) bound(p float64, high bool) float64 {
	type step struct{ at, n float64 }
	var steps []step
	var total float64
	for i, l := range x.parts {
		from, before := l.Min, 0.0
		for k, next := range append(slices.Clone(l.Quantiles), l.Max) {
			share := 1.0
			if k < len(quantiles) {
				share = quantiles[k] / 100
			}
			at := from
			if high {
				at = next
			}
			n := (share - before) * float64(x.n[i])
			steps, total = append(steps, step{at, n}), total+n
			from, before = next, share
		}
	}
	rank := p / 100 * total
	if off := float64(len(x.parts)); high {
		rank = min(rank+off, total)
	} else {
		rank = max(rank-off, 0)
	}
	slices.SortFunc(steps, func(a, b step) int { return cmp.Compare(a.at, b.at) })
	var sum float64
	for _, s := range steps {
		if sum += s.n; sum >= rank*(1-1e-12) {
			return s.at
		}
	}
	return 0
}
