package widget

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

func sample() *Table {
	t := NewTable(
		Column{Title: "Body", Sample: "Neptune"},
		Column{Title: "Altitude", Numeric: true, Sample: "+00.00°"},
		Column{Title: "Distance", Numeric: true, Sample: "0.00000", Rank: 1},
		Column{Title: "Constellation", Sample: "Ophiuchus", Rank: 2},
	)
	t.SetLines([]Line{
		{Dot: Palette().Accent, Cells: []Cell{{Text: "Mars"}, {Text: "−12.40°"}, {Text: "1.381"}, {Text: "Leo"}}},
		{Dot: Palette().Accent, Cells: []Cell{{Text: "Jupiter", Bold: true}, {Text: "+62.10°", Note: "± 3"}, {Text: "4.31"}, {Text: "Capricornus"}}},
		{Cells: []Cell{{Text: "Moon"}, {Text: "+1.00°"}, {Text: "0.00249"}, {Text: "Taurus"}}, Muted: true},
	})
	return t
}

// clipped are the texts that leave their column, or the table.
func clipped(t *Table, width float32) []string {
	var bad []string
	right := float32(0)
	for i := range t.columns {
		if !t.grid.shown(i) {
			continue
		}
		if t.grid.left[i] < right-0.01 {
			bad = append(bad, "column "+t.columns[i].Title+" begins before its neighbour ends")
		}
		right = t.grid.left[i] + t.grid.width[i]
		for _, l := range t.lines {
			w := l.Cells[i].width(t.grid.text)
			if i == 0 && l.Dot != nil {
				w += dotIndent
			}
			if w > t.grid.width[i]-2*t.grid.margin+0.01 {
				bad = append(bad, l.Cells[i].Text)
			}
		}
	}
	if right > width+0.01 {
		bad = append(bad, "the last column")
	}
	return bad
}

func TestTableClipsNothingAndTurnsToTheRest(t *testing.T) {
	table := sample()
	win := stage(t, Light, 700, 200, table)
	if got := len(table.Shown()); got != 4 || table.pager.Visible() {
		t.Errorf("%d columns at 700, want 4 and no button", got)
	}
	all := table.grid.total([]int{0, 1, 2, 3})
	for _, c := range []struct {
		width float32
		first int
		text  string
	}{{all, 4, ""}, {all - 1, 3, "1 more ›"}, {300, 2, "2 more ›"}, {200, 1, "3 more ›"}} {
		win.Resize(fyne.NewSize(c.width, 200))
		table.Resize(fyne.NewSize(c.width, 200))
		table.turn(0)
		seen := map[string]bool{}
		for page := range table.grid.pages {
			table.turn(page)
			room := c.width
			if len(table.grid.pages) > 1 {
				room -= pagerWidth
			}
			if bad := clipped(table, max(room, 200)); len(bad) > 0 {
				t.Errorf("at %v clipped on page %d: %q", c.width, page, bad)
			}
			for _, title := range table.Shown() {
				seen[title] = true
			}
		}
		if len(seen) != 4 {
			t.Errorf("at %v only %v can be seen", c.width, seen)
		}
		table.turn(0)
		if got := len(table.Shown()); got != c.first || c.text != "" && table.pager.Text() != c.text {
			t.Errorf("at %v the first columns are %q, the button reads %q", c.width, table.Shown(), table.pager.Text())
		}
		if hidden := c.text == ""; table.pager.Hidden != hidden {
			t.Errorf("at %v the button is hidden: %v", c.width, table.pager.Hidden)
		}
	}
	press(table.body, fyne.KeyRight)
	if table.grid.page != 1 {
		t.Errorf("Right shows page %d", table.grid.page)
	}
	press(table.body, fyne.KeyLeft, fyne.KeyLeft)
	if table.grid.page != len(table.grid.pages)-1 {
		t.Errorf("Left of the first page shows page %d", table.grid.page)
	}
}

// A cell wider than expected has room while it is there, and no longer.
func TestTableWidensAndNarrowsAgain(t *testing.T) {
	table := sample()
	stage(t, Light, 700, 200, table)
	before := table.grid.natural[0]
	lines := table.Lines()
	lines[0].Cells[0].Text = "A very long name of a planet"
	table.SetLines(lines)
	if table.grid.natural[0] <= before {
		t.Error("the column did not widen")
	}
	lines[0].Cells[0].Text = "Io"
	table.SetLines(lines)
	if table.grid.natural[0] != before {
		t.Error("the column keeps a width that nothing needs: others would stay out of sight")
	}
}

