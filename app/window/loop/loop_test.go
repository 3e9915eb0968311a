package loop

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	"fyne.io/fyne/v2/test"
)

// The next pass of the loop paints, and the one after it comes when that is done.
func TestPaintWaitsForThePainting(t *testing.T) {
	test.NewTempApp(t)
	defer passes.Store(passes.Swap(100))
	painted := make(chan bool)
	go func() {
		Paint(t.Context(), func() { passes.Add(1) })
		close(painted)
	}()
	for passes.Load() < 101 {
		time.Sleep(time.Millisecond)
	}
	passes.Add(1)
	select {
	case <-painted:
		t.Fatal("it has returned before the painting")
	case <-time.After(50 * time.Millisecond):
	}
	passes.Add(1)
	<-painted
}

// A window that is not painted, and a run that is stopped, end the wait.
func TestPaintGivesUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		test.NewTempApp(t)
		defer passes.Store(passes.Swap(100))
		begun := time.Now()
		Paint(t.Context(), func() {})
		if took := time.Since(begun); took < paintLimit || took > 2*paintLimit {
			t.Errorf("without a painting it takes %v, want %v", took, paintLimit)
		}
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		begun = time.Now()
		Paint(ctx, func() {})
		if took := time.Since(begun); took > 100*time.Millisecond {
			t.Errorf("stopped, it takes %v", took)
		}
	})
}
