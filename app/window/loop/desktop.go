//go:build !ci

package loop

import (
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
		free:   func() { go debug.FreeOSMemory() },
		until:  time.Now(),
	}
	// An animation is called in each pass, between the events and the painting.
	each := fyne.NewAnimation(time.Hour, func(float32) { r.pass() })
	each.RepeatCount = fyne.AnimationRepeatForever
	each.Start()
}

func post() { glfw.PostEmptyEvent() }
