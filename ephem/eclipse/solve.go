package eclipse

import "perihelion/ephem/internal/zero"

// enough is how near an instant is found, in seconds.
const enough = 1e-4

// root returns where f, which has different signs at a and b, passes zero.
// Arguments are seconds.
func root(a, b float64, f func(seconds float64) float64) float64 {
	// f has no errors, and so the search has none.
	x, _ := zero.Between(a, b, f(a), f(b), enough, func(x float64) (float64, error) { return f(x), nil })
	return x
}

// lowest returns where f, which falls and then rises between a and b, is least.
func lowest(a, b float64, f func(seconds float64) float64) float64 {
	const little = 30
	return zero.Lowest(a, b, little, enough, f)
}
