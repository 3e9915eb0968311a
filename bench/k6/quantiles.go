package k6

import "strconv"

// quantiles are the percentiles of latency that a script asks k6 for, ascending. k6 keeps
// every value and finds them exactly. Between two neighbours lies a quarter of a percent
// of the answers up to p99, and 2 % of the rest in each decade above it: that is the
// error of what is merged of them, see Merge.
var quantiles = grid()

func grid() (all []float64) {
	for i := range 396 {
		all = append(all, float64(i+1)/4)
	}
	for i := range 45 {
		all = append(all, 99+float64(i+1)/50)
	}
	for i := range 45 {
		all = append(all, 99.9+float64(i+1)/500)
	}
	for i := range 9 {
		all = append(all, 99.99+float64(i+1)/1000)
	}
	return all
}

// percent writes a percentile as k6 and the scripts name it: "99.5".
func percent(p float64) string {
	return strconv.FormatFloat(p, 'f', -1, 32)
}

// Quantiles is the number of quantiles in a summary.
func Quantiles() int { return len(quantiles) }
