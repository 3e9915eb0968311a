// Package stats is the statistics of a comparison: a median with its interval,
// a paired test with the estimate and the interval that belong to it, the
// correction for several comparisons, and a test against trend.
//
// All of it is free of distributions: throughput has a long tail to the slow
// side, and a few repeats cannot show which. All tests are two-sided and exact.
// The package refuses whatever needs an assumption: no means, no normal
// approximation, and no interval where there are too few values for one.
package stats
