package timescale

import (
	"math"
	"testing"

	"perihelion/assets"

	"perihelion/ephem/internal/reference"
)

// table reads a file of testdata; lines that begin with # are comments, the
// first of the others names the columns.
func table(t *testing.T, name string) []map[string]string {
	t.Helper()
	rows := reference.Rows(t, "testdata/"+name)
	var out []map[string]string
	for _, row := range rows[1:] {
		m := map[string]string{}
		for i, cell := range row {
			m[rows[0][i]] = cell
		}
		out = append(out, m)
	}
	if len(out) < 100 {
		t.Fatalf("%s has %d rows", name, len(out))
	}
	return out
}

// The files of the IERS, some hundred days at random.
func TestDailyValues(t *testing.T) {
	for _, r := range table(t, "daily.csv") {
		mjd := reference.Number(t, r["mjd"])
		want := ttMinusTAI + reference.Number(t, r["tai_minus_utc"]) - reference.Number(t, r["ut1_minus_utc"])
		if d := DeltaT(mjd-mjdJ2000) - want; math.Abs(d) > 0.051e-3 {
			t.Errorf("MJD %v: ΔT is off by %.3f ms", mjd, d*1e3)
		}
		if mjd >= 41_317 && mjd < 61_406 {
			if leap := 10 + countLeaps(mjd); leap != reference.Number(t, r["tai_minus_utc"]) {
				t.Errorf("MJD %v: TAI − UTC is %v", mjd, leap)
			}
		}
	}
}

func countLeaps(mjd float64) (n float64) {
	for _, since := range leaps {
		if float64(since) <= (mjd-40_587)*86_400 {
			n++
		}
	}
	return n
}

// The error of straight lines over two days bounds the error over one.
func TestStraightLines(t *testing.T) {
	r := observed()
	last := int(r.lastObserved - r.from)
	var worst, squares float64
	for i := 1; i < last; i += 2 {
		d := 1e-4 * (float64(r.tenths[i-1])/2 + float64(r.tenths[i+1])/2 - float64(r.tenths[i]))
		worst, squares = max(worst, math.Abs(d)), squares+d*d
	}
	if rms := math.Sqrt(squares / float64(last/2)); worst > 0.33e-3 || rms > 0.08e-3 {
		t.Errorf("every other day left out, ΔT is off by %.2f ms at most, %.2f ms in the mean square", worst*1e3, rms*1e3)
	}
}

// Quarters of the years 1900 to 2100, computed for the reference tables of this
// project with other means.
func TestQuarters(t *testing.T) {
	for _, r := range table(t, "quarters.csv") {
		year, days := reference.Number(t, r["year"]), reference.Number(t, r["jd_ut"])-2_451_545
		var limit float64
		switch {
		case year < 1948:
			limit = 1e-3 // the same splines, rounded
		case year < 1962:
			limit = 0.34 // they have the spline to 1952 and a smoothed almanac then
		case year < 1973:
			limit = 0.042 // they have the almanac's annual values, without the seasons
		case year < 2026:
			limit = 1.4e-3 // the same observations, rounded
		case year < 2030.8:
			limit = 0.28 // they have the prediction of January 2026
		default:
			limit = 1e-3 // the same cubic, rounded
		}
		if d := DeltaT(days) - reference.Number(t, r["delta_t_s"]); math.Abs(d) > limit {
			t.Errorf("%s (%s): ΔT is off by %.4f s", r["year"], r["source"], d)
		}
	}
}

// Figures of the literature at centuries and half-centuries.
func TestLiterature(t *testing.T) {
	for _, c := range []struct {
		year, want, tolerance float64
		source                string
	}{
		{-720, 20371.8, 0.1, "Morrison, Stephenson, Hohenkerk and Zawilski 2020"},
		{1000, 1650.4, 0.1, "the same"},
		{1600, 109.1, 0.1, "the same"},
		{1700, 14, 0.3, "the same"},
		{1800, 18.4, 0.1, "the same"},
		{1900, -2, 0.1, "the same"},
		{1955, 31.07, 0.01, "Astronomical Almanac"},
		{1970, 40.18, 0.01, "Astronomical Almanac"},
		{1987, 55.32, 0.01, "Astronomical Almanac"},
		{2000, 63.83, 0.01, "Astronomical Almanac"},
		{2020, 69.36, 0.01, "Astronomical Almanac"},
		{2050, 71.44, 0.01, "Skyfield"},
		{2100, 95.93, 0.01, "Skyfield"},
		{2500, 1160.8, 0.1, "Stephenson, Morrison and Hohenkerk 2016, the parabola"},
	} {
		if got := DeltaT((c.year - 2000) * 365.25); math.Abs(got-c.want) > c.tolerance {
			t.Errorf("ΔT in %v is %.2f s, %s has %.2f s", c.year, got, c.source, c.want)
		}
	}
}

