package chart

import (
	"errors"
	"fmt"
	"time"

	"perihelion/ephem/jovian"
	"perihelion/ephem/text"
)

// MoonsData is the content of the chart of Jupiter's moons: a curve for each, with the
// time downwards and the east on the left, as a telescope that does not invert shows them
// in the northern sky. An empty text takes no room.
type MoonsData struct {
	Title    string // "Moons of Jupiter"
	Subtitle string // span, zone
	Caption  string // small print below

	Zone     *time.Location    // of the times beside the chart; nil means UTC
	Dates    text.Calendar     // of the dates beside it
	From, To time.Time         // the chart's upper and lower edge
	Step     time.Duration     // between two places, the first at From; a quarter of an hour is smooth, and shows when a moon vanishes
	Places   [][4]jovian.Place // by jovian.Moon; jovian.Course returns them
	Now      time.Time         // marked by a line; zero, or outside From to To: no line
	Mark     string            // the name of that line; "" means "now"
}

// LongestMoons returns the longest span of the chart. A period of Io's curve then takes 2 %
// of its height.
func LongestMoons() time.Duration { return 100 * 24 * time.Hour }

func (d MoonsData) check() error {
	switch span := d.To.Sub(d.From); {
	case span <= 0:
		return fmt.Errorf("chart of moons: it ends (%s) before it begins (%s)", d.To.Format(time.RFC3339), d.From.Format(time.RFC3339))
	case span > LongestMoons():
		return fmt.Errorf("chart of moons: %.0f days are too many to be told apart; the most is %.0f", span.Hours()/24, LongestMoons().Hours()/24)
	case d.Step <= 0:
		return errors.New("chart of moons: the step between two places must be positive")
	}
	return nil
}

// Moons draws where Jupiter's moons are through days. A curve stops where a moon is behind
// Jupiter or in its shadow. An empty span, one of more than 100 days, and a step that is
// not positive are errors.
func Moons(d MoonsData, p Palette) (Figure, error) {
	if d.Zone == nil {
		d.Zone = time.UTC
	}
	if err := d.check(); err != nil {
		return Figure{}, err
	}
	return figureOf(p, moons{d, p}), nil
}
