package api

import (
	"encoding/json"
	"math"
	"math/rand/v2"
	"strconv"
	"testing"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/ephem"
	"perihelion/ephem/almanac"
)

var sample = ephem.Position{
	Body: ephem.Mars,
	Place: ephem.Place{
		Altitude:  unit.AngleFromDeg(-0.5),
		Azimuth:   unit.AngleFromDeg(102.3),
		HourAngle: unit.HourAngleFromHour(-4.5),
		RA:        unit.RAFromHour(10.25),
		Dec:       unit.AngleFromDeg(-0.25),
		Distance:  1.5,
	},
	Geocentric: ephem.Geocentric{
		AstrometricRA:  unit.RAFromHour(10),
		AstrometricDec: unit.AngleFromDeg(12.5),
		Distance:       1.500042,
		RA:             unit.RAFromHour(10.2),
		Dec:            unit.AngleFromDeg(-0.5),

		EclipticLongitude: unit.AngleFromDeg(149),
		EclipticLatitude:  unit.AngleFromDeg(1.25),
	},
	AirMass:     math.NaN(),
	Parallactic: unit.AngleFromDeg(-40.5),
	Side:        ephem.West,

	DistanceHeliocentric: 1.625,

	Refracted:     unit.AngleFromDeg(11.69),
	LightTime:     748.5,
	Diameter:      unit.AngleFromSec(6.25),
	Elongation:    unit.AngleFromDeg(93.125),
	PhaseAngle:    unit.AngleFromDeg(37),
	Illuminated:   0.9,
	Magnitude:     math.NaN(),
	Constellation: "Leo",
}

// The bytes are the contract: every server is compared by them.
func TestAppendPosition(t *testing.T) {
	when := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	const body = `{"name":"mars","alt":11.6900000,"az":102.3000000,"altitude":-0.5000000,"azimuth":102.3000000,"refracted":11.6900000,` +
		`"ra":153.7500000,"dec":-0.2500000,"raAstrometric":150.0000000,"decAstrometric":12.5000000,` +
		`"raGeocentric":153.0000000,"decGeocentric":-0.5000000,"eclipticLongitude":149.0000000,"eclipticLatitude":1.2500000,` +
		`"hourAngle":-67.5000000,"parallacticAngle":-40.5000000,` +
		`"distance":1.500000000,"distanceGeocentric":1.500042000,"distanceHeliocentric":1.625000000,` +
		`"distanceKm":224396806.050,"distanceGeocentricKm":224403089.161,"lightTime":748.500,` +
		`"illuminated":0.90000,"phaseAngle":37.00000,"elongation":93.12500,"elongationSide":"west","diameter":6.250,"constellation":"Leo",`
	const scales = `"timeBasis":"UTC","deltaT":69.1841,"deltaTUncertainty":0.0001,"siderealTime":86.2500000,`
	place := ephem.Observer{Latitude: unit.AngleFromDeg(-39.754), Longitude: unit.AngleFromDeg(145.051), Elevation: 12.5}
	aired := place
	aired.Pressure, aired.Temperature = 800, -5.5
	sky := answer{
		Sight: almanac.Sight{Position: sample}, timeBasis: "UTC", deltaT: 69.18412, deltaTUncertainty: 0.0001, siderealTime: unit.AngleFromDeg(86.25),
	}
	dated := sky
	dated.day, dated.deltaTUncertainty = []byte(`{"state":"never up","events":[]}`), math.NaN()
	for _, test := range []struct {
		name string
		q    query
		a    answer
		want string
	}{
		{"clock", query{Question: almanac.Question{Observer: ephem.Greenwich(), Time: when}, greenwich: true}, sky,
			`"time":"2026-11-22T12:00:00.000Z",` + scales + `"observer":{"lat":51.4769,"lon":-0.0005,"elevation":0,"default":true}}` + "\n"},
		{"given", query{Question: almanac.Question{Observer: place, Time: when}, given: true}, sky,
			`"time":"2026-11-22T12:00:00Z",` + scales + `"observer":{"lat":-39.754,"lon":145.051,"elevation":12.5,"pressure":1008.5,"temperature":10,"default":false}}` + "\n"},
		{"air and day", query{Question: almanac.Question{Observer: aired, Time: when, Zone: time.UTC}, given: true}, dated,
			`"time":"2026-11-22T12:00:00Z","timeBasis":"UTC","deltaT":69.1841,"siderealTime":86.2500000,` +
				`"zone":"UTC","state":"never up","events":[],` +
				`"observer":{"lat":-39.754,"lon":145.051,"elevation":12.5,"pressure":800,"temperature":-5.5,"default":false}}` + "\n"},
	} {
		got := string(appendPosition(nil, &test.q, &test.a))
		if want := body + test.want; got != want {
			t.Errorf("%s:\n got %s\nwant %s", test.name, got, want)
		}
		if !json.Valid([]byte(got)) {
			t.Errorf("%s: not JSON", test.name)
		}
	}
}

// strconv is the oracle. A tie may go either way: x times a power of ten is
// itself rounded.
func TestAppendFixed(t *testing.T) {
	numbers := []float64{0, 1, -1, 0.1, -0.1, 359.99999999, -1e-12, 1e-7, 89.9999999, 1e6, -40, 1e15, 1e18, 123456789.123456789}
	for range 10_000 {
		numbers = append(numbers, (rand.Float64()-0.5)*math.Pow(10, rand.Float64()*12-6))
	}
	for _, x := range numbers {
		for decimals := 1; decimals <= 9; decimals++ {
			got := string(appendFixed(nil, x, decimals))
			want := strconv.FormatFloat(x, 'f', decimals, 64)
			if got == want {
				continue
			}
			g, err := strconv.ParseFloat(got, 64)
			if err != nil || len(got) < decimals+2 || got[len(got)-decimals-1] != '.' {
				t.Fatalf("appendFixed(%v, %d) = %q", x, decimals, got)
			}
			step := math.Pow(10, -float64(decimals))
			if math.Abs(g-x) > step/2+math.Abs(x)*0x1p-51 {
				t.Errorf("appendFixed(%v, %d) = %s, want %s", x, decimals, got, want)
			}
		}
	}
	if got := string(appendFixed(nil, -1e-12, 3)); got != "0.000" {
		t.Errorf("a negative nothing is %s, want 0.000", got)
	}
}
