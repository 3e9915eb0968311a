package rounds

import (
	"slices"
	"testing"
)

func TestOrders(t *testing.T) {
	const rounds, n = 400, 4
	got := Orders(7, rounds, n)
	if len(got) != rounds {
		t.Fatalf("%d rounds, want %d", len(got), rounds)
	}
	var at [n][n]int      // how often each has each place
	var follows [n][n]int // how often each follows each
	for i, order := range got {
		if !slices.Equal(slices.Sorted(slices.Values(order)), []int{0, 1, 2, 3}) {
			t.Fatalf("round %d is %v, want each of 0 to 3 once", i, order)
		}
		for place, config := range order {
			at[config][place]++
			if place > 0 {
				follows[order[place-1]][config]++
			}
		}
	}
	for config := range n {
		for place, times := range at[config] {
			if times != rounds/n {
				t.Errorf("configuration %d has place %d in %d of %d rounds, want %d", config, place, times, rounds, rounds/n)
			}
		}
		for next, times := range follows[config] {
			// 1,200 in all, 100 each; squares are drawn as wholes, so the scatter is wide.
			if config != next && (times < 50 || times > 150) {
				t.Errorf("configuration %d is followed by %d in %d of %d rounds, want about %d", config, next, times, rounds, rounds/n)
			}
		}
	}
	if again := Orders(7, rounds, n); !slices.EqualFunc(got, again, slices.Equal) {
		t.Error("the same seed gives another order")
	}
	if other := Orders(8, rounds, n); slices.EqualFunc(got, other, slices.Equal) {
		t.Error("another seed gives the same order")
	}
}
