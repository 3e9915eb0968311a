package widget

import (
	"time"

	"fyne.io/fyne/v2"

	"perihelion/app/window/loop"
)

// opened is how long the desktop has to refuse a file. Afterwards it is taken for open: what
// opens it may end only when the program that shows it does.
const opened = 3 * time.Second

// OpenFile opens a file with the program that the desktop has for it. It calls done on the
// goroutine of the user interface, with the reason why the file is not open, or nil. It may call it a
// second time, with a reason that was long in coming.
func OpenFile(path string, done func(error)) {
	over, err := open(path)
	if err != nil || over == nil {
		done(err)
		return
	}
	go func() {
		wait := time.NewTimer(opened)
		defer wait.Stop()
		select {
		case err := <-over:
			loop.Do(func() { done(err) })
			return
		case <-wait.C:
			loop.Do(func() { done(nil) })
		}
		if err := <-over; err != nil {
			loop.Do(func() { done(err) })
		}
	}()
}

// handOver leaves a file to Fyne, which does not know what becomes of it.
func handOver(path string) error { return fyne.CurrentApp().OpenURL(fileURL(path)) }
