package parallel

import (
	"context"
	"errors"
	"slices"
	"sync/atomic"
	"testing"
)

func TestCollectKeepsTheOrder(t *testing.T) {
	got, err := Collect(t.Context(), 100, func(i int) ([]int, error) { return []int{2 * i, 2*i + 1}, nil })
	want := make([]int, 200)
	for i := range want {
		want[i] = i
	}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("%v, %v", got, err)
	}
	if none, err := Collect(t.Context(), 0, func(int) ([]int, error) { return []int{1}, nil }); none != nil || err != nil {
		t.Errorf("of nothing: %v, %v", none, err)
	}
}

// After an error no call begins that had not begun before.
func TestErrorsEndTheCalls(t *testing.T) {
	wrong := errors.New("wrong")
	var calls atomic.Int64
	_, err := Collect(t.Context(), 1_000_000, func(i int) ([]int, error) {
		calls.Add(1)
		return nil, wrong
	})
	if !errors.Is(err, wrong) || calls.Load() > 1000 {
		t.Errorf("%v after %d calls", err, calls.Load())
	}
}

func TestCancelledContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	err := Do(ctx, 10, func(int) error { t.Error("called"); return nil })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}
