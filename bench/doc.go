// Package bench compares servers under load: from a plan, through interleaved
// repeats, to results with their certainty.
//
// A Plan is the comparison to be made. A Runner carries it out: Repeats rounds,
// in each of which every configuration is started, warmed up, loaded and stopped
// once; over the rounds each is in each place equally often. Evaluate turns the
// measurements into medians with intervals, comparisons and a verdict; it is a pure
// function, so a stored run can be evaluated again (Results.Against). Results write themselves as JSON.
//
// Rooms below this package are stats, rounds, table and warning. Rooms above it are
// report (the other forms of a run), experiment (aiohttp against Flask by
// deployment) and clients (the same requests by several HTTP clients); this package
// needs none of them.
//
// The statistics come from package stats. They assume only that rounds are
// alike: medians with order-statistic intervals for each configuration, and for
// comparisons Wilcoxon's signed-rank test on the ratios within the rounds, of the
// figures of whole repeats (never of single requests, which are not independent),
// with the estimate and the interval that belong to it, and Holm's correction
// where a run or a summary makes several comparisons.
//
// The package knows no window and no chart, and sends load only where the plan
// asks for it; the caller obtains consent to load another machine (see IsLocal).
package bench
