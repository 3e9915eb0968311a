package sky

import (
	"math"
	"strings"
	"testing"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/ephem"
	"perihelion/ephem/almanac"
)

func melbourne(t *testing.T) Inputs {
	t.Helper()
	zone, err := time.LoadLocation("Australia/Melbourne")
	if err != nil {
		t.Fatal(err)
	}
	return Inputs{Refraction: true, Question: almanac.Question{
		Observer: ephem.Observer{Latitude: unit.AngleFromDeg(-37.8), Longitude: unit.AngleFromDeg(145)},
		Time:     time.Date(2026, 11, 22, 23, 48, 7, 0, zone), Zone: zone,
	}}
}

// answered is the day and the sky of inputs.
func answered(t *testing.T, in Inputs) (Day, Sky) {
	t.Helper()
	d, err := Ahead(in)
	if err != nil {
		t.Fatal(err)
	}
	s, err := Look(in)
	if err != nil {
		t.Fatal(err)
	}
	return d, s
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
	d, _ := answered(t, in)
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

// The curves have the altitudes of the table.
func TestCurvesFollowRefraction(t *testing.T) {
	in := melbourne(t)
	for _, refraction := range []bool{true, false} {
		in.Refraction = refraction
		in.Time = in.night().noon.Add(11 * time.Hour)
		d, s := answered(t, in)
		for i, c := range d.Altitudes(s, ephem.Mars, in.Time).Curves {
			got, want := c.Altitudes[int(in.Time.Sub(d.From)/Step)].Deg(), s.Sights[i].Seen.Deg()
			if want > -0.5 && math.Abs(got-want) > 1e-4 {
				t.Errorf("refraction %v: the curve of %v is at %.4f°, the table says %.4f°", refraction, c.Body, got, want)
			}
		}
	}
}

func TestCurvesHaveNoStepAtTheHorizon(t *testing.T) {
	var track []unit.Angle
	for deg := 3.0; deg > -9; deg -= 0.01 {
		track = append(track, unit.AngleFromDeg(deg))
	}
	seen := refracted(track, ephem.Greenwich())
	for i := 1; i < len(seen); i++ {
		if step := (seen[i-1] - seen[i]).Deg(); step < 0.005 || step > 0.0125 {
			t.Errorf("from %.2f° down by 0.01° the curve goes down by %.4f°", track[i-1].Deg(), step)
		}
	}
}

func TestOutOfRange(t *testing.T) {
	in := melbourne(t)
	in.Time = time.Date(3001, 1, 1, 0, 0, 0, 0, time.UTC)
	if _, err := Look(in); !outside(err) {
		t.Errorf("Look in the year 3001: %v", err)
	}
	in.Time = time.Date(1700, 1, 1, 0, 30, 0, 0, in.Zone)
	if s, err := Look(in); err != nil || len(s.Sights) != 10 {
		t.Errorf("Look in 1700: %d bodies, %v", len(s.Sights), err)
	}
	if d, err := Ahead(in); err != nil || d.Tracks[ephem.Pluto] == nil || d.Events[ephem.Mars] == nil {
		t.Errorf("Ahead in 1700: %v", err)
	}
	in.Time = time.Date(3000, 12, 31, 23, 0, 0, 0, time.UTC) // the day and the weeks go on where there is no answer
	if _, err := Ahead(in); err != nil {
		t.Errorf("Ahead in the last hour: %v", err)
	}
}

func TestPolarNight(t *testing.T) {
	in := melbourne(t)
	in.Zone = time.UTC
	in.Observer.Latitude = unit.AngleFromDeg(80)
	in.Time = time.Date(2026, 12, 21, 12, 0, 0, 0, time.UTC)
	d, s := answered(t, in)
	if got := d.Tonight.Hours(in); !strings.HasPrefix(got, "The Sun does not rise until 21 Feb · dark ") {
		t.Errorf("tonight %q", got)
	}
	sun, _ := s.Sight(ephem.Sun)
	if next := d.Next(s, sun); next[Rise].Clock != "not up" || next[Set].Clock != "not up" || next[Transit].Event == nil {
		t.Errorf("in the polar night the Sun's next are %v", next)
	}
	in.Time = time.Date(2026, 6, 21, 12, 0, 0, 0, time.UTC)
	d, s = answered(t, in)
	if got := d.Tonight.Hours(in); got != "The Sun does not set until 30 Aug" || len(d.Tonight.Visits) > 0 {
		t.Errorf("tonight %q, %v", got, d.Tonight.Visits)
	}
	sun, _ = s.Sight(ephem.Sun)
	if next := d.Next(s, sun); next[Rise].Clock != "up all day" || next[Set].Clock != "up all day" {
		t.Errorf("on the polar day the Sun's next are %v", next)
	}
}

func TestFormats(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{distance(0.002491), "0.00249"},
		{distance(1.3806), "1.381"},
		{distance(29.4), "29.40"},
		{light(688.9), "11.48 light-minutes"},
		{light(14650), "4.07 light-hours"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

// A skyline hides bodies behind it, and moves rises and sets.
func TestSkyline(t *testing.T) {
	in := melbourne(t)
	open, before := answered(t, in)
	in.Horizon.Altitude = unit.AngleFromDeg(20)
	hills, s := answered(t, in)
	if open.Key == hills.Key {
		t.Error("behind hills it is the same day")
	}
	hidden := 0
	for i, sight := range s.Sights {
		was := before.Sights[i]
		if was.Up && !sight.Up {
			hidden++
			if got := Where(sight); !strings.Contains(got, "° high behind the skyline, ") {
				t.Errorf("%v is %s", sight.Body, got)
			}
		}
		if sight.Up != (sight.Seen.Deg() > 20) {
			t.Errorf("%v at %.1f° is up: %v", sight.Body, sight.Seen.Deg(), sight.Up)
		}
	}
	if hidden == 0 {
		t.Error("the hills hide nothing")
	}
	rise := func(d Day) time.Time { return d.Events[ephem.Jupiter].Rises[0].Time }
	if late := rise(hills).Sub(rise(open)); late < time.Hour || late > 3*time.Hour {
		t.Errorf("Jupiter rises %v later behind the hills", late)
	}
	if a, b := hills.Tonight.Hours(in), open.Tonight.Hours(in); a == b {
		t.Errorf("the Sun sets at the same time: %q", a)
	}
	in.Horizon = ephem.Horizon{Height: 2000}
	sea := Sight{Sight: s.Sights[0].Sight, Seen: unit.AngleFromDeg(-0.5), Up: true}
	if got := Where(sea); !strings.HasPrefix(got, "0.5° below the level, ") {
		t.Errorf("over the sea's horizon it is %s", got)
	}
	if _, s := answered(t, in); s.Horizon.Skyline().Deg() > -1.2 {
		t.Errorf("from 2000 m the skyline is at %v", s.Horizon.Skyline().Deg())
	}
}

func TestZoneAt(t *testing.T) {
	at := func(lat, lon float64) string {
		return ZoneAt(ephem.Observer{Latitude: unit.AngleFromDeg(lat), Longitude: unit.AngleFromDeg(lon)}).String()
	}
	if got := at(-39.754, 145.051); got != "Australia/Hobart" {
		t.Errorf("in the Bass Strait: %s", got)
	}
	if got := at(0, -150); got != "Etc/GMT+10" {
		t.Errorf("in the Pacific: %s", got)
	}
}
