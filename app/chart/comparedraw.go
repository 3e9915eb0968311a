package chart

import (
	"image/color"
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"perihelion/bench"
	"perihelion/bench/compare"
)

// changes draws a comparison: a row for each configuration with the bars of its runs, the
// interval of each change, and the verdicts.
type changes struct {
	compare.Comparison
	surroundings
	rows  []compare.Row
	reach float64 // logarithm of the ratio at both ends of the scale of changes
}

// tall is the room of a verdict from which it has two lines.
const tall = 26

// Plot implements plot.Plotter.
func (d changes) Plot(dc draw.Canvas, _ *plot.Plot) {
	c := newCanvas(dc)
	r := d.around(c)
	text, head, t := d.textStyle(), style{bold: true, size: 11, color: d.palette.Foreground}, tickStyle(d.palette)
	r.Max.Y -= head.line()
	r.Min.Y += t.line() + 4
	var names []rowName
	for _, row := range d.rows {
		names = append(names, rowName{text: row.Subject.Full(), family: row.Subject.Family()})
	}
	width := nameWidth(text, names, 0.26*r.Size().X)
	bars := len(d.Runs)
	l := rowsIn(r, len(d.rows), vg.Length(24+14*bars))
	lane := (l.pitch - 4) / vg.Length(bars-1)
	verdicts := text.width(bench.NoDifference)
	for _, row := range d.rows {
		for _, change := range row.Changes {
			verdicts = max(verdicts, text.width(change.Verdict))
		}
	}
	verdicts += 14
	if lane < tall {
		verdicts += text.width("+88.8 % ")
	}
	numbers := text.width("888,888") + 6
	if r.Size().X < 280 || r.Size().Y < 30 {
		return // too small for any text
	}
	from, to := r.Min.X+width+10, r.Max.X-verdicts-12
	middle := from + 0.5*(to-from)
	scale := changeScale{rect(middle+14, l.foot(), to, l.Max.Y), d.reach}
	c.rowNames(d.palette, l, names, width)
	c.text(head, vg.Point{X: from, Y: l.Max.Y + 5}, left, head.cut(d.heading(), middle-from))
	c.text(head, vg.Point{X: scale.Min.X, Y: l.Max.Y + 5}, left, head.cut(d.changeHeading(), r.Max.X-scale.Min.X))
	d.scale(c, scale)
	for i, row := range d.rows[:l.shown] {
		if i > 0 {
			c.across(r.Min.X, r.Max.X, l.middle(i)+l.pitch/2, 0.75, d.palette.Grid)
		}
		d.bars(c, row, rect(from, l.middle(i)-l.pitch/2, middle-numbers, l.middle(i)+l.pitch/2))
		for k, change := range row.Changes {
			y := l.middle(i) + (l.pitch-4)/2 - lane*(vg.Length(len(row.Changes)-1-k)+0.5)
			d.interval(c, scale, change, y)
			d.word(c, change, vg.Point{X: r.Max.X - verdicts, Y: y}, lane)
		}
		c.read(d.reading(row), l.area(i))
	}
}

func (d changes) textStyle() style { return style{size: 11, color: d.palette.Foreground} }

// heading names the bars.
func (d changes) heading() string {
	unit := "Requests/s"
	if d.Quantity == compare.P99 {
		unit = "p99, ms"
	}
	if len(d.Runs) == 2 {
		return unit + ", " + d.Runs[1].Name + " over " + d.Runs[0].Name
	}
	return unit
}

// changeHeading names the changes, and their intervals where there are some.
func (d changes) changeHeading() string {
	for _, row := range d.rows {
		for _, change := range row.Changes {
			if change.Measured() && change.Verdict != bench.TooFew {
				return "Change, 95 % interval"
			}
		}
	}
	return "Change"
}

// bars draws the figures of a row, the last run at the top and the first, pale, at the
// bottom.
func (d changes) bars(c canvas, row compare.Row, r vg.Rectangle) {
	n := len(row.Figures)
	lane := (r.Size().Y - 4) / vg.Length(n)
	thick := max(1.5, min(0.78*lane, 13))
	most := 0.0
	for _, f := range row.Figures {
		most = max(most, f.Of(d.Quantity).Median)
	}
	size := min(11, max(8, lane))
	for i, f := range row.Figures {
		y := r.Min.Y + 2 + lane*(vg.Length(i)+0.5)
		v := f.Of(d.Quantity).Median
		words, s := d.Quantity.Number(f), style{size: size, color: d.palette.Muted}
		if i == n-1 {
			s.color, s.bold = d.palette.Foreground, true
		}
		if most > 0 && f.Repeats > 0 {
			bar := rect(c.snap(r.Min.X), c.snap(y-thick/2), c.snap(r.Min.X+vg.Length(v/most)*r.Size().X), c.snap(y+thick/2))
			if i == 0 {
				c.pale(bar, d.palette.Muted, d.palette.Background)
			} else {
				c.box(bar, d.palette.Faded(d.palette.Family(row.Subject.Family()), 0.55+0.45*float64(i)/float64(n-1)))
			}
		}
		if lane >= 8 || i == n-1 {
			if lane < 8 {
				y = (r.Min.Y + r.Max.Y) / 2
			}
			c.text(s, vg.Point{X: r.Max.X + 6, Y: y - s.height()/2}, left, words)
		}
	}
}

