package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynewidget "fyne.io/fyne/v2/widget"
)

const caretWidth float32 = 8

// caret is the small mark that something drops down: drawn, because the font
// has no such sign.
type caret struct {
	left, right *canvas.Line
	rise        float32 // of its ends above its tip, halved
}

func newCaret() *caret {
	c := &caret{canvas.NewLine(color.Transparent), canvas.NewLine(color.Transparent), 2}
	c.left.StrokeWidth, c.right.StrokeWidth = 1.5, 1.5
	return c
}

func (c *caret) objects() []fyne.CanvasObject { return []fyne.CanvasObject{c.left, c.right} }

// place puts the caret with its left end at x and its middle at the height y.
func (c *caret) place(x, y float32) {
	const half = caretWidth / 2
	c.left.Position1, c.left.Position2 = fyne.NewPos(x, y-c.rise), fyne.NewPos(x+half, y+c.rise)
	c.right.Position1, c.right.Position2 = fyne.NewPos(x+half, y+c.rise), fyne.NewPos(x+2*half, y-c.rise)
}

// point turns the tip down or up.
func (c *caret) point(down bool) {
	c.rise = -2
	if down {
		c.rise = 2
	}
}

func (c *caret) show(on bool) { c.left.Hidden, c.right.Hidden = !on, !on }

func (c *caret) paint(col color.Color) { c.left.StrokeColor, c.right.StrokeColor = col, col }

// DropMenu shows a menu below an object, at least as wide as it and inside the
// window. The keyboard begins at the item that has a tick.
func DropMenu(below fyne.CanvasObject, menu *fyne.Menu) {
	driver := fyne.CurrentApp().Driver()
	c := driver.CanvasForObject(below)
	if c == nil || menu == nil {
		return
	}
	pop := fynewidget.NewPopUpMenu(menu, c)
	at := driver.AbsolutePositionForObject(below).AddXY(0, below.Size().Height+2)
	size := pop.MinSize()
	if room := c.Size().Width - at.X - Gap; size.Width > room {
		at.X -= size.Width - room
	}
	pop.ShowAtPosition(at)
	pop.Resize(fyne.NewSize(max(size.Width, below.Size().Width), pop.MinSize().Height))
	for range stepsToTick(menu) {
		pop.ActivateNext()
	}
}

// stepsToTick counts how often the keyboard goes down until it is at the item
// that has a tick.
func stepsToTick(menu *fyne.Menu) (steps int) {
	for _, item := range menu.Items {
		if !item.IsSeparator {
			steps++
		}
		if item.Checked {
			return steps
		}
	}
	return 0
}
