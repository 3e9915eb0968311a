package widget

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// Card is one option of Cards.
type Card struct {
	Title    string
	Sentence string // below the title
	Note     string // at the right of the title, such as a time
	Icon     Icon
	Quiet    bool // an option of less weight: a line without a frame
}

// Cards are a few options below each other, each with a title and a sentence, of which
// one is chosen. They are one stop of the keyboard; the arrows choose the neighbour.
type Cards struct {
	choice
	cards []Card
	dense bool
}

var _ fyne.Tappable = (*Cards)(nil)

// NewCards returns the cards with the first chosen.
func NewCards(cards []Card, changed func(index int)) *Cards {
	c := &Cards{cards: slices.Clone(cards)}
	c.OnChanged = changed
	for _, card := range cards {
		c.options = append(c.options, card.Title)
	}
	c.extend(c, c.onKey)
	c.part = c.at
	return c
}

// SetNote changes what stands at the right of a title.
func (c *Cards) SetNote(i int, note string) {
	if c.cards[i].Note != note {
		c.cards[i].Note = note
		c.Refresh()
	}
}

// SetDense leaves the sentences out, for a low window. It reports whether that is a
// change, so that the caller can make room.
func (c *Cards) SetDense(dense bool) (changed bool) {
	changed = dense != c.dense
	c.dense = dense
	if changed {
		c.Refresh()
	}
	return changed
}

const (
	cardHeight      float32 = 53
	denseCardHeight float32 = 32
	quietCardHeight float32 = 24
	cardPad         float32 = 10
	cardIcon        float32 = 19
)

func (c *Cards) height(i int) float32 {
	switch {
	case c.cards[i].Quiet:
		return quietCardHeight
	case c.dense:
		return denseCardHeight
	}
	return cardHeight
}

// top is where a card begins, or, one past the last, where the cards end.
func (c *Cards) top(i int) float32 {
	y, gap := float32(0), Gap
	if c.dense {
		gap = 4
	}
	for k := range min(i, len(c.cards)) {
		y += c.height(k)
		if k+1 < len(c.cards) {
			y += gap
		}
	}
	return y
}

// at is the card at a position, −1 between two.
func (c *Cards) at(p fyne.Position) int {
	for i := range c.cards {
		if y := c.top(i); p.Y >= y && p.Y < y+c.height(i) {
			return i
		}
	}
	return -1
}

// Tapped chooses the card under the pointer.
func (c *Cards) Tapped(e *fyne.PointEvent) {
	c.takeFocus()
	c.SetIndex(c.at(e.Position))
}

// onKey chooses the neighbour with the arrows.
func (c *Cards) onKey(key fyne.KeyName) (used bool) {
	switch key {
	case fyne.KeyUp:
		return c.turn(fyne.KeyLeft)
	case fyne.KeyDown:
		return c.turn(fyne.KeyRight)
	}
	return c.turn(key)
}

// drawnCard are the painted parts of one card.
type drawnCard struct {
	ground, ring          *canvas.Rectangle
	icon                  *canvas.Image
	title, note, sentence *canvas.Text
}

func newDrawnCard() drawnCard {
	d := drawnCard{
		ground: canvas.NewRectangle(color.Transparent), ring: newRing(), icon: &canvas.Image{FillMode: canvas.ImageFillContain},
		title: newText("", TextSize), note: newText("", SmallSize), sentence: newText("", SmallSize),
	}
	d.ground.CornerRadius = radius + 1
	return d
}

func (d drawnCard) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{d.ground, d.icon, d.title, d.note, d.sentence, d.ring}
}

// CreateRenderer draws the cards.
func (c *Cards) CreateRenderer() fyne.WidgetRenderer {
	p := &parts{}
	drawn := make([]drawnCard, len(c.cards))
	for i := range drawn {
		drawn[i] = newDrawnCard()
		p.objects = append(p.objects, drawn[i].objects()...)
	}
	p.min = func() fyne.Size { return fyne.NewSize(SidebarInner, c.top(len(c.cards))) }
	p.place = func(s fyne.Size) {
		for i, d := range drawn {
			c.placeCard(i, d, s.Width)
		}
	}
	p.update = func() {
		for i, d := range drawn {
			c.paint(i, d)
		}
		p.place(c.Size())
	}
	return p.ready(c)
}

func (c *Cards) placeCard(i int, d drawnCard, width float32) {
	y, height := c.top(i), c.height(i)
	d.ground.Move(fyne.NewPos(0, y))
	d.ground.Resize(fyne.NewSize(width, height))
	placeRing(d.ring, fyne.NewPos(0, y), fyne.NewSize(width, height))
	line := height // of the title
	if !d.sentence.Hidden {
		line = height/2 + 5
	}
	d.icon.Move(fyne.NewPos(cardPad-1, y+(line-cardIcon)/2+1))
	d.icon.Resize(fyne.NewSquareSize(cardIcon))
	text := 2*cardPad + cardIcon - 1
	note := d.note.MinSize().Width
	centred(d.note, width-cardPad-note, y, line)
	d.title.Text = Elide(c.cards[i].Title, width-text-cardPad-note-Gap, TextSize, d.title.TextStyle.Bold)
	centred(d.title, text, y, line)
	d.sentence.Text = Elide(c.cards[i].Sentence, width-text-Gap, SmallSize, false)
	centred(d.sentence, text, y+line-4, height-line-2)
}

func (c *Cards) paint(i int, d drawnCard) {
	card, chosen := c.cards[i], i == c.index
	d.title.TextStyle.Bold, d.title.Color = chosen, Color(theme.ColorNameForeground)
	d.note.Text, d.note.Color, d.sentence.Color = card.Note, Color(ColorMuted), Color(ColorMuted)
	d.sentence.Hidden = c.dense || card.Quiet
	d.ground.StrokeWidth, d.ground.StrokeColor, d.ground.FillColor = 1, Color(ColorBorder), Color(theme.ColorNameButton)
	icon := Color(ColorMuted)
	switch {
	case chosen:
		icon = Color(theme.ColorNamePrimary)
		d.ground.StrokeWidth, d.ground.StrokeColor = 1.5, icon
	case card.Quiet:
		d.ground.StrokeWidth, d.ground.FillColor = 0, color.Transparent
		d.title.Color = Color(ColorMuted)
	}
	if c.over == i && !chosen {
		d.ground.FillColor = Color(theme.ColorNameHover)
	}
	card.Icon.draw(d.icon, icon)
	updateRing(d.ring, chosen && c.ringed())
}
