package ephem

import (
	"math"
	"testing"
	"time"

	"github.com/soniakeys/unit"
)

// The pressures of ISO 2533, table 5, over that at sea level.
func TestStandardPressure(t *testing.T) {
	for elevation, want := range map[float64]float64{
		-500: 1074.78, 0: 1013.25, 1000: 898.76, 2000: 795.01, 4000: 616.60, 8000: 356.51, 11_000: 226.32, 20_000: 54.75,
	} {
		if got := StandardPressure(elevation) / 1010 * 1013.25; math.Abs(got-want) > 0.15+want*0.001 {
			t.Errorf("%v m: %.2f hPa, want %.2f", elevation, got, want)
		}
	}
}

// Higher up there is less air, unless it is given; and none without.
func TestAirOfTheElevation(t *testing.T) {
	lift := func(o Observer) float64 {
		o.Latitude = unit.AngleFromDeg(19.8261)
		epoch, err := At(noon)
		if err != nil {
			t.Fatal(err)
		}
		for lon := -180.0; lon <= 180; lon += 0.05 { // until the Sun stands low
			o.Longitude = unit.AngleFromDeg(lon)
			p, err := epoch.From(o).Position(Sun)
			if err != nil {
				t.Fatal(err)
			}
			if math.Abs(p.Altitude.Deg()-0.737) < 0.03 {
				return p.Refracted.Deg() - p.Altitude.Deg()
			}
		}
		t.Fatal("the Sun does not rise")
		return 0
	}
	sea, high := lift(Observer{}), lift(Observer{Elevation: 4205})
	if math.Abs(sea-0.389) > 0.01 || math.Abs(high-0.245) > 0.01 { // 598.2 hPa
		t.Errorf("lifted by %.3f° at sea level and by %.3f° at 4205 m, want 0.389° and 0.245°", sea, high)
	}
	if given := lift(Observer{Elevation: 4205, Pressure: 1010, Temperature: 10}); math.Abs(given-sea) > 0.01 {
		t.Errorf("air that is given lifts by %.3f° at 4205 m, by %.3f° at sea level", given, sea)
	}
	if none := lift(Observer{Airless: true, Pressure: 1010}); none != 0 {
		t.Errorf("no air lifts by %v°", none)
	}
}

// Air that is half given has the standard of the elevation for the other half.
func TestWithAir(t *testing.T) {
	nan := math.NaN()
	high := Observer{Elevation: 4205}
	for _, c := range []struct{ pressure, temperature, wantPressure, wantTemperature float64 }{
		{nan, nan, 598.2, 10},
		{800, nan, 800, 10},
		{nan, -20, 598.2, -20},
		{800, -20, 800, -20},
		{0, 5, 0, 10}, // no air has no temperature
	} {
		o := high.WithAir(c.pressure, c.temperature)
		if p, temp := o.Air(); math.Abs(p-c.wantPressure) > 0.2 || temp != c.wantTemperature || o.Airless != (c.pressure == 0) {
			t.Errorf("WithAir(%v, %v) is %v hPa, %v °C, airless %v", c.pressure, c.temperature, p, temp, o.Airless)
		}
	}
	if kept := (Observer{Pressure: 700, Temperature: 3}).WithAir(nan, nan); kept.Pressure != 700 || kept.Temperature != 3 {
		t.Errorf("without any air the observer has %+v", kept)
	}
}

// rises returns the first rise, and the first set, of a body on a day.
func firsts(t *testing.T, o Observer, b Body, h Horizon, date string) (rise, set time.Time) {
	t.Helper()
	from, err := time.Parse(time.DateOnly, date)
	if err != nil {
		t.Fatal(err)
	}
	d, err := Events(o, b, h, from, from.AddDate(0, 0, 1))
	if err != nil || len(d.Rises) == 0 || len(d.Sets) == 0 {
		t.Fatalf("%+v, %v", d, err)
	}
	return d.Rises[0].Time, d.Sets[0].Time
}

// The Sun at altitudes that others ask for: Swiss Ephemeris, bracketed by its topocentric
// altitudes without refraction. The first is from an issue of PyEphem, which answers with
// another ΔT.
func TestAltitudeOfTheCentre(t *testing.T) {
	for _, c := range []struct {
		where     string
		o         Observer
		altitude  float64
		date      string
		rise, set string // empty: not asked
	}{
		{"Taiwan at 60°", Observer{Latitude: unit.AngleFromDeg(24.143), Longitude: unit.AngleFromDeg(120.874), Elevation: 56}, 60, "2021-03-06", "03:51:49", "04:24:00"},
		{"40° N at −4°", Observer{Latitude: unit.AngleFromDeg(40)}, -4, "2026-11-22", "06:34:45", ""},
		{"40° N at 6°", Observer{Latitude: unit.AngleFromDeg(40)}, 6, "2026-11-22", "07:33:54", ""},
		{"40° N at 0°", Observer{Latitude: unit.AngleFromDeg(40)}, 0, "2026-11-22", "06:57:47", ""},
	} {
		rise, set := firsts(t, c.o, Sun, Horizon{Altitude: unit.AngleFromDeg(c.altitude), Centre: true}, c.date)
		for want, got := range map[string]time.Time{c.rise: rise, c.set: set} {
			if want == "" {
				continue
			}
			if at, _ := time.Parse(time.DateTime, c.date+" "+want); got.Sub(at).Abs() > time.Second {
				t.Errorf("%s: %v, want %s", c.where, got, want)
			}
		}
	}
}

// Air that is given counts for rise and set, in proportion; that of the elevation
// does not.
func TestRiseThroughAir(t *testing.T) {
	const date = "2026-11-22"
	here := Observer{Latitude: unit.AngleFromDeg(40)}
	with := func(change func(*Observer)) time.Time {
		o := here
		change(&o)
		rise, _ := firsts(t, o, Sun, Horizon{}, date)
		return rise
	}
	normal, none := with(func(*Observer) {}), with(func(o *Observer) { o.Airless = true })
	if at, _ := time.Parse(time.DateTime, date+" 06:56:14"); none.Sub(at).Abs() > time.Second {
		t.Errorf("without air the Sun rises at %v, want 06:56:14", none)
	}
	if half := with(func(o *Observer) { o.Pressure, o.Temperature = 505, 10 }); math.Abs(half.Sub(normal).Seconds()-none.Sub(half).Seconds()) > 1 {
		t.Errorf("rises %v, %v and %v through all of the air, half and none", normal, half, none)
	}
	if high := with(func(o *Observer) { o.Elevation = 4205 }); high.Sub(normal).Abs() > time.Second {
		t.Errorf("rises at %v at 4205 m, at %v at sea level", high, normal)
	}
	// Daylight begins with the rise.
	o := here
	o.Airless = true
	from, _ := time.Parse(time.DateOnly, date)
	lit, err := Twilights(o, from, from.AddDate(0, 0, 1))
	if err != nil {
		t.Fatal(err)
	}
	for _, stretch := range lit {
		if stretch.Kind == Daylight && stretch.From.Sub(none).Abs() > time.Second {
			t.Errorf("daylight from %v, and the Sun rises at %v", stretch.From, none)
		}
	}
}