func TestTableSelectsByKeysAndPointer(t *testing.T) {
	table := sample()
	win := stage(t, Light, 700, 200, table)
	var chosen []int
	table.OnSelected = func(i int) { chosen = append(chosen, i) }
	win.Canvas().Focus(table.FocusTarget())
	press(table.body, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyHome, fyne.KeyEnd, fyne.KeyUp)
	if want := []int{0, 1, 2, 0, 2, 1}; !equal(chosen, want) {
		t.Errorf("keys chose %v, want %v", chosen, want)
	}
	test.TapAt(table.body, fyne.NewPos(30, 2.5*table.body.pitch()))
	if table.Selected() != 2 {
		t.Errorf("a press on the third line selected %d", table.Selected())
	}
	table.Select(0)
	if chosen[len(chosen)-1] != 2 {
		t.Error("Select called OnSelected, which is for the user's choices")
	}
}

// A line selected before the table has room, or while it has little, is shown from the first
// line on as soon as there is room; the lines stay where the user has scrolled them.
func TestSelectedLineIsShownFromTheFirstOn(t *testing.T) {
	table := NewCompactTable(Column{Title: "Body", Sample: "Neptune"})
	lines := make([]Line, 8)
	for i := range lines {
		lines[i].Cells = []Cell{{Text: "Mars"}}
	}
	table.SetLines(lines)
	table.Select(3)
	stage(t, Light, 300, 400, table)
	pitch := table.grid.tightest
	for _, c := range []struct{ rows, want float32 }{{4, 0}, {2, 2}, {3, 1}, {6, 0}} {
		table.Resize(fyne.NewSize(300, table.grid.head+c.rows*pitch))
		if got := table.scroll.Offset.Y; got != c.want*pitch {
			t.Errorf("with room for %v rows the lines are scrolled by %v, want %v rows", c.rows, got/pitch, c.want)
		}
	}
	table.Resize(fyne.NewSize(300, table.grid.head+4*pitch))
	table.scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -3*pitch)})
	table.Resize(fyne.NewSize(300, table.grid.head+4.5*pitch))
	if got := table.scroll.Offset.Y; got != 3*pitch {
		t.Errorf("where the user has scrolled by 3 rows a new size shows row %v first", got/pitch)
	}
}

func equal(a, b []int) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// Figures stand below each other whether a note follows them or not.
func TestNotesDoNotMoveTheFigures(t *testing.T) {
	table := NewTable(Column{Title: "Body", Sample: "Sun"}, Column{Title: "Rise", Numeric: true, Sample: "00:00", Note: "+1 d"})
	table.SetLines([]Line{
		{Cells: []Cell{{Text: "Sun"}, {Text: "07:31"}}},
		{Cells: []Cell{{Text: "Moon"}, {Text: "07:43", Note: "+1 d"}}},
	})
	stage(t, Light, 300, 100, table)
	var ends []float32
	var notes []float32
	for _, o := range test.WidgetRenderer(table.body).Objects() {
		if text, ok := o.(*canvas.Text); ok && text.Visible() {
			switch right := text.Position().X + text.MinSize().Width; text.Text {
			case "07:31", "07:43":
				ends = append(ends, right)
			case "+1 d":
				notes = append(notes, right)
			}
		}
	}
	if len(ends) != 2 || ends[0] != ends[1] || len(notes) != 1 || notes[0] > 300 {
		t.Errorf("the figures end at %v, the notes at %v of 300", ends, notes)
	}
	before := table.grid.natural[1]
	table.SetTitle(1, "Rise, UTC+10:30, a long name")
	if table.Titles()[1] != "Rise, UTC+10:30, a long name" || table.grid.natural[1] <= before {
		t.Errorf("the longer title %q did not widen its column", table.Titles()[1])
	}
}

// Of a table that is higher than what scrolls it, the row with the keyboard comes into sight.
func TestTheRowWithTheKeyboardComesIntoSight(t *testing.T) {
	table := sample()
	var lines []Line
	for range 60 {
		lines = append(lines, table.lines[0])
	}
	table.SetLines(lines)
	pane := NewPane(container.NewVBox(container.NewGridWrap(fyne.NewSize(680, table.HeightFor(60)), table)))
	win := stage(t, Light, 700, 300, pane)
	win.Canvas().Focus(table.FocusTarget())
	inSight := func(line int) bool {
		top := table.grid.head + float32(line)*table.body.pitch()
		offset := pane.scroll.Offset.Y
		return top >= offset && top+table.body.pitch() <= offset+pane.scroll.Size().Height
	}
	if !inSight(0) {
		t.Errorf("the first row is not in sight: %v", pane.scroll.Offset)
	}
	for _, line := range []int{30, 59, 3} {
		table.Select(line)
		if !inSight(line) {
			t.Errorf("row %d is not in sight: %v", line, pane.scroll.Offset)
		}
	}
}
