package diagram

import (
	"math"
	"testing"
	"time"

	"perihelion/ephem/text"
)

// The equation of time has its four extremes and the declination its two, as almanacs print
// them for these years.
func TestAnalemma(t *testing.T) {
	noon := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	a, err := AnalemmaOf{Observer: at(51.48, 0), At: noon}.Analemma(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if n := len(a.Days); n != 366 || a.Days[0].Month != time.January || a.Days[n-1].Month != time.January || a.Days[31].Month != time.February {
		t.Fatalf("%d days", n)
	}
	least, most, north := a.Days[0], a.Days[0], a.Days[0]
	for _, d := range a.Days {
		if d.EquationOfTime < least.EquationOfTime {
			least = d
		}
		if d.EquationOfTime > most.EquationOfTime {
			most = d
		}
		if d.Declination > north.Declination {
			north = d
		}
		if hour, minute, _ := d.At.UTC().Clock(); hour != 12 || minute != 0 {
			t.Errorf("%v is not at 12:00", d.At)
		}
	}
	// 11 February −14 min 13 s, 3 November +16 min 27 s, 21 June 23°26′.
	if m := least.EquationOfTime.Min(); least.At.Month() != time.February || math.Abs(m+14.22) > 0.05 {
		t.Errorf("the least is %.2f min at %v", m, least.At)
	}
	if m := most.EquationOfTime.Min(); most.At.Month() != time.November || math.Abs(m-16.45) > 0.05 {
		t.Errorf("the most is %.2f min at %v", m, most.At)
	}
	if d := north.Declination.Deg(); north.At.Month() != time.June || math.Abs(d-23.44) > 0.01 {
		t.Errorf("the northernmost is %.3f° at %v", d, north.At)
	}
}

// The clock of the figure does not change in summer, and a year of the Julian calendar has
// its own days.
func TestAnalemmaByOtherClocks(t *testing.T) {
	melbourne := zone(t, "Australia/Melbourne")
	a, err := AnalemmaOf{Observer: at(-37.8, 145), At: time.Date(2026, 1, 15, 9, 30, 0, 0, melbourne)}.Analemma(t.Context())
	if err != nil || text.Offset(a.Zone, a.Days[180].At) != "UTC+11" {
		t.Errorf("%v, %v", a.Zone, err)
	}
	for _, d := range a.Days {
		if hour, minute, _ := d.At.In(a.Zone).Clock(); hour != 9 || minute != 30 {
			t.Errorf("%v", d.At)
		}
	}
	for year, want := range map[int]int{-2999: 366, 600: 367, 1582: 356, 3000: 365} { // of the last year the day after it is left out
		a, err := AnalemmaOf{Observer: at(0, 0), At: time.Date(year, 7, 1, 12, 0, 0, 0, time.UTC)}.Analemma(t.Context())
		if err != nil || len(a.Days) != want {
			t.Errorf("%d: %d days, %v", year, len(a.Days), err)
		}
	}
}
