package widget

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"
)

// drawn are the lines of a long text that are drawn.
func drawn(l *longText) []string {
	var all []string
	for _, o := range test.WidgetRenderer(l).Objects() {
		if t, ok := o.(*canvas.Text); ok && t.Visible() {
			all = append(all, t.Text)
		}
	}
	return all
}

func TestALongTextDrawsWhatIsInSight(t *testing.T) {
	test.NewTempApp(t)
	win := test.NewTempWindow(t, nil)
	win.Resize(fyne.NewSize(900, 600))
	var text strings.Builder
	for i := range 3000 {
		fmt.Fprintln(&text, "line", i)
	}
	m := ShowText(win.Canvas(), "Licences", text.String())
	long := m.scroll.Content.(*longText)
	if lines := drawn(long); len(lines) > 60 || lines[0] != "line 0" {
		t.Errorf("%d lines are drawn, from %q", len(lines), lines[0])
	}
	key := func(k fyne.KeyName) { win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: k}) }
	key(fyne.KeyEnd)
	if lines := drawn(long); lines[len(lines)-1] != "line 2999" {
		t.Errorf("at the end the last line is %q", lines[len(lines)-1])
	}
	key(fyne.KeyPageUp)
	if lines := drawn(long); lines[len(lines)-1] == "line 2999" {
		t.Error("Page Up leaves the end in sight")
	}
	key(fyne.KeyHome)
	m.scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -1000)})
	if lines := drawn(long); lines[0] == "line 0" {
		t.Error("the wheel does not turn the text")
	}
	for o := range m.content.(*fyne.Container).Objects {
		if b, ok := m.content.(*fyne.Container).Objects[o].(*Button); ok && b.Text() == "Copy all" {
			test.Tap(b)
		}
	}
	if got := fyne.CurrentApp().Clipboard().Content(); got != text.String() {
		t.Errorf("%d bytes were copied, want %d", len(got), text.Len())
	}
	key(fyne.KeyEscape)
	if m.Visible() {
		t.Error("Escape leaves the dialog")
	}
}

func TestFolded(t *testing.T) {
	for _, c := range []struct {
		line string
		want []string
	}{
		{"", []string{""}},
		{"one two", []string{"one two"}},
		{"one two three four", []string{"one two", "three four"}},
		{"  one two three", []string{"  one two", "  three"}},
		{"\tunbreakable", []string{"    unbrea", "    kable"}},
		{strings.Repeat(" ", 12) + "far", []string{"", "     far"}},
		{"unbreakable-words", []string{"unbreakabl", "e-words"}},
		{"ééééé ééééé é", []string{"ééééé", "ééééé é"}},
	} {
		if d := cmp.Diff(c.want, folded(c.line, 10)); d != "" {
			t.Errorf("folded(%q) (-want +got)\n%s", c.line, d)
		}
	}
}
