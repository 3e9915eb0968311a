package ephem

import (
	"math"
	"testing"
	"time"

	"github.com/soniakeys/unit"
)

// The motion of the pole by the formulas of the Explanatory Supplement (Seidelmann 1992,
// section 3.27): latitude and longitude referred to it, and the azimuth.
func TestPole(t *testing.T) {
	const x, y = 0.3 / 3600, 0.5 / 3600 // degrees
	o := Observer{Latitude: unit.AngleFromDeg(52), Longitude: unit.AngleFromDeg(13), Elevation: 100}
	with := o
	with.Pole = Pole{unit.AngleFromDeg(x), unit.AngleFromDeg(y)}
	sinLat, cosLat := math.Sincos(o.Latitude.Rad())
	sinLon, cosLon := math.Sincos(o.Longitude.Rad())
	moved := o
	moved.Latitude += unit.AngleFromDeg(x*cosLon - y*sinLon)
	moved.Longitude += unit.AngleFromDeg((x*sinLon + y*cosLon) * sinLat / cosLat)
	turned := (x*sinLon + y*cosLon) / cosLat

	at := time.Date(2026, 11, 29, 12, 0, 0, 0, time.UTC)
	e, err := At(at)
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range Bodies() {
		got, _ := e.From(with).Position(b)
		want, _ := e.From(moved).Position(b)
		plain, _ := e.From(o).Position(b)
		const enough = 1e-5 / 3600 // degrees
		azimuth := math.Remainder((got.Azimuth - want.Azimuth).Deg(), 360)
		if math.Abs((got.Altitude-want.Altitude).Deg()) > enough || math.Abs(azimuth+turned) > enough {
			t.Errorf("%v: %v° high at %v°, want %v°, %v°", b, got.Altitude.Deg(), got.Azimuth.Deg(), want.Altitude.Deg(), want.Azimuth.Deg()-turned)
		}
		if moves := math.Abs((got.Altitude - plain.Altitude).Deg()) * 3600; moves > 0.6 || got.Altitude == plain.Altitude {
			t.Errorf("%v moves by %v″", b, moves)
		}
		tracker, err := Track(with, b)
		if err != nil {
			t.Fatal(err)
		}
		if p, err := tracker.At(at); err != nil || math.Abs((p.Azimuth-got.Azimuth).Deg()) > 0.002/3600 || math.Abs((p.Altitude-got.Altitude).Deg()) > 0.001/3600 {
			t.Errorf("%v: a tracker has %v, %v, want %v, %v", b, p.Altitude.Deg(), p.Azimuth.Deg(), got.Altitude.Deg(), got.Azimuth.Deg())
		}
	}
	with.Pole.X = unit.AngleFromSec(1.5)
	if err := with.Validate(); err == nil {
		t.Error("a pole 1.5″ off is accepted")
	}
}

// At the pole itself and on the date line nothing breaks.
func TestPoleAtThePole(t *testing.T) {
	e, err := At(time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	for _, lat := range []float64{90, -90, 0, 89.99999} {
		o := Observer{Latitude: unit.AngleFromDeg(lat), Longitude: unit.AngleFromDeg(180)}
		plain, _ := e.From(o).Position(Sun)
		o.Pole = Pole{unit.AngleFromSec(0.2), unit.AngleFromSec(-0.4)}
		moved, _ := e.From(o).Position(Sun)
		if math.Abs((plain.Altitude-moved.Altitude).Deg())*3600 > 0.6 || math.Abs(math.Remainder((plain.Azimuth-moved.Azimuth).Deg(), 360))*3600 > 0.6/math.Cos(plain.Altitude.Rad()) {
			t.Errorf("at %v°: %v, %v, want about %v, %v", lat, moved.Altitude.Deg(), moved.Azimuth.Deg(), plain.Altitude.Deg(), plain.Azimuth.Deg())
		}
	}
}
