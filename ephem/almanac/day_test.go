package almanac

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/ephem"
	"perihelion/ephem/text"
)

// The events are those of the civil day, which has 23 hours when the clocks go
// forward.
func TestCivilDay(t *testing.T) {
	zone, err := text.Zone("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	from, to := civilDay(time.Date(2026, 3, 29, 12, 0, 0, 0, time.UTC), zone)
	if to.Sub(from) != 23*time.Hour || from.Format(time.RFC3339) != "2026-03-29T00:00:00Z" {
		t.Errorf("from %v to %v", from, to)
	}
}

// A star-like body rises twice on a day near that on which it rises at midnight,
// and the Moon on one day a month not at all.
func TestTwoEventsAndNone(t *testing.T) {
	count := func(b ephem.Body, date time.Time, event string) (n int, d Day) {
		d, err := NewDay(ephem.Greenwich(), b, ephem.Horizon{}, date, time.UTC)
		if err != nil {
			t.Fatal(err)
		}
		for i, e := range d.Events {
			if e.Event == event {
				n++
			}
			if i > 0 && e.Time.Before(d.Events[i-1].Time) {
				t.Errorf("%v on %v: %v is not in order", b, date, d.Events)
			}
			if (e.Azimuth == nil) == (e.Altitude == nil) || (e.Altitude != nil) != (e.Event == "transit") {
				t.Errorf("%v on %v: %+v", b, date, e)
			}
		}
		return n, d
	}
	var twice, never int
	for day := range 365 {
		date := time.Date(2026, 1, 1+day, 12, 0, 0, 0, time.UTC)
		n, d := count(ephem.Jupiter, date, "rise")
		if n == 2 {
			twice++
			first := d.Events[0]
			if first.Event != "rise" || !d.Rise.Equal(first.Time) || *d.RiseAzimuth != *first.Azimuth {
				t.Errorf("on %v the first rise is %v, of %v", date, d.Rise, d.Events)
			}
		}
		if n, d := count(ephem.Moon, date, "rise"); n == 0 {
			never++
			bytes, err := json.Marshal(d)
			if err != nil || strings.Contains(string(bytes), `"rise"`) || strings.Contains(string(bytes), `"riseAzimuth"`) || d.State != ephem.RisesAndSets {
				t.Errorf("on %v: %s, %v", date, bytes, err)
			}
		}
	}
	if twice != 1 {
		t.Errorf("Jupiter rises twice on %d days of 2026", twice)
	}
	if never < 11 || never > 13 {
		t.Errorf("the Moon does not rise on %d days of 2026", never)
	}
}

// At either end of the years with positions, the day is as much of it as there
// is.
func TestDayAtTheEdges(t *testing.T) {
	o := ephem.Observer{Latitude: unit.AngleFromDeg(40), Longitude: unit.AngleFromDeg(-74)}
	zone := time.FixedZone("here", -5*3600)
	for _, when := range []string{"1600-01-01T00:00:00Z", "2399-12-31T23:59:59Z"} {
		at, err := time.Parse(time.RFC3339, when)
		if err != nil {
			t.Fatal(err)
		}
		d, err := New(o, at, []ephem.Body{ephem.Sun, ephem.Moon}, zone)
		if err != nil || len(d.Bodies) != 2 || d.Bodies[0].State == "" {
			t.Errorf("%s: %+v, %v", when, d, err)
		}
	}
}

// A skyline of 5° is left later and reached earlier than the level, and the
// sea's horizon below a cliff earlier and later.
func TestHorizon(t *testing.T) {
	day := func(h ephem.Horizon) Day {
		d, err := NewDay(ephem.Greenwich(), ephem.Sun, h, time.Date(2026, 3, 20, 12, 0, 0, 0, time.UTC), time.UTC)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	level, hill, cliff := day(ephem.Horizon{}), day(ephem.Horizon{Altitude: unit.AngleFromDeg(5)}), day(ephem.Horizon{Height: 100})
	if !hill.Rise.After(level.Rise) || !hill.Set.Before(level.Set) || !cliff.Rise.Before(level.Rise) || !cliff.Set.After(level.Set) {
		t.Errorf("level %v to %v, hill %v to %v, cliff %v to %v", level.Rise, level.Set, hill.Rise, hill.Set, cliff.Rise, cliff.Set)
	}
	for field, h := range map[string]ephem.Horizon{
		"skyline": {Altitude: unit.AngleFromDeg(81)}, "−10": {Altitude: unit.AngleFromDeg(-11)}, "eye": {Height: -1},
	} {
		if err := h.Validate(); err == nil || !strings.Contains(err.Error(), field) {
			t.Errorf("%+v: %v", h, err)
		}
		if _, err := (Question{Observer: ephem.Greenwich(), Time: time.Unix(0, 0), Horizon: h}).Document(); err == nil {
			t.Errorf("a document for %+v", h)
		}
	}
}
