package phenomena

import (
	"math"
	"testing"
	"time"

	"github.com/soniakeys/meeus/v3/julian"

	"perihelion/ephem"
)

// The worked examples of Meeus, Astronomical Algorithms, by number, in dynamical time,
// and the accuracy of the book's results, in minutes.
var examples = []struct {
	number  string
	body    ephem.Body
	kind    Kind
	year    int
	month   int
	day     float64
	minutes float64
	figure  float64 // NaN where the book has none
	within  float64
}{
	{"27.b", ephem.Sun, JuneSolstice, 1962, 6, clock(21, 21, 24, 42), 0.1, math.NaN(), 0},
	{"36.a", ephem.Mercury, InferiorConjunction, 1993, 11, clock(6, 3, 0, 0), 60, math.NaN(), 0},
	{"36.b", ephem.Saturn, Conjunction, 2125, 8, clock(26, 10, 0, 0), 60, math.NaN(), 0},
	{"36.c", ephem.Mercury, GreatestElongationWest, 1993, 11, clock(22, 15, 0, 0), 60, 19 + 45./60, 0.6 / 60},
	{"36.d", ephem.Mars, RetrogradeEnds, 1997, 4, clock(27, 18, 0, 0), 120, math.NaN(), 0},
	{"38.a", ephem.Venus, Perihelion, 1978, 12, clock(31, 5, 0, 0), 120, math.NaN(), 0},
	{"38.b", ephem.Mars, Aphelion, 2032, 10, clock(24, 23, 0, 0), 240, math.NaN(), 0},
	{"49.a", ephem.Moon, NewMoon, 1977, 2, clock(18, 3, 37, 40), 0.1, math.NaN(), 0},
	{"49.b", ephem.Moon, LastQuarter, 2044, 1, clock(21, 23, 48, 16), 0.1, math.NaN(), 0},
	// The book's distance is that of the instant, without light-time.
	{"50.a", ephem.Moon, Apogee, 1988, 10, clock(7, 20, 30, 0), 21, 6378.14 / math.Sin((54+0.679/60)/60*math.Pi/180), 40},
	{"51.a", ephem.Moon, AscendingNode, 1987, 5, clock(23, 6, 25, 58), 2, math.NaN(), 0},
	{"52.a", ephem.Moon, GreatestDeclinationNorth, 1988, 12, clock(22, 20, 2, 0), 10, 28 + (9+22./60)/60, 26. / 3600},
	{"52.b", ephem.Moon, GreatestDeclinationSouth, 2049, 4, clock(21, 14, 0, 0), 60, -22.1384, 1. / 60},
}

func clock(day, hour, minute, second float64) float64 {
	return day + (hour+(minute+second/60)/60)/24
}

func TestWorkedExamples(t *testing.T) {
	for _, x := range examples {
		want := julian.CalendarGregorianToJD(x.year, x.month, x.day)
		e := nearest(t, x.body, x.kind, want)
		off := (julianTT(t, e.Time) - want) * 1440
		t.Logf("example %s: %v, %.2f minutes from the book", x.number, e, off)
		if !(math.Abs(off) <= x.minutes) {
			t.Errorf("example %s: %v is %.2f minutes from the book, want at most %v", x.number, e, off, x.minutes)
		}
		if d := math.Abs(e.Figure().Value - x.figure); d > x.within {
			t.Errorf("example %s: %v, the book has %v", x.number, e.Figure(), x.figure)
		}
	}
}

// nearest is the event of a kind that comes nearest to a Julian date of TT.
func nearest(t *testing.T, b ephem.Body, k Kind, tt float64) Event {
	t.Helper()
	about := julian.JDToTime(tt)
	events, err := Find(t.Context(), about.AddDate(0, 0, -10), about.AddDate(0, 0, 10), []ephem.Body{b}, k)
	if err != nil {
		t.Fatal(err)
	}
	if len(events) != 1 {
		t.Fatalf("%v: %d times %s within ten days of %v, want once", b, len(events), k, about)
	}
	return events[0]
}

// Meeus, p. 274: the Earth's perihelia and aphelia from 1991 to 2010 by the
// complete VSOP87, days in dynamical time and au.
var earth = []struct {
	year, month, day int
	hour, au         float64
}{
	{1991, 1, 3, 3, .983281}, {1991, 7, 6, 15.46, 1.016703},
	{1992, 1, 3, 15.06, .983324}, {1992, 7, 3, 12.14, 1.01674},
	{1993, 1, 4, 3.08, .983283}, {1993, 7, 4, 22.37, 1.016666},
	{1994, 1, 2, 5.92, .983301}, {1994, 7, 5, 19.3, 1.016724},
	{1995, 1, 4, 11.1, .983302}, {1995, 7, 4, 2.29, 1.016742},
	{1996, 1, 4, 7.43, .983223}, {1996, 7, 5, 19.02, 1.016717},
	{1997, 1, 1, 23.29, .983267}, {1997, 7, 4, 19.34, 1.016754},
	{1998, 1, 4, 21.27, .9833}, {1998, 7, 3, 23.86, 1.016696},
	{1999, 1, 3, 13.02, .983281}, {1999, 7, 6, 22.86, 1.016718},
	{2000, 1, 3, 5.31, .983321}, {2000, 7, 3, 23.84, 1.016741},
	{2001, 1, 4, 8.89, .983286}, {2001, 7, 4, 13.65, 1.016643},
	{2002, 1, 2, 14.17, .98329}, {2002, 7, 6, 3.8, 1.016688},
	{2003, 1, 4, 5.04, .98332}, {2003, 7, 4, 5.67, 1.016728},
	{2004, 1, 4, 17.72, .983265}, {2004, 7, 5, 10.9, 1.016694},
	{2005, 1, 2, .61, .983297}, {2005, 7, 5, 4.98, 1.016742},
	{2006, 1, 4, 15.52, .983327}, {2006, 7, 3, 23.18, 1.016697},
	{2007, 1, 3, 19.74, .983260}, {2007, 7, 6, 23.89, 1.016706},
	{2008, 1, 2, 23.87, .983280}, {2008, 7, 4, 7.71, 1.016754},
	{2009, 1, 4, 15.51, .983273}, {2009, 7, 4, 1.69, 1.016666},
	{2010, 1, 3, .18, .98329}, {2010, 7, 6, 11.52, 1.016702},
}

