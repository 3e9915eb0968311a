//go:build !ci

package loop

import (
	"os"
	"runtime/debug"
	"time"

	"fyne.io/fyne/v2"
	"github.com/go-gl/glfw/v3.4/glfw"
)

// Rest lets the event loop rest whenever a window, which is shown already, has nothing to
// paint. It is called once, on the goroutine of the user interface.
func Rest(w fyne.Window) {
	c, known := w.Canvas().(painted)
	if !known {
		return
	}
	r := &rest{
		canvas: c,
		now:    time.Now,
		wait:   func(d time.Duration) { glfw.WaitEventsTimeout(d.Seconds()) },
		free:   func() { go release() },
		until:  time.Now(),
	}
	// An animation is called in each pass, between the events and the painting.
	each := fyne.NewAnimation(time.Hour, func(float32) { r.pass() })
	each.RepeatCount = fyne.AnimationRepeatForever
	each.Start()
}

// calmGrowth is how much Go's memory may grow before it is collected, in percent of what
// is in use, once the window has been calm: half of Go's own choice. At rest that takes
// 10 MB less, and 0.1 % of a core more. The start has more to collect and goes by Go's own.
const calmGrowth = 50

// release returns unused memory to the system. GOGC keeps what its user has set.
func release() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(calmGrowth)
	}
	debug.FreeOSMemory()
}

func post() { glfw.PostEmptyEvent() }
