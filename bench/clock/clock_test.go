package clock

import (
	"testing"
	"time"
)

func TestStepsAreFineAndForward(t *testing.T) {
	begin := Now()
	var last, smallest time.Duration
	for range 1_000_000 {
		now := Since(begin)
		if now < last {
			t.Fatalf("after %v comes %v", last, now)
		}
		if step := now - last; step > 0 && (smallest == 0 || step < smallest) {
			smallest = step
		}
		last = now
	}
	if smallest == 0 || smallest > 10*time.Microsecond {
		t.Errorf("the smallest step in %v is %v, too coarse for a latency", last, smallest)
	}
}

func TestAgreesWithTheClockOfTime(t *testing.T) {
	ours, theirs := Now(), time.Now()
	time.Sleep(200 * time.Millisecond)
	got, want := Since(ours), time.Since(theirs)
	if ratio := float64(got) / float64(want); ratio < 0.7 || ratio > 1.4 {
		t.Errorf("%v here are %v there", got, want)
	}
}

func BenchmarkSince(b *testing.B) {
	begin := Now()
	for b.Loop() {
		Since(begin)
	}
}

func BenchmarkTimeSince(b *testing.B) {
	begin := time.Now()
	for b.Loop() {
		time.Since(begin)
	}
}
