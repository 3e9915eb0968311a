package widget

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// A label is title, state and value, and follows a change of them.
func TestWidgetsReadAsWhatTheyShow(t *testing.T) {
	button, check, entry := NewButton("Run", nil), NewCheck("Keep-alive", nil), NewEntry()
	entry.Title = "Workers"
	entry.SetPlaceHolder("4")
	choice := NewSelect([]string{"planets", "text"}, nil)
	row := Labelled("Workload", choice)
	field := NewField("Letters", even)
	message, bar, burger := NewMessage(200), NewStatusBar(NewQuietButton("Copy", nil)), NewBurger(nil)
	message.Set(Warning, "It is slow.")
	bar.Set(Status{Kind: Live, Text: "running"})
	section := NewSection("Load")
	section.SetNote("3 of 5")
	table := NewTable(Column{Title: "Server"}, Column{Title: "Requests/s"})
	table.Title = "Results"
	table.SetLines([]Line{{Cells: []Cell{{Text: "prefork", Note: "3 of 5"}, {Text: "41,077"}}}, {Cells: []Cell{{Text: "threads"}, {}}}})
	chart := NewChartView(suggested, nothing, nil)
	chart.SetInvitation("Press Run.")
	side := NewSidebar(section, row)
	stage(t, Light, 400, 600, container.NewVBox(button, check, entry, field, message, bar, burger, table, chart, side))
	for _, c := range []struct {
		of     fyne.Accessible
		before string
		change func()
		after  string
	}{
		{button, "Run", button.Disable, "Run, disabled"},
		{burger, "Menu", nil, ""},
		{check, "Keep-alive, not ticked", func() { check.SetChecked(true) }, "Keep-alive, ticked"},
		{entry, "Workers, empty, 4", func() { entry.SetText("x"); entry.SetWrong(true) }, "Workers, x, wrong"},
		{side, "Load, 3 of 5. Workload. Workload, planets, 1 of 2", func() { section.SetNote("4 of 5") }, "Load, 4 of 5. Workload. Workload, planets, 1 of 2"},
		{choice, "Workload, planets, 1 of 2", func() { choice.SetIndex(1) }, "Workload, text, 2 of 2"},
		{field, "Letters, empty", func() { field.SetText("abc") }, "Letters, abc, wrong, "},
		{message, "Warning: It is slow.", func() { message.Set(Plain, "It is not.") }, "It is not."},
		{bar, "Now: running. Copy", func() { bar.Set(Status{Kind: Success, Text: "finished"}) }, "Good: finished. Copy"},
		{table, "Results, rows: 2. prefork 3 of 5, Requests/s 41,077. threads", func() { table.SetLines(nil) }, "Results, rows: 0"},
		{chart, "Empty chart, Press Run.", func() { chart.Describe = func() string { return "Requests: 3" } }, "Chart: Requests: 3"},
	} {
		if got := c.of.AccessibilityLabel(); got != c.before {
			t.Errorf("a %T reads %q, want %q", c.of, got, c.before)
		}
		if c.change == nil {
			continue
		}
		c.change()
		if got := c.of.AccessibilityLabel(); got != c.after && !(strings.HasSuffix(c.after, ", ") && strings.HasPrefix(got, c.after)) {
			t.Errorf("after a change a %T reads %q, want %q", c.of, got, c.after)
		}
	}
}

// The body of a table reads as the selected row.
func TestSelectedRowIsRead(t *testing.T) {
	table := NewTable(Column{Title: "Server"}, Column{Title: "Requests/s"})
	table.SetLines([]Line{{Cells: []Cell{{Text: "prefork"}, {Text: "41,077"}}}, {Cells: []Cell{{Text: "threads"}, {Text: "9"}}}})
	stage(t, Light, 400, 200, table)
	table.Select(1)
	if got, want := table.body.AccessibilityLabel(), "Row 2 of 2: threads, Requests/s 9"; got != want {
		t.Errorf("the body reads %q, want %q", got, want)
	}
}
