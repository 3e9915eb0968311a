package stats

import "slices"

// Spread returns the distance between the largest and the smallest value as a share
// of the median: 0.25 where it is a quarter of that. It is 0 of fewer than two values,
// and where the median is 0.
func Spread(values []float64) float64 {
	middle := Median(values)
	if len(values) < 2 || middle == 0 {
		return 0
	}
	return (slices.Max(values) - slices.Min(values)) / middle
}
