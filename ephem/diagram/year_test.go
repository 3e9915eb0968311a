package diagram

import (
	"context"
	"errors"
	"math"
	"testing"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/ephem"
	"perihelion/ephem/almanac"
	"perihelion/ephem/text"
)

func at(latitude, longitude float64) ephem.Observer {
	return ephem.Observer{Latitude: unit.AngleFromDeg(latitude), Longitude: unit.AngleFromDeg(longitude)}
}

func zone(t *testing.T, name string) *time.Location {
	z, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return z
}

func yearOf(t *testing.T, y YearOf, year int) Year {
	t.Helper()
	y.First, y.Last = text.Historic.YearOf(time.Date(year, 7, 1, 0, 0, 0, 0, time.UTC))
	table, err := y.Year(t.Context())
	if err != nil {
		t.Fatalf("%v in %d: %v", y.Body, year, err)
	}
	return table
}

func count(runs [][]Passage) (n int) {
	for _, r := range runs {
		n += len(r)
	}
	return n
}

// Each rise and set of the days of the almanac is in the year, by the same clock.
func TestYearAgreesWithTheDays(t *testing.T) {
	y := YearOf{Observer: at(51.5, 0), Body: ephem.Sun, Zone: zone(t, "Europe/London")}
	table := yearOf(t, y, 2026)
	if len(table.Days) != 365 || count(table.Rises) != 365 || count(table.Sets) != 365 || len(table.Rises) != 1 {
		t.Fatalf("%d days, %d rises, %d sets in %d runs", len(table.Days), count(table.Rises), count(table.Sets), len(table.Rises))
	}
	for _, i := range []int{0, 86, 87, 180, 296, 297, 364} { // the clocks change on 29 March and 25 October
		day, err := almanac.NewDay(y.Observer, ephem.Sun, y.Horizon, table.Days[i].From, y.Zone)
		if err != nil {
			t.Fatal(err)
		}
		rise := table.Rises[0][i]
		if rise.Day != i || math.Abs(rise.At.Sub(day.Rise.Time).Seconds()) > 1 {
			t.Errorf("day %d: %v, want %v", i, rise, day.Rise)
		}
		hour, minute, second := rise.At.In(y.Zone).Clock()
		if want := float64(hour) + float64(minute)/60 + float64(second)/3600; math.Abs(rise.Hour-want) > 1.0/3000 {
			t.Errorf("day %d: %.4f h, want %.4f", i, rise.Hour, want)
		}
	}
}

// The light of each day is without gaps, whatever the clocks do, and begins and ends with it.
func TestLightOfEachDay(t *testing.T) {
	for _, c := range []struct {
		observer ephem.Observer
		body     ephem.Body
		zone     string
		year     int
	}{
		{at(51.5, 0), ephem.Mars, "Europe/London", 2026},
		{at(70, 25), ephem.Sun, "Europe/Oslo", 2026},
		{at(-33, 151), ephem.Moon, "Australia/Sydney", 600},
		{at(-13.8, -171.8), ephem.Venus, "Pacific/Apia", 2011}, // without 30 December
		{at(0, 0), ephem.Sun, "UTC", -2999},
		{at(89.9, 0), ephem.Saturn, "UTC", 3000},
	} {
		y := YearOf{Observer: c.observer, Body: c.body, Zone: zone(t, c.zone)}
		for _, d := range yearOf(t, y, c.year).Days {
			last := -1.0
			for i, s := range d.Light {
				if i > 0 && s.From != last || s.To < s.From {
					t.Errorf("%v, %v: %+v", c, d.Date, d.Light)
				}
				last = s.To
			}
			whole := d.To.Sub(d.From) >= 23*time.Hour
			if len(d.Light) == 0 || whole && (math.Abs(d.Light[0].From) > 1 || last != 24) {
				t.Errorf("%v, %v: %+v", c, d.Date, d.Light)
			}
		}
	}
}

// A polar night and a polar day are gaps, not lines: the runs end.
func TestRunsEndWhereTheSunStays(t *testing.T) {
	table := yearOf(t, YearOf{Observer: at(70, 25), Body: ephem.Sun, Zone: zone(t, "Europe/Oslo")}, 2026)
	if n := len(table.Rises); n != 2 {
		t.Errorf("%d runs of rises, want 2: after the polar night and after the polar day", n)
	}
	for _, run := range table.Rises {
		for i := range len(run) - 1 {
			if gap := run[i+1].At.Sub(run[i].At); gap > 36*time.Hour {
				t.Errorf("a line over %v", gap)
			}
		}
	}
	pole := yearOf(t, YearOf{Observer: at(89.9, 0), Body: ephem.Sun, Zone: time.UTC}, 2026)
	if r, s := count(pole.Rises), count(pole.Sets); r < 1 || r > 2 || s != r {
		t.Errorf("near the pole the Sun rises %d times and sets %d times", r, s)
	}
}

func TestYearRefuses(t *testing.T) {
	day := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	y := YearOf{Observer: at(0, 0), First: day, Last: day.AddDate(0, 0, -1)}
	if _, err := y.Year(t.Context()); err == nil {
		t.Error("a year without days")
	}
	y.Last = day.AddDate(0, 0, LongestYear)
	if _, err := y.Year(t.Context()); err == nil {
		t.Error("too many days")
	}
	y.Last = day.AddDate(1, 0, 0)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := y.Year(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}
