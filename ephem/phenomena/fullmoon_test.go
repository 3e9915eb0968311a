package phenomena

import (
	"strings"
	"testing"
	"time"

	"perihelion/ephem"
)

func named(t *testing.T, from, to time.Time) []NamedMoon {
	t.Helper()
	moons, err := NamedMoons(t.Context(), from, to)
	if err != nil {
		t.Fatal(err)
	}
	return moons
}

// The supermoons of Espenak's table (full Moons at relative distances of 0.9 and more), and
// the names that almanacs printed.
func TestNamedMoons(t *testing.T) {
	var super []string
	for _, m := range named(t, day(2023, 1, 1), day(2027, 1, 1)) {
		if m.Super() {
			super = append(super, m.Time.Format("2006-01-02"))
		}
		if m.Super() && m.Micro() {
			t.Errorf("%v is both", m.Time)
		}
	}
	want := "2023-07-03 2023-08-01 2023-08-31 2023-09-29 2024-08-19 2024-09-18 2024-10-17 2024-11-15 " +
		"2025-10-07 2025-11-05 2025-12-04 2026-01-03 2026-11-24 2026-12-24"
	if got := strings.Join(super, " "); got != want {
		t.Errorf("supermoons\n%s, want\n%s", got, want)
	}
	for _, c := range []struct {
		at    time.Time
		names string
	}{
		{day(2018, 1, 31), "Blue Moon"},
		{day(2018, 3, 31), "Blue Moon"},
		{day(2020, 10, 1), "Harvest Moon"},
		{day(2020, 10, 31), "Hunter's Moon, Blue Moon"},
		{day(2019, 5, 18), "Flower Moon, seasonal Blue Moon"},
		{day(2021, 8, 22), "Sturgeon Moon, seasonal Blue Moon"},
		{day(2023, 8, 31), "Blue Moon"},
		{day(2023, 9, 29), "Harvest Moon"},
		{day(2024, 8, 19), "Sturgeon Moon, seasonal Blue Moon"},
		{day(2024, 9, 18), "Harvest Moon"},
		{day(2024, 10, 17), "Hunter's Moon"},
		{day(2025, 9, 7), "Corn Moon"},
		{day(2025, 10, 7), "Harvest Moon"},
		{day(2025, 11, 5), "Hunter's Moon, Beaver Moon"},
		{day(2026, 5, 31), "Blue Moon"},
		{day(2027, 5, 20), "Flower Moon, seasonal Blue Moon"},
	} {
		moons := named(t, c.at, c.at.AddDate(0, 0, 1))
		if len(moons) != 1 || strings.Join(moons[0].Names, ", ") != c.names {
			t.Errorf("%s: %v, want %s", c.at.Format(time.DateOnly), moons, c.names)
		}
	}
}

// The month is that of the zone: the full Moon of 30 June 2007 at 13:49 UT was on 1 July in
// Auckland, and in its month no second one.
func TestNamedMoonsInAZone(t *testing.T) {
	west := named(t, day(2007, 6, 20), day(2007, 7, 10))
	east := named(t, day(2007, 6, 20).In(time.FixedZone("NZST", 12*3600)), day(2007, 7, 10))
	if len(west) != 1 || len(east) != 1 || west[0].Names[0] != "Blue Moon" || east[0].Names[0] != "Buck Moon" {
		t.Errorf("%v, %v", west, east)
	}
}

// Near the ends of the years a name may miss what it depends on, and no more.
func TestNamedMoonsAtTheEnds(t *testing.T) {
	for _, year := range []int{-2999, 3000} {
		from := day(year, 1, 1)
		if moons := named(t, from, day(year+1, 1, 1)); len(moons) < 12 {
			t.Errorf("%d: %d full Moons", year, len(moons))
		}
	}
	if _, err := NamedMoons(t.Context(), day(-3100, 1, 1), day(-2900, 1, 1)); err == nil {
		t.Error("−3100 is answered")
	}
	if _, err := NamedMoons(t.Context(), day(2020, 1, 1), day(2020, 1, 1)); err == nil {
		t.Error("an empty span is searched")
	}
}

// A full Moon is the same in Find.
func TestNamedMoonsAreFullMoons(t *testing.T) {
	from, to := day(2030, 1, 1), day(2031, 1, 1)
	events := find(t, from, to, []ephem.Body{ephem.Moon}, FullMoon)
	moons := named(t, from, to)
	if len(moons) != len(events) {
		t.Fatalf("%d, want %d", len(moons), len(events))
	}
	for i := range moons {
		if moons[i].Event != events[i] {
			t.Errorf("%v, want %v", moons[i].Event, events[i])
		}
	}
}
