package ephem

import (
	"math"
	"strconv"
	"testing"
	"time"

	"perihelion/ephem/internal/timescale"
	"perihelion/ephem/internal/vec"

	"perihelion/ephem/internal/reference"
)

// TestFarYears holds the errors that doc.go states for the years before 1900 and after
// 2100. The file has instants at which another model of the Moon, Mercury and Venus erred
// most, and others.
func TestFarYears(t *testing.T) {
	const (
		tabulated = 0.003 // arcseconds, of a body that follows the table
		distance  = 5e-8  // of itself, of any
	)
	coarse := map[Body]float64{Moon: 0.01, Mercury: 0.01, Venus: 0.01}
	far := []struct {
		name  string
		until float64          // Julian date (TT), excluded
		sky   map[Body]float64 // arcseconds
	}{
		{"1600 to 1799", 2_378_496.5, coarse},
		{"1800 to 1899", 2_415_020.5, coarse},
		{"2101 to 2199", 2_524_593.5, coarse},
		{"2200 to 2399", 2_597_641.5, coarse},
	}
	rows := reference.Rows(t, "testdata/far.csv")
	worst := make([][bodies]float64, len(far))
	for _, row := range rows[1:] {
		b, err := ParseBody(row[1])
		if err != nil {
			t.Fatal(err)
		}
		number := func(column int) float64 {
			x, err := strconv.ParseFloat(row[column], 64)
			if err != nil {
				t.Fatal(err)
			}
			return x
		}
		jd, apparent, astrometric, length := number(0), direction(number(2), number(3)), direction(number(4), number(5)), number(6)
		years := 0
		for jd >= far[years].until {
			years++
		}
		var e Epoch
		e.set(civil(jd), timescale.Scales{TT: jd - j2000, UT1: jd - j2000})
		g, err := e.Geocentric(b)
		if err != nil {
			t.Fatal(err)
		}
		limit, wider := far[years].sky[b]
		if !wider {
			limit = tabulated
		}
		off := apparent.Angle(vec.Polar(g.RA.Rad(), g.Dec.Rad(), 1)) / arcsecond
		worst[years][b] = max(worst[years][b], off)
		if !(off <= limit) {
			t.Errorf("%.4f %s: the apparent place is off by %.4f″, more than %v″", jd, b, off, limit)
		}
		if off := astrometric.Angle(vec.Polar(g.AstrometricRA.Rad(), g.AstrometricDec.Rad(), 1)) / arcsecond; !(off <= limit) {
			t.Errorf("%.4f %s: the astrometric place is off by %.4f″, more than %v″", jd, b, off, limit)
		}
		if off := math.Abs(g.Distance/length - 1); !(off <= distance) {
			t.Errorf("%.4f %s: the distance is off by %.2g of itself, more than %v", jd, b, off, distance)
		}
	}
	for i, years := range far {
		t.Logf("%s %.3f″", years.name, worst[i])
	}
}

// direction returns the direction of a right ascension and a declination in degrees.
func direction(ra, dec float64) vec.Vec {
	return vec.Polar(ra*math.Pi/180, dec*math.Pi/180, 1)
}

// civil returns the time of a Julian date, to the second.
func civil(jd float64) time.Time {
	return time.Unix(int64((jd-2_440_587.5)*secondsPerDay), 0).UTC()
}
