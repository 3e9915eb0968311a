package planets

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"perihelion/app/chart"
	"perihelion/app/window/planets/sky"
	"perihelion/ephem"
	"perihelion/ephem/almanac"
)

// pictureOf is a picture of a winter night.
func pictureOf(b *testing.B, form bool) backdrop {
	in := sky.Inputs{Question: almanac.Question{Observer: ephem.Greenwich(), Zone: time.UTC, Time: time.Date(2026, 11, 29, 0, 40, 0, 0, time.UTC)}, Refraction: true}
	h, err := in.Heavens()
	if err != nil {
		b.Fatal(err)
	}
	l := newLens()
	l.horizon, l.size = form, fyne.NewSize(400, 400)
	return backdrop{ground: ground{palette: chart.Dark(), lens: l}, heavens: &h, show: background{stars: true, figures: true, ecliptic: true}}
}

// BenchmarkDomeGround paints the part of the picture that is kept.
func BenchmarkDomeGround(b *testing.B) {
	picture := pictureOf(b, false)
	for b.Loop() {
		picture.ground.paint(400, 400)
	}
}

// BenchmarkDomeSky paints what is painted every 20 s at rest, and for each frame while the
// time is moved.
func BenchmarkDomeSky(b *testing.B) {
	picture := pictureOf(b, false)
	ground := picture.ground.paint(400, 400)
	for b.Loop() {
		picture.draw(ground)
	}
}

// BenchmarkHeavens computes where the stars are.
func BenchmarkHeavens(b *testing.B) {
	in := sky.Inputs{Question: almanac.Question{Observer: ephem.Greenwich(), Zone: time.UTC, Time: time.Date(2026, 11, 29, 0, 40, 0, 0, time.UTC)}, Refraction: true}
	for b.Loop() {
		if _, err := in.Heavens(); err != nil {
			b.Fatal(err)
		}
	}
}
