package chart

import (
	"image/color"

	"perihelion/bench/server"
	"perihelion/ephem"
)

// Palette is every colour of one look of the program: its charts and its
// window are both painted from it. The contrasts that palette_test.go demands
// are those of WCAG 2.2: 4.5:1 for text, 3:1 for lines and fills that carry
// meaning.
type Palette struct {
	Name string // "light", "dark", "red" or "print"

	Background color.NRGBA // behind everything
	Surface    color.NRGBA // side bars and cards
	Field      color.NRGBA // inputs and quiet buttons
	Row        color.NRGBA // the selected row of a table
	Grid       color.NRGBA // grid lines, borders, rules: quiet on purpose
	Foreground color.NRGBA // text
	Muted      color.NRGBA // second-rank text, axes
	Accent     color.NRGBA // the selection, the line of now
	Primary    color.NRGBA // fill of the main button
	OnPrimary  color.NRGBA // text on Primary
	Edge       color.NRGBA // around Primary
	Good       color.NRGBA // text and marks: it went well
	Warn       color.NRGBA // text and marks: look here
	Bad        color.NRGBA // text and marks: it failed
	Sky        color.NRGBA // the dome at the zenith
	SkyEdge    color.NRGBA // the dome at the horizon
	SkyLine    color.NRGBA // rim and circles of the dome

	least    uint8 // of a palette of reds alone: the darkest that is seen; 0: another palette
	bodies   [ephem.Pluto + 1]color.NRGBA
	families [5]hue // an array, so that palettes can be compared
	shades   [Night + 1]color.NRGBA
}

// Body is the colour of a body's curve, disc and name.
func (p Palette) Body(b ephem.Body) color.NRGBA {
	if int(b) >= len(p.bodies) {
		return p.Muted
	}
	return p.bodies[b]
}

// Family is the colour of a group of server configurations or of clients.
func (p Palette) Family(f server.Family) color.NRGBA {
	for _, h := range p.families {
		if h.family == f {
			return h.color
		}
	}
	return p.Muted
}

// hue is the colour of a family.
type hue struct {
	family server.Family
	color  color.NRGBA
}

// Shade is the colour of the sky's brightness behind the curves; that of
// daylight is the background.
func (p Palette) Shade(s Shade) color.NRGBA {
	if int(s) >= len(p.shades) {
		return p.Background
	}
	return p.shades[s]
}

// Dark is the palette of the window at night.
func Dark() Palette {
	return Palette{
		Name:       "dark",
		Background: hex(0x171718),
		Surface:    hex(0x1F2024),
		Field:      hex(0x26272C),
		Row:        hex(0x232429),
		Grid:       hex(0x35363C),
		Foreground: hex(0xF3F3F3),
		Muted:      hex(0x9A9BA3),
		Accent:     hex(0x4A8CF7),
		Primary:    hex(0x2A6FE0),
		OnPrimary:  hex(0xFFFFFF),
		Edge:       hex(0x2A6FE0),
		Good:       hex(0x4CC38A),
		Warn:       hex(0xF5A623),
		Bad:        hex(0xF2705C),
		Sky:        hex(0x1A2132),
		SkyEdge:    hex(0x111621),
		SkyLine:    hex(0x2E3B52),
		bodies: [...]color.NRGBA{
			ephem.Sun:     hex(0xFFC845),
			ephem.Moon:    hex(0xC9CED6),
			ephem.Mercury: hex(0xB08D6E),
			ephem.Venus:   hex(0xC4E59A),
			ephem.Mars:    hex(0xE85D35),
			ephem.Jupiter: hex(0xD9A066),
			ephem.Saturn:  hex(0xE3C565),
			ephem.Uranus:  hex(0x7FD1D8),
			ephem.Neptune: hex(0x5B8DEF),
			ephem.Pluto:   hex(0xB39ABF),
		},
		families: [...]hue{
			{server.Go, hex(0x4CC38A)},
			{server.Aiohttp, hex(0x3B82F6)},
			{server.Flask, hex(0xA37DF8)},
			{server.Own, hex(0x8CA0BD)},
			{requests, hex(0xA37DF8)}, // synchronous, as Flask is
		},
		shades: [...]color.NRGBA{
			Daylight:     hex(0x171718),
			Civil:        hex(0x1A1D2B),
			Nautical:     hex(0x1E2543),
			Astronomical: hex(0x212A53),
			Night:        hex(0x242F61),
		},
	}
}

