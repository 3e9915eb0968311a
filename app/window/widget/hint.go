package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// hint is part of a widget that explains itself: where the pointer rests on it, and when
// its user asks for it by a key. The zero hint explains nothing.
type hint struct {
	layer *Explanations
	what  Explanation
}

func (h *hint) setHint(layer *Explanations, what Explanation) { h.layer, h.what = layer, what }

// rest explains an object after the pointer has rested on it.
func (h *hint) rest(on fyne.CanvasObject) {
	if h.layer != nil {
		h.layer.Rest(on, fyne.Position{}, on.Size(), func() Explanation { return h.what })
	}
}

// leave takes the explanation away, and reports whether there was one.
func (h *hint) leave() bool { return h.layer.Leave() }

// hinted is an object with a hint.
type hinted interface {
	fyne.CanvasObject
	setHint(*Explanations, Explanation)
}

// Hint has objects, and those in containers, explain themselves in a layer. An object that
// cannot is left out.
func Hint(layer *Explanations, what Explanation, objects ...fyne.CanvasObject) {
	for _, o := range objects {
		switch o := o.(type) {
		case *fyne.Container:
			Hint(layer, what, o.Objects...)
		case hinted:
			o.setHint(layer, what)
		}
	}
}

// ExplainFocused explains the control that has the keyboard in a window. It reports whether
// that has an explanation.
func ExplainFocused(c fyne.Canvas) bool {
	switch o := c.Focused().(type) {
	case *tableBody:
		return o.explain()
	case interface{ explainNow() bool }:
		return o.explainNow()
	}
	return false
}

// explainNow shows the hint of a control.
func (c *control) explainNow() bool { return c.hint.showOn(c.self) }

// explainNow shows the hint of the field around an entry.
func (e *Entry) explainNow() bool { return e.hint.showOn(e) }

func (h *hint) showOn(o fyne.CanvasObject) bool {
	if h.layer == nil {
		return false
	}
	h.layer.ShowAt(o, fyne.Position{}, o.Size(), h.what)
	return true
}

var (
	_ desktop.Hoverable = (*Field)(nil)
	_ desktop.Hoverable = (*Label)(nil)
	_ hinted            = (*Field)(nil)
	_ hinted            = (*Label)(nil)
	_ hinted            = (*Check)(nil)
)

// setHint gives the hint to the entry too, where a key asks for it.
func (f *Field) setHint(layer *Explanations, what Explanation) {
	f.hint.setHint(layer, what)
	f.entry.hint.setHint(layer, what)
}

// MouseIn explains the field where the pointer rests on its label.
func (f *Field) MouseIn(e *desktop.MouseEvent) { f.MouseMoved(e) }

// MouseMoved does the same. Beside the entry an explanation would lie in the way.
func (f *Field) MouseMoved(e *desktop.MouseEvent) {
	if f.label == "" || e.Position.X >= LabelWidth {
		f.hint.leave()
		return
	}
	f.hint.rest(f)
}

// MouseOut takes the explanation away.
func (f *Field) MouseOut() { f.hint.leave() }

// MouseIn explains the label where the pointer rests on it.
func (l *Label) MouseIn(*desktop.MouseEvent) { l.hint.rest(l) }

// MouseMoved does the same.
func (l *Label) MouseMoved(*desktop.MouseEvent) { l.hint.rest(l) }

// MouseOut takes the explanation away.
func (l *Label) MouseOut() { l.hint.leave() }
