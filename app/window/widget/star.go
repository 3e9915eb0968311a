package widget

import (
	"math"

	"fyne.io/fyne/v2"
)

// starPoints is a star of five points in a square of side 1.
func starPoints() []fyne.Position {
	var all []fyne.Position
	for i := range 10 {
		r := 0.5
		if i%2 == 1 {
			r = 0.21
		}
		a := float64(i) * math.Pi / 5
		all = append(all, fyne.NewPos(float32(0.5+r*math.Sin(a)), float32(0.53-r*math.Cos(a))))
	}
	return all
}
