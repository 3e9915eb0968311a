package chart

import (
	"fmt"
	"image/color"
	"math"
	"strconv"
	"strings"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/recorder"
)

// ink is a canvas for a chart on a page, beside others. It writes much less than the canvas
// of an SVG file: each letter has one outline in the page, and coordinates are whole tenths
// of a point, from the top left corner, which is finer than a screen shows. Points of a line
// that change nothing at that precision are left out.
type ink struct {
	recorder.Canvas // for the methods that no chart needs here
	letters         *letters
	height          vg.Length
	marks           []mark
	colour          color.NRGBA
	width           vg.Length // of lines
	dashes          []vg.Length
}

// mark is a shape in a colour: markup, with the colour between its parts.
type mark struct {
	open, rest string
	stroked    bool // with a line, and else filled
	colour     color.NRGBA
}

// fine is the number of parts of a point.
const fine = 10

// SetColor and the other methods are those of vg.Canvas.
func (k *ink) SetColor(c color.Color)                 { k.colour = color.NRGBAModel.Convert(c).(color.NRGBA) }
func (k *ink) SetLineWidth(w vg.Length)               { k.width = w }
func (k *ink) SetLineDash(d []vg.Length, _ vg.Length) { k.dashes = d }

// Fill marks an area.
func (k *ink) Fill(p vg.Path) {
	k.marks = append(k.marks, mark{"<path", ` d="` + k.path(p) + `"/>`, false, k.colour})
}

// Stroke marks a line.
func (k *ink) Stroke(p vg.Path) {
	if k.width <= 0 {
		return
	}
	rest := fmt.Sprintf(` stroke-width="%d" d="%s"/>`, max(1, tenths(k.width)), k.path(p))
	if len(k.dashes) > 0 {
		all := make([]string, len(k.dashes))
		for i, l := range k.dashes {
			all[i] = strconv.Itoa(tenths(l))
		}
		rest = ` stroke-dasharray="` + strings.Join(all, " ") + `"` + rest
	}
	k.marks = append(k.marks, mark{"<path", rest, true, k.colour})
}

// write marks a line of text. With a rim it marks that alone, so wide.
func (k *ink) write(s style, at vg.Point, text string, rim vg.Length) {
	used, size := k.letters.line(s.face(), text), s.size/perEm
	if used == "" {
		return
	}
	from := k.at(at)
	width := ""
	if rim > 0 {
		width = fmt.Sprintf(` stroke-width="%.0f"`, rim/size)
	}
	k.marks = append(k.marks, mark{
		"<g", fmt.Sprintf(`%s transform="translate(%d %d)scale(%.4g)">%s</g>`, width, from.x, from.y, fine*size, used), rim > 0, k.colour,
	})
}

// dot is a point of the page, in tenths of a point of the canvas.
type dot struct{ x, y int }

func tenths(l vg.Length) int     { return int(math.Round(l.Points() * fine)) }
func (k *ink) at(p vg.Point) dot { return dot{tenths(p.X), tenths(k.height - p.Y)} }
func (p dot) String() string     { return strconv.Itoa(p.x) + " " + strconv.Itoa(p.y) }

// path is a path as SVG writes it.
func (k *ink) path(p vg.Path) string {
	var d strings.Builder
	var line []dot // under way, from the point where it begins
	end := func() {
		for i, q := range thinned(line) {
			if i == 1 {
				d.WriteByte('L')
			} else if i > 1 {
				d.WriteByte(' ')
			}
			if i > 0 {
				d.WriteString(q.String())
			}
		}
		line = line[:0]
	}
	for _, c := range p {
		at := k.at(c.Pos)
		if c.Type == vg.LineComp {
			line = append(line, at)
			continue
		}
		end()
		switch c.Type {
		case vg.MoveComp:
			d.WriteString("M" + at.String())
			line = append(line, at)
		case vg.CurveComp: // cubic, as all that charts draw
			d.WriteString("C" + k.at(c.Control[0]).String() + " " + k.at(c.Control[1]).String() + " " + at.String())
			line = append(line, at)
		case vg.CloseComp:
			d.WriteByte('z')
		default:
			panic(fmt.Sprintf("a chart on a page draws a component of type %d", c.Type))
		}
	}
	end()
	return d.String()
}

// thinned leaves out the points of a line that are less than a tenth of a point off the line
// between their neighbours that stay (Ramer, Douglas and Peucker).
func thinned(line []dot) []dot {
	if len(line) < 3 {
		return line
	}
	first, last := line[0], line[len(line)-1]
	far, at := 1.0, 0
	for i, q := range line[1 : len(line)-1] {
		if d := first.off(last, q); d > far {
			far, at = d, i+1
		}
	}
	if at == 0 {
		return []dot{first, last}
	}
	return append(thinned(line[:at+1:at+1]), thinned(line[at:])[1:]...)
}

// off is the distance of a point from the line between two others.
func (p dot) off(q, r dot) float64 {
	wx, wy, dx, dy := float64(q.x-p.x), float64(q.y-p.y), float64(r.x-p.x), float64(r.y-p.y)
	length := wx*wx + wy*wy
	part := 0.0
	if length > 0 {
		part = min(max((dx*wx+dy*wy)/length, 0), 1)
	}
	return math.Hypot(dx-part*wx, dy-part*wy)
}
