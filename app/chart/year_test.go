package chart

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/soniakeys/unit"
	"gonum.org/v1/plot/vg"

	"perihelion/ephem"
	"perihelion/ephem/diagram"
	"perihelion/ephem/text"
)

// inYear is a body in a year at a latitude.
func inYear(t *testing.T, b ephem.Body, latitude float64, zone string, number int) YearData {
	t.Helper()
	z, err := time.LoadLocation(zone)
	if err != nil {
		t.Fatal(err)
	}
	q := diagram.YearOf{Observer: ephem.Observer{Latitude: unit.AngleFromDeg(latitude), Longitude: unit.AngleFromDeg(25)}, Body: b, Zone: z}
	q.First, q.Last = text.Historic.YearOf(time.Date(number, 7, 1, 0, 0, 0, 0, z))
	y, err := q.Year(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return YearData{Year: y, Now: time.Date(number, 11, 20, 21, 0, 0, 0, z)}
}

func yearFigure(t *testing.T, d YearData, p Palette) Figure {
	t.Helper()
	f, err := Year(d, p)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestYearLooks(t *testing.T) {
	sun := inYear(t, ephem.Sun, 70, "Europe/Oslo", 2026)
	golden(t, "year-sun-70-dark", yearFigure(t, sun, Dark()), 700, 300, 72)
	golden(t, "year-moon-light", yearFigure(t, inYear(t, ephem.Moon, 51, "UTC", 600), Light()), 560, 260, 72)
	golden(t, "year-pole-red", yearFigure(t, inYear(t, ephem.Sun, 89.9, "UTC", 3000), Red()), 400, 180, 72)
	mars := inYear(t, ephem.Mars, -33, "Europe/Oslo", 2026)
	mars.Title, mars.Subtitle, mars.Caption, mars.Mark = "Mars in 2026", "33°S 25°E; Europe/Oslo", "Perihelion. By the clock of the zone.", "20 Nov"
	golden(t, "year-saved", yearFigure(t, mars, Print()), savedWidth, savedHeight, savedDPI)
}

// A day is read with what happens on it, by the clock, and lies where the day is.
func TestYearIsRead(t *testing.T) {
	d := inYear(t, ephem.Sun, 51, "Europe/London", 2026)
	all := yearFigure(t, d, Dark()).Readings(700, 300)
	if len(all) != len(d.Year.Days) {
		t.Fatalf("%d readings of %d days", len(all), len(d.Year.Days))
	}
	for _, i := range []int{0, 170, 364} {
		rise := d.Year.Rises[0][i].At.In(d.Year.Zone).Format("rise 15:04")
		if !strings.Contains(lines(all[i]), rise) || !strings.Contains(all[i].Title, d.Year.Days[i].Date.Format("2 Jan 2006")) {
			t.Errorf("day %d: %q, %q; want %q", i, all[i].Title, lines(all[i]), rise)
		}
		if at := (all[i].Area.Left + all[i].Area.Right) / 2; PlaceAmong(all, at, 100) != float64(i) {
			t.Errorf("day %d is found as %v", i, PlaceAmong(all, at, 100))
		}
	}
	if got := lines(all[0]); !strings.Contains(got, "dark 00:00–04:21, 16:26–00:00") {
		t.Errorf("1 January: %q", got)
	}
	night := inYear(t, ephem.Sun, 80, "UTC", 2026)
	if got := lines(yearFigure(t, night, Dark()).Readings(700, 300)[0]); !strings.Contains(got, "transit") || strings.Contains(got, "rise") {
		t.Errorf("the polar night: %q", got)
	}
}

// A line never crosses the chart from one edge of the day to the other.
func TestYearHasNoFalseLines(t *testing.T) {
	for _, latitude := range []float64{0, 51, 70, 89.9, -33} {
		for _, b := range []ephem.Body{ephem.Sun, ephem.Moon, ephem.Mars} {
			d := inYear(t, b, latitude, "Europe/Oslo", 2026)
			g := grid{x: func(v float64) vg.Length { return vg.Length(v) }, y: func(v float64) vg.Length { return vg.Length(v) }}
			for _, v := range (year{YearData: d}).curves(g) {
				for _, line := range v.lines {
					for i := 1; i < len(line); i++ {
						if dy, dx := math.Abs(float64(line[i].Y-line[i-1].Y)), line[i].X-line[i-1].X; dy > 12 || dx > 2 {
							t.Fatalf("%v at %v°, %s: from %v to %v", b, latitude, v.name, line[i-1], line[i])
						}
					}
				}
			}
		}
	}
}

func TestDatesOfEverySpan(t *testing.T) {
	from := time.Date(2026, 3, 5, 7, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		days  float64
		width float64
		want  string
	}{
		{8, 500, "6 Mar 2026|7 Mar |8 Mar |9 Mar |10 Mar |11 Mar |12 Mar |13 Mar "},
		{40, 500, "10 Mar 2026|15 Mar |20 Mar |25 Mar |1 Apr |5 Apr |10 Apr "},
		{365, 500, "Apr 2026|May |Jun |Jul |Aug |Sep |Oct |Nov |Dec |Jan 2027|Feb |Mar "},
		{730, 300, "Apr 2026|Jul |Oct |Jan 2027|Apr |Jul |Oct |Jan 2028"},
		{3653, 500, "2027 |2028 |2029 |2030 |2031 |2032 |2033 |2034 |2035 |2036 "},
		{36525, 500, "2030 |2040 |2050 |2060 |2070 |2080 |2090 |2100 |2110 |2120 "},
	} {
		var got []string
		for _, m := range dates(from, from.Add(time.Duration(c.days*24)*time.Hour), time.UTC, text.Historic, vg.Length(c.width), tickStyle(Dark())) {
			got = append(got, fmt.Sprintf("%s %s", m.label, m.year))
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%v days: %q, want %q", c.days, s, c.want)
		}
	}
	// In the Julian calendar a year begins on its own 1 January.
	first, last := text.Historic.YearOf(time.Date(600, 7, 1, 0, 0, 0, 0, time.UTC))
	if m := dates(first, last, time.UTC, text.Historic, 500, tickStyle(Dark())); len(m) != 12 || m[0].label != "Jan" || m[0].year != "600" || !m[0].Equal(first) {
		t.Errorf("600: %v", m)
	}
}

func TestYearRefuses(t *testing.T) {
	if _, err := Year(YearData{}, Dark()); err == nil {
		t.Error("a year without days is drawn")
	}
}
