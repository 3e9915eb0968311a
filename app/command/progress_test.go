package command

import (
	"bytes"
	"context"
	"testing"
	"testing/synctest"
	"time"
)

// A turn has one line, when it begins, and the time that is left where that is known
// and more than a second.
func TestShowTurns(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		steps := []step{
			{phase: "preparing", total: 3},
			{"a is being started", true, 0, 3, 0},
			{"a is under load", true, 0, 3, 0},
			{phase: "a is under load", done: 1, total: 3},
			{"b is being started", true, 1, 3, 3400 * time.Millisecond},
			{"c is being started", true, 2, 3, 700 * time.Millisecond},
		}
		ctx, cancel := context.WithCancel(t.Context())
		var stderr bytes.Buffer
		showTurns(ctx, &stderr, func() step {
			s := steps[0]
			if steps = steps[1:]; len(steps) == 0 {
				cancel()
				steps = []step{s}
			}
			return s
		})
		want := "[0/3] a is being started\n[1/3] b is being started, about 3 s left\n[2/3] c is being started\n"
		if got := stderr.String(); got != want {
			t.Errorf("got\n%swant\n%s", got, want)
		}
	})
}