func TestEarthInTheBook(t *testing.T) {
	var worst, worstAU float64
	for i, x := range earth {
		kind := [...]Kind{Perihelion, Aphelion}[i%2]
		want := julian.CalendarGregorianToJD(x.year, x.month, clock(float64(x.day), x.hour, 0, 0))
		e := nearest(t, ephem.Sun, kind, want)
		worst = max(worst, math.Abs(julianTT(t, e.Time)-want)*24)
		worstAU = max(worstAU, math.Abs(e.FromSun-x.au))
	}
	t.Logf("within %.3f h and %.1e au of the book, which has hundredths of an hour", worst, worstAU)
	if worst > 0.03 || worstAU > 1.1e-6 {
		t.Errorf("want at most 0.03 h and 1e-6 au")
	}
}

// The Naval Observatory's perihelia and aphelia of the Earth, in UT to the
// minute.
func TestEarthAtTheNavalObservatory(t *testing.T) {
	for i, want := range []string{
		"2020-01-05 07:48", "2020-07-04 11:35", "2021-01-02 13:51", "2021-07-05 22:27",
		"2022-01-04 06:55", "2022-07-04 07:11", "2023-01-04 16:17", "2023-07-06 20:07",
		"2024-01-03 00:39", "2024-07-05 05:06", "2025-01-04 13:28", "2025-07-03 19:55",
		"2026-01-03 17:16", "2026-07-06 17:30",
	} {
		kind := [...]Kind{Perihelion, Aphelion}[i%2]
		at, err := time.Parse("2006-01-02 15:04", want)
		if err != nil {
			t.Fatal(err)
		}
		e := nearest(t, ephem.Sun, kind, julian.TimeToJD(at))
		if off := e.Time.Sub(at); off.Abs() > time.Minute {
			t.Errorf("%s %s, want %s", e.Kind, e.Time.Format(time.DateTime), want)
		}
	}
}

// Meeus, p. 271: the outer planets by the complete VSOP87, to the day. DE431 has
// the flat extremes of Neptune a few days elsewhere.
func TestOuterPlanetsInTheBook(t *testing.T) {
	from := time.Date(1925, 1, 1, 0, 0, 0, 0, time.UTC)
	to := time.Date(2093, 1, 1, 0, 0, 0, 0, time.UTC)
	events, err := Find(t.Context(), from, to, []ephem.Body{ephem.Saturn, ephem.Uranus, ephem.Neptune}, Perihelion, Aphelion)
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		body ephem.Body
		kind Kind
		date string
		au   float64
		days float64
	}{
		{ephem.Saturn, Aphelion, "1929-11-11", 10.0467, 1},
		{ephem.Saturn, Perihelion, "1944-09-08", 9.0288, 1},
		{ephem.Saturn, Aphelion, "1959-05-29", 10.0664, 1},
		{ephem.Saturn, Perihelion, "1974-01-08", 9.0153, 1},
		{ephem.Saturn, Aphelion, "1988-09-11", 10.0444, 1},
		{ephem.Saturn, Perihelion, "2003-07-26", 9.0309, 1},
		{ephem.Saturn, Aphelion, "2018-04-17", 10.0656, 1},
		{ephem.Saturn, Perihelion, "2032-11-28", 9.0149, 1},
		{ephem.Saturn, Aphelion, "2047-07-15", 10.0462, 1},
		{ephem.Uranus, Aphelion, "1925-04-01", 20.0973, 1},
		{ephem.Uranus, Perihelion, "1966-05-21", 18.2848, 1},
		{ephem.Uranus, Aphelion, "2009-02-27", 20.0989, 1},
		{ephem.Uranus, Perihelion, "2050-08-17", 18.2830, 1},
		{ephem.Uranus, Aphelion, "2092-11-23", 20.0994, 1},
		{ephem.Neptune, Aphelion, "1959-07-13", 30.3317, 5},
		{ephem.Neptune, Perihelion, "2042-09-05", 29.8064, 5},
	} {
		day, err := time.Parse(time.DateOnly, x.date)
		if err != nil {
			t.Fatal(err)
		}
		noon, found := day.Add(12*time.Hour), false
		for _, e := range events {
			if e.Body == x.body && e.Kind == x.kind && math.Abs(e.Time.Sub(noon).Hours()/24) <= x.days {
				found = true
				if math.Abs(e.FromSun-x.au) > 1e-4 {
					t.Errorf("%v of %s, want %v au", e, x.date, x.au)
				}
			}
		}
		if !found {
			t.Errorf("%v has no %s on %s", x.body, x.kind, x.date)
		}
	}
	// In a revolution of Neptune there is one of each, although its distance has
	// three extremes every time.
	for _, e := range events {
		if y := e.Time.Year(); e.Body == ephem.Neptune && y != 1959 && y != 2042 {
			t.Errorf("%v in %d is not one of its orbit", e, y)
		}
	}
}
