package timescale

import "math"

// sigmas are standard errors of ΔT in seconds, by year.
//
// Up to 1680 they are the ones that H.M. Nautical Almanac Office gives with the splines.
// It states 2 s for 1730, 0.5 s for 1800 and 0.05 s from 1870 to this day; but there the
// splines are further than that from other reconstructions (McCarthy and Babcock 1986: 6
// s in the mean square from 1700 to 1800, 2 s around 1870, 0.5 s from 1900 to 1948), and
// are known to be wrong by up to 0.68 s where clocks show it. So half of that difference
// stands here wherever it is more, and 0.4 s at least. From 1955 on see the package
// comment.
var sigmas = [...]struct{ year, sigma float64 }{
	{-720, 180}, {-500, 150}, {0, 90}, {500, 40}, {900, 20}, {1620, 20}, {1660, 15}, {1680, 5},
	{1720, 3}, {1800, 3}, {1850, 1.2}, {1880, 0.9}, {1900, 0.5}, {1920, 0.4}, {1948, 0.4}, {1948, 0.1},
	{1955.5, 0.1}, {1955.5, 0.02}, {1962, 0.02}, {1962, 2e-3}, {1973, 1.5e-3}, {1982, 4e-4}, {1990, 1e-4},
}

// Uncertainty returns the standard error of [DeltaT] in seconds at a number of
// days (UT) from J2000.0.
//
// As long as the IERS observed, and back to −720, it is a table with straight
// lines between: 180 s in −720, 20 s from 900 to 1620, 5 s in 1680, 3 s in the
// 18th century, 0.5 s in 1900, 0.4 s to 1948, 0.1 s to mid-1955, 0.02 s to 1961,
// 2 ms in 1962, 0.1 ms since 1990.
//
// N years after the last observation it is 0.1 ms and the root of the sum of two
// squares. One is the error that the IERS states for its prediction, 0.3 ms times
// the ¾ power of the number of days. The other is 1.5 times
//
//	365.25 N √(Q N/3 (1 + N/2500)) / 1000 s, Q = 0.058 ms² a year,
//
// for a length of day that walks at random (P. J. Huber, J. Geodesy 80, 283, 2006, as
// Espenak and Meeus use it). The factor 1.5 comes from forecasts of the past: a
// continuation of ΔT with the slope of the year before would have been wrong, in the mean
// square, by 0.09 s to 0.13 s after 1 year, 2.3 s to 3.3 s after 10, 20 s to 34 s after
// 50 and 79 s after 100 (the smaller figures from 1962 on, the larger from 1860 on). So
// it is 0.08 s after one year, 9 s in 2050, 49 s in 2100 and 590 s in 2400; published
// predictions range from 71 s to 108 s for 2050 and from 93 s to 225 s for 2100. Before
// −720 the same formula counts back from there.
func Uncertainty(days float64) float64 {
	when, last := year(days), observed().lastObserved
	if ahead := days - last; ahead > 0 {
		return 1e-4 + math.Hypot(3e-4*math.Pow(ahead, 0.75), randomWalk(ahead/365.25))
	}
	if first := sigmas[0]; when < first.year {
		return first.sigma + randomWalk(first.year-when)
	}
	i := len(sigmas) - 1
	for when < sigmas[i].year {
		i--
	}
	a := sigmas[i]
	if i == len(sigmas)-1 {
		return a.sigma
	}
	b := sigmas[i+1]
	return a.sigma + (when-a.year)/(b.year-a.year)*(b.sigma-a.sigma)
}

func randomWalk(years float64) float64 {
	const q = 0.058
	return 1.5e-3 * 365.25 * years * math.Sqrt(q*years/3*(1+years/2500))
}
