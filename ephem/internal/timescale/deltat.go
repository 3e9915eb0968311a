package timescale

// DeltaT returns TT − UT1 in seconds at a number of days (UT) from J2000.0.
func DeltaT(days float64) float64 {
	iers := observed()
	switch {
	case iers.holds(days):
		return iers.at(days)
	case days > iers.to:
		return iers.future(year(days))
	case halfYears.holds(days):
		return halfYears.at(days)
	}
	return spline(year(days))
}

// year returns the Julian epoch of a number of days from J2000.0; the splines
// and curves count in these years.
func year(days float64) float64 { return 2000 + days*(1/365.25) }

// series is ΔT at equal steps, with straight lines between.
type series struct {
	from, to float64 // days from J2000.0 of the first and the last value
	rate     float64 // values a day
	tenths   []int32 // tenths of a millisecond
}

func (s *series) holds(days float64) bool { return days >= s.from && days <= s.to }

func (s *series) at(days float64) float64 {
	q := (days - s.from) * s.rate
	i := min(int(q), len(s.tenths)-2)
	a, b := float64(s.tenths[i]), float64(s.tenths[i+1])
	return 1e-4 * (a + (q-float64(i))*(b-a))
}
