package chart

import (
	"image/color"

	"gonum.org/v1/plot/vg"

	"perihelion/bench/server"
)

// Shape is the form of a mark. Each family has its own, so that nobody has to distinguish
// colours.
type Shape uint8

// The shapes.
const (
	Disc Shape = iota
	Square
	Triangle
	Diamond
)

// ShapeOf is the shape of a family.
func ShapeOf(f server.Family) Shape {
	switch f {
	case server.Aiohttp:
		return Square
	case server.Flask, requests:
		return Triangle
	case server.Own:
		return Diamond
	}
	return Disc
}

// Corners are the corners of a shape about its middle, for a disc of radius 1; all
// shapes cover about the same area. A disc has none.
func (s Shape) Corners() []vg.Point {
	switch s {
	case Square:
		return []vg.Point{{X: -0.89, Y: -0.89}, {X: 0.89, Y: -0.89}, {X: 0.89, Y: 0.89}, {X: -0.89, Y: 0.89}}
	case Triangle:
		return []vg.Point{{X: -1.2, Y: -0.8}, {X: 1.2, Y: -0.8}, {X: 0, Y: 1.3}}
	case Diamond:
		return []vg.Point{{X: 0, Y: -1.3}, {X: 1.3, Y: 0}, {X: 0, Y: 1.3}, {X: -1.3, Y: 0}}
	}
	return nil
}

// symbol fills a shape.
func (c canvas) symbol(s Shape, at vg.Point, r vg.Length, fill color.NRGBA) {
	corners := s.Corners()
	if corners == nil {
		c.disc(at, r, fill)
		return
	}
	var p vg.Path
	for i, q := range corners {
		if q = at.Add(q.Scale(r)); i == 0 {
			p.Move(q)
		} else {
			p.Line(q)
		}
	}
	p.Close()
	c.SetColor(fill)
	c.Fill(p)
}
