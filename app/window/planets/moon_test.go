package planets

import (
	"image"
	"image/color"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"perihelion/app/window/planets/sky"
	"perihelion/app/window/widget"
	"perihelion/ephem"
)

// The Moon's lit part is as large as its phase and on the side of the Sun.
func TestMoonsPhaseInTheDome(t *testing.T) {
	tab, _ := stage(t, widget.Dark, 1280, 756)
	for _, when := range []string{"2026-11-20", "2026-11-24", "2026-11-28", "2026-12-01", "2026-12-05", "2026-12-14"} {
		write(tab.form.date, when)
		tab.onChanged()
		for hour := range 24 {
			at, err := time.Parse(time.DateOnly, when)
			if err != nil {
				t.Fatal(err)
			}
			in := tab.sky.Inputs
			in.Time = at.Add(time.Duration(hour) * time.Hour)
			s, err := sky.Look(in)
			if err != nil {
				t.Fatal(err)
			}
			body, _ := s.Sight(ephem.Moon)
			sun, _ := s.Sight(ephem.Sun)
			if !body.Up || !sun.Up || body.Elongation.Deg() < 20 || body.Elongation.Deg() > 120 {
				continue
			}
			l := tab.dome.look()
			m := newMoon(body, l, mark{centre: fyne.NewPos(50, 50), radius: 40}, false)
			picture := image.NewNRGBA(image.Rect(0, 0, 100, 100))
			for i := range picture.Pix {
				picture.Pix[i] = 0xff
			}
			p := widget.Palette()
			m.draw(sheet{picture, l, 1}, p)
			lit, all, x, y := 0, 0, 0.0, 0.0
			for py := range 100 {
				for px := range 100 {
					dx, dy := float64(px)-49.5, float64(py)-49.5
					if dx*dx+dy*dy > 37*37 {
						continue
					}
					all++
					if near(picture.NRGBAAt(px, py), p.Body(ephem.Moon)) {
						lit++
						x, y = x+dx, y+dy
					}
				}
			}
			if part := float64(lit) / float64(all); part-body.Illuminated > 0.07 || body.Illuminated-part > 0.07 {
				t.Errorf("%v: %.2f of the disc is lit, of the Moon %.2f", in.Time, part, body.Illuminated)
			}
			// In the picture of the whole sky the way to the Sun begins towards it, within what
			// the projection bends a great circle.
			to, from := l.at(sun.Seen.Rad(), sun.Azimuth.Rad()), l.at(body.Seen.Rad(), body.Azimuth.Rad())
			if dot := x*float64(to.X-from.X) + y*float64(to.Y-from.Y); dot <= 0 {
				t.Errorf("%v: the lit side, towards %.1f, %.1f, is away from the Sun", in.Time, x, y)
			}
		}
	}
}

func near(a, b color.NRGBA) bool {
	off := func(x, y uint8) int { return max(int(x)-int(y), int(y)-int(x)) }
	return off(a.R, b.R)+off(a.G, b.G)+off(a.B, b.B) < 60
}
