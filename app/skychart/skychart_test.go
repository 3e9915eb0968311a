package skychart

import (
	"strings"
	"testing"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/app/chart"
	"perihelion/ephem"
	"perihelion/ephem/almanac"
	"perihelion/ephem/diagram"
	"perihelion/ephem/text"
)

// asked is a chart of a place at a latitude.
func asked(t *testing.T, k Kind, latitude float64, zone string, at time.Time) Ask {
	t.Helper()
	z, err := time.LoadLocation(zone)
	if err != nil {
		t.Fatal(err)
	}
	a := Ask{Choice: Usual(), Selected: ephem.Mars, Question: almanac.Question{
		Observer: ephem.Observer{Latitude: unit.AngleFromDeg(latitude), Longitude: unit.AngleFromDeg(25)}, Time: at, Zone: z,
	}}
	a.Kind = k
	return a
}

func drawnOf(t *testing.T, a Ask) Drawn {
	t.Helper()
	d, err := a.Compute(t.Context())
	if err != nil {
		t.Fatalf("%s at %v: %v", a.Kind, a.Time, err)
	}
	return d
}

var evening = time.Date(2026, 11, 22, 20, 30, 0, 0, time.UTC)

// Every chart is drawn for places from the equator to the pole and for years from the first
// to the last, and a time goes to its place in the chart and back.
func TestEveryChartEverywhere(t *testing.T) {
	for _, k := range Kinds()[1:] {
		for _, latitude := range []float64{0, 51, 70, 89.9, -33} {
			for _, number := range []int{-2999, 600, 2026, 3000} {
				if k == Moons && number != 2026 {
					continue
				}
				at := evening.AddDate(number-2026, 0, 0)
				d := drawnOf(t, asked(t, k, latitude, "Europe/Helsinki", at))
				for _, p := range []chart.Palette{chart.Dark(), chart.Print()} {
					f, err := d.Saved(p, Marked{At: at, Name: "then"})
					if err != nil || !f.Drawn() {
						t.Errorf("%s at %v° in %d: %v", k, latitude, number, err)
					}
				}
				place := d.Place(at)
				back := d.At(place, at)
				if off := back.Sub(at).Abs(); place < 0 || off > time.Minute {
					t.Errorf("%s at %v° in %d: the time is at %v, and that is %v", k, latitude, number, place, back)
				}
				if words := d.Describe(at); !strings.HasPrefix(words, d.Title()+". ") {
					t.Errorf("%s: %q", k, words)
				}
			}
		}
	}
}

// The chart stays while the time moves within what it covers, and changes with all that it
// depends on.
func TestKeys(t *testing.T) {
	for _, c := range []struct {
		kind    Kind
		change  func(*Ask)
		changed bool
	}{
		{Year, func(a *Ask) { a.Time = a.Time.AddDate(0, -5, 3) }, false},
		{Year, func(a *Ask) { a.Time = a.Time.AddDate(0, 2, 0) }, true},
		{Year, func(a *Ask) { a.Selected = ephem.Venus }, true},
		{Year, func(a *Ask) { a.Calendar = text.Gregorian }, true},
		{Year, func(a *Ask) { a.Horizon.Altitude = 0.1 }, true},
		{Span, func(a *Ask) { a.Time = a.Time.AddDate(1, 0, 0) }, false},
		{Span, func(a *Ask) { a.Observer.Latitude = 0 }, false},
		{Span, func(a *Ask) { a.Quantity = diagram.Distance }, true},
		{Span, func(a *Ask) { a.Curves = a.Curves.With(ephem.Pluto, true) }, true},
		{Span, func(a *Ask) { a.Length = 3 }, true},
		{Analemma, func(a *Ask) { a.Time = a.Time.AddDate(0, 0, -3) }, false},
		{Analemma, func(a *Ask) { a.Time = a.Time.Add(time.Hour) }, true},
		{Analemma, func(a *Ask) { a.Selected = ephem.Venus }, false},
		{Moons, func(a *Ask) { a.Time = a.Time.Add(time.Hour) }, false},
		{Moons, func(a *Ask) { a.Time = a.Time.AddDate(0, 0, 8) }, true},
	} {
		a := asked(t, c.kind, 51, "UTC", evening)
		before := a.Key()
		c.change(&a)
		if changed := a.Key() != before; changed != c.changed {
			t.Errorf("%s, changed %v: %+v, %+v", c.kind, changed, before, a.Key())
		}
	}
}

