package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Part is a part of a table that is copied.
type Part int

// The parts of a table.
const (
	OneCell Part = iota // that with the ring of the keyboard, or under the pointer
	OneRow              // the selected one, without the heads
	AllRows             // in the order shown, with the heads
)

// String is the part in a sentence.
func (p Part) String() string { return [...]string{"figure", "row", "table"}[p] }

// Copy puts a part of the table on the clipboard, as a spreadsheet reads it. It is nothing
// where no line is selected and not all are asked for.
func (t *Table) Copy(p Part) { t.copyAt(p, t.selected, t.cursor) }

func (t *Table) copyAt(p Part, line, column int) {
	var text string
	switch {
	case p == AllRows:
		text = tabbed(t.Plain())
	case line < 0 || line >= len(t.lines):
		return
	case p == OneRow:
		text = tabbed([][]string{t.fields(line)})
	case column < 0 || column >= len(t.lines[line].Cells):
		return
	default:
		text = joined(t.lines[line].Cells[column].fields(), "\t")
	}
	fyne.CurrentApp().Clipboard().SetContent(text)
	if t.OnCopied != nil {
		t.OnCopied(p)
	}
}

// asked is the part that a shortcut copies: Ctrl+C the figure with the ring or, where that is
// around the whole row, the row; Ctrl+Shift+C the table.
func (t *Table) asked(s fyne.Shortcut) (p Part, is bool) {
	const all = fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift
	if c, custom := s.(*desktop.CustomShortcut); custom && c.KeyName == fyne.KeyC && c.Modifier == all {
		return AllRows, true
	}
	if _, copies := s.(*fyne.ShortcutCopy); !copies {
		return 0, false
	}
	switch {
	case t.selected < 0:
		return AllRows, true
	case t.cursor > 0:
		return OneCell, true
	}
	return OneRow, true
}

// menu is the menu of a cell.
func (t *Table) menu(line, column int) *fyne.Menu {
	var items []*fyne.MenuItem
	if t.Menu != nil {
		if items = t.Menu(line); items != nil {
			items = append(items, fyne.NewMenuItemSeparator())
		}
	}
	item := func(title string, p Part) *fyne.MenuItem {
		return fyne.NewMenuItem(title, func() { t.copyAt(p, line, column) })
	}
	if column >= 0 {
		items = append(items, item("Copy "+t.columns[column].Title, OneCell))
	}
	return fyne.NewMenu("", append(items, item("Copy row", OneRow), item("Copy table (Ctrl+Shift+C)", AllRows))...)
}

// Plain are the rows for a spreadsheet in the order shown, the heads first.
func (t *Table) Plain() [][]string {
	var heads []string
	for _, c := range t.columns {
		if c.Copied == nil {
			c.Copied = []string{c.Title}
		}
		heads = append(heads, c.Copied...)
	}
	rows := [][]string{heads}
	for _, line := range t.order.lines {
		rows = append(rows, t.fields(line))
	}
	return rows
}

// fields are the figures of a line.
func (t *Table) fields(line int) (all []string) {
	for _, c := range t.lines[line].Cells {
		all = append(all, c.fields()...)
	}
	return all
}
