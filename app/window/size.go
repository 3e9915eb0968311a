package window

import "fyne.io/fyne/v2"

// The sizes of the window's content, in Fyne units: when it first opens, and the
// least, unless the screen is smaller.
const (
	width, height           float32 = 1280, 800
	leastWidth, leastHeight float32 = 800, 500
)

// Names under which the size is remembered. Fyne neither reports nor sets the place
// of a window, so that is left to the desktop.
const (
	prefWidth  = "window.width"
	prefHeight = "window.height"
)

// The frame that a desktop draws around a window's content, in the screen's own units.
const frameWidth, frameHeight = 4, 40

// show opens the window in the size it had, but not larger than the screen.
func (w *Window) show() {
	had := w.rememberedSize()
	// Before the window is there only the scale that the user has chosen is known.
	// It is near the true one, so that the window does not open too large.
	w.win.Resize(within(had, screen(w.desktop*w.factor())))
	w.win.Show()
	room := screen(w.win.Canvas().Scale())
	w.shell.least = w.leastSize()
	w.win.SetPadded(false) // has Fyne ask for the least size again
	size := within(had, room).Max(w.shell.least)
	if size != w.win.Canvas().Size() {
		w.win.Resize(size)
	}
	w.shell.onSize = func(now fyne.Size) {
		if now == size { // its user has not touched it, or has undone that, and another screen may have more room
			now = had
		}
		w.onSize(now)
	}
}

// rememberedSize is the size that the window had last.
func (w *Window) rememberedSize() fyne.Size {
	return fyne.NewSize(float32(w.settings.FloatWithFallback(prefWidth, float64(width))), float32(w.settings.FloatWithFallback(prefHeight, float64(height))))
}

// leastSize is the least of the window's content: with larger texts there is room for less,
// and the pages scroll.
func (w *Window) leastSize() fyne.Size {
	larger := max(1, w.factor())
	return within(fyne.NewSize(leastWidth/larger, leastHeight/larger), screen(w.win.Canvas().Scale()))
}

// screen returns the room on the screen, in Fyne units at a scale; zero where it is
// not known.
func screen(scale float32) fyne.Size {
	wide, high := workArea()
	if wide <= frameWidth || high <= frameHeight || scale <= 0 {
		return fyne.Size{}
	}
	return fyne.NewSize(float32(wide-frameWidth)/scale, float32(high-frameHeight)/scale)
}

// within is a size made to fit into a room; a room of zero has no limit.
func within(s, room fyne.Size) fyne.Size {
	if room.IsZero() {
		return s
	}
	return s.Min(room)
}

// onSize remembers the size to which the window was brought; the first one has nothing to be
// remembered for.
func (w *Window) onSize(s fyne.Size) {
	if s == w.rememberedSize() {
		return
	}
	w.settings.SetFloat(prefWidth, float64(s.Width))
	w.settings.SetFloat(prefHeight, float64(s.Height))
}
