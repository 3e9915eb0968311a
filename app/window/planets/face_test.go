package planets

import (
	"math"
	"testing"

	"fyne.io/fyne/v2"

	"perihelion/app/chart"
	"perihelion/app/window/widget"
	"perihelion/ephem"
)

// As much of the picture is lit as of the Moon, on the side of the bright limb.
func TestFaceIsLitAsTheMoonIs(t *testing.T) {
	for _, date := range []string{"2026-11-14", "2026-11-17", "2026-11-22", "2026-11-28", "2026-12-03"} {
		tab, _ := stage(t, widget.Dark, 1280, 756)
		write(tab.form.date, date)
		sight, _ := tab.sky.Sight(ephem.Moon)
		g := newGlobe(sight)
		const n = 200
		disc, lit := 0, 0
		var right, up float64
		for i := range n * n {
			u, v := (float64(i%n)+0.5)*2/n-1, (float64(i/n)+0.5)*2/n-1
			if u*u+v*v > 1 {
				continue
			}
			disc++
			if u*g.sun[0]+v*g.sun[1]+math.Sqrt(1-u*u-v*v)*g.sun[2] > 0 {
				lit++
				right, up = right+u, up+v
			}
		}
		if got := float64(lit) / float64(disc); math.Abs(got-sight.Illuminated) > 0.01 {
			t.Errorf("on %s %.3f of the picture is lit, of the Moon %.3f", date, got, sight.Illuminated)
		}
		want := math.Remainder((sight.Face.BrightLimb - sight.Parallactic).Deg(), 360)
		if got := math.Atan2(-right, up) * 180 / math.Pi; math.Abs(math.Remainder(got-want, 360)) > 2 {
			t.Errorf("on %s the light comes from %.1f° left of the zenith, want %.1f°", date, got, want)
		}
	}
}

// The Sea of Crises lies towards the Moon's east limb, and libration moves it.
func TestPlainsMoveWithLibration(t *testing.T) {
	p := chart.Dark()
	at := func(middle, across float64) uint8 {
		g := globe{body: ephem.Moon, north: vector{0, 1}, middle: middle, sun: [3]float64{0, 0, 1}}
		return g.at(across, math.Sin(17*math.Pi/180), p).R
	}
	crises := math.Cos(17*math.Pi/180) * math.Sin(59*math.Pi/180)
	if dark, light := at(0, crises), at(math.Pi, crises); dark >= light {
		t.Errorf("the Sea of Crises is as bright as the far side, %d and %d", dark, light)
	}
	if moved := at(20*math.Pi/180, crises); moved <= at(0, crises) {
		t.Error("libration does not move the plains")
	}
}

// Every figure that the card of the command line has is in the dialog of all figures.
func TestAllFigures(t *testing.T) {
	tab, win := stage(t, widget.Light, 1280, 756)
	for _, b := range []ephem.Body{ephem.Sun, ephem.Moon, ephem.Jupiter, ephem.Saturn} {
		tab.onSelected(b)
		in := tab.sky.Inputs
		in.Moons = true
		sight, _ := tab.sky.Sight(b)
		n := 0
		for _, part := range tab.day.All(tab.sky, sight) {
			for _, f := range part.Figures {
				n++
				if f.Title == "" || f.Text == "" || len(f.Explanation.Text) < 3 {
					t.Errorf("%v: %+v", b, f)
				}
			}
		}
		if n < 30 {
			t.Errorf("of %v there are %d figures", b, n)
		}
		tab.showAll()
		if win.Canvas().Overlays().Top() == nil {
			t.Fatalf("no dialog of %v", b)
		}
		win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
		if win.Canvas().Overlays().Top() != nil {
			t.Errorf("Escape leaves the dialog of %v", b)
		}
	}
}