// Light is the palette of the window by day. Bodies and families are darker
// than in Dark: a colour that glows on black is invisible on white.
func Light() Palette {
	return Palette{
		Name:       "light",
		Background: hex(0xFFFFFF),
		Surface:    hex(0xF6F7F9),
		Field:      hex(0xECEEF1),
		Row:        hex(0xF1F3F6),
		Grid:       hex(0xDCDFE4),
		Foreground: hex(0x24262B),
		Muted:      hex(0x646871),
		Accent:     hex(0x1867E2),
		Primary:    hex(0x1867E2),
		OnPrimary:  hex(0xFFFFFF),
		Edge:       hex(0x1867E2),
		Good:       hex(0x147A46),
		Warn:       hex(0x9C5C00),
		Bad:        hex(0xC23616),
		Sky:        hex(0xE2EAF7),
		SkyEdge:    hex(0xEEF3FB),
		SkyLine:    hex(0xBFCBE0),
		bodies: [...]color.NRGBA{
			ephem.Sun:     hex(0xA06400),
			ephem.Moon:    hex(0x667286),
			ephem.Mercury: hex(0x776D67),
			ephem.Venus:   hex(0x577A3A),
			ephem.Mars:    hex(0xCC2418),
			ephem.Jupiter: hex(0x6E4520),
			ephem.Saturn:  hex(0x7F6E08),
			ephem.Uranus:  hex(0x177C85),
			ephem.Neptune: hex(0x2966DC),
			ephem.Pluto:   hex(0x84639A),
		},
		families: [...]hue{
			{server.Go, hex(0x1A8F55)},
			{server.Aiohttp, hex(0x1F6FEB)},
			{server.Flask, hex(0x7C4DFF)},
			{server.Own, hex(0x5C6F8C)},
			{requests, hex(0x7C4DFF)}, // synchronous, as Flask is
		},
		shades: [...]color.NRGBA{
			Daylight:     hex(0xFFFFFF),
			Civil:        hex(0xEBEEFB),
			Nautical:     hex(0xDEE4F8),
			Astronomical: hex(0xD2DAF6),
			Night:        hex(0xC7D1F3),
		},
	}
}

// Print is the palette of saved pictures: Light on paper, with black text and
// a grid that survives a copier.
func Print() Palette {
	p := Light()
	p.Name = "print"
	p.Foreground = hex(0x000000)
	p.Muted = hex(0x4A4D54)
	p.Grid = hex(0xD0D3D9)
	return p
}

// SavedPalettes are the palettes that a chart is saved in, the usual one first.
func SavedPalettes() []Palette { return []Palette{Print(), Light(), Dark()} }

// hex is an opaque colour written as in a style sheet, 0xRRGGBB.
func hex(rgb uint32) color.NRGBA {
	return color.NRGBA{R: uint8(rgb >> 16), G: uint8(rgb >> 8), B: uint8(rgb), A: 0xFF}
}

// mix is a colour laid on another with an opacity of 0 to 1, itself opaque.
func mix(c, under color.NRGBA, opacity float64) color.NRGBA {
	at := func(a, b uint8) uint8 { return uint8(opacity*float64(a) + (1-opacity)*float64(b) + 0.5) }
	return color.NRGBA{R: at(c.R, under.R), G: at(c.G, under.G), B: at(c.B, under.B), A: 0xFF}
}
