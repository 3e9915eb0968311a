package timescale

const (
	tableStart = 2_415_019.5 - j2000 // days from J2000.0
	tableStep  = 91.3125
)

// DeltaT returns TT − UT1 in seconds at a number of days (UT) from J2000.0.
func DeltaT(days float64) float64 {
	q := (days - tableStart) / tableStep
	last := float64(len(table) - 1)
	switch {
	case q < 0:
		return spline(2000 + days/365.25)
	case q > last:
		return future(2000 + days/365.25)
	}
	// The cubic through four neighbours.
	i := min(max(int(q), 1), len(table)-3)
	x := q - float64(i)
	a, b := float64(table[i-1]), float64(table[i])
	c, d := float64(table[i+1]), float64(table[i+2])
	return 1e-3 * (-a*x*(x-1)*(x-2)/6 + b*(x+1)*(x-1)*(x-2)/2 -
		c*(x+1)*x*(x-2)/2 + d*(x+1)*x*(x-1)/6)
}

// splines are rows of the Table S15.2020 of Morrison, Stephenson, Hohenkerk and
// Zawilski (Proc. R. Soc. A 477, 20200776): the years that a cubic is for, and
// its coefficients, the third power first, in a variable that runs from 0 to 1.
var splines = [...]struct{ from, to, a3, a2, a1, a0 float64 }{
	{1500, 1600, 16.197, -6.572, -192.841, 292.343},
	{1600, 1650, 3.018, 10.505, -78.697, 109.127},
	{1650, 1720, -2.127, 38.333, -68.089, 43.952},
	{1720, 1800, -37.939, 41.731, 2.507, 12.068},
	{1800, 1810, 1.918, -1.126, -3.481, 18.367},
	{1810, 1820, -3.812, 4.629, 0.021, 15.678},
	{1820, 1830, 3.25, -6.806, -2.157, 16.516},
	{1830, 1840, -0.096, 2.944, -6.018, 10.804},
	{1840, 1850, -0.539, 2.658, -0.416, 7.634},
	{1850, 1855, -0.883, 0.261, 1.642, 9.338},
	{1855, 1860, 1.558, -2.389, -0.486, 10.357},
	{1860, 1865, -2.477, 2.284, -0.591, 9.04},
	{1865, 1870, 2.72, -5.148, -3.456, 8.255},
	{1870, 1875, -0.914, 3.011, -5.593, 2.371},
	{1875, 1880, -0.039, 0.269, -2.314, -1.126},
	{1880, 1885, 0.563, 0.152, -1.893, -3.21},
	{1885, 1890, -1.438, 1.842, 0.101, -4.388},
	{1890, 1895, 1.871, -2.474, -0.531, -3.884},
	{1895, 1900, -0.232, 3.138, 0.134, -5.017},
}

func spline(year float64) float64 {
	i := len(splines) - 1
	for i > 0 && year < splines[i].from {
		i--
	}
	s := &splines[i]
	x := (year - s.from) / (s.to - s.from)
	return s.a0 + x*(s.a1+x*(s.a2+x*s.a3))
}

// future leads from the table's end to the long-term parabola in 2500, with
// equal slopes at both ends.
func future(year float64) float64 {
	const from, to = 2101.0, 2500.0
	start := float64(table[len(table)-1]) * 1e-3
	slope := float64(table[len(table)-1]-table[len(table)-5]) * 1e-3 // seconds a year
	parabola := func(year float64) float64 { c := (year - 1825) / 100; return -320 + 32.5*c*c }
	if year >= to {
		return parabola(year)
	}
	const endSlope = 2 * 32.5 * (to - 1825) / 100 / 100
	x, width := (year-from)/(to-from), to-from
	return start*(1+2*x)*(1-x)*(1-x) + slope*width*x*(1-x)*(1-x) +
		parabola(to)*x*x*(3-2*x) - endSlope*width*x*x*(1-x)
}
