package window

import (
	"math"
	"os"
	"strconv"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"

	"perihelion/app/window/settings"
)

// rescaled has a window without a screen follow the scale as one with a screen does, and returns
// the sizes in pixels that are asked of the desktop.
func rescaled(w *Window) *[]fyne.Size {
	c := w.win.Canvas().(software.WindowlessCanvas)
	asked := &[]fyne.Size{}
	w.app.Settings().AddListener(func(fyne.Settings) {
		x, _ := strconv.ParseFloat(os.Getenv(scaleVariable), 32)
		c.SetScale(float32(math.Round(10*x)) / 10)
		least := w.win.Content().MinSize()
		size := c.Size().Max(least)
		up := func(x float32) float32 { return float32(math.Ceil(float64(x * c.Scale()))) }
		*asked = append(*asked, fyne.NewSize(up(size.Width), up(size.Height)))
		c.Resize(size)
	})
	return asked
}

// The window is as large on the screen before and after, and on the way there: each size that is
// asked of the desktop is answered later, maybe between two others.
func TestTheWindowKeepsItsSizeWithAnotherSizeOfTexts(t *testing.T) {
	t.Setenv(scaleVariable, "1")
	for _, size := range []fyne.Size{{Width: 1200, Height: 740}, {Width: 1276, Height: 758}, {Width: leastWidth, Height: leastHeight}} {
		prefs := &settings.Settings{}
		w := opened(t, prefs)
		w.win.Resize(size)
		asked := rescaled(w)
		for _, number := range []int{2, 3, 1, 0, 1, 3, 0, 2} {
			w.onTextSize(number)
		}
		w.onTextSize(normalSize)
		for i, got := range *asked {
			if got != size {
				t.Errorf("change %d asks for %v, want %v", i+1, got, size)
			}
		}
		if got := w.win.Canvas().Size(); got.Subtract(size).Width < -0.02 || got.Max(size) != size {
			t.Errorf("afterwards the window is %v, want %v", got, size)
		}
	}
}

// A size that the window comes back to is remembered, too: the one between was in the units of
// other texts.
func TestTheSizeThatTheWindowComesBackToIsRemembered(t *testing.T) {
	t.Setenv(scaleVariable, "1")
	prefs := &settings.Settings{}
	opened(t, prefs).win.Resize(fyne.NewSize(1200, 740))
	w := opened(t, prefs)
	rescaled(w)
	w.onTextSize(2)
	w.onTextSize(normalSize)
	w.win.Resize(fyne.NewSize(1200, 740)) // as the canvas of a screen has whole units
	if again := opened(t, prefs); again.win.Canvas().Size() != fyne.NewSize(1200, 740) {
		t.Errorf("the next start is %v, want 1200 × 740", again.win.Canvas().Size())
	}
}
