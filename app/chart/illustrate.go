package chart

import (
	"fmt"
	"image/color"
	"strings"

	"gonum.org/v1/plot/vg/draw"

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
func Illustrate(r bench.Results) (report.Illustration, error) {
	p := page{letters: newLetters(), classes: make(map[class]string)}
	var all []report.Figure
	for _, c := range Charts() {
		if !c.Shows(r) {
			continue
		}
		figure := report.Figure{Title: c.Heading}
		var themes [2][]mark
		for i, palette := range [...]Palette{Light(), Dark()} {
			drawn, err := c.Pane(r, Selection{}, palette)
			if err != nil {
				return report.Illustration{}, err
			}
			k := &ink{letters: p.letters, height: figureHeight}
			drawn.Draw(draw.NewCanvas(k, figureWidth, figureHeight))
			themes[i] = k.marks
		}
		figure.SVG = p.figure(themes[0], themes[1])
		all = append(all, figure)
	}
	return report.Illustration{
		Figures: all, Light: p.light.String(), Dark: p.dark.String(),
		Letters: []byte(`<svg width="0" height="0" style="position:absolute" aria-hidden="true"><defs>` + p.letters.outlines.String() + `</defs></svg>`),
	}, nil
}

// page is what the figures of a page share: the letters, and a class for each colour.
type page struct {
	letters     *letters
	classes     map[class]string
	light, dark strings.Builder // rules of the classes
}

// class is the use of a colour, in both themes.
type class struct {
	stroked     bool
	light, dark color.NRGBA
}

// figure is a chart as an element. Where both themes have the same shapes, they are there once.
func (p *page) figure(light, dark []mark) []byte {
	var out strings.Builder
	fmt.Fprintf(&out, `<svg viewBox="0 0 %d %d">`, fine*figureWidth, fine*figureHeight)
	put := func(m mark, dark color.NRGBA) {
		fmt.Fprintf(&out, `%s class="%s"%s`, m.open, p.class(class{m.stroked, m.colour, dark}), m.rest)
	}
	if alike(light, dark) {
		for i, m := range light {
			put(m, dark[i].colour)
		}
	} else {
		for name, marks := range map[string][]mark{"light": light, "dark": dark} {
			fmt.Fprintf(&out, `<g class="%s">`, name)
			for _, m := range marks {
				put(m, m.colour)
			}
			out.WriteString("</g>")
		}
	}
	out.WriteString("</svg>")
	return []byte(out.String())
}

// alike reports whether marks differ in nothing but their colours.
func alike(a, b []mark) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		m := b[i]
		m.colour = a[i].colour
		if m != a[i] {
			return false
		}
	}
	return true
}

// class is the name of a class, whose rules are written when it is used first.
func (p *page) class(c class) string {
	name, known := p.classes[c]
	if !known {
		name = fmt.Sprintf("c%d", len(p.classes))
		p.classes[c] = name
		for rules, colour := range map[*strings.Builder]color.NRGBA{&p.light: c.light, &p.dark: c.dark} {
			if c.stroked {
				fmt.Fprintf(rules, ".%s{fill:none;stroke:%s}", name, css(colour))
			} else {
				fmt.Fprintf(rules, ".%s{fill:%s}", name, css(colour))
			}
		}
	}
	return name
}

func css(c color.NRGBA) string {
	if c.A == 255 {
		return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B)
	}
	return fmt.Sprintf("#%02x%02x%02x%02x", c.R, c.G, c.B, c.A)
}
