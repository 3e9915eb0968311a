package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// Check is a line of text with a box that is ticked or not.
type Check struct {
	control
	text    string
	checked bool

	OnChanged func(bool)
}

var _ fyne.Tappable = (*Check)(nil)

// NewCheck returns an unticked box.
func NewCheck(text string, changed func(bool)) *Check {
	c := &Check{text: text, OnChanged: changed}
	c.extend(c, c.onKey)
	return c
}

// Text is the text beside the box.
func (c *Check) Text() string { return c.text }

// SetText changes the text beside the box.
func (c *Check) SetText(text string) {
	if c.text != text {
		c.text = text
		c.Refresh()
	}
}

// Checked reports whether the box is ticked.
func (c *Check) Checked() bool { return c.checked }

// SetChecked ticks the box or not, and calls OnChanged if that is a change.
func (c *Check) SetChecked(on bool) {
	if c.checked == on {
		return
	}
	c.checked = on
	c.Refresh()
	if c.OnChanged != nil {
		c.OnChanged(on)
	}
}

// Tapped turns the tick over.
func (c *Check) Tapped(*fyne.PointEvent) {
	if !c.Disabled() {
		c.takeFocus()
		c.SetChecked(!c.checked)
	}
}

// onKey turns the tick over with Space.
func (c *Check) onKey(key fyne.KeyName) (used bool) {
	if key == fyne.KeySpace {
		c.SetChecked(!c.checked)
		return true
	}
	return false
}

// CreateRenderer draws the box, its tick and the text.
func (c *Check) CreateRenderer() fyne.WidgetRenderer {
	const side = 15
	box := canvas.NewRectangle(color.Transparent)
	box.StrokeWidth, box.CornerRadius = 1, 3
	down, up := canvas.NewLine(color.Transparent), canvas.NewLine(color.Transparent)
	down.StrokeWidth, up.StrokeWidth = 1.6, 1.6
	text, ring := newText(c.text, TextSize), newRing()
	p := &parts{objects: []fyne.CanvasObject{box, down, up, text, ring}}
	p.min = func() fyne.Size {
		return fyne.NewSize(side+8+text.MinSize().Width, CheckHeight)
	}
	p.place = func(s fyne.Size) {
		top := (s.Height - side) / 2
		box.Move(fyne.NewPos(0, top))
		box.Resize(fyne.NewSquareSize(side))
		down.Position1, down.Position2 = fyne.NewPos(3.5, top+7.5), fyne.NewPos(6.5, top+10.5)
		up.Position1, up.Position2 = fyne.NewPos(6.5, top+10.5), fyne.NewPos(11.5, top+4.5)
		centred(text, side+8, 0, s.Height)
		placeRing(ring, box.Position(), box.Size())
	}
	p.update = func() {
		text.Text, text.Color = c.text, Color(theme.ColorNameForeground)
		box.FillColor, box.StrokeColor = Color(theme.ColorNameBackground), Color(ColorMuted)
		if c.checked {
			box.FillColor, box.StrokeColor = Color(ColorFill), Color(ColorFillEdge)
		}
		if c.over >= 0 && !c.checked {
			box.FillColor = Color(theme.ColorNameHover)
		}
		down.StrokeColor, up.StrokeColor = Color(ColorOnFill), Color(ColorOnFill)
		if c.Disabled() {
			text.Color = Color(theme.ColorNameDisabled)
			box.StrokeColor = Color(theme.ColorNameDisabled)
			if c.checked {
				box.FillColor = Color(theme.ColorNameDisabled)
			}
		}
		down.Hidden, up.Hidden = !c.checked, !c.checked
		updateRing(ring, c.ringed())
		p.place(c.Size())
	}
	return p.ready(c)
}
