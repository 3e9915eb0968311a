package widget

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

func TestGroundFillsItsAreaWithTheColour(t *testing.T) {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(NewTheme(Dark))
	w := test.NewTempWindow(t, newGround(ColorSurface))
	w.SetPadded(false)
	picture := w.Canvas().Capture()
	b := picture.Bounds()
	for _, x := range []int{b.Min.X, b.Max.X - 1} {
		for _, y := range []int{b.Min.Y, b.Max.Y - 1} {
			if got, want := color.NRGBAModel.Convert(picture.At(x, y)), Color(ColorSurface); got != want {
				t.Errorf("the colour at %d, %d is %v, want %v", x, y, got, want)
			}
		}
	}
}

// Fyne paints everything that is not color.Transparent itself, even where it cannot be seen.
func TestEntryPaintsNothingInvisible(t *testing.T) {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(NewTheme(Light))
	e := NewEntry()
	test.NewTempWindow(t, e)
	seen := 0
	for _, o := range test.WidgetRenderer(e).Objects() {
		r, ok := o.(*canvas.Rectangle)
		if !ok || (r.FillColor == color.Transparent || r.FillColor == nil) && (r.StrokeColor == color.Transparent || r.StrokeColor == nil || r.StrokeWidth == 0) {
			continue
		}
		seen++
		_, _, _, fill := r.FillColor.RGBA()
		if fill == 0 {
			t.Errorf("a rectangle of %v and %v is painted", r.FillColor, r.StrokeColor)
		}
	}
	if seen != 2 {
		t.Errorf("%d rectangles are painted, want the ground and the frame", seen)
	}
	if c := Color(theme.ColorNameInputBorder); c != color.Transparent {
		t.Errorf("the border of Fyne's entry is %v", c)
	}
}
