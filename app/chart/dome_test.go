package chart

import (
	"image/color"
	"math"
	"testing"

	"github.com/soniakeys/unit"

	"perihelion/ephem"
)

func toward(altitude, azimuth float64) Direction {
	return Direction{Altitude: unit.AngleFromDeg(altitude), Azimuth: unit.AngleFromDeg(azimuth)}
}

// aSky has bodies that are close together, at the rim, in the zenith and below the horizon.
func aSky() DomeData {
	d := DomeData{Title: "The sky", Subtitle: "Greenwich, 22 November 2026, 19:30 UTC", Caption: "As seen looking up.", Light: Night}
	for i, at := range []Direction{toward(-30, 280), toward(90, 0), toward(20, 150), toward(21, 152), toward(22, 151), toward(0, 270), toward(-5, 40), toward(-6, 42), toward(45, 90), toward(-8, 41)} {
		b := ephem.Body(i)
		d.Bodies = append(d.Bodies, DomeBody{Direction: at, Body: b, Up: at.Altitude >= 0, Magnitude: float64(i) - 3, Selected: b == ephem.Mars})
	}
	for i := range 60 {
		d.Stars = append(d.Stars, DomeStar{Direction: toward(float64(i*7%100-10), float64(i*37%360)), Magnitude: float64(i) / 12})
	}
	d.Stars[0].Name, d.Stars[2].Name, d.Stars[3].Name = "Below", "Vega", "Deneb"
	d.Lines = [][]Direction{{d.Stars[2].Direction, d.Stars[3].Direction, toward(-20, 300)}}
	d.Names = []DomeName{{toward(60, 250), "Lyra"}, {toward(20, 151), "Virgo"}, {toward(-10, 10), "Crux"}}
	for i := range 37 {
		d.Ecliptic = append(d.Ecliptic, toward(40*math.Sin(float64(i)*math.Pi/18), float64(10*i)))
		d.Path = append(d.Path, toward(float64(i), float64(90+5*i)))
	}
	return d
}

func TestDomeLooks(t *testing.T) {
	for _, p := range []Palette{Print(), Dark(), Red()} {
		f, err := Dome(aSky(), p)
		if err != nil {
			t.Fatal(err)
		}
		golden(t, "dome-"+p.Name, f, 520, 560, 72)
	}
}

// East is at the left, north above, and a body below the horizon outside the rim.
func TestDomeIsSeenLookingUp(t *testing.T) {
	d := DomeData{Light: Night, Bodies: []DomeBody{{Direction: toward(45, 90), Body: ephem.Venus, Up: true}, {Direction: toward(-20, 0), Body: ephem.Jupiter}}}
	f, err := Dome(d, Light())
	if err != nil {
		t.Fatal(err)
	}
	img := Image(f, 400, 400, 72)
	within := func(b ephem.Body, x0, x1, y0, y1 int) (n int) {
		want := Light().Body(b)
		for x := x0; x < x1; x++ {
			for y := y0; y < y1; y++ {
				if color.NRGBAModel.Convert(img.At(x, y)) == want {
					n++
				}
			}
		}
		return n
	}
	if n := within(ephem.Venus, 80, 150, 180, 220); n < 20 {
		t.Errorf("%d pixels of Venus are at the left, in the east", n)
	}
	if n := within(ephem.Jupiter, 190, 210, 0, 40); n < 5 {
		t.Errorf("%d pixels of Jupiter are above the rim, in the north", n)
	}
}

func TestDomeRefuses(t *testing.T) {
	if _, err := Dome(DomeData{Bodies: []DomeBody{{Body: 42}}}, Dark()); err == nil {
		t.Error("a body that is none is drawn")
	}
}
