package chart

import (
	"bytes"
	"fmt"
	"image/color"
	"testing"
	"time"

	"perihelion/ephem"
	"perihelion/ephem/diagram"
)

// Every chart in the palette of reds has no green and no blue.
func TestRedChartsAreRed(t *testing.T) {
	count := func(name string, f Figure, err error) {
		t.Helper()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var b bytes.Buffer
		if err := WritePNG(&b, f, 900, 360, 72); err != nil {
			t.Fatal(err)
		}
		strange := 0
		pix := decode(t, b.Bytes()).Pix
		for i := 0; i < len(pix); i += 4 {
			if pix[i+1]|pix[i+2] != 0 {
				strange++
			}
		}
		if strange > 0 {
			t.Errorf("%s: %d pixels have green or blue", name, strange)
		}
	}
	p := Red()
	for _, c := range Charts() {
		r := filling(c)
		f, err := c.Draw(r, Selection{}, p)
		count(c.Key, f, err)
		f, err = c.Pane(r, Selection{}, p)
		count(c.Key+" in the pane", f, err)
	}
	for name, d := range map[string]AltitudeData{"night": night(t), "polar": polar(t), "clocks back": clocksBack(t)} {
		count(name, altitudes(t, d, p), nil)
	}
	for i, latitude := range []float64{0, 51, 70, 89.9, -33} {
		number := [...]int{-2999, 600, 2026, 3000}[i%4]
		name := fmt.Sprintf("%v°, %d", latitude, number)
		count("year, "+name, yearFigure(t, inYear(t, ephem.Sun, latitude, "UTC", number), p), nil)
		at := time.Date(number, 11, 20, 9, 0, 0, 0, time.UTC)
		count("analemma, "+name, figureOfEight(t, latitude, at, true, p), nil)
		count("analemma of the clock, "+name, figureOfEight(t, latitude, at, false, p), nil)
	}
	for _, q := range diagram.Quantities() {
		count(string(q), spanFigure(t, overSpan(t, q, time.Date(600, 1, 1, 0, 0, 0, 0, time.UTC), 365, ephem.Bodies()...), p), nil)
	}
	f, err := Dome(aSky(), p)
	count("dome", f, err)
	f, err = Clients(distant(), p)
	count("clients", f, err)
	count("invitation", Invite(Invitation{Bars: []string{"a", "b"}, Title: "Press Run", Keys: "Ctrl+Enter", Does: "runs"}, p), nil)
	count("empty", Empty("Nothing yet", p), nil)
	count("compared", drawnComparison(t, ComparisonPane, upgraded(elevenLabels()), p), nil)
}

// The red palette reaches what one channel can: 4.5:1 of text, 3:1 of all else that is to be
// seen, on each of its grounds.
func TestRedCanBeRead(t *testing.T) {
	p := Red()
	demand := func(least float64, name string, c, on color.NRGBA) {
		t.Helper()
		if got := contrast(c, on); got < least {
			t.Errorf("%s #%02X on #%02X has a contrast of %.2f:1, want %v:1", name, c.R, on.R, got, least)
		}
	}
	for _, on := range []color.NRGBA{p.Background, p.Surface, p.Field, p.Row} {
		for name, c := range map[string]color.NRGBA{"text": p.Foreground, "the accent": p.Accent, "good": p.Good, "warn": p.Warn, "bad": p.Bad} {
			demand(textContrast, name, c, on)
		}
		demand(lineContrast, "muted", p.Muted, on)
	}
	demand(textContrast-0.05, "text of the main button", p.OnPrimary, p.Primary)
	demand(lineContrast, "the edge of the main button", p.Edge, p.Primary)
	demand(lineContrast, "a name by day", p.Muted, p.SkyLine) // by day the dome is as bright as its lines
	for _, b := range ephem.Bodies() {
		for s := Daylight; s <= Night; s++ {
			demand(lineContrast, b.String(), p.Body(b), p.Shade(s))
		}
		demand(lineContrast, b.String(), p.Body(b), p.Sky)
		demand(lineContrast-0.01, b.String()+" below the horizon", p.Faded(p.Body(b), 0), p.Background)
	}
	for _, f := range families() {
		demand(lineContrast, string(f), p.Family(f), p.Row)
	}
}
