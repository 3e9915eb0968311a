package timescale

// future returns ΔT in seconds after the last value of the IERS: the continuation, and
// the excess of that value over it, which fades within fadeYears without a bend at either
// end.
func (r *rotation) future(when float64) float64 {
	const fadeYears = 3
	x := (when - year(r.to)) / fadeYears
	if x >= 1 {
		return continuation(when)
	}
	return continuation(when) + r.excess*(1-x*x*(3-2*x))
}

// knots are years with ΔT in seconds and its growth in seconds a year. From 2027
// to 2101 Skyfield 1.54 continues from the predictions of January 2026 by this
// one cubic; the parabola is reached with its own slope.
var knots = [...]struct{ year, deltaT, slope float64 }{
	{2027, 69.09162, -0.021745},
	{2101, 96.68435, 0.76134},
	{2500, parabola(2500), 2 * 32.5 * (2500 - 1825) / 1e4},
}

// continuation returns a ΔT for the years from 2027 on: the cubics that take
// value and slope of the knots, and the long-term parabola after the last.
func continuation(year float64) float64 {
	last := len(knots) - 1
	if year >= knots[last].year {
		return parabola(year)
	}
	i := 0
	for year >= knots[i+1].year {
		i++
	}
	a, b := &knots[i], &knots[i+1]
	width := b.year - a.year
	x := (year - a.year) / width
	y := 1 - x
	return (a.deltaT*(1+2*x)+a.slope*width*x)*y*y + (b.deltaT*(1+2*y)-b.slope*width*y)*x*x
}
