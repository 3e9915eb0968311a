package window

import (
	"math"
	"os"
	"strconv"

	"fyne.io/fyne/v2"

	"perihelion/app/window/crash"
	"perihelion/app/window/widget"
)

// textSize is a size of the texts, and of everything beside them.
type textSize struct {
	name   string
	factor float32
}

// textSizes are the sizes from the smallest to the largest.
func textSizes() []textSize {
	return []textSize{{"Small", 0.9}, {"Normal", 1}, {"Large", 1.25}, {"Larger", 1.5}}
}

const normalSize = 1 // its number among them

// prefTextSize is the name under which the size is remembered.
const prefTextSize = "textSize"

// scaleVariable is where Fyne looks for the scale of windows, before the settings that all of
// its programs share. It has no other way in which one program sets its own.
const scaleVariable = "FYNE_SCALE"

// desktopScale is the scale that the user has chosen for Fyne's programs, without the size
// of the texts.
func desktopScale(app fyne.App) float32 {
	if x, err := strconv.ParseFloat(os.Getenv(scaleVariable), 32); err == nil && x > 0 {
		return float32(x)
	}
	if x := app.Settings().Scale(); x > 0 {
		return x
	}
	return 1
}

// textSize is the number of the size that was chosen.
func (w *Window) textSize() int {
	return max(0, min(w.settings.IntWithFallback(prefTextSize, normalSize), len(textSizes())-1))
}

// factor is the present size of texts.
func (w *Window) factor() float32 { return textSizes()[w.textSize()].factor }

// scale has Fyne draw in the size that was chosen, from the next window or theme on.
func (w *Window) scale() {
	_ = os.Setenv(scaleVariable, strconv.FormatFloat(float64(w.desktop*w.factor()), 'f', -1, 32)) // the name is right
}

// onTextSize sets a size of the texts and remembers it. The window stays as large as it is
// on the screen, so that it has room for less.
func (w *Window) onTextSize(number int) {
	number = max(0, min(number, len(textSizes())-1))
	if number == w.textSize() {
		return
	}
	crash.Did("text size " + textSizes()[number].name)
	was, pixels := w.win.Canvas().Scale(), w.pixels()
	w.settings.SetInt(prefTextSize, number)
	w.scale()
	w.shell.onLeast = func() { w.onScale(was, pixels) }
	w.app.Settings().SetTheme(widget.NewTheme(w.theme())) // has Fyne ask for the scale again
	if w.shell.onLeast != nil {                           // the scale is the same, or the driver has none
		w.shell.onLeast()
		w.shell.onLeast = nil
	}
}

// onScale gives the content the size that fills the same pixels at another scale. Fyne resizes a
// window to the size that its content has, times the scale, and asks for the least size before
// that: so it asks the desktop for no other size than the window has. It did so once, and for the
// right size afterwards, but two requests of which each is answered later can meet those of the
// next change, or the end of the program.
func (w *Window) onScale(was float32, pixels fyne.Size) {
	c := w.win.Canvas()
	now := c.Scale()
	if now <= 0 || now == was {
		w.shell.least = w.leastSize()
		return
	}
	w.shell.onLeast = nil
	const below = 0.01 // Fyne takes the next whole pixel, also where it was only rounding that is above one
	size := fyne.NewSize((pixels.Width-below)/now, (pixels.Height-below)/now)
	w.shell.least = w.leastSize().Min(size)
	if filled, ok := c.(interface{ Resize(fyne.Size) }); ok {
		filled.Resize(size)
	}
}

// pixels is the size of the window on the screen.
func (w *Window) pixels() fyne.Size {
	c := w.win.Canvas()
	whole := func(x float32) float32 { return float32(math.Round(float64(x * c.Scale()))) }
	return fyne.NewSize(whole(c.Size().Width), whole(c.Size().Height))
}

// sizeItem is the item of the menu that chooses the size.
func (w *Window) sizeItem() *fyne.MenuItem {
	var items []*fyne.MenuItem
	for i, s := range textSizes() {
		item := fyne.NewMenuItem(s.name, func() { w.onTextSize(i) })
		item.Checked = i == w.textSize()
		items = append(items, item)
	}
	item := fyne.NewMenuItem("Text size (Ctrl and +, −, 0)", nil)
	item.ChildMenu = fyne.NewMenu("", items...)
	return item
}
