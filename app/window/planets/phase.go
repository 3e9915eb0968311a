package planets

import (
	"math"

	"fyne.io/fyne/v2"
	"github.com/soniakeys/unit"
)

// litPart is the lit part of a disc as a polygon, clockwise, in parts of the disc's side: the
// half of the limb around the direction of the light, and the terminator, half an ellipse.
// The direction counts from the top of the disc to the left. A full disc is none: it is
// drawn as a whole.
func litPart(illuminated float64, limb unit.Angle) []fyne.Position {
	const steps = 8 // from tip to tip; Fyne draws up to 16 corners
	if illuminated > 0.99 {
		return nil
	}
	var corners []fyne.Position
	add := func(towards, aside float64) {
		sin, cos := math.Sincos(limb.Rad())
		// The light comes from (−sin, −cos) in axes right and down; a quarter turn
		// clockwise from there is (cos, −sin).
		x, y := -sin*towards+cos*aside, -cos*towards-sin*aside
		corners = append(corners, fyne.NewPos(float32(0.5+x/2), float32(0.5+y/2)))
	}
	for i := range steps + 1 {
		sin, cos := math.Sincos(math.Pi * (float64(i)/steps - 0.5))
		add(cos, sin)
	}
	for i := steps - 1; i > 0; i-- {
		sin, cos := math.Sincos(math.Pi * (float64(i)/steps - 0.5))
		add((1-2*illuminated)*cos, sin)
	}
	return corners
}
