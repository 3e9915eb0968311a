package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynewidget "fyne.io/fyne/v2/widget"
)

// Message is a sentence with the mark of its kind, wrapped to the width it is
// given and never clipped. An empty message takes no room.
type Message struct {
	fynewidget.BaseWidget
	read
	kind  Kind
	text  string
	size  float32
	width float32
	lines []string
}

// NewMessage returns an empty message that wraps at width until it is resized.
func NewMessage(width float32) *Message { return newMessage(width, TextSize) }

// NewNote returns an empty message in the small size.
func NewNote(width float32) *Message { return newMessage(width, SmallSize) }

func newMessage(width, size float32) *Message {
	m := &Message{size: size, width: width}
	m.ExtendBaseWidget(m)
	return m
}

// Set changes the message. It reports whether the height changed, so that the
// caller can make room.
func (m *Message) Set(kind Kind, text string) (grown bool) {
	if m.kind == kind && m.text == text {
		return false
	}
	before := len(m.lines)
	m.kind, m.text = kind, text
	m.lines = wrap(text, m.width-m.indent(), m.size)
	m.Refresh()
	return before != len(m.lines)
}

// Text is the text of the message.
func (m *Message) Text() string { return m.text }

// Kind is the kind of the message.
func (m *Message) Kind() Kind { return m.kind }

// HeightFor is the height that the message needs at a width.
func (m *Message) HeightFor(width float32) float32 {
	return float32(len(wrap(m.text, width-m.indent(), m.size))) * m.pitch()
}

// MinSize is the height of the lines at the present width.
func (m *Message) MinSize() fyne.Size {
	return fyne.NewSize(40, float32(len(m.lines))*m.pitch())
}

// Resize wraps the sentence anew.
func (m *Message) Resize(s fyne.Size) {
	if s.Width != m.width && s.Width > 0 {
		m.width = s.Width
		m.lines = wrap(m.text, m.width-m.indent(), m.size)
		m.Refresh()
	}
	m.BaseWidget.Resize(s)
}

func (m *Message) indent() float32 {
	if m.kind == Plain {
		return 0
	}
	return markSize + Gap
}

func (m *Message) pitch() float32 { return m.size + 5 }

// CreateRenderer draws the mark and the lines.
func (m *Message) CreateRenderer() fyne.WidgetRenderer {
	mark := newMark()
	var texts []*canvas.Text
	p := &parts{objects: mark.objects(), min: m.MinSize}
	p.place = func(fyne.Size) {
		mark.place(fyne.NewPos(0, (m.pitch()-markSize)/2))
		for i, t := range texts {
			centred(t, m.indent(), float32(i)*m.pitch(), m.pitch())
		}
	}
	p.update = func() {
		for len(texts) < len(m.lines) {
			t := newText("", m.size)
			texts = append(texts, t)
			p.objects = append(p.objects, t)
		}
		for i, t := range texts {
			t.Hidden = i >= len(m.lines)
			if !t.Hidden {
				t.Text, t.Color = m.lines[i], Color(m.kind.Colour())
			}
		}
		kind := m.kind
		if m.text == "" {
			kind = Plain
		}
		mark.show(kind)
		p.place(m.Size())
	}
	return p.ready(m)
}
