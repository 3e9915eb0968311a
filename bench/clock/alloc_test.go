package clock

import "testing"

// The clock is read several times at every request that is measured.
func TestReadingAllocatesNothing(t *testing.T) {
	var d int64
	if n := testing.AllocsPerRun(1000, func() { d += int64(Since(Now())) }); n != 0 {
		t.Errorf("got %v allocations for two readings, want none", n)
	}
}
