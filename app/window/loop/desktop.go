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
		shrink: func() { growth(calmGrowth); go release() },
		grow:   func() { growth(usualGrowth) },
		until:  time.Now(),
	}
	// An animation is called in each pass, between the events and the painting.
	each := fyne.NewAnimation(time.Hour, func(float32) { r.pass() })
	each.RepeatCount = fyne.AnimationRepeatForever
	each.Start()
}

// How much Go's memory may grow before it is collected, in percent of what is in use: while
// the window is used, Go's own choice; while it is calm, less, which at rest costs no processor
// time that could be measured (1.3 % of a core with 25 and with 50).
const (
	usualGrowth = 100
	calmGrowth  = 25
)

// growth sets how much Go's memory may grow. GOGC keeps what its user has set.
func growth(percent int) {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(percent)
	}
}

// release returns unused memory to the system.
func release() {
	debug.FreeOSMemory()
	returnFiles()
}

func post() { glfw.PostEmptyEvent() }
