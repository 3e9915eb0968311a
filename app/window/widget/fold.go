package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// Fold is a line that unfolds: a title, and folded a summary of the inputs below it. They
// stand in its Body, which the caller puts behind it in a sidebar.
type Fold struct {
	control
	title, note, summary string
	wrong, open, dense   bool

	Body     *fyne.Container
	OnFolded func(open bool) // the user folded or unfolded it
}

var _ fyne.Tappable = (*Fold)(nil)

// NewFold returns a folded line over objects, which stand below each other.
func NewFold(title string, objects ...fyne.CanvasObject) *Fold {
	f := &Fold{title: title, Body: container.New(stack{inner: true}, objects...)}
	f.Body.Hide()
	f.extend(f, f.onKey)
	return f
}

// SetSummary changes what a folded line shows: the inputs below it in words, or their
// problem, and a few words at the right of the title, such as "3 of 9".
func (f *Fold) SetSummary(summary, note string, wrong bool) {
	if f.summary != summary || f.note != note || f.wrong != wrong {
		f.summary, f.note, f.wrong = summary, note, wrong
		f.Refresh()
	}
}

// SetTitle changes the title.
func (f *Fold) SetTitle(title string) {
	if f.title != title {
		f.title = title
		f.Refresh()
	}
}

// Summary is what a folded line shows below its title.
func (f *Fold) Summary() string { return f.summary }

// Open reports whether the line is unfolded.
func (f *Fold) Open() bool { return f.open }

// SetOpen folds or unfolds the line, without calling OnFolded. It reports whether that
// is a change.
func (f *Fold) SetOpen(open bool) (changed bool) {
	changed = open != f.open
	f.open = open
	f.Body.Hidden = !open || f.Hidden
	if changed {
		f.Refresh()
	}
	return changed
}

// Show and Hide take the inputs along.
func (f *Fold) Show() {
	f.control.Show()
	f.Body.Hidden = !f.open
}

// Hide hides the line and the inputs.
func (f *Fold) Hide() {
	f.control.Hide()
	f.Body.Hidden = true
}

// SetDense puts the summary beside the title, for a low window. It reports whether that
// is a change, so that the caller can make room.
func (f *Fold) SetDense(dense bool) (changed bool) {
	changed = dense != f.dense
	f.dense = dense
	if changed {
		f.Refresh()
	}
	return changed
}

// Tapped folds or unfolds the line.
func (f *Fold) Tapped(*fyne.PointEvent) {
	f.takeFocus()
	f.turn(!f.open)
}

// onKey folds and unfolds the line with Space and Return, Left and Right.
func (f *Fold) onKey(key fyne.KeyName) (used bool) {
	switch key {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		f.turn(!f.open)
	case fyne.KeyRight:
		f.turn(true)
	case fyne.KeyLeft:
		f.turn(false)
	default:
		return false
	}
	return true
}

func (f *Fold) turn(open bool) {
	if f.SetOpen(open) && f.OnFolded != nil {
		f.OnFolded(open)
	}
}

const (
	foldHeight      float32 = 45
	denseFoldHeight float32 = 27
	foldIndent      float32 = 15
)

// oneLine reports whether there is no line below the title.
func (f *Fold) oneLine() bool { return f.dense || f.open }

// CreateRenderer draws the line above, the arrow and the texts.
func (f *Fold) CreateRenderer() fyne.WidgetRenderer {
	rule, ground := canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
	ground.CornerRadius = radius
	arrow := [2]*canvas.Line{canvas.NewLine(color.Transparent), canvas.NewLine(color.Transparent)}
	for _, l := range arrow {
		l.StrokeWidth = 1.5
	}
	title, note, summary := newText(f.title, TextSize), newText("", SmallSize), newText("", SmallSize)
	wrong, ring := newMark(), newRing()
	p := &parts{objects: append([]fyne.CanvasObject{rule, ground, arrow[0], arrow[1], title, note, summary, ring}, wrong.objects()...)}
	p.min = func() fyne.Size {
		if f.oneLine() {
			return fyne.NewSize(SidebarInner, denseFoldHeight)
		}
		return fyne.NewSize(SidebarInner, foldHeight)
	}
	p.place = func(s fyne.Size) {
		rule.Resize(fyne.NewSize(s.Width, 1))
		ground.Move(fyne.NewPos(-6, 3))
		ground.Resize(fyne.NewSize(s.Width+12, s.Height-4))
		placeRing(ring, fyne.NewPos(0, 4), fyne.NewSize(s.Width, s.Height-6))
		line := s.Height
		if !f.oneLine() {
			line = s.Height/2 + 4
		}
		f.placeArrow(arrow, line/2+1)
		title.Text = Elide(f.title, s.Width-foldIndent-note.MinSize().Width-Gap, TextSize, false)
		centred(title, foldIndent, 1, line)
		from, room := foldIndent, s.Width-foldIndent
		if f.oneLine() {
			from += title.MinSize().Width + 2*Gap
			room = s.Width - from
		}
		if f.wrong {
			room -= markSize + 4
		}
		summary.Text = Elide(f.summary, room, SmallSize, false)
		left, y, height := from, line-2, s.Height-line
		if f.oneLine() {
			left, y, height = s.Width-summary.MinSize().Width, 1, line
		}
		centred(summary, left, y, height)
		if f.wrong {
			wrong.place(fyne.NewPos(left-markSize-4, y+(height-markSize)/2))
			if !f.oneLine() {
				wrong.place(fyne.NewPos(left, y+(height-markSize)/2))
				summary.Move(summary.Position().AddXY(markSize+4, 0))
			}
		}
		centred(note, s.Width-note.MinSize().Width, 1, line)
	}
	p.update = func() {
		rule.FillColor, ground.FillColor = Color(ColorLine), color.Transparent
		if f.hot() {
			ground.FillColor = Color(theme.ColorNameHover)
		}
		title.Color, note.Color, summary.Color = Color(theme.ColorNameForeground), Color(ColorMuted), Color(ColorMuted)
		kind := Plain
		if f.wrong && !f.open {
			kind, summary.Color = Failure, Color(theme.ColorNameError)
		}
		wrong.show(kind)
		note.Text, note.Hidden, summary.Hidden = f.note, f.dense && !f.open, f.open
		for _, l := range arrow {
			l.StrokeColor = Color(ColorMuted)
		}
		updateRing(ring, f.ringed())
		p.place(f.Size())
	}
	return p.ready(f)
}

// placeArrow points the arrow to the right or, unfolded, down.
func (f *Fold) placeArrow(arrow [2]*canvas.Line, middle float32) {
	const long, short float32 = 8, 4
	if f.open {
		tip := fyne.NewPos(short, middle+short/2)
		arrow[0].Position1, arrow[0].Position2 = fyne.NewPos(0, middle-short/2), tip
		arrow[1].Position1, arrow[1].Position2 = tip, fyne.NewPos(long, middle-short/2)
		return
	}
	tip := fyne.NewPos(short+1, middle)
	arrow[0].Position1, arrow[0].Position2 = fyne.NewPos(1, middle-long/2), tip
	arrow[1].Position1, arrow[1].Position2 = tip, fyne.NewPos(1, middle+long/2)
}
