package chart

import (
	"strings"
	"testing"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/ephem"
	"perihelion/ephem/diagram"
)

func figureOfEight(t *testing.T, latitude float64, at time.Time, sky bool, p Palette) Figure {
	t.Helper()
	a, err := diagram.AnalemmaOf{Observer: ephem.Observer{Latitude: unit.AngleFromDeg(latitude)}, At: at}.Analemma(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	f, err := Analemma(AnalemmaData{Analemma: a, InSky: sky, Now: at}, p)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestAnalemmaLooks(t *testing.T) {
	noon := time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)
	golden(t, "analemma-dark", figureOfEight(t, 51, noon, false, Dark()), 560, 300, 72)
	golden(t, "analemma-sky-light", figureOfEight(t, -33, noon.Add(-4*time.Hour), true, Light()), 560, 300, 72)
	golden(t, "analemma-70-red", figureOfEight(t, 70, noon, true, Red()), 400, 260, 72)
	golden(t, "analemma-zenith", figureOfEight(t, 0, noon.AddDate(-1426, 0, 0), true, Print()), savedWidth, savedHeight, savedDPI)
	golden(t, "analemma-small", figureOfEight(t, 51, noon, true, Dark()), 360, 160, 72)
}

// The readings lie along the figure, each where its day is.
func TestAnalemmaIsRead(t *testing.T) {
	noon := time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)
	all := figureOfEight(t, 51, noon, true, Dark()).Readings(560, 300)
	if len(all) != 366 || orderOf(all) != alongFigure {
		t.Fatalf("%d readings in the order %v", len(all), orderOf(all))
	}
	for _, i := range []int{20, 100, 200, 300} {
		a := all[i].Area
		x, y := (a.Left+a.Right)/2, (a.Top+a.Bottom)/2
		if got := PlaceAmong(all, x, y); got != float64(i) || ReadingAt(all, x, y) != i || PlaceOf(all, got) != a {
			t.Errorf("reading %d is found as %v", i, got)
		}
	}
	if PlaceAmong(all, 5, 5) != -1 || ReadingAt(all, 5, 5) != -1 {
		t.Error("a corner is on the figure")
	}
	if got := lines(all[323]); !strings.Contains(all[323].Title, "20 Nov 2026, 12:00 UTC") || !strings.Contains(got, "equation of time +14 min 2") || !strings.Contains(got, "declination −19.8°") {
		t.Errorf("%q: %s", all[323].Title, got)
	}
}

func TestAnalemmaRefuses(t *testing.T) {
	if _, err := Analemma(AnalemmaData{}, Dark()); err == nil {
		t.Error("a figure without days is drawn")
	}
}
