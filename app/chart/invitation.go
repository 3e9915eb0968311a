package chart

import (
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Invitation is what stands in place of a chart before the first run.
type Invitation struct {
	Bars  []string // the names below the bars to come, drawn in dashes; more than four are left out
	Title string   // what to do
	Text  string   // what comes of it
	Keys  string   // the keys that do it
	Does  string   // after the keys
}

// Invite returns the picture of an invitation.
func Invite(of Invitation, p Palette) Figure {
	return figureOf(p, invited{of, p})
}

// invited draws an invitation.
type invited struct {
	Invitation
	palette Palette
}

const (
	inviteBar    vg.Length = 76
	invitePitch  vg.Length = 108
	inviteHeight vg.Length = 92 // of the highest bar
	inviteEnd    vg.Length = 12 // of the line, beyond the bars
	inviteMost             = 4  // bars
)

// Plot implements plot.Plotter.
func (v invited) Plot(dc draw.Canvas, _ *plot.Plot) {
	c, p := newCanvas(dc), v.palette
	title, text := style{bold: true, size: 18, color: p.Foreground}, style{size: 13, color: p.Muted}
	titles, texts := title.wrap(v.Title, 0.9*c.Size().X, 2), text.wrap(v.Text, 0.8*c.Size().X, 2)
	const keys, gap = 22, 14
	below := vg.Length(len(titles))*title.line() + gap/2 + vg.Length(len(texts))*text.line() + gap + keys
	bars := inviteHeight + 3*text.line() + gap
	at := c.Center()
	at.Y += below / 2
	if names := v.Bars[:min(len(v.Bars), inviteMost)]; len(names) > 0 && bars+below+gap < c.Size().Y {
		at.Y += bars / 2
		v.bars(c, names, vg.Point{X: at.X, Y: at.Y - text.line() - inviteHeight})
		at.Y -= bars
	}
	write := func(s style, lines []string) {
		for _, line := range lines {
			at.Y -= s.line()
			c.text(s, vg.Point{X: at.X, Y: at.Y + 0.3*s.size}, centre, line)
		}
	}
	write(title, titles)
	at.Y -= gap / 2
	write(text, texts)
	at.Y -= gap
	v.keys(c, at, keys)
}

// bars draws the outlines of bars, each higher than the one before, on a line whose middle
// is at a point.
func (v invited) bars(c canvas, names []string, at vg.Point) {
	p := v.palette
	name, mark := style{size: 11, color: p.Muted}, style{size: 14, color: p.Muted}
	dashed := draw.LineStyle{Color: p.Muted, Width: 1, Dashes: []vg.Length{4, 4}}
	n := vg.Length(len(names))
	c.across(at.X-n*invitePitch/2-inviteEnd, at.X+n*invitePitch/2+inviteEnd, at.Y, 1, p.Muted)
	for i, text := range names {
		x := at.X + (vg.Length(i)-(n-1)/2)*invitePitch
		top := at.Y + inviteHeight*(0.29+0.71*vg.Length(i)/max(n-1, 1))
		c.StrokeLines(dashed, []vg.Point{
			{X: x - inviteBar/2, Y: at.Y}, {X: x - inviteBar/2, Y: top}, {X: x + inviteBar/2, Y: top}, {X: x + inviteBar/2, Y: at.Y},
		})
		c.text(mark, vg.Point{X: x, Y: top + 6}, centre, "?")
		c.text(name, vg.Point{X: x, Y: at.Y - name.line() - 2}, centre, name.cut(text, invitePitch-8))
	}
}

// keys draws the keys in a box and what they do beside it, with their top at a point.
func (v invited) keys(c canvas, at vg.Point, height vg.Length) {
	p := v.palette
	key, does := style{size: 11, color: p.Foreground}, style{size: 12, color: p.Muted}
	box := key.width(v.Keys) + 20
	x := at.X - (box+8+does.width(v.Does))/2
	y := at.Y - height/2
	c.box(rect(c.snap(x), c.snap(at.Y-height), c.snap(x+box), c.snap(at.Y)), p.Grid)
	edge := c.rule(1)
	c.box(rect(c.snap(x)+edge, c.snap(at.Y-height)+edge, c.snap(x+box)-edge, c.snap(at.Y)-edge), p.Field)
	c.text(key, vg.Point{X: x + box/2, Y: y - key.height()/2}, centre, v.Keys)
	c.text(does, vg.Point{X: x + box + 8, Y: y - does.height()/2}, left, v.Does)
}
