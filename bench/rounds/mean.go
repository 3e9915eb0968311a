package rounds

import "time"

// Mean of durations; 0 where there are none.
func Mean(durations []time.Duration) time.Duration {
	var sum time.Duration
	for _, d := range durations {
		sum += d
	}
	return sum / time.Duration(max(len(durations), 1))
}
