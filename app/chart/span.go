package chart

import (
	"errors"
	"math"
	"time"

	"perihelion/ephem"
	"perihelion/ephem/diagram"
	"perihelion/ephem/text"
)

// SpanData is the content of the chart of a quantity over a span. An empty text takes no
// room.
type SpanData struct {
	Title    string // "Magnitude, 2026 to 2028"
	Subtitle string
	Caption  string // small print below, as the source of the figures

	Quantity diagram.Quantity
	Curves   []diagram.Curve
	Selected ephem.Body // drawn thicker, above the others
	From, To time.Time
	Zone     *time.Location // of the dates; nil means UTC
	Dates    text.Calendar
	Now      time.Time // marked by a line; zero, or outside From to To: no line
	Mark     string    // the name of that line; "" means "now"
}

// Span draws a quantity over a span. An empty span, and one without curves, are errors.
func Span(d SpanData, p Palette) (Figure, error) {
	if d.Zone == nil {
		d.Zone = time.UTC
	}
	if !d.To.After(d.From) {
		return Figure{}, errors.New("chart of a span: it ends before it begins")
	}
	s := span{SpanData: d, palette: p}
	if s.low, s.high = d.bounds(); math.IsInf(s.low, 0) {
		return Figure{}, errors.New("chart of a span: it has no curve")
	}
	s.log = (d.Quantity == diagram.Diameter || d.Quantity == diagram.Distance) && s.high > manyTimes*s.low
	s.low, s.high = s.scale()
	return figureOf(p, s), nil
}

// manyTimes is the ratio of the greatest and the least value from which on the scale is
// logarithmic.
const manyTimes = 25

// bounds are the least and the greatest value of all curves.
func (d SpanData) bounds() (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	for _, c := range d.Curves {
		for _, p := range c.Points {
			if !math.IsNaN(p.Value) {
				low, high = min(low, p.Value), max(high, p.Value)
			}
		}
	}
	return low, high
}

// scale are the ends of the scale: magnitudes have one of 1 at least, and an elongation or
// whatever comes near zero begins there.
func (s span) scale() (low, high float64) {
	low, high = s.low, s.high
	if s.log {
		return logBounds(low, high, low)
	}
	if s.Quantity == diagram.Elongation {
		return 0, min(180, 30*math.Ceil(high/30))
	}
	least := 0.02 * high
	if s.Quantity == diagram.Magnitude {
		least = 1
	}
	if room := least - (high - low); room > 0 {
		low, high = low-room/2, high+room/2
	}
	room := 0.05 * (high - low)
	if s.Quantity != diagram.Magnitude && low < 0.4*high {
		return 0, high + room
	}
	return low - room, high + room
}
