package bench

import (
	"fmt"
	"math"

	"perihelion/bench/figure"
	"perihelion/bench/named"
)

// mostPeaks is the number of configurations whose peaks a verdict has; of more, the table
// has them.
const mostPeaks = 4

// peaks describes where each configuration of a sweep peaks, in one sentence, its names
// marked; "" where there is none to describe.
func peaks(r Results) string {
	var parts []string
	for _, s := range r.Sweeps {
		if text := s.peak(); text != "" {
			parts = append(parts, text)
		}
	}
	if len(parts) == 0 || len(parts) > mostPeaks {
		return ""
	}
	return figure.List(parts, "and")
}

// peak describes the peak of a configuration: "goroutines peaks near 64 connections at
// 47,900 requests/s (44–90)", where the brackets hold the interval of the connections.
func (s Sweep) peak() string {
	best := s.Best()
	name := named.Mark(s.Config)
	switch {
	case !best.Ranked:
		return ""
	case s.Fit == nil:
		return fmt.Sprintf("%s serves most with %s: %s requests/s", name, figure.Plural(best.Connections, "connection"), figure.PerSecond(best.RPS.Median))
	}
	rate := figure.PerSecond(s.Fit.PeakRPS.Value) + " requests/s"
	if !s.Fit.Peaks() {
		return fmt.Sprintf("%s shows no peak within %s: %s there", name, figure.Plural(s.Fit.Largest, "connection"), rate)
	}
	near := int(math.Round(s.Fit.PeakConnections.Value))
	text := fmt.Sprintf("%s peaks near %s at %s", name, figure.Plural(near, "connection"), rate)
	if s.Fit.Confidence == 0 {
		return text
	}
	low := figure.Count(int(math.Round(s.Fit.PeakConnections.Low)))
	if math.IsInf(s.Fit.PeakConnections.High, 1) {
		return text + " (" + low + " or more)"
	}
	return text + " (" + low + "–" + figure.Count(int(math.Round(s.Fit.PeakConnections.High))) + ")"
}
