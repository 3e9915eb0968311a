package chart

import (
	"bytes"

	"perihelion/bench"
	"perihelion/bench/report"
)

// The size of a figure of a page, in points.
const (
	figureWidth  = 900
	figureHeight = 400
)

// Illustrate draws the charts of a run that its results fill, for a page that shows
// title, load, verdict and machine beside them.
func Illustrate(r bench.Results) ([]report.Figure, error) {
	var all []report.Figure
	for _, c := range Charts() {
		if !c.Shows(r) {
			continue
		}
		figure := report.Figure{Title: c.Heading}
		for svg, palette := range map[*[]byte]Palette{&figure.Light: Light(), &figure.Dark: Dark()} {
			drawn, err := c.Pane(r, Selection{}, palette)
			if err != nil {
				return nil, err
			}
			var b bytes.Buffer
			if err := WriteSVG(&b, drawn, figureWidth, figureHeight); err != nil {
				return nil, err
			}
			*svg = b.Bytes()
		}
		all = append(all, figure)
	}
	return all, nil
}