// changeScale is the scale of changes, logarithmic, with none in the middle.
type changeScale struct {
	vg.Rectangle
	reach float64
}

// x is the place of a ratio, at the edge where it is beyond.
func (s changeScale) x(ratio float64) vg.Length {
	at := max(-1, min(1, math.Log(ratio)/s.reach))
	return s.Min.X + vg.Length(at+1)/2*s.Size().X
}

// scale draws the lines of the scale and its ticks.
func (d changes) scale(c canvas, s changeScale) {
	t := tickStyle(d.palette)
	free := vg.Length(math.Inf(-1))
	for _, ratio := range changeTicks(s.reach, max(1, int(s.Size().X/2/58))) {
		x, words := s.x(ratio), changeTick(ratio)
		c.upright(x, s.Min.Y, s.Max.Y, 0.75, d.palette.Grid)
		if w := t.width(words) / 2; x-w > free {
			c.text(t, vg.Point{X: x, Y: s.Min.Y - 7 - t.height()}, centre, words)
			free = x + w + 4
		}
	}
	c.upright(s.x(1), s.Min.Y, s.Max.Y, 1, d.palette.Muted)
}

// interval draws a change: a disc at the estimate between the ends.
func (d changes) interval(c canvas, s changeScale, change compare.Change, y vg.Length) {
	if !change.Measured() {
		return
	}
	colour := d.colour(change)
	if change.Verdict != bench.TooFew {
		low, high := s.x(change.Low), s.x(change.High)
		c.across(low, high, y, 1.5, colour)
		for _, x := range [...]vg.Length{low, high} {
			c.upright(x, y-3.5, y+3.5, 1.5, colour)
		}
	}
	c.disc(vg.Point{X: s.x(change.Ratio), Y: y}, 2.8, colour)
}

// colour is that of a verdict.
func (d changes) colour(change compare.Change) color.NRGBA {
	switch change.Verdict {
	case bench.Faster:
		return d.palette.Good
	case bench.Slower:
		return d.palette.Bad
	case bench.NoDifference:
		return d.palette.Foreground
	}
	return d.palette.Muted
}

// word writes a verdict with its sign and the change, below it where there is room.
func (d changes) word(c canvas, change compare.Change, at vg.Point, lane vg.Length) {
	colour := d.colour(change)
	words, s, by := change.Verdict, style{size: 11, color: d.palette.Muted}, changeText(change)
	if change.Shown() {
		s.color, s.bold = colour, true
	}
	value := style{size: 11, color: d.palette.Foreground}
	y := at.Y
	if lane >= tall && by != "" {
		y += s.line() / 2
		c.text(value, vg.Point{X: at.X + 12, Y: at.Y - s.line()/2 - s.height()/2}, left, by)
	} else if by != "" {
		words, by = by+" "+words, ""
	}
	d.sign(c, change, vg.Point{X: at.X + 4, Y: y}, colour)
	c.text(s, vg.Point{X: at.X + 12, Y: y - s.height()/2}, left, s.cut(words, c.Max.X-margin-at.X-12))
}

// sign draws a triangle up or down, so that a verdict is seen without colour. That no difference
// was shown has none: two lines would be read as equality, which nothing has shown.
func (d changes) sign(c canvas, change compare.Change, at vg.Point, colour color.NRGBA) {
	if !change.Shown() {
		return
	}
	up := vg.Length(1)
	if change.Verdict == bench.Slower {
		up = -1
	}
	var p vg.Path
	p.Move(vg.Point{X: at.X - 4, Y: at.Y - 3*up})
	p.Line(vg.Point{X: at.X + 4, Y: at.Y - 3*up})
	p.Line(vg.Point{X: at.X, Y: at.Y + 3.6*up})
	p.Close()
	c.SetColor(colour)
	c.Fill(p)
}
