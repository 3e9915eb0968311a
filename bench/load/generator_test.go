package load

import (
	"testing"
	"time"
)

// TestShareOfWaitingIsAShare holds that waiting is given as a share of the time
// where more threads than cores waited, or a wait had begun before the first look.
func TestShareOfWaitingIsAShare(t *testing.T) {
	start := time.Now()
	before := counters{at: start}
	after := counters{at: start.Add(20 * time.Millisecond), queued: time.Second}
	if g := after.since(before); g.Waited != 1 {
		t.Errorf("waited %v of the time, want 1", g.Waited)
	}
}
