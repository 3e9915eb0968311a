package sky

import (
	"testing"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/app/chart"
)

// Before sunrise it is the night that is shown, after it the next; the present is
// always in the chart, and the middle of the night in its middle or right of it.
func TestTheNightIsTheOneThatIsOrTheNext(t *testing.T) {
	in := melbourne(t) // sunrise at 5:54, sunset at 20:20
	for _, c := range []struct{ hour, evening int }{{0, 21}, {5, 21}, {6, 22}, {8, 22}, {12, 22}, {13, 22}, {14, 22}, {19, 22}, {23, 22}} {
		in.Time = time.Date(2026, 11, 22, c.hour, 30, 0, 0, in.Zone)
		from, to := in.span()
		if in.Time.Before(from) || in.Time.After(to) {
			t.Errorf("%v is not between %v and %v", in.Time, from, to)
		}
		if got := in.night().noon; got.Day() != c.evening || got.Hour() != 13 {
			t.Errorf("the night of %v begins at %v, want 13:00 on the %dth", in.Time, got, c.evening)
		}
		if d := to.Sub(from); d < 24*time.Hour || d > 32*time.Hour {
			t.Errorf("the chart of %v is %v long", in.Time, d)
		}
	}
}

// A clock that is shown changes the names of the hours, not the night.
func TestTheNightIsWholeOnEveryClock(t *testing.T) {
	in := melbourne(t)
	kathmandu, err := time.LoadLocation("Asia/Kathmandu")
	if err != nil {
		t.Fatal(err)
	}
	for _, zone := range []*time.Location{time.UTC, in.Zone, kathmandu, time.FixedZone("", -10*3600)} {
		for hour := range 24 {
			at := in
			at.Zone, at.Time = zone, time.Date(2026, 11, 22, hour, 10, 0, 0, time.UTC)
			from, to := at.span()
			d, err := Ahead(at)
			if err != nil {
				t.Fatal(err)
			}
			nights := 0
			for _, b := range d.Bands {
				if b.Shade == chart.Night {
					nights++
					if !b.From.After(from) || !b.To.Before(to) {
						t.Errorf("%v on the clock of %v: the night is cut", at.Time, zone)
					}
				}
			}
			if nights != 1 {
				t.Errorf("%v on the clock of %v: %d nights", at.Time, zone, nights)
			}
		}
	}
}

func TestNoonIsTheLastOneEverywhere(t *testing.T) {
	in := melbourne(t)
	in.Zone = time.UTC
	for lon := -180.0; lon <= 180; lon += 7.3 {
		in.Observer.Longitude = unit.AngleFromDeg(lon)
		for minute := 0; minute < 1440; minute += 17 {
			at := time.Date(2026, 11, 22, 0, minute, 0, 0, time.UTC)
			if d := at.Sub(in.noonBefore(at)); d < 0 || d >= 24*time.Hour {
				t.Errorf("at %v° east the noon before %v is %v earlier", lon, at, d)
			}
		}
	}
}
