package text

import (
	"math"
	"testing"
	"time"

	"github.com/soniakeys/unit"
)

func TestFormats(t *testing.T) {
	deg := unit.AngleFromDeg
	nan := math.NaN()
	for _, c := range []struct{ got, want string }{
		{DMS(deg(-39.754), "N", "S"), "39° 45′ 14.4″ S"},
		{DMS(deg(59.99999999), "N", "S"), "60° 00′ 00.0″ N"},
		{DMS(deg(-0.000001), "N", "S"), "0° 00′ 00.0″ N"},
		{SignedDMS(deg(13 + 2.0/60 + 11.4/3600)), "+13° 02′ 11″"},
		{SignedDMS(deg(-0.5)), "−00° 30′ 00″"},
		{HMS(unit.RAFromHour(10 + 12.0/60 + 44.12/3600)), "10h 12m 44.1s"},
		{HMS(unit.RAFromHour(23.999999999)), "00h 00m 00.0s"},
		{HourAngle(unit.HourAngleFromHour(-2.5)), "−2h 30m 00s"},
		{Degrees(deg(-12.4), 2), "−12.40°"},
		{Degrees(deg(-0.001), 2), "0.00°"},
		{Number(-1.25, 1), "−1.2"},
		{Number(1234.5678, 3), "1234.568"},
		{Number(nan, 2), "–"},
		{Degrees(unit.Angle(math.Inf(1)), 2), "–"},
		{DMS(unit.Angle(nan), "N", "S"), "–"},
		{Compass(deg(0)), "N"}, {Compass(deg(359.9)), "N"}, {Compass(deg(11.24)), "N"}, {Compass(deg(11.26)), "NNE"},
		{Compass(deg(337.5)), "NNW"}, {Compass(deg(-90)), "W"}, {Compass(unit.Angle(nan)), "–"},
		{Azimuth(deg(312.5), 2), "312.50° NW"}, {Azimuth(deg(359.999), 2), "0.00° N"}, {Azimuth(unit.Angle(nan), 0), "–"},
		{SignedDegrees(deg(28.3), 2), "+28.30°"}, {SignedDegrees(deg(-12.4), 1), "−12.4°"},
		{SignedDegrees(deg(-0.001), 2), "+0.00°"}, {SignedDegrees(unit.Angle(nan), 2), "–"},
		{SignedDM(deg(13.04)), "+13° 02′"}, {SignedDM(deg(-0.5)), "−00° 30′"}, {SignedDM(deg(-0.001)), "+00° 00′"},
		{SignedDM(deg(59.9999)), "+60° 00′"}, {SignedDM(unit.Angle(nan)), "–"},
		{HM(unit.RAFromHour(10 + 12.68/60)), "10h 12.7m"}, {HM(unit.RAFromHour(23.9999)), "00h 00.0m"}, {HM(unit.RA(nan)), "–"},
		{Distance(384_400/149_597_870.7, 5), "384,400 km"},
		{Distance(1.52371, 5), "1.52371 au"}, {Distance(1.52371, 2), "1.52 au"}, {Distance(nan, 2), "–"},
		{Diameter(12.345, 2), "12.35″"}, {Diameter(1864.25, 2), "31′ 04.3″"}, {Diameter(nan, 2), "–"},
		{Percent(0.853, 0), "85 %"}, {Percent(nan, 1), "–"},
		{Seconds(1.2824), "1.282 s"}, {Seconds(499.02), "8 min 19.0 s"}, {Seconds(20_052.3), "5 h 34 min 12.3 s"}, {Seconds(nan), "–"},
		{Thousands(1234567), "1,234,567"}, {Thousands(-1000), "−1,000"}, {Thousands(999.4), "999"}, {Thousands(0), "0"},
		{Clock(time.Date(2026, 11, 22, 21, 29, 31, 0, time.UTC)), "21:30"},
		{Clock(time.Date(2026, 11, 22, 23, 59, 29, 0, time.UTC)), "23:59"},
		{Clock(time.Date(2026, 11, 22, 23, 59, 53, 0, time.UTC)), "23:59"}, // 00:00 would begin the day
		{Clock(time.Date(2026, 11, 22, 23, 58, 53, 0, time.UTC)), "23:59"},
		{Clock(time.Date(2026, 11, 23, 0, 0, 31, 0, time.UTC)), "00:01"},
		{Offset(time.FixedZone("", 11*3600), time.Now()), "UTC+11"},
		{Offset(time.FixedZone("", -3*3600-1800), time.Now()), "UTC−3:30"},
		{Offset(time.FixedZone("", 3600+34*60+52), time.Now()), "UTC+1:34:52"},
		{Offset(time.UTC, time.Now()), "UTC"},
		{Historic.Date(time.Date(2026, 11, 2, 0, 0, 0, 0, time.UTC)), "2 November 2026"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}

// A text is read again as the same value, to its last digit.
func TestWrittenIsRead(t *testing.T) {
	for d := -90.0; d <= 90; d += 0.737 {
		a := unit.AngleFromDeg(d)
		for _, s := range []string{DMS(a, "N", "S"), SignedDMS(a), Degrees(a, 6)} {
			got, err := ParseLatitude(s)
			if err != nil || math.Abs((got-a).Sec()) > 0.51 {
				t.Errorf("%q is read as %v°, %v; was %v°", s, got.Deg(), err, d)
			}
		}
	}
}

func TestCoordinates(t *testing.T) {
	for _, c := range []struct {
		lat, lon float64
		want     string
	}{
		{47.8095, 13.055, "47.8095° N, 13.0550° E"},
		{-37.814, -144.963, "37.8140° S, 144.9630° W"},
		{0, 0, "0.0000° N, 0.0000° E"},
	} {
		if got := Coordinates(unit.AngleFromDeg(c.lat), unit.AngleFromDeg(c.lon)); got != c.want {
			t.Errorf("Coordinates(%v, %v) = %q, want %q", c.lat, c.lon, got, c.want)
		}
	}
}
