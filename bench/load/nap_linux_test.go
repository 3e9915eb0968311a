package load

import (
	"runtime"
	"testing"

	"golang.org/x/sys/unix"
)

func TestTrickles(t *testing.T) {
	for _, test := range []struct {
		answers int
		since   int64
		want    bool
	}{
		{1, soonAfter / 2, true}, {fewAnswers, soonAfter - 1, true}, {fewAnswers + 1, soonAfter / 2, false}, {1, soonAfter, false},
	} {
		if got := isSparse(test.answers, test.since); got != test.want {
			t.Errorf("trickles(%d, %d) = %t", test.answers, test.since, got)
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