// Spans of one length follow each other, and none goes beyond the positions.
func TestSpans(t *testing.T) {
	for _, c := range []struct {
		year     int
		length   Length
		from, to string
	}{
		{2026, 3, "2026-10-01", "2027-01-01"}, {2026, 12, "2026-01-01", "2027-01-01"}, {2026, 24, "2026-01-01", "2028-01-01"},
		{2026, 120, "2020-01-01", "2030-01-01"}, {2026, 1200, "2000-01-01", "2100-01-01"},
		{2027, 24, "2026-01-01", "2028-01-01"}, {2026, 60, "2025-01-01", "2030-01-01"},
		{3000, 24, "3000-01-01", "3001-01-01"}, {-2999, 1200, "-3000-12-08", "-2901-12-08"},
	} {
		a := asked(t, Span, 0, "UTC", evening.AddDate(c.year-2026, 0, 0))
		a.Length = c.length
		from, to := a.covers()
		if f, l := from.Format(time.DateOnly), to.Format(time.DateOnly); f != c.from || l != c.to {
			t.Errorf("%v in %d: from %s to %s, want %s to %s", c.length, c.year, f, l, c.from, c.to)
		}
	}
}

// A day of a year keeps the clock, on the other side of a change of the clocks as well.
func TestADayKeepsTheClock(t *testing.T) {
	d := drawnOf(t, asked(t, Year, 60, "Europe/Helsinki", evening))
	for _, c := range []struct{ clock, date string }{{"22:30", "2026-07-01"}, {"03:15", "2026-07-02"}} {
		clock, err := time.ParseInLocation("2006-01-02 15:04", "2026-11-22 "+c.clock, d.year.Zone)
		if err != nil {
			t.Fatal(err)
		}
		got := d.At(181, clock)
		if want := c.date + " " + c.clock; got.Format("2006-01-02 15:04") != want || d.Place(got) != 181 {
			t.Errorf("%v at place %v, want %s", got, d.Place(got), want)
		}
	}
}

func TestChoicesAreKept(t *testing.T) {
	c := Choice{Kind: Span, Quantity: diagram.Elongation, Length: 600, InSky: true}
	c.Curves = c.Curves.With(ephem.Pluto, true).With(ephem.Sun, true)
	if got := ParseChoice(c.Text()); got != c {
		t.Errorf("%s is read as %+v", c.Text(), got)
	}
	for _, text := range []string{"", "null", "[]", `{"kind":"colour"}`, `{"months":-7,"bodies":["earth"],"quantity":"x"}`, `{"bodies":7}`} {
		if got := ParseChoice(text); got != Usual() {
			t.Errorf("%q is read as %+v", text, got)
		}
	}
	if n := len(c.Curves.With(ephem.Sun, false).List()); n != 1 {
		t.Errorf("%d bodies", n)
	}
}

// The extremes of a curve that is read are those of the almanac: Mars at opposition.
func TestDescribeReadsTheTime(t *testing.T) {
	a := asked(t, Span, 0, "UTC", time.Date(2027, 2, 19, 0, 0, 0, 0, time.UTC))
	a.Quantity = diagram.Distance
	d := drawnOf(t, a)
	words := d.Describe(a.Time)
	if !strings.Contains(words, "Distance from the Earth, 2026 to 2027. 19 Feb 2027, ") || !strings.Contains(words, "Mars 0.678 au") {
		t.Errorf("%q", words)
	}
	if p := d.Place(a.Time.AddDate(2, 0, 0)); p != -1 {
		t.Errorf("two years later is at %v", p)
	}
}
