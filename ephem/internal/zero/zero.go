// Package zero finds where a function of one variable passes zero.
package zero

import "math"

// Between returns where f passes zero between a and b, at which it has the values
// fa and fb of different signs, as near as enough to where it does: at the point
// that was looked at where f is nearer to zero. It returns the first error of f.
//
// The method is T. R. Chandrupatla's (Advances in Engineering Software 28, 145, 1997): a
// parabola through three points where it is sure to help, a half of the interval where
// not. It takes six to ten looks for a rise of the Sun to a millisecond, and never more
// than some three times as many as halving.
func Between(a, b, fa, fb, enough float64, f func(x float64) (float64, error)) (float64, error) {
	// near is the newest point, far the one across the zero from it, old the one
	// before.
	type point struct{ x, y float64 }
	near, far := point{b, fb}, point{a, fa}
	share := 0.5 // of the way from near to far
	for {
		p := point{x: near.x + share*(far.x-near.x)}
		var err error
		if p.y, err = f(p.x); err != nil {
			return 0, err
		}
		old := near
		if (p.y < 0) != (near.y < 0) {
			old, far = far, near
		}
		near = p

		least := enough / math.Abs(far.x-near.x)
		if near.y == 0 || !(least <= 0.5) {
			if math.Abs(far.y) < math.Abs(near.y) {
				return far.x, nil
			}
			return near.x, nil
		}
		share = 0.5
		x, y := (near.x-far.x)/(old.x-far.x), (near.y-far.y)/(old.y-far.y)
		if y*y < x && (1-y)*(1-y) < 1-x {
			share = near.y/(far.y-near.y)*old.y/(far.y-old.y) +
				(old.x-near.x)/(far.x-near.x)*near.y/(old.y-near.y)*far.y/(old.y-far.y)
		}
		share = min(max(share, least), 1-least)
	}
}

// Lowest returns where f, which falls and then rises between a and b, is least:
// where it is the same a little before and a little after.
func Lowest(a, b, little, enough float64, f func(x float64) float64) float64 {
	slope := func(x float64) (float64, error) { return f(x+little) - f(x-little), nil }
	before, _ := slope(a)
	after, _ := slope(b)
	x, _ := Between(a, b, before, after, enough, slope) // which has no errors
	return x
}
