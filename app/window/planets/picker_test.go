package planets

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"perihelion/app/window/widget"
)

// Return takes a place that was meant, and asks where another may have been.
func TestReturnAsksForAPoorMatch(t *testing.T) {
	tab, win := stage(t, widget.Light, 1280, 756)
	p := tab.form.place
	for typed, want := range map[string]string{
		"wien": "Vienna, Austria", "münchen": "Munich, Bavaria, Germany", "sao paulo": "São Paulo, Brazil", "new york": "New York City, United States",
		"Portland, Maine": "Portland, Maine, United States", "melbou": "Melbourne, Victoria, Australia", "Rom": "Rome, Lazio, Italy",
	} {
		visit(tab, win, typed)
		if p.name != want || p.list.Visible() {
			t.Errorf("Return on %q goes to %q, want %q", typed, p.name, want)
		}
	}
	visit(tab, win, "Wien")
	for _, typed := range []string{"zz", "Sark", "sal", "mün", "Vien", "lond, can"} {
		visit(tab, win, typed)
		if p.name != "Vienna, Austria" || tab.sky.Place != "Vienna, Austria" {
			t.Errorf("Return on %q goes to %q", typed, tab.sky.Place)
		}
		if err := p.field.Complaint(); err == nil || !strings.Contains(err.Error(), typed) || !p.list.Visible() || p.list.chosen != -1 {
			t.Errorf("Return on %q: %v, list %v, chosen %d", typed, err, p.list.Visible(), p.list.chosen)
		}
		press(p.field.Entry(), fyne.KeyEscape, fyne.KeyEscape)
	}
	visit(tab, win, "Lond")
	press(p.field.Entry(), fyne.KeyDown, fyne.KeyReturn)
	if tab.sky.Place != "London, England, United Kingdom" {
		t.Errorf("the arrow and Return go to %q", tab.sky.Place)
	}
}

// What Return has written is replaced by the next letter; so is a place that was pressed,
// until it is pressed again.
func TestPlaceIsReplacedByTyping(t *testing.T) {
	tab, win := stage(t, widget.Light, 1280, 756)
	entry := tab.form.place.field.Entry()
	down := func() {
		m := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
		entry.MouseDown(m)
		entry.MouseUp(m)
	}
	for _, typed := range []string{"Wien", "48.2082, 16.3738"} {
		visit(tab, win, typed)
		if got := entry.SelectedText(); got != entry.Text {
			t.Errorf("after Return %q of %q is selected", got, entry.Text)
		}
	}
	win.Canvas().Focus(tab.form.clock.Entry())
	down()
	if got := entry.SelectedText(); got != entry.Text {
		t.Errorf("after a press %q of %q is selected", got, entry.Text)
	}
	down()
	if got := entry.SelectedText(); got != "" {
		t.Errorf("after another press %q is selected", got)
	}
}

// The remark in place of towns names what to write, in lines that are seen in full.
func TestUnknownPlaceSaysWhatToWrite(t *testing.T) {
	tab, win := stage(t, widget.Light, 1280, 756)
	win.Canvas().Focus(tab.form.place.field.Entry())
	write(tab.form.place.field, "xyzzy")
	list := tab.form.place.list
	if got := strings.Join(list.texts(), " "); got != "No place of this name is known. Write coordinates, as in 48.2082, 16.3738, or a larger town nearby." {
		t.Errorf("the list shows %q", got)
	}
	for _, line := range list.texts() {
		if got := widget.Elide(line, list.Size().Width-20, widget.TextSize, false); got != line {
			t.Errorf("of a line %q is seen", got)
		}
	}
}
