package ephem

import (
	"encoding/csv"
	"math"
	"os"
	"strconv"
	"testing"
	"time"

	"perihelion/ephem/internal/timescale"
	"perihelion/ephem/internal/vec"
)

// moving is what the theories cost an astrometric place, in arcseconds: its
// light-time is counted in axes that go with the Sun, 16 m/s at most.
const moving = 0.012

// TestFarYears holds the errors that doc.go states for the years in which not
// every body follows JPL's table. The file has instants at which the largest were
// found, and others.
func TestFarYears(t *testing.T) {
	far := []struct {
		name     string
		until    float64         // Julian date (TT), excluded
		sky      [bodies]float64 // arcseconds, in the order of the bodies
		distance float64         // of itself
	}{
		{"1600 to January 1800", 2_378_527.5, [bodies]float64{0.17, 0.30, 0.34, 0.37, 2.5, 0.59, 0.68, 4.6, 4.4}, 6e-6},
		{"February 1800 to 1899", 2_415_020.5, [bodies]float64{0.07, 0.15, 0.14, 0.14, 0.14, 0.015, 0.009, 0.004, 0.003, 0.002}, 1e-6},
		{"2101 to 2199", 2_524_593.5, [bodies]float64{0.05, 0.16, 0.11, 0.08, 0.11, 0.011, 0.006, 0.003, 0.003, 0.002}, 1e-6},
		{"2200 to April 2399", 2_597_396.5, [bodies]float64{0.06, 0.20, 0.13, 0.19, 0.12, 0.011, 0.006, 0.004, 0.003, 0.003}, 1e-6},
		{"May to December 2399", 2_597_641.5, [bodies]float64{0.06, 0.20, 0.13, 0.19, 0.67, 0.71, 0.76, 3.7, 5.7}, 1e-5},
	}
	f, err := os.Open("testdata/far.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comment = '#'
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
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
		jd, apparent, astrometric, distance := number(0), direction(number(2), number(3)), direction(number(4), number(5)), number(6)
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
		limit := far[years].sky[b]
		off := apparent.Angle(vec.Polar(g.RA.Rad(), g.Dec.Rad(), 1)) / arcsecond
		worst[years][b] = max(worst[years][b], off)
		if !(off <= limit) {
			t.Errorf("%.4f %s: the apparent place is off by %.4f″, more than %v″", jd, b, off, limit)
		}
		if off := astrometric.Angle(vec.Polar(g.AstrometricRA.Rad(), g.AstrometricDec.Rad(), 1)) / arcsecond; !(off <= limit+moving) {
			t.Errorf("%.4f %s: the astrometric place is off by %.4f″, more than %v″", jd, b, off, limit+moving)
		}
		if off := math.Abs(g.Distance/distance - 1); !(off <= far[years].distance) {
			t.Errorf("%.4f %s: the distance is off by %.2g of itself, more than %v", jd, b, off, far[years].distance)
		}
	}
	for i, years := range far {
		t.Logf("%-22s %.3f″", years.name, worst[i])
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