// The only seams are the ones named in the package comment.
func TestJoints(t *testing.T) {
	r := observed()
	day := func(year float64) float64 { return (year - 2000) * 365.25 }
	type joint struct{ days, jump float64 }
	joints := []joint{
		{day(-720), 1e-3},
		{halfYears.from, 0.013},
		{halfYears.to, 1e-4},
		{-10_227.5, 1e-4}, // 1972-01-01
		{9_861.5, 1e-4},   // 2027-01-01
		{r.lastObserved, 1e-4},
		{r.to, 1e-4},
		{r.to + 3*365.25, 1e-4},
		{day(2101), 1e-4},
		{day(2500), 1e-4},
	}
	for _, s := range splines[1:] {
		joints = append(joints, joint{day(s.from), 1.2e-3})
	}
	for _, j := range joints {
		const second = 1.0 / 86_400
		before, after := DeltaT(j.days-second), DeltaT(j.days+second)
		if d := after - before; !(math.Abs(d) <= j.jump) {
			t.Errorf("ΔT jumps by %.4f s at day %v (%.2f)", d, j.days, year(j.days))
		}
	}
	// Nowhere between does a day lengthen by more than the Earth ever did.
	last := DeltaT(-147_000)
	for days := -146_999.0; days < 147_000; days++ {
		now := DeltaT(days)
		if d := math.Abs(now - last); d > 0.025 {
			t.Errorf("ΔT changes by %.4f s on day %v (%.2f)", d, days, year(days))
		}
		last = now
	}
	// From C04 to finals2000A.
	seam := 41_684 - mjdJ2000
	if d := DeltaT(seam) - 2*DeltaT(seam-1) + DeltaT(seam-2); math.Abs(d) > 0.8e-3 {
		t.Errorf("C04 and finals2000A are %.2f ms apart", d*1e3)
	}
}

// Half-years leave out the seasons, by the amount in the package comment.
func TestHalfYears(t *testing.T) {
	s := series{from: -13_879.5, rate: 1 / 182.625}
	for k := range 21 {
		s.tenths = append(s.tenths, int32(math.Round(1e4*DeltaT(s.from+182.625*float64(k)))))
	}
	var worst, squares, n float64
	for days := s.from; days < s.from+20*182.625; days++ {
		d := s.at(days) - DeltaT(days)
		worst, squares, n = max(worst, math.Abs(d)), squares+d*d, n+1
	}
	if rms := math.Sqrt(squares / n); worst > 0.043 || rms > 0.018 || rms < 0.010 {
		t.Errorf("1962 to 1971 from half-years: %.3f s at most, %.3f s in the mean square", worst, rms)
	}
	if n := len(halfYears.tenths); halfYears.at(halfYears.to) != 33.9972 || math.Abs(halfYears.from+float64(n-1)/halfYears.rate-halfYears.to) > 1e-9 {
		t.Errorf("%d half-years end with %v s", n, halfYears.at(halfYears.to))
	}
}

// A table that ends too early is an error, not a wrong number. The unpacking checks the rest.
func TestShortData(t *testing.T) {
	whole := assets.Data("deltat")
	for _, n := range []int{0, 1, 2} {
		if _, err := read(whole[:n]); err == nil {
			t.Errorf("the first %d bytes are read without an error", n)
		}
	}
	if r, err := read(whole); err != nil || len(r.tenths) < 23_900 {
		t.Errorf("%v", err)
	}
}

func BenchmarkFirstUse(b *testing.B) {
	for b.Loop() {
		if _, err := read(assets.Data("deltat")); err != nil {
			b.Fatal(err)
		}
	}
}
