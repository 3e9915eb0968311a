package planets

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"perihelion/app/window/planets/sky"
	"perihelion/app/window/widget"
	"perihelion/ephem"
)

// pick takes an item of a menu whose title begins with words.
func pick(t *testing.T, menu *fyne.Menu, words string) {
	t.Helper()
	for _, item := range menu.Items {
		if strings.HasPrefix(item.Label, words) {
			item.Action()
			return
		}
	}
	t.Fatalf("no item begins with %q", words)
}

// The units are those of table, card, list and fields, remembered, and copies keep plain
// numbers that name their unit.
func TestUnits(t *testing.T) {
	tab, win := stage(t, widget.Light, 1280, 756)
	tab.onSelected(ephem.Saturn)
	for _, words := range []string{"Angles sexagesimal", "RA, Dec decimal", "Distances in kilometres", "Clock of 12"} {
		pick(t, tab.unitsMenu(), words)
	}
	check := func(tab *Tab) {
		t.Helper()
		saturn := tab.table.Lines()[6]
		cell := func(key string) widget.Cell { return saturn.Cells[tab.columnOf(key)] }
		if got := cell("altitude").Text; !strings.HasSuffix(got, "′") {
			t.Errorf("altitude %q", got)
		}
		if got := cell("ra").Text; !strings.HasSuffix(got, "°") {
			t.Errorf("RA %q", got)
		}
		if got := cell("distance").Text; strings.Count(got, ",") != 3 {
			t.Errorf("distance %q", got)
		}
		if got := cell("nextTransit").Text; !strings.HasSuffix(got, " pm") {
			t.Errorf("transit %q", got)
		}
		if got := tab.form.clock.Text(); got != "12:48:07 pm" || tab.form.clock.Err() != nil {
			t.Errorf("the field of the time is %q, %v", got, tab.form.clock.Err())
		}
		if got := tab.tonight.table.Lines()[tab.row(ephem.Saturn)].Cells[sky.VisitBest].Text; !strings.HasSuffix(got, " pm") {
			t.Errorf("best %q", got)
		}
		if got := tab.card.AccessibilityLabel(); !strings.Contains(got, " km") || !strings.Contains(got, " pm") {
			t.Errorf("the card is %q", got)
		}
		if got := tab.dome.shown.units.Reading(tab.sky.All[0]); !strings.Contains(got, "′ high") {
			t.Errorf("the dome names the Sun as %q", got)
		}
		if d := tab.altitudes(); !d.Hours12 || !d.Minutes {
			t.Error("the chart has other units")
		}
		plain := tab.table.Plain()
		heads := strings.Join(plain[0], "|")
		if !strings.Contains(heads, "|RA (deg)|") || !strings.Contains(heads, "|Distance (km)|") || strings.ContainsAny(plain[7][tab.columnOf("distance")], ", ") {
			t.Errorf("copied %v, %v", plain[0], plain[7])
		}
	}
	check(tab)
	check(newTab(win, tab.prefs, tab.now, nil))
	pick(t, tab.unitsMenu(), "Distances as light-time")
	if got := tab.table.Lines()[0].Cells[tab.columnOf("distance")].Text; !strings.HasPrefix(got, "8 min ") {
		t.Errorf("the Sun's light takes %q", got)
	}
}

// Every unit that is kept is read again.
func TestUnitsAreKept(t *testing.T) {
	for _, u := range []sky.Units{{}, {Minutes: true}, {Degrees: true}, {Length: sky.Kilometres}, {Length: sky.LightTime}, {Hours12: true}, {Minutes: true, Degrees: true, Length: sky.LightTime, Hours12: true}} {
		if got := readUnits(writeUnits(u)); got != u {
			t.Errorf("kept %+v as %q, read %+v", u, writeUnits(u), got)
		}
	}
	if got := readUnits("nonsense 12"); got != (sky.Units{}) {
		t.Errorf("nonsense is read as %+v", got)
	}
}

// Columns are chosen, sorted and remembered.
func TestColumnsAreChosen(t *testing.T) {
	tab, win := stage(t, widget.Light, 1280, 756)
	for _, g := range sky.Groups() {
		for _, q := range g.Quantities {
			tab.chooseColumn(q.Key, true)
		}
	}
	if n := len(tab.columns); n < 55 || len(tab.table.Lines()[0].Cells) != n {
		t.Errorf("with all there are %d columns", n)
	}
	jupiter := tab.table.Lines()[5]
	for i, c := range tab.columns {
		e := tab.explainCell(-1, i)
		if e.Title == "" || c.key != "" && len(e.Text) < 4 {
			t.Errorf("the head of %q is explained by %v", c.key, e)
		}
		of := tab.explainCell(5, i)
		if cell := jupiter.Cells[i]; (cell.Text == "–") != (cell.Why != "") || len(of.Text) < 1 {
			t.Errorf("Jupiter's %s is %q, %q, explained by %v", c.key, cell.Text, cell.Why, of)
		}
	}
	if got := jupiter.Cells[tab.columnOf("ioX")].Text; got == "–" {
		t.Error("Jupiter has no place of Io")
	}
	for _, key := range tab.chosen {
		if key != "altitude" && key != "centralMeridian" {
			tab.chooseColumn(key, false)
		}
	}
	tab.table.SortBy(2)
	tab.table.SortBy(2)
	want := tab.table.LineIn(0)
	again := newTab(win, tab.prefs, tab.now, nil)
	if got := strings.Join(again.table.Titles(), ", "); got != "Body, Altitude, Central meridian" {
		t.Errorf("remembered columns %s", got)
	}
	if column, descending := again.table.Sorted(); column != 2 || descending || again.table.LineIn(0) != want {
		t.Errorf("remembered order: column %d, descending %v, first %d; want line %d", column, descending, again.table.LineIn(0), want)
	}
	again.chooseColumn("centralMeridian", false)
	if column, _ := again.table.Sorted(); column != -1 {
		t.Errorf("without its column the table is sorted by %d", column)
	}
	for _, key := range again.chosen {
		again.chooseColumn(key, false)
	}
	if third := newTab(win, tab.prefs, tab.now, nil); len(third.columns) != 1 {
		t.Errorf("a table of names alone is remembered as %v", third.table.Titles())
	}
}

// Ctrl+C copies the figure with the ring, or the row.
func TestPartsAreCopied(t *testing.T) {
	tab, _ := stage(t, widget.Light, 1280, 756)
	table := tab.table.FocusTarget()
	clip := func() string { return fyne.CurrentApp().Clipboard().Content() }
	press(table, fyne.KeyHome)
	table.(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutCopy{})
	if got := clip(); !strings.HasPrefix(got, "Sun\t") || strings.Count(got, "\n") != 1 {
		t.Errorf("the row is copied as %q", got)
	}
	press(table, fyne.KeyRight)
	table.(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutCopy{})
	if got, want := clip(), tab.table.Lines()[0].Cells[1].Plain[0]; got != want {
		t.Errorf("the figure is copied as %q, want %q", got, want)
	}
	if got := tab.bar.Items()[0].Text; got != "figure copied" {
		t.Errorf("the foot is %q", got)
	}
	table.(desktop.Hoverable).MouseOut()
}
