package bench

import (
	"slices"
	"testing"
)

func TestOrders(t *testing.T) {
	const rounds, n = 400, 4
	got := orders(7, rounds, n)
	if len(got) != rounds {
		t.Fatalf("%d rounds, want %d", len(got), rounds)
	}
	var first [n]int // how often each is first in its round
	for i, order := range got {
		if !slices.Equal(slices.Sorted(slices.Values(order)), []int{0, 1, 2, 3}) {
			t.Fatalf("round %d is %v, want each of 0 to 3 once", i, order)
		}
		first[order[0]]++
	}
	for at, times := range first {
		// 400 tries at 1/4: 100 ± 4 standard deviations of 8.7.
		if times < 65 || times > 135 {
			t.Errorf("configuration %d is first in %d of %d rounds, want about %d", at, times, rounds, rounds/n)
		}
	}
	if again := orders(7, rounds, n); !slices.EqualFunc(got, again, slices.Equal) {
		t.Error("the same seed gives another order")
	}
	if other := orders(8, rounds, n); slices.EqualFunc(got, other, slices.Equal) {
		t.Error("another seed gives the same order")
	}
}
