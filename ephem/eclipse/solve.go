package eclipse

import "math"

// root returns where f, which has different signs at a and b, passes zero: the
// rule of false position, in the variant called Illinois. Arguments are
// seconds, and the answer is good to a tenth of a millisecond.
func root(a, b float64, f func(seconds float64) float64) float64 {
	const enough = 1e-4
	fa, fb := f(a), f(b)
	for range 100 {
		x := b - fb*(b-a)/(fb-fa)
		fx := f(x)
		if fx == 0 || math.Abs(b-a) < enough {
			return x
		}
		if (fx < 0) != (fb < 0) {
			a, fa = b, fb
		} else {
			fa /= 2 // a stayed twice: pull the line over to its side
		}
		if math.Abs(x-b) < enough/2 {
			return x
		}
		b, fb = x, fx
	}
	return b
}

// lowest returns where f, which falls and then rises between a and b, is least:
// where it is the same a little before and a little after.
func lowest(a, b float64, f func(seconds float64) float64) float64 {
	const little = 30
	return root(a, b, func(s float64) float64 { return f(s+little) - f(s-little) })
}
