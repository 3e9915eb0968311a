package widget

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	fynewidget "fyne.io/fyne/v2/widget"
)

func TestTabSelectsTheText(t *testing.T) {
	a, b := NewField("A", nil), NewField("B", nil)
	win := stage(t, Light, SidebarInner, 100, container.NewVBox(a, b))
	b.SetText("51.4769")
	win.Canvas().Focus(a.Entry())
	win.Canvas().FocusNext()
	if got := b.Entry().SelectedText(); got != "51.4769" {
		t.Errorf("after Tab %q is selected", got)
	}
	b.Entry().TypedRune('7')
	if b.Text() != "7" {
		t.Errorf("a digit after Tab makes %q", b.Text())
	}
	b.SetText("51.4769")
	win.Canvas().Focus(a.Entry())
	b.Entry().MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
	b.Entry().MouseUp(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
	if got := b.Entry().SelectedText(); got != "" {
		t.Errorf("after a press %q is selected: the pointer shows where the cursor goes", got)
	}
}

// A patient field does not complain in the middle of a number, and never changes
// its height.
func TestPatientFieldComplainsWhenItIsLeft(t *testing.T) {
	f, other := NewField("Letters", even), NewField("Other", nil)
	calls := 0
	f.Patient(func() { calls++ })
	win := stage(t, Light, SidebarInner, 200, container.NewVBox(f, other))
	f.SetText("ab")
	height := f.MinSize().Height
	same := func(when string) {
		t.Helper()
		if f.MinSize().Height != height {
			t.Errorf("%s the field is %v high, before it was %v", when, f.MinSize().Height, height)
		}
	}
	win.Canvas().Focus(f.Entry())
	test.Type(f.Entry(), "abc")
	if f.Err() == nil || f.Complaint() != nil {
		t.Errorf("in the middle of the word: err %v, complaint %v", f.Err(), f.Complaint())
	}
	same("in the middle of the word")
	calls = 0
	win.Canvas().Focus(other.Entry())
	if f.Complaint() == nil || calls == 0 {
		t.Errorf("after it was left: complaint %v, called %d times", f.Complaint(), calls)
	}
	same("after the complaint")
	win.Canvas().Focus(f.Entry())
	test.Type(f.Entry(), "abcd")
	if f.Complaint() != nil || f.note.Text() != "an even number of letters" {
		t.Errorf("after the correction: complaint %v, hint %q", f.Complaint(), f.note.Text())
	}
	test.Type(f.Entry(), "a")
	if f.Complaint() != nil {
		t.Errorf("after the correction it complains at once: %v", f.Complaint())
	}
	f.Complain()
	if f.Complaint() == nil {
		t.Error("asked for its complaint, it has none")
	}
	press(f.Entry(), fyne.KeyReturn)
	same("in the end")
}

func TestSelectOpensAtTheChosenOption(t *testing.T) {
	chosen := -1
	s := NewSelect([]string{"a", "b", "c"}, func(i int) { chosen = i })
	win := stage(t, Light, 200, 200, container.NewVBox(s))
	s.SetIndex(1)
	press(s, fyne.KeySpace)
	menu, ok := win.Canvas().Focused().(*fynewidget.PopUpMenu)
	if !ok {
		t.Fatalf("%T has the keyboard", win.Canvas().Focused())
	}
	press(menu, fyne.KeyDown, fyne.KeyReturn)
	if chosen != 2 {
		t.Errorf("one step down from the second option chooses number %d", chosen)
	}
	ticked := &fyne.MenuItem{Checked: true}
	for _, c := range []struct {
		items []*fyne.MenuItem
		want  int
	}{
		{[]*fyne.MenuItem{{}, fyne.NewMenuItemSeparator(), ticked}, 2},
		{[]*fyne.MenuItem{{}, {}}, 0},
	} {
		if got := stepsToTick(fyne.NewMenu("", c.items...)); got != c.want {
			t.Errorf("%d steps to the tick, want %d", got, c.want)
		}
	}
}
