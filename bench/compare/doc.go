// Package compare compares finished runs, old and new: each configuration with itself in
// another run, what is the same about the runs and what is not, and how one configuration
// did over many runs.
//
// Rounds of different runs are no pairs, so the repeats of a configuration are two
// samples: the test is that of Mann and Whitney on the logarithms, exact and two-sided,
// the estimate that of Hodges and Lehmann (stats.Unpaired), corrected after Holm for all
// comparisons together.
//
// The repeats of a run share its hour and its machine. An interval from them covers what
// changes between the repeats of a run, and not what changes from one run to the next.
// Every comparison has a warning with that.
package compare
