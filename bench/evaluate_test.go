package bench

import "testing"

// While a run goes on the baseline is the planned one from the start, or none yet.
func TestBaselineDoesNotMoveWhileItRuns(t *testing.T) {
	rec := record(3, func(string, int) float64 { return 1000 }, "one-at-a-time", "goroutines", "prefork")
	rec.Repeats = append(rec.Repeats[1:3:3], rec.Repeats[3:]...) // its first turn comes last in the first round
	for cut := range len(rec.Repeats) + 1 {
		part := rec
		part.Repeats = rec.Repeats[:cut]
		for _, c := range Evaluate(part).Comparisons {
			if c.Baseline != "one-at-a-time" {
				t.Errorf("after %d repeats the baseline is %s", cut, c.Baseline)
			}
		}
	}
	rec.Repeats, rec.Finished = rec.Repeats[:2], rec.Started.Add(1)
	if all := Evaluate(rec).Comparisons; len(all) != 1 || all[0].Baseline != "goroutines" {
		t.Errorf("of a run that is over, without the baseline: %+v, want the others compared", all)
	}
}
