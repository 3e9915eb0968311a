package sky

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/ephem"
)

func melbourne(t *testing.T) Inputs {
	t.Helper()
	zone, err := time.LoadLocation("Australia/Melbourne")
	if err != nil {
		t.Fatal(err)
	}
	return Inputs{
		Observer: ephem.Observer{Latitude: unit.AngleFromDeg(-37.8), Longitude: unit.AngleFromDeg(145)},
		Time:     time.Date(2026, 11, 22, 23, 48, 7, 0, zone), Zone: zone, Refraction: true, Others: true,
	}
}

func TestNightBeginsAtTheLastNoon(t *testing.T) {
	in := melbourne(t)
	for _, c := range []struct{ hour, day int }{{23, 22}, {12, 22}, {11, 21}, {0, 21}} {
		in.Time = time.Date(2026, 11, 22, c.hour, 0, 0, 0, in.Zone)
		if got := in.noon(); got.Hour() != 12 || got.Day() != c.day {
			t.Errorf("the night of %v begins at %v", in.Time, got)
		}
		if got := in.midnight(); got.Hour() != 0 || got.Day() != 22 {
			t.Errorf("the day of %v begins at %v", in.Time, got)
		}
	}
}

func TestKeyChangesWithTheDayAndTheObserverOnly(t *testing.T) {
	a := melbourne(t)
	b := a
	b.Time = b.Time.Add(time.Minute)
	b.OnlyUp, b.Refraction = true, false
	if a.Key() != b.Key() {
		t.Error("a minute later is another day")
	}
	b.Time = b.Time.Add(time.Hour)
	if a.Key() == b.Key() {
		t.Error("after midnight it is the same day")
	}
	c := a
	c.Observer.Elevation = 5
	if a.Key() == c.Key() {
		t.Error("a higher observer has the same day")
	}
}

func TestAhead(t *testing.T) {
	in := melbourne(t)
	d, err := Ahead(in)
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Tonight) != 2 || !strings.HasPrefix(d.Tonight[0], "Sunset 20:") || !strings.Contains(d.Tonight[0], " · dark 22:") {
		t.Errorf("tonight %q", d.Tonight)
	}
	if !strings.HasPrefix(d.Tonight[1], "Moon 9") || !strings.Contains(d.Tonight[1], "waxing gibbous") {
		t.Errorf("the Moon: %q", d.Tonight[1])
	}
	if !strings.Contains(d.Best, " is best at ") {
		t.Errorf("best: %q", d.Best)
	}
	for b, track := range d.Tracks {
		if len(track) != 145 || d.Events[b] == nil {
			t.Errorf("%v has %d altitudes and events %v", ephem.Body(b), len(track), d.Events[b])
		}
	}
	for i, band := range d.Bands {
		if i > 0 && !band.From.Equal(d.Bands[i-1].To) {
			t.Errorf("band %d begins at %v, the one before ends at %v", i, band.From, d.Bands[i-1].To)
		}
	}
}

func TestOutOfRange(t *testing.T) {
	in := melbourne(t)
	in.Time = time.Date(3000, 1, 1, 0, 0, 0, 0, time.UTC)
	out := (*ephem.RangeError)(nil)
	if _, err := Look(in); !errors.As(err, &out) {
		t.Errorf("Look in the year 3000: %v", err)
	}
	in.Time = time.Date(2200, 1, 1, 12, 0, 0, 0, time.UTC)
	s, err := Look(in)
	if err != nil || len(s.Sights) != 9 || len(s.Missing) != 1 {
		t.Errorf("Look in 2200: %d bodies, missing %q, %v", len(s.Sights), s.Missing, err)
	}
	if d, err := Ahead(in); err != nil || d.Tracks[ephem.Pluto] != nil || d.Events[ephem.Mars] == nil {
		t.Errorf("Ahead in 2200: %v", err)
	}
}

func TestPolarNight(t *testing.T) {
	in := melbourne(t)
	in.Zone = time.UTC
	in.Observer.Latitude = unit.AngleFromDeg(80)
	in.Time = time.Date(2026, 12, 21, 12, 0, 0, 0, time.UTC)
	d, err := Ahead(in)
	if err != nil || !strings.HasPrefix(d.Tonight[0], "The Sun does not rise") {
		t.Errorf("tonight %q, %v", d.Tonight, err)
	}
	in.Time = time.Date(2026, 6, 21, 12, 0, 0, 0, time.UTC)
	d, err = Ahead(in)
	if err != nil || d.Tonight[0] != "The Sun does not set · never fully dark" || d.Best != "" {
		t.Errorf("tonight %q, best %q, %v", d.Tonight, d.Best, err)
	}
}

func TestFormats(t *testing.T) {
	deg := unit.AngleFromDeg
	for _, c := range []struct{ got, want string }{
		{Altitude(deg(28.3)), "+28.30°"},
		{Altitude(deg(-12.4)), "−12.40°"},
		{Altitude(deg(-0.001)), "+0.00°"},
		{Azimuth(deg(312.5)), "312.50° NW"},
		{Azimuth(deg(359.999)), "0.00° N"},
		{RA(unit.RAFromHour(10.2122)), "10h 12.7m"},
		{RA(unit.RAFromHour(23.9999)), "00h 00.0m"},
		{Dec(deg(13.036)), "+13° 02′"},
		{Dec(deg(-0.5)), "−00° 30′"},
		{Dec(deg(-0.001)), "+00° 00′"},
		{Distance(0.002491), "0.00249"},
		{Distance(1.3806), "1.381"},
		{Distance(29.4), "29.40"},
		{Magnitude(-26.8), "−26.8"},
		{Lit(0.914), "91%"},
		{Light(688.9), "11.48 light-minutes"},
		{Clock([]ephem.Event{{Time: time.Date(2026, 11, 22, 10, 29, 31, 0, time.UTC)}}, time.FixedZone("", 11*3600)), "21:30"},
		{Clock(nil, time.UTC), "—"},
		{Light(14650), "4.07 light-hours"},
		{Offset(time.FixedZone("", 11*3600), time.Now()), "UTC+11"},
		{Offset(time.FixedZone("", -3*3600-1800), time.Now()), "UTC−3:30"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestZoneAt(t *testing.T) {
	at := func(lat, lon float64) string {
		return ZoneAt(ephem.Observer{Latitude: unit.AngleFromDeg(lat), Longitude: unit.AngleFromDeg(lon)}).String()
	}
	if got := at(-39.754, 145.051); got != "Australia/Melbourne" {
		t.Errorf("in the Bass Strait: %s", got)
	}
	if got := at(0, -150); got != "-10" {
		t.Errorf("in the Pacific: %s", got)
	}
}
