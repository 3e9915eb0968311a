package de431

import (
	"bufio"
	"bytes"
	"io"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"

	"perihelion/ephem/internal/vec"
)

const arcsecond = math.Pi / 180 / 3600

// bodies are the names of the series in testdata, how near each comes to the Earth (au),
// and its largest error as seen from there (arcseconds). For the Earth itself that is its
// nearest neighbour's distance.
//
// An error above 0.001″ is not the table's: the files jump where their own segments join,
// once a year by up to 1.3e-8 au for the Sun and 1e-8 au for Venus, and the table passes
// smoothly between.
var bodies = [count]struct {
	name    string
	nearest float64
	limit   float64
}{
	Sun:       {"Sun", 0.983, 0.0025},
	EarthMoon: {"EarthMoon", 0.264, 0.003},
	Moon:      {"Moon", 0.00238, 0.0015},
	Mercury:   {"Mercury", 0.549, 0.001},
	Venus:     {"Venus", 0.264, 0.004},
	Mars:      {"Mars", 0.372, 0.003},
	Jupiter:   {"Jupiter", 3.93, 0.001},
	Saturn:    {"Saturn", 7.99, 0.001},
	Uranus:    {"Uranus", 17.2, 0.001},
	Neptune:   {"Neptune", 28.7, 0.001},
	Pluto:     {"Pluto", 28.6, 0.001},

	MoonBefore:    {"MoonBefore", 0.00238, 0.01},
	MercuryBefore: {"MercuryBefore", 0.549, 0.01},
	VenusBefore:   {"VenusBefore", 0.264, 0.01},
	MoonAfter:     {"MoonAfter", 0.00238, 0.01},
	MercuryAfter:  {"MercuryAfter", 0.549, 0.01},
	VenusAfter:    {"VenusAfter", 0.264, 0.01},

	AncientSun:             {"AncientSun", 0.983, 0.03},
	AncientSun + EarthMoon: {"AncientEarthMoon", 0.264, 0.15},
	AncientSun + Moon:      {"AncientMoon", 0.00238, 1.2},
	AncientSun + Mercury:   {"AncientMercury", 0.549, 0.15},
	AncientSun + Venus:     {"AncientVenus", 0.264, 0.15},
	AncientSun + Mars:      {"AncientMars", 0.372, 0.15},
	AncientSun + Jupiter:   {"AncientJupiter", 3.93, 0.03},
	AncientSun + Saturn:    {"AncientSaturn", 7.99, 0.03},
	AncientSun + Uranus:    {"AncientUranus", 17.2, 0.04},
	AncientSun + Neptune:   {"AncientNeptune", 28.7, 0.03},
	AncientSun + Pluto:     {"AncientPluto", 28.6, 0.03},
	FutureSun:              {"FutureSun", 0.983, 0.03},
	FutureSun + EarthMoon:  {"FutureEarthMoon", 0.264, 0.15},
	FutureSun + Moon:       {"FutureMoon", 0.00238, 1.2},
	FutureSun + Mercury:    {"FutureMercury", 0.549, 0.15},
	FutureSun + Venus:      {"FutureVenus", 0.264, 0.15},
	FutureSun + Mars:       {"FutureMars", 0.372, 0.15},
	FutureSun + Jupiter:    {"FutureJupiter", 3.93, 0.03},
	FutureSun + Saturn:     {"FutureSaturn", 7.99, 0.03},
	FutureSun + Uranus:     {"FutureUranus", 17.2, 0.04},
	FutureSun + Neptune:    {"FutureNeptune", 28.7, 0.03},
	FutureSun + Pluto:      {"FuturePluto", 28.6, 0.03},
}

// sample is a row of testdata/places.csv and far.csv.
type sample struct {
	series      Series
	tdb         float64
	place, rate vec.Vec
}

func samples(t *testing.T) []sample {
	t.Helper()
	near, err := os.ReadFile("testdata/places.csv")
	if err != nil {
		t.Fatal(err)
	}
	far, err := os.ReadFile("testdata/far.csv")
	if err != nil {
		t.Fatal(err)
	}
	var list []sample
	for lines := bufio.NewScanner(io.MultiReader(bytes.NewReader(near), bytes.NewReader(far))); lines.Scan(); {
		if strings.HasPrefix(lines.Text(), "#") {
			continue
		}
		fields := strings.Split(lines.Text(), ",")
		s := sample{series: count}
		for b := range bodies {
			if bodies[b].name == fields[0] {
				s.series = Series(b)
			}
		}
		var x [7]float64
		for i := range x {
			if x[i], err = strconv.ParseFloat(fields[i+1], 64); err != nil {
				t.Fatal(err)
			}
		}
		s.tdb, s.place, s.rate = x[0], vec.Vec{X: x[1], Y: x[2], Z: x[3]}, vec.Vec{X: x[4], Y: x[5], Z: x[6]}
		list = append(list, s)
	}
	if len(list) != 200*17+40*22 {
		t.Fatalf("testdata holds %d rows", len(list))
	}
	return list
}

// TestPlaces compares with the Swiss Ephemeris' own reading of DE431.
func TestPlaces(t *testing.T) {
	var worst, worstRate [count]float64
	for _, s := range samples(t) {
		place, rate := s.series.AtWithRate(s.tdb)
		if alone := s.series.At(s.tdb); alone.Sub(place).Norm() > 1e-15*place.Norm() {
			t.Fatalf("%s.At(%v) = %v, AtWithRate %v", bodies[s.series].name, s.tdb, alone, place)
		}
		worst[s.series] = max(worst[s.series], place.Sub(s.place).Norm())
		worstRate[s.series] = max(worstRate[s.series], rate.Sub(s.rate).Norm())
	}
	for s, b := range bodies {
		seen := worst[s] / b.nearest / arcsecond
		t.Logf("%-9s %.1e au, %.5f″ from the Earth, rate %.1e au/day", b.name, worst[s], seen, worstRate[s])
		if !(seen <= b.limit) {
			t.Errorf("%s: off by %.4f″, want at most %.4f″", b.name, seen, b.limit)
		}
	}
	// The speed of the Earth enters the aberration: 1e-10 of light's is 0.02 mas.
	const light = 173.1446 // au a day
	// Of light's, 1e-8 is 0.002″.
	if earth := worstRate[AncientSun+EarthMoon] + worstRate[AncientSun+Moon]/(1+EarthMoonRatio); !(earth < 1e-8*light) {
		t.Errorf("velocity of the Earth in the far years off by %.1e au a day, want at most %.1e", earth, 1e-8*light)
	}
	if earth := worstRate[EarthMoon] + worstRate[Moon]/(1+EarthMoonRatio); !(earth < 1e-10*light) {
		t.Errorf("velocity of the Earth off by %.1e au a day, want at most %.1e", earth, 1e-10*light)
	}
}
