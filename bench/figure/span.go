package figure

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// Milliseconds writes a latency for a column of latencies, to 10 µs while that
// can mean something: "0.049", "0.45", "11.40", "104.0", "1,204". Nothing takes
// no time, so 0 is one that was not measured.
func Milliseconds(ms float64) string {
	decimals := 0
	switch {
	case !usable(ms) || ms == 0:
		return None
	case ms < 0.0995:
		decimals = 3
	case ms < 99.995:
		decimals = 2
	case ms < 999.95:
		decimals = 1
	default:
		return whole(ms)
	}
	return strconv.FormatFloat(ms, 'f', decimals, 64)
}

// Span writes a measured time, given in milliseconds, in the unit that suits it:
// "46.1 µs", "12.3 ms", "2.47 s", "10 min 3 s".
func Span(ms float64) string {
	switch {
	case !usable(ms):
		return None
	case ms == 0:
		return "0"
	case ms < 0.9995:
		return digits(1e3*ms) + " µs"
	case ms < 999.5:
		return digits(ms) + " ms"
	case ms < 59.95e3:
		return digits(ms/1e3) + " s"
	case ms > math.MaxInt64/1e6:
		return None
	}
	return Duration(time.Duration(ms * float64(time.Millisecond)).Round(time.Second))
}

// Duration writes a length of time as it was set, or as the caller has rounded
// it: "200 µs", "2 ms", "1.5 s", "1 min 30 s", "1 h 4 min".
func Duration(d time.Duration) string {
	if d == 0 {
		return "0 s"
	}
	sign, left := "", uint64(d)
	if d < 0 {
		sign, left = "−", -left // of the least duration too, which has no positive
	}
	var parts []string
	for _, u := range []struct {
		length time.Duration
		name   string
	}{{time.Hour, " h"}, {time.Minute, " min"}} {
		if n := left / uint64(u.length); n > 0 {
			parts = append(parts, strconv.FormatUint(n, 10)+u.name)
			left -= n * uint64(u.length)
		}
	}
	if left > 0 {
		s := time.Duration(left).String() // below a minute it has one unit
		unit := strings.TrimLeft(s, "0123456789.")
		parts = append(parts, strings.TrimSuffix(s, unit)+" "+unit)
	}
	return sign + strings.Join(parts, " ")
}
