package planets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"perihelion/app/window/planets/sky"
	"perihelion/app/window/widget"
)

// Ctrl+F1 explains whatever of the form has the keyboard, and Escape takes that away before
// anything else.
func TestControlsExplainThemselves(t *testing.T) {
	tab, win := stage(t, widget.Light, 1280, 756)
	f := tab.form
	f.around.fold(true)
	controls := []fyne.Focusable{f.mode, f.zone, f.step, f.speed, f.back, f.forth, f.plays[0], f.plays[1], f.timeline, f.refraction, f.onlyUp, f.others,
		tab.columnsButton, tab.unitsButton, tab.all, f.whereabouts.star, f.whereabouts.rows[0]}
	f.whereabouts.rows[0].Show()
	for _, c := range f.fields() {
		controls = append(controls, c.Entry())
	}
	for _, c := range controls {
		win.Canvas().Focus(c)
		if !widget.ExplainFocused(win.Canvas()) || f.tips.Shown().Title == "" || len(f.tips.Shown().Text) == 0 {
			t.Errorf("%T %q is not explained", c, widget.Read(c.(fyne.CanvasObject)))
			continue
		}
		c.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		if f.tips.Shown().Title != "" {
			t.Errorf("Escape leaves %q", f.tips.Shown().Title)
		}
	}
	tab.form.tips.ShowAt(tab.table, fyne.Position{}, fyne.NewSize(10, 10), tab.explainCell(-1, 1))
	if !tab.Dismiss() || tab.form.tips.Shown().Title != "" || tab.Dismiss() {
		t.Error("an explanation is not taken away, or taken away twice")
	}
	win.Canvas().Focus(tab.tonight.table.FocusTarget())
	if !widget.ExplainFocused(win.Canvas()) {
		t.Error("the list of the night is not explained")
	}
}

// Every head and every figure of the list of the night is explained.
func TestVisitsAreExplained(t *testing.T) {
	tab, _ := stage(t, widget.Light, 1280, 756)
	for column := range len(tab.tonight.table.Titles()) {
		if e := tab.explainVisit(-1, column); e.Title == "" || len(e.Text) == 0 {
			t.Errorf("head %d: %v", column, e)
		}
		for line := range tab.tonight.visits {
			if e := tab.explainVisit(line, column); len(e.Text) < 2 && column != sky.VisitProfile {
				t.Errorf("line %d, column %d: %v", line, column, e)
			}
		}
	}
}

// The pointer over each fact of the card finds its explanation.
func TestFactsAreExplained(t *testing.T) {
	tab, _ := stage(t, widget.Light, 1280, 756)
	card := tab.card
	test.WidgetRenderer(card)
	found := map[int]bool{}
	for y := float32(0); y < card.Size().Height; y += 6 {
		for x := float32(0); x < card.Size().Width; x += 6 {
			if i, _ := card.grid.at(fyne.NewPos(x, y)); i >= 0 && i < len(card.facts) {
				found[i] = true
			}
		}
	}
	if len(found) < 6 {
		t.Errorf("the pointer finds the facts %v", found)
	}
	for _, f := range card.facts {
		if e := f.Explain(); e.Title != f.Name || len(e.Text) < 3 {
			t.Errorf("%s: %v", f.Name, e)
		}
	}
	card.MouseMoved(&desktop.MouseEvent{})
	card.MouseOut()
}

// Escape after a wrong date lets the clock run on.
func TestEscapeRunsTheClockAgain(t *testing.T) {
	for _, wrong := range []string{"nonsense", "32 Dec"} {
		tab, win := stage(t, widget.Light, 1280, 756)
		win.Canvas().Focus(tab.form.date.Entry())
		tab.form.date.Entry().SetText(wrong)
		if tab.form.live() {
			t.Fatal("the clock runs while a date is typed")
		}
		press(tab.form.date.Entry(), fyne.KeyEscape)
		if !tab.form.live() || tab.form.date.Text() != "2026-11-22" || !tab.valid {
			t.Errorf("after %q and Escape the date is %q, live %v, valid %v", wrong, tab.form.date.Text(), tab.form.live(), tab.valid)
		}
	}
	tab, _ := stage(t, widget.Light, 1280, 756)
	write(tab.form.clock, "21:30")
	tab.form.clock.Entry().SetText("x")
	press(tab.form.clock.Entry(), fyne.KeyEscape)
	if tab.form.live() || tab.form.clock.Text() != "21:30" {
		t.Errorf("after a fixed time and Escape: %q, live %v", tab.form.clock.Text(), tab.form.live())
	}
}

// Where the years end a dash has its reason, for the pointer and for a screen reader.
func TestDashesHaveReasons(t *testing.T) {
	tab, _ := stage(t, widget.Light, 1280, 756)
	write(tab.form.date, "3000-12-31")
	dashes := 0
	for i, line := range tab.table.Lines() {
		for c, cell := range line.Cells {
			if cell.Text != "–" {
				continue
			}
			dashes++
			if e := tab.explainCell(i, c); cell.Why == "" || e.Text[0] != cell.Why {
				t.Errorf("%s, column %d: %q, explained by %q", line.Cells[0].Text, c, cell.Why, e.Text)
			}
		}
	}
	if dashes < 10 {
		t.Errorf("at the end of the years there are %d dashes", dashes)
	}
}
