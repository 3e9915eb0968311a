package ephem

import (
	"testing"
	"time"

	"github.com/soniakeys/unit"
)

// faceOf returns a face for the Earth's centre at an instant of UTC.
func faceOf(t *testing.T, b Body, at string) Face {
	t.Helper()
	when, err := time.Parse(time.RFC3339Nano, at)
	if err != nil {
		t.Fatal(err)
	}
	e, err := At(when)
	if err != nil {
		t.Fatal(err)
	}
	return centralFace(t, e, b)
}

// The Astronomical Almanac for 2013, page C4 and following: the Sun at 0h TT.
func TestSunOfTheAlmanac(t *testing.T) {
	for _, c := range []struct {
		at      time.Time
		p, b, l float64
	}{
		{time.Date(2013, 4, 1, 0, 0, 0, 0, time.UTC), -26.15, -6.54, 221.44},
		{time.Date(2013, 12, 1, 0, 0, 0, 0, time.UTC), 16.05, 0.88, 237.83},
	} {
		f := faceAt(t, Sun, c.at)
		near(t, "P of the Sun", f.Axis, c.p, 0.01)
		near(t, "B0 of the Sun", f.SubObserver.Latitude, c.b, 0.01)
		near(t, "L0 of the Sun", f.SubObserver.Longitude, c.l, 0.01)
	}
}

// A rotation of Carrington begins where L0 is 0: days of TT from the Astronomical Almanac for
// 2013, page C4, to a hundredth, in which the Sun turns by 0.13°.
func TestCarringtonRotations(t *testing.T) {
	for _, c := range []struct {
		month time.Month
		day   float64
	}{
		{1, 25.83}, {2, 22.17}, {3, 21.49}, {4, 17.78}, {5, 15.02}, {6, 11.22}, {7, 8.42}, {8, 4.63}, {8, 31.87}, {9, 28.14},
		{10, 25.43}, {11, 21.73}, {12, 19.05},
	} {
		at := time.Date(2013, c.month, 1, 0, 0, 0, 0, time.UTC).Add(time.Duration((c.day - 1) * float64(24*time.Hour)))
		near(t, "L0 at "+at.String(), faceAt(t, Sun, at).SubObserver.Longitude, 0, 0.07)
	}
}

// The Moon over an observer by JPL's Horizons (DE441): its sub-longitude and sub-latitude and
// the position angle of the pole, apparent, topocentric; and by NASA's Scientific
// Visualization Studio (Dial-A-Moon), from the Earth's centre, with the place under the Sun.
func TestMoonOfHorizons(t *testing.T) {
	for _, c := range []struct {
		at               string
		lon, lat, p, off float64
	}{
		{"2026-08-28T18:00:00Z", 355.452806, -0.551886, 339.0592, 0.003},
		{"2026-08-28T19:00:00Z", 355.420827, -0.603261, 339.0004, 0.003},
		{"2026-08-28T20:00:00Z", 355.356141, -0.669562, 338.9474, 0.003},
		{"2026-08-28T21:00:00Z", 355.261853, -0.750602, 338.8995, 0.003},
		{"2026-08-28T22:00:00Z", 355.143076, -0.845123, 338.8557, 0.003},
		{"2026-08-28T23:00:00Z", 355.006635, -0.950866, 338.8151, 0.003},
	} {
		when, err := time.Parse(time.RFC3339, c.at)
		if err != nil {
			t.Fatal(err)
		}
		e, err := At(when)
		if err != nil {
			t.Fatal(err)
		}
		f, err := e.From(Observer{Latitude: unit.AngleFromDeg(52.37), Longitude: unit.AngleFromDeg(4.90)}).Face(Moon)
		if err != nil {
			t.Fatal(err)
		}
		near(t, c.at+": longitude", f.SubObserver.Longitude, c.lon, c.off)
		near(t, c.at+": latitude", f.SubObserver.Latitude, c.lat, c.off)
		near(t, c.at+": position angle", f.Axis, c.p, c.off)
	}
	for _, c := range []struct {
		at                       string
		lon, lat, sunLon, sunLat float64
	}{
		{"2020-01-01T00:00:00Z", 0.773, 6.360, 114.557, -0.045},
		{"2025-06-30T23:00:00Z", 5.652, -0.283, 116.296, 1.473},
		{"2026-01-01T00:00:00Z", -1.279, -6.556, 32.520, -1.346},
	} {
		f := faceOf(t, Moon, c.at)
		near(t, c.at+": longitude", f.SubObserver.Longitude, c.lon, 0.004)
		near(t, c.at+": latitude", f.SubObserver.Latitude, c.lat, 0.004)
		near(t, c.at+": longitude of the Sun", f.SubSolar.Longitude, c.sunLon, 0.008)
		near(t, c.at+": latitude of the Sun", f.SubSolar.Latitude, c.sunLat, 0.004)
	}
}

// Mars and Saturn by Horizons, from the Earth's centre; the second of Mars from a place on
// the Earth, which makes 0.001°. Horizons has the Sun's place with aberration, which is up to
// 0.005° on Mars.
func TestPlanetsOfHorizons(t *testing.T) {
	for _, c := range []struct {
		at                                 string
		lon, lat, sunLon, sunLat, p, wrong float64
	}{
		{"2010-05-01T00:00:00Z", 286.52, 18.22, 246.99, 25.34, 358.6230, 0.006},
		{"2025-12-24T13:35:00Z", 115.612958, -5.463741, 112.879016, -6.152040, 22.9663, 0.005},
	} {
		f := faceOf(t, Mars, c.at)
		near(t, c.at+": central meridian of Mars", f.SubObserver.Longitude, c.lon, c.wrong)
		near(t, c.at+": latitude", f.SubObserver.Latitude, c.lat, c.wrong)
		near(t, c.at+": longitude of the Sun", f.SubSolar.Longitude, c.sunLon, c.wrong)
		near(t, c.at+": latitude of the Sun", f.SubSolar.Latitude, c.sunLat, c.wrong)
		near(t, c.at+": position angle", f.Axis, c.p, c.wrong)
	}
	f := faceOf(t, Saturn, "2023-10-10T13:20:53.223Z")
	near(t, "central meridian of Saturn", f.SubObserver.Longitude, 342.182526, 0.003)
	near(t, "latitude on Saturn", f.SubObserver.Latitude, 12.606481, 0.0005)
}

// By their definition the central meridians of Jupiter's systems I and II were 47.31° and 96.58°
// on 14 July 1897 at noon of Greenwich (Explanatory Supplement to the Astronomical Ephemeris,
// 1961), which is taken as noon of Terrestrial Time. The IAU rounds the longitudes of the
// prime meridians at J2000.0 to a tenth of a degree: 67.1° and 43.3°. Meeus, whose figures
// are of 1950, has 67.106° and 43.359° there, which is the definition to 0.01°: System II of the
// IAU is 0.06° less.
func TestJupiterByDefinition(t *testing.T) {
	const rounded = 0.059
	f := faceAt(t, Jupiter, time.Date(1897, 7, 14, 12, 0, 0, 0, time.UTC))
	near(t, "System I", f.SystemI, 47.31, 0.02)
	near(t, "System II", f.SystemII, 96.58-rounded, 0.02)
}
