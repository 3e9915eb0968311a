package chart

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/ephem"
	"perihelion/ephem/text"
)

// AltitudeData is the content of the chart of altitudes. An empty text takes no room; a
// window that shows it elsewhere leaves it out.
type AltitudeData struct {
	Title    string // "Altitude through the night"
	Subtitle string // place, date, zone
	Caption  string // small print below, as the source of the figures

	Zone     *time.Location // of the hours below the chart; nil means UTC
	Dates    text.Calendar  // of the dates below them
	From, To time.Time      // the chart's left and right edge
	Step     time.Duration  // between two altitudes of a curve, the first at From

	Curves []Curve
	Bands  []Band    // darkness of the sky; the rest is daylight
	Now    time.Time // marked by a line; zero, or outside From to To: no line
	Mark   string    // the name of that line; "" means "now"

	Hours12 bool // times of day with am and pm
	Minutes bool // altitudes of readings in degrees and minutes, not decimals
}

// Curve is the altitude of one body.
type Curve struct {
	Body      ephem.Body
	Name      string       // "" means the body's own
	Altitudes []unit.Angle // one every Step from From; NaN where there is none
	Azimuths  []unit.Angle // the same, for readings; nil: they have none
	Selected  bool         // drawn thicker, above the others
}

// Shade is the darkness of the sky.
type Shade uint8

// From the Sun above the horizon to the Sun lower than 18° below it.
const (
	Daylight Shade = iota
	Civil
	Nautical
	Astronomical
	Night
)

// Band is a time during which the sky is equally dark.
type Band struct {
	From, To time.Time
	Shade    Shade
}

// The altitudes of the chart, in degrees. A curve goes on a little below the horizon, so
// that rise and set are visible as crossings. The top is that of the highest curve,
// in steps, and not lower than leastTop.
const (
	lowest   = -15
	leastTop = 45
	highest  = 90
)

// top is the highest altitude of the chart, with room for a name above the highest
// curve.
func (d AltitudeData) top() int {
	const step, name = 15, 8
	most := 0.0
	for _, c := range d.Curves {
		for _, a := range c.Altitudes {
			if a.Deg() > most { // false for NaN
				most = a.Deg()
			}
		}
	}
	return min(max(int(math.Ceil((most+name)/step))*step, leastTop), highest)
}

// Altitudes draws the altitudes of bodies through a day or a night. An empty time span,
// curves without a step, and a curve with altitudes outside −90° to 90° are errors.
func Altitudes(d AltitudeData, p Palette) (Figure, error) {
	if d.Zone == nil {
		d.Zone = time.UTC
	}
	if !d.To.After(d.From) {
		return Figure{}, fmt.Errorf("chart of altitudes: it ends (%s) before it begins (%s)", d.To.Format(time.RFC3339), d.From.Format(time.RFC3339))
	}
	if len(d.Curves) > 0 && d.Step <= 0 {
		return Figure{}, errors.New("chart of altitudes: the step between two altitudes must be positive")
	}
	for _, c := range d.Curves {
		for _, a := range c.Altitudes {
			if math.Abs(a.Deg()) > 90.000001 { // false for NaN
				return Figure{}, fmt.Errorf("chart of altitudes: %v at %s is not an altitude", c.Body, strings.Replace(fmt.Sprintf("%.1f°", a.Deg()), "-", "−", 1))
			}
		}
	}
	pl := blank(p)
	pl.X.Min, pl.X.Max = 0, d.To.Sub(d.From).Hours()
	pl.Y.Min, pl.Y.Max = lowest, float64(d.top())
	pl.Add(sky{AltitudeData: d, palette: p})
	return Figure{pl}, nil
}
