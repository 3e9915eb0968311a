package widget

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// explained is a table of two rows below a layer, and a function that lets the pointer
// rest.
func explained(t *testing.T) (table *Table, e *Explanations, rest func()) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(NewTheme(Light))
	e = NewExplanations()
	var waiting func()
	e.after = func(_ time.Duration, f func()) func() {
		waiting = f
		return func() { waiting = nil }
	}
	table = NewTable(Column{Title: "Name", Sample: "a long name"}, Column{Title: "Rate", Numeric: true, Sample: "1,000", Copied: []string{"rate"}})
	table.Explanations = e
	table.Explain = func(line, column int) Explanation {
		if line < 0 {
			return Explanation{Title: "head of " + table.Titles()[column]}
		}
		return Explanation{Title: table.Lines()[line].Cells[0].Text + " " + table.Titles()[column], Text: []string{"A sentence."}}
	}
	table.SetLines([]Line{
		{Flag: FlagSet, Cells: []Cell{{Text: "b"}, {Text: "900", Plain: []string{"900"}}}},
		{Flag: FlagOffered, Cells: []Cell{{Text: "a"}, {Text: "1,000", Plain: []string{"1000"}}}},
		{Cells: []Cell{{Text: "c"}, {Text: "–", Plain: []string{""}}}},
	})
	win := test.NewTempWindow(t, container.NewStack(table, e))
	win.Resize(fyne.NewSize(500, 300))
	return table, e, func() {
		if waiting != nil {
			waiting()
		}
	}
}

func over(x, y float32) *desktop.MouseEvent {
	return &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, y)}}
}

// A figure is explained when the pointer rests on it, and no longer when it moves on.
func TestPointerRestsOnAFigure(t *testing.T) {
	table, e, rest := explained(t)
	right := table.Size().Width - 20
	table.body.MouseMoved(over(right, 5))
	if e.Shown().Title != "" {
		t.Error("it is explained before the pointer rests")
	}
	rest()
	if got := e.Shown().Title; got != "b Rate" {
		t.Errorf("explained: %q, want the rate of b", got)
	}
	table.body.MouseMoved(over(right-1, 6))
	if e.Shown().Title != "b Rate" {
		t.Error("a movement within the figure takes the explanation away")
	}
	table.body.MouseMoved(over(right, 5+RowHeight))
	if e.Shown().Title != "" {
		t.Error("the next figure is still explained as the one before")
	}
	table.MouseMoved(over(right, 5))
	rest()
	if got := e.Shown().Title; got != "head of Rate" {
		t.Errorf("explained: %q, want the head", got)
	}
	table.MouseOut()
	rest()
	if e.Shown().Title != "" {
		t.Error("the explanation outlives the pointer")
	}
}

// The keyboard goes from figure to figure, and explains with a question mark.
func TestKeyboardExplainsAFigure(t *testing.T) {
	table, e, _ := explained(t)
	key := func(name fyne.KeyName) { table.body.TypedKey(&fyne.KeyEvent{Name: name}) }
	table.body.FocusGained()
	key(fyne.KeyDown)
	key(fyne.KeyRight)
	table.body.TypedRune('?')
	if got := e.Shown().Title; got != "a Rate" {
		t.Errorf("explained: %q, want the rate of a", got)
	}
	if got := e.AccessibilityLabel(); got != "a Rate. A sentence." {
		t.Errorf("it reads %q", got)
	}
	key(fyne.KeyEscape)
	if e.Shown().Title != "" {
		t.Error("Escape does not take it away")
	}
}

// A press on a head sorts, a second turns the order round, a third brings the lines' own
// order back. Lines without a figure are last. Line numbers stay.
func TestHeadsSort(t *testing.T) {
	table, _, _ := explained(t)
	names := func() (all string) {
		for _, line := range table.order.lines {
			all += table.Lines()[line].Cells[0].Text
		}
		return all
	}
	table.Select(0)
	for i, want := range []string{"abc", "bac", "bac"} {
		table.Tapped(&fyne.PointEvent{Position: fyne.NewPos(table.Size().Width-20, 5)})
		if got := names(); got != want {
			t.Errorf("press %d on the rate gives %q, want %q", i+1, got, want)
		}
	}
	table.SortBy(0)
	if got := names(); got != "abc" || table.Selected() != 0 {
		t.Errorf("by name %q, selected %d", got, table.Selected())
	}
	if got, want := tabbed(table.Plain()), "Name\trate\na\t1000\nb\t900\nc\t\n"; got != want {
		t.Errorf("copied %q, want %q", got, want)
	}
	table.body.TypedKey(&fyne.KeyEvent{Name: fyne.KeyUp})
	if table.Selected() != 1 {
		t.Errorf("the row above b is line %d, want that of a", table.Selected())
	}
}

