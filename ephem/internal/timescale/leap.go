package timescale

import (
	"slices"
	"time"
)

// leapSeconds returns TAI − UTC in seconds at a Unix time of the UTC years.
func leapSeconds(unix int64) int {
	n := int(before[(unix-utcFrom)>>quarter])
	if n < len(leaps) && unix >= leaps[n] {
		n++
	}
	return 10 + n
}

// leaps are the Unix times at which TAI − UTC grew by one second (IERS Bulletin
// C; none since 2017, none before July 2027 according to Bulletin C 72).
var leaps = func() (at [27]int64) {
	for i, d := range [len(at)]struct {
		year  int
		month time.Month
	}{
		{1972, 7}, {1973, 1}, {1974, 1}, {1975, 1}, {1976, 1}, {1977, 1}, {1978, 1}, {1979, 1}, {1980, 1},
		{1981, 7}, {1982, 7}, {1983, 7}, {1985, 7}, {1988, 1}, {1990, 1}, {1991, 1}, {1992, 7}, {1993, 7},
		{1994, 7}, {1996, 1}, {1997, 7}, {1999, 1}, {2006, 1}, {2009, 1}, {2012, 7}, {2015, 7}, {2017, 1},
	} {
		at[i] = time.Date(d.year, d.month, 1, 0, 0, 0, 0, time.UTC).Unix()
	}
	return at
}()

// LeapSecondBefore reports whether a leap second ended at a Unix time.
func LeapSecondBefore(unix int64) bool { return slices.Contains(leaps[:], unix) }

// quarter is the power of two nearest to a quarter of a year in seconds: 97
// days. As leap seconds are half a year apart, no quarter holds two of them.
const quarter = 23

// before counts the leap seconds up to the beginning of each quarter since 1972:
// a search done beforehand, for a function that is called a million times a second.
var before = func() (count [(utcTo-utcFrom)>>quarter + 1]uint8) {
	for q := range count {
		for int(count[q]) < len(leaps) && leaps[count[q]] <= utcFrom+int64(q)<<quarter {
			count[q]++
		}
	}
	return count
}()
