package load

import (
	"fmt"

	"github.com/HdrHistogram/hdrhistogram-go"
)

// Merge adds up the histograms of several measurements: the latency of all their
// successes together. A measurement without successes adds nothing, and neither does
// one from a foreign file with an unreadable histogram.
func Merge(ms []Measurement) Latency { return latency(merged(ms)) }

// merged adds up the histograms; nil for none.
func merged(ms []Measurement) *hdrhistogram.Histogram {
	var all *hdrhistogram.Histogram
	for _, m := range ms {
		if h, err := decode(m.Histogram); err == nil {
			mergeInto(&all, h)
		}
	}
	return all
}

// NewHistogram is an empty histogram of latencies in µs, from 1 µs to an hour, right to
// 0.1 %.
func NewHistogram() *hdrhistogram.Histogram { return newHistogram() }

// OfHistogram summarises a histogram of latencies in µs, and writes it as measurements
// hold it: zero and "" for nil.
func OfHistogram(h *hdrhistogram.Histogram) (Latency, string) { return latency(h), encode(h) }

// encode writes a histogram in the base64 form that all HDR libraries read; "" for no histogram.
func encode(h *hdrhistogram.Histogram) string {
	if h == nil {
		return ""
	}
	b, err := h.Encode(hdrhistogram.V2CompressedEncodingCookieBase)
	if err != nil {
		return "" // only an unknown version can fail
	}
	return string(b)
}

// decode reads the form that encode writes.
func decode(s string) (*hdrhistogram.Histogram, error) {
	if s == "" {
		return nil, nil
	}
	h, err := hdrhistogram.Decode([]byte(s))
	if err != nil {
		return nil, fmt.Errorf("histogram: %w", err)
	}
	return h, nil
}

// latency summarises a histogram; all zeros for none.
func latency(h *hdrhistogram.Histogram) Latency {
	if h == nil || h.TotalCount() == 0 {
		return Latency{}
	}
	q := func(percent float64) float64 { return milliseconds(h.ValueAtPercentile(percent)) }
	return Latency{
		Mean:  h.Mean() / 1e3,
		P50:   q(50),
		P90:   q(90),
		P95:   q(95),
		P99:   q(99),
		P999:  q(99.9),
		P9999: q(99.99),
		Max:   milliseconds(h.Max()),
	}
}

// spread summarises a histogram in ab's way.
func spread(h *hdrhistogram.Histogram) Spread {
	if h == nil || h.TotalCount() == 0 {
		return Spread{}
	}
	return Spread{
		Min:    milliseconds(h.Min()),
		Mean:   h.Mean() / 1e3,
		SD:     h.StdDev() / 1e3,
		Median: milliseconds(h.ValueAtPercentile(50)),
		Max:    milliseconds(h.Max()),
	}
}

func milliseconds(us int64) float64 { return float64(us) / 1e3 }
