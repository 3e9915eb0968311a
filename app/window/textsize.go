package window

import (
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
	c := w.win.Canvas()
	was, had := c.Scale(), c.Size()
	w.settings.SetInt(prefTextSize, number)
	w.scale()
	w.shell.least = w.leastSize()
	w.app.Settings().SetTheme(widget.NewTheme(w.theme())) // has Fyne ask for the scale again
	if now := c.Scale(); now > 0 && now != was {
		w.win.Resize(fyne.NewSize(had.Width*was/now, had.Height*was/now).Max(w.shell.least))
	}
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
