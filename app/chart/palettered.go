package chart

import (
	"image/color"

	"perihelion/bench/server"
	"perihelion/ephem"
)

// Red is the palette of the window for eyes that are used to the dark: none of its colours
// has any green or blue. The brightest red has a contrast of 5.25:1 on black, so that
// second-rank text reaches 3:1 only, and colours say less than in other palettes: outlines,
// dashes, shapes and names carry the meaning.
func Red() Palette {
	return Palette{
		Name:       "red",
		Background: red(0x0A),
		Surface:    red(0x12),
		Field:      red(0x1C),
		Row:        red(0x2A),
		Grid:       red(0x48),
		Foreground: red(0xF8),
		Muted:      red(0xD2),
		Accent:     red(0xFF),
		Primary:    red(0x38),
		OnPrimary:  red(0xFF),
		Edge:       red(0xE0),
		Good:       red(0xF8),
		Warn:       red(0xF8),
		Bad:        red(0xFF),
		Sky:        red(0x16),
		SkyEdge:    red(0x0E),
		SkyLine:    red(0x3A),
		least:      0xBA,
		bodies: [...]color.NRGBA{
			ephem.Sun:     red(0xFF),
			ephem.Moon:    red(0xFC),
			ephem.Mercury: red(0xDC),
			ephem.Venus:   red(0xF9),
			ephem.Mars:    red(0xF5),
			ephem.Jupiter: red(0xF1),
			ephem.Saturn:  red(0xED),
			ephem.Uranus:  red(0xE8),
			ephem.Neptune: red(0xE2),
			ephem.Pluto:   red(0xD6),
		},
		families: [...]hue{
			{server.Go, red(0xFF)},
			{server.Aiohttp, red(0xEA)},
			{server.Flask, red(0xD6)},
			{server.Own, red(0xC4)},
			{requests, red(0xD6)}, // synchronous, as Flask is
		},
		shades: [...]color.NRGBA{
			Daylight:     red(0x0A),
			Civil:        red(0x18),
			Nautical:     red(0x22),
			Astronomical: red(0x2C),
			Night:        red(0x36),
		},
	}
}

// red is an opaque colour of that channel alone.
func red(r uint8) color.NRGBA { return color.NRGBA{R: r, A: 0xFF} }

// Faded is a colour of which a part is left on the background. In a palette of one channel
// it stays as bright as what is to be seen must be.
func (p Palette) Faded(c color.NRGBA, part float64) color.NRGBA {
	if p.least > 0 && c.R > p.least {
		return mix(c, red(p.least), part)
	}
	return mix(c, p.Background, part)
}

// Reddened is a colour that does not come from the palette, as red of its brightness.
func Reddened(c color.Color) color.NRGBA {
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	return color.NRGBA{R: max(n.R, n.G, n.B), A: n.A}
}