// Rows stay where they are while their figures change.
func TestSteadyRowsStay(t *testing.T) {
	table, _, _ := explained(t)
	table.SortBy(1)
	table.SetSteady(true)
	lines := append([]Line{}, table.Lines()...)
	lines[0].Cells = []Cell{{Text: "b"}, {Text: "2,000", Plain: []string{"2000"}}}
	table.SetLines(lines)
	if got := table.order.line(0); got != 1 {
		t.Errorf("line %d is on top, want 1 as before", got)
	}
	table.SetSteady(false)
	if got := table.order.line(0); got != 0 {
		t.Errorf("line %d is on top afterwards, want 0", got)
	}
}

// A press on the flag that a row offers moves it there and selects nothing; elsewhere it
// selects the row.
func TestFlagIsMoved(t *testing.T) {
	table, _, _ := explained(t)
	var moved []int
	table.OnFlag = func(line int) { moved = append(moved, line) }
	x := table.grid.end(0) - 5
	table.body.Tapped(&fyne.PointEvent{Position: fyne.NewPos(x, RowHeight+5)})
	if len(moved) != 1 || moved[0] != 1 || table.Selected() != 0 { // focus selects the first
		t.Errorf("moved %v, selected %d", moved, table.Selected())
	}
	table.body.Tapped(&fyne.PointEvent{Position: fyne.NewPos(x, 2*RowHeight+5)})
	if len(moved) != 1 || table.Selected() != 2 {
		t.Errorf("a row without the offer: moved %v, selected %d", moved, table.Selected())
	}
}

// Options that cannot be chosen are passed over.
func TestGreyOptionsExplainThemselves(t *testing.T) {
	_, e, rest := explained(t)
	s := NewSegmented([]string{"one", "two", "three"}, nil)
	s.Natural, s.Explanations = true, e
	s.SetOff([]Explanation{{}, {Title: "Two", Text: []string{"There is none."}}, {}})
	win := test.NewTempWindow(t, s)
	win.Resize(fyne.NewSize(400, 40))
	s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	if s.Index() != 2 {
		t.Errorf("option %d is chosen, want 2", s.Index())
	}
	x, width := s.span(1)
	s.Tapped(&fyne.PointEvent{Position: fyne.NewPos(x+width/2, 10)})
	if s.Index() != 2 {
		t.Error("a grey option was chosen")
	}
	s.MouseMoved(over(x+width/2, 10))
	rest()
	if e.Shown().Title != "Two" {
		t.Errorf("explained: %+v", e.Shown())
	}
}

// What is explained may get its place only while the pointer rests, as at the start of the
// window. Another arrangement takes the explanation away.
func TestExplanationStandsWhereItsFigureIs(t *testing.T) {
	table, e, rest := explained(t)
	table.Move(fyne.NewPos(0, 100))
	table.body.MouseMoved(over(10, 5))
	table.Move(fyne.NewPos(60, 20))
	rest()
	ground := test.WidgetRenderer(e).Objects()[0]
	if at := ground.Position(); at.X < 60 || at.X > 80 || at.Y < 20+RowHeight || at.Y > 20+4*RowHeight {
		t.Errorf("the explanation stands at %v", at)
	}
	e.Resize(e.Size().AddWidthHeight(10, 0))
	if e.Shown().Title != "" {
		t.Error("the explanation stays in another arrangement")
	}
}

// Fyne makes all renderers that are missing when it is asked for a place: a renderer that asks
// would be made again and again, until the program has no more stack. The one of an
// explanation in sight is missing when the pointer had rested before the first picture.
func TestARendererOfAnExplanationAsksForNoPlace(t *testing.T) {
	table, e, _ := explained(t)
	e.ShowAt(table, fyne.NewPos(10, 5), fyne.NewSize(20, 20), Explanation{Title: "a figure"})
	want := test.WidgetRenderer(e).Objects()[0].Position()
	table.Move(fyne.NewPos(60, 90))
	if got := e.CreateRenderer().Objects()[0].Position(); got != want {
		t.Errorf("another renderer has the card at %v, want %v", got, want)
	}
}
