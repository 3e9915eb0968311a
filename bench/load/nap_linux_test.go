package load

import (
	"runtime"
	"testing"

	"golang.org/x/sys/unix"
)

func TestSparse(t *testing.T) {
	long := napper{length: longNap}
	if !long.sparse(10, soonAfter) || long.sparse(11, soonAfter) || long.sparse(1, soonAfter+longNap-shortNap) {
		t.Error("a longer nap lets more answers come, and takes longer")
	}
	short := newNapper()
	for _, test := range []struct {
		answers int
		since   int64
		want    bool
	}{
		{1, soonAfter / 2, true}, {fewAnswers, soonAfter - 1, true}, {fewAnswers + 1, soonAfter / 2, false}, {1, soonAfter, false},
	} {
		if got := short.sparse(test.answers, test.since); got != test.want {
			t.Errorf("sparse(%d, %d) = %t", test.answers, test.since, got)
		}
	}
}

// A thread that goes back to Go's scheduler has the timers that it had.
func TestSharpTimersAreUndone(t *testing.T) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	slack := func() int {
		v, err := unix.PrctlRetInt(unix.PR_GET_TIMERSLACK, 0, 0, 0, 0)
		if err != nil {
			t.Skip(err)
		}
		return v
	}
	before := slack()
	undo := preciseTimers()
	if got := slack(); got != 1 {
		t.Errorf("the timers are off by up to %d ns", got)
	}
	undo()
	if got := slack(); got != before {
		t.Errorf("afterwards by %d ns, and %d before", got, before)
	}
}

// A nap is an eighth of the median latency, within its bounds, which is seldom asked for.
func TestLengthOfNaps(t *testing.T) {
	for _, tt := range []struct{ median, want int64 }{
		{0, shortNap}, {120_000, shortNap}, {400_000, 50_000}, {10_000_000, longNap},
	} {
		p, asked := newNapper(), 0
		for range 3 * napMeasure {
			p.turn(func() int64 { asked++; return tt.median })
		}
		if p.length != tt.want || asked != 3 {
			t.Errorf("median %d ns: naps of %d ns, median asked for %d times", tt.median, p.length, asked)
		}
	}
}
