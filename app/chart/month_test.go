package chart

import (
	"strings"
	"testing"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/ephem"
	"perihelion/ephem/almanac"
	"perihelion/ephem/text"
)

// pageOf is the page of a month in Melbourne.
func pageOf(t *testing.T, month string, begin time.Weekday) MonthData {
	t.Helper()
	zone, err := time.LoadLocation("Australia/Melbourne")
	if err != nil {
		t.Fatal(err)
	}
	days := almanac.Days{Question: almanac.Question{
		Place: "Melbourne", Zone: zone,
		Observer: ephem.Observer{Latitude: unit.AngleFromDeg(-37.81), Longitude: unit.AngleFromDeg(144.96), Elevation: 25},
	}}
	if days.First, days.Last, err = text.Historic.ParseMonth(month); err != nil {
		t.Fatal(err)
	}
	m, err := days.Month(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return NewMonth(m, begin, time.Date(2026, 12, 13, 12, 0, 0, 0, zone), text.Clock)
}

func monthOf(t *testing.T, d MonthData, p Palette) Figure {
	t.Helper()
	f, err := Month(d, p)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestMonthLook(t *testing.T) {
	d := pageOf(t, "2026-12", time.Monday)
	pane := d
	pane.Title, pane.Subtitle, pane.Caption = "", "", ""
	for _, p := range []Palette{Light(), Dark(), Red()} {
		golden(t, "month-"+p.Name, monthOf(t, pane, p), 900, 420, 72)
	}
	d.Paper, d.Days[12].Today = true, false
	golden(t, "month-saved", monthOf(t, d, Print()), 1684, 1190, savedDPI)
}

// The readings of the days lie in a row of seven, with the events that there is room for.
func TestMonthReadings(t *testing.T) {
	d := pageOf(t, "2026-12", time.Sunday)
	readings := monthOf(t, d, Light()).Readings(900, 600)
	if len(readings) != 31 {
		t.Fatalf("%d readings", len(readings))
	}
	first, last := readings[0], readings[30]
	if first.Title != "Tuesday, 1 December 2026" || last.Title != "Thursday, 31 December 2026" {
		t.Errorf("from %q to %q", first.Title, last.Title)
	}
	if w := first.Area.Right - first.Area.Left; first.Area.Left < 2*w || last.Area.Top <= first.Area.Bottom {
		t.Errorf("%+v, %+v", first.Area, last.Area)
	}
	events := 0
	for _, r := range readings {
		for _, l := range r.Lines {
			events++
			if x, y := (l.Area.Left+l.Area.Right)/2, (l.Area.Top+l.Area.Bottom)/2; !r.Area.Has(x, y) {
				t.Errorf("%s: %q stands at %+v", r.Title, l.Label, l.Area)
			}
		}
	}
	if events < 20 {
		t.Errorf("%d events", events)
	}
	if low := monthOf(t, d, Light()).Readings(900, 200); len(low) != 31 || len(low[3].Lines) > 1 {
		t.Errorf("in a low window there are %d days, one with %d events", len(low), len(low[3].Lines))
	}
}

// What a day has comes from the almanac, in the words of the page.
func TestMonthDays(t *testing.T) {
	d := pageOf(t, "2026-12", time.Monday)
	if d.Title != "December 2026" || d.Weekdays[0] != "Monday" || d.Days[0].Column != 1 || d.rows() != 5 {
		t.Errorf("%q, %q, %d, %d", d.Title, d.Weekdays[0], d.Days[0].Column, d.rows())
	}
	if day := d.Days[12]; !day.Today || d.Days[11].Today || !strings.HasPrefix(day.Lines[0], "Sun ↑05:5") || !strings.Contains(day.Lines[1], "↓") {
		t.Errorf("%+v", day)
	}
	all := ""
	for _, day := range d.Days {
		all += strings.Join(day.Events, "\n") + "\n"
	}
	for _, want := range []string{"Full Moon", "New Moon", "December solstice", "Geminids", "° from Regulus"} {
		if !strings.Contains(all, want) {
			t.Errorf("no %q in\n%s", want, all)
		}
	}
	if strings.Contains(all, "right ascension") || strings.Contains(all, "Meteor") {
		t.Error(all)
	}
	// Ten days were left out, and the week went on.
	old := pageOf(t, "1582-10", time.Monday)
	if len(old.Days) != 21 || old.Days[3].Label != "4" || old.Days[4].Label != "15" || old.Days[3].Column != 3 || old.Days[4].Column != 4 || old.Title != "October 1582, Julian calendar" {
		t.Errorf("%d days, %+v, %q", len(old.Days), old.Days[3:5], old.Title)
	}
}

func TestMonthRefuses(t *testing.T) {
	for _, d := range []MonthData{{}, {Days: make([]MonthDay, 32)}, {Days: []MonthDay{{Column: 7}}}} {
		if _, err := Month(d, Light()); err == nil {
			t.Errorf("a page of %d days is drawn", len(d.Days))
		}
	}
	Image(monthOf(t, MonthData{Days: []MonthDay{{Label: "1"}}}, Light()), 60, 40, 72)
}
