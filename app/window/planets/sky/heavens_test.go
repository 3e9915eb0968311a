package sky

import (
	"math"
	"testing"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/ephem"
	"perihelion/ephem/almanac"
)

func vienna(at time.Time) Inputs {
	return Inputs{
		Question: almanac.Question{
			Observer: ephem.Observer{Latitude: unit.AngleFromDeg(48.2), Longitude: unit.AngleFromDeg(16.4), Elevation: 171}, Zone: time.UTC, Time: at,
		},
		Refraction: true,
	}
}

// The stars stand where the observer's air shows them.
func TestHeavensAreRefracted(t *testing.T) {
	in := vienna(time.Date(2026, 11, 29, 0, 40, 0, 0, time.UTC))
	seen, err := in.Heavens()
	if err != nil {
		t.Fatal(err)
	}
	in.Refraction = false
	airless, err := in.Heavens()
	if err != nil {
		t.Fatal(err)
	}
	pressure, temperature := in.Observer.Air()
	low := 0
	for i, p := range airless.Stars {
		if p.Index != i {
			t.Fatalf("star %d stands in the place of %d", p.Index, i)
		}
		if p.Altitude.Deg() <= -1 {
			continue
		}
		want := ephem.RefractedAltitude(p.Altitude, pressure, temperature)
		off := math.Abs((seen.Stars[i].Altitude - want).Deg())
		if p.Altitude.Deg() < 14.9 {
			low++
			if off > 0.0003 {
				t.Errorf("star %d, %.2f° high: %.4f° off", i, p.Altitude.Deg(), off)
			}
		} else if off > 0.07 {
			t.Errorf("star %d, %.2f° high: %.4f° off", i, p.Altitude.Deg(), off)
		}
	}
	if low < 500 {
		t.Errorf("only %d stars near the horizon", low)
	}
}

// Heavens serve for some seconds and for nobody else.
func TestHeavensServe(t *testing.T) {
	in := vienna(time.Date(2026, 11, 29, 0, 40, 0, 0, time.UTC))
	h, err := in.Heavens()
	if err != nil {
		t.Fatal(err)
	}
	soon, late, elsewhere := in, in, in
	soon.Time = in.Time.Add(10 * time.Second)
	late.Time = in.Time.Add(-time.Minute)
	elsewhere.Observer.Longitude += unit.AngleFromDeg(1)
	if !h.Serves(in, soon) || h.Serves(in, late) || h.Serves(in, elsewhere) || (Heavens{}).Serves(in, in) {
		t.Error("the heavens serve too long or not long enough")
	}
}

// The path of a body is a day of the chart, with the full hours of the clock.
func TestPathIsADay(t *testing.T) {
	in := vienna(time.Date(2026, 11, 29, 10, 0, 0, 0, time.UTC)) // in the morning the chart is longer
	d, err := Ahead(in)
	if err != nil {
		t.Fatal(err)
	}
	path := d.Path(in, ephem.Mars)
	if got, want := len(path), int(24*time.Hour/Step); got != want {
		t.Errorf("%d points, not %d", got, want)
	}
	hours := 0
	for _, p := range path {
		e, err := ephem.At(p.Time)
		if err != nil {
			t.Fatal(err)
		}
		mars, err := e.From(in.Observer).Position(ephem.Mars)
		if err != nil {
			t.Fatal(err)
		}
		if p.Altitude > 0 && math.Abs((p.Altitude-mars.Refracted).Deg()) > 0.001 || math.Abs((p.Azimuth-mars.Azimuth).Deg()) > 0.001 {
			t.Errorf("at %v Mars is at %v°, %v°; the path has %v°, %v°", p.Time, mars.Refracted.Deg(), mars.Azimuth.Deg(), p.Altitude.Deg(), p.Azimuth.Deg())
		}
		if p.Hour >= 0 {
			hours++
			if p.Time.Hour() != p.Hour || p.Time.Minute() != 0 {
				t.Errorf("%v is called %d:00", p.Time, p.Hour)
			}
		}
	}
	if hours != 24 {
		t.Errorf("%d full hours", hours)
	}
	first, last := path[0].Time, path[len(path)-1].Time
	if in.Time.Before(first) || in.Time.After(last) {
		t.Errorf("the path from %v to %v leaves out the present", first, last)
	}
}
