package widget

import (
	"cmp"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
)

// AccessibilityLabel is the title or the text of the button, and whether it can be pressed.
func (b *Button) AccessibilityLabel() string {
	return spoken(cmp.Or(b.Title, b.text), b.disabled())
}

// AccessibilityLabel names the menu.
func (b *Burger) AccessibilityLabel() string { return "Menu" }

// AccessibilityLabel is the text beside the box, and whether that is ticked.
func (c *Check) AccessibilityLabel() string {
	state := "not ticked"
	if c.checked {
		state = "ticked"
	}
	return spoken(strings.TrimSuffix(c.text, ","), state, c.disabled()) // a number may stand behind the text
}

// AccessibilityLabel is the chosen option, and its number among all.
func (c *choice) AccessibilityLabel() string {
	return spoken(c.Title, c.Text(), fmt.Sprintf("%d of %d", c.index+1, len(c.options)), c.disabled())
}

// AccessibilityLabel is the chosen card with its sentence.
func (c *Cards) AccessibilityLabel() string {
	label := c.choice.AccessibilityLabel()
	if c.index < 0 || c.index >= len(c.cards) {
		return label
	}
	return spoken(label, c.cards[c.index].Note, c.cards[c.index].Sentence)
}

// AccessibilityLabel is the title, whether the line is folded, and its summary.
func (f *Fold) AccessibilityLabel() string {
	if f.open {
		return spoken(f.title, "unfolded", f.note)
	}
	state := "folded"
	if f.wrong {
		state += ", wrong"
	}
	return spoken(f.title, state, f.note, f.summary)
}

// AccessibilityLabel is the chosen tab, and the one in which something goes on.
func (b *TabBar) AccessibilityLabel() string {
	busy := ""
	if b.busy >= 0 {
		busy = fmt.Sprintf("%s is busy, %.0f %% done", b.options[b.busy], 100*b.fraction)
	}
	return spoken(b.choice.AccessibilityLabel(), busy)
}

func (c *control) disabled() string {
	if c.Disabled() {
		return "disabled"
	}
	return ""
}

// AccessibilityLabel is the typed text, and whether it is wrong.
func (e *Entry) AccessibilityLabel() string {
	text, state := e.Text, ""
	if text == "" {
		text = spoken("empty", e.PlaceHolder)
	}
	switch {
	case e.wrong:
		state = "wrong"
	case e.Disabled():
		state = "disabled"
	}
	return spoken(e.Title, text, state)
}

// AccessibilityLabel is that of the entry, with the line below it.
func (f *Field) AccessibilityLabel() string {
	note := f.note.Text()
	if f.complains {
		note = sentence(f.err)
	}
	return spoken(f.entry.AccessibilityLabel(), note)
}

// AccessibilityLabel is the sentence, with a word for its mark.
func (m *Message) AccessibilityLabel() string { return m.kind.spoken() + m.text }

func (k Kind) spoken() string {
	return map[Kind]string{Success: "Good: ", Warning: "Warning: ", Failure: "Failure: ", Live: "Now: "}[k]
}

// AccessibilityLabel is the word.
func (l *Label) AccessibilityLabel() string { return l.text }

// AccessibilityLabel is the whole heading, also where a short one is shown.
func (h *Heading) AccessibilityLabel() string { return h.text }

// AccessibilityLabel is the heading with its count.
func (s *Section) AccessibilityLabel() string { return spoken(s.title, s.note) }

// AccessibilityLabel is all remarks, and the buttons beside them.
func (b *StatusBar) AccessibilityLabel() string {
	var all []string
	for _, item := range b.items {
		all = append(all, item.Kind.spoken()+item.Text)
	}
	return sentences(append(all, Read(b.file.row), Read(b.actions))...)
}

// AccessibilityLabel is every row with its cells.
func (t *Table) AccessibilityLabel() string {
	all := []string{spoken(t.Title, fmt.Sprintf("rows: %d", len(t.lines)))}
	for i := range t.lines {
		all = append(all, t.row(i))
	}
	return sentences(all...)
}

// row is one row: the first cell names it, the others are named by their titles.
func (t *Table) row(i int) string {
	var cells []string
	for c, cell := range t.lines[i].Cells {
		text := strings.TrimSpace(cell.Text + " " + cell.Note)
		if cell.Why != "" {
			text += " (" + strings.TrimSuffix(cell.Why, ".") + ")"
		}
		if c > 0 && text != "" {
			text = t.columns[c].Title + " " + text
		}
		cells = append(cells, text)
	}
	return spoken(cells...)
}

// AccessibilityLabel is the selected row, or the whole table where none is.
func (b *tableBody) AccessibilityLabel() string {
	t := b.table
	if t.selected < 0 {
		return t.AccessibilityLabel()
	}
	return fmt.Sprintf("Row %d of %d: %s", t.selected+1, len(t.lines), t.row(t.selected))
}

// AccessibilityRole is that of a text.
func (b *tableBody) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AccessibilityLabel is the number of items, and the ones in sight.
func (l *List) AccessibilityLabel() string {
	all := []string{spoken(l.Title, fmt.Sprintf("items: %d", l.length))}
	first := max(0, int(l.scroll.Offset.Y/itemHeight))
	for i := first; i < min(l.length, first+int(l.scroll.Size().Height/itemHeight)+1); i++ {
		all = append(all, l.Item(i).Label())
	}
	return sentences(all...)
}

// AccessibilityLabel is the selected item.
func (b *listBody) AccessibilityLabel() string {
	l := b.list
	if l.selected < 0 {
		return l.AccessibilityLabel()
	}
	return fmt.Sprintf("Item %d of %d: %s", l.selected+1, l.length, l.Item(l.selected).Label())
}

// AccessibilityRole is that of a text.
func (b *listBody) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AccessibilityLabel is the description of the chart, or the invitation in its place, and
// the reading that is shown.
func (v *ChartView) AccessibilityLabel() string {
	if _, ok := v.readout.shown(); ok {
		return sentences(v.description(), v.readout.AccessibilityLabel())
	}
	return v.description()
}

func (v *ChartView) description() string {
	if v.Describe != nil {
		if text := v.Describe(); text != "" {
			return "Chart: " + text
		}
	}
	return spoken("Empty chart", v.invitation.Text())
}

// AccessibilityLabel is all that the sidebar shows.
func (s *Sidebar) AccessibilityLabel() string { return Read(s.content) }

// AccessibilityLabel is all that the foot shows.
func (f *Foot) AccessibilityLabel() string { return Read(f.content) }

// AccessibilityLabel is all that the pane shows.
func (p *Pane) AccessibilityLabel() string { return Read(p.content) }

// AccessibilityLabel is all that the dialog shows.
func (m *Modal) AccessibilityLabel() string { return Read(m.content) }

// AccessibilityLabel is the whole text, also where only a part of it is drawn.
func (l *longText) AccessibilityLabel() string { return strings.Join(l.lines, "\n") }
