package benchmark

import (
	"context"
	"time"
)

// look looks for Python, in the background: interpreters take their time to list
// their modules.
func (t *Tab) look(configured string) {
	if t.closed {
		return
	}
	if t.stopLooking != nil {
		t.stopLooking()
	}
	ctx, cancel := context.WithCancel(context.Background())
	t.stopLooking = cancel
	t.in.showLooking()
	t.onInput()
	t.running.Go(func() {
		found := t.host.python(ctx, configured)
		t.host.do(func() {
			if t.closed || ctx.Err() != nil { // another one is being looked for by now
				return
			}
			t.in.showPython(found)
			t.onInput()
		})
	})
}

// later does something on the goroutine of the user interface after a while,
// unless the tab is closed by then.
func (t *Tab) later(after time.Duration, do func()) {
	time.AfterFunc(after, func() {
		t.host.do(func() {
			if !t.closed {
				do()
			}
		})
	})
}
