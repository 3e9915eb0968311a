package widget

import (
	"errors"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

func even(s string) (string, error) {
	if len(s)%2 != 0 {
		return "", errors.New("the number of letters is odd; write one more letter or one less, whichever you like better")
	}
	return "an even number of letters", nil
}

func TestFieldSaysWhatIsWrongBelowItself(t *testing.T) {
	f := NewField("Letters", even)
	grown := 0
	f.setOnGrown(func() { grown++ })
	stage(t, Light, SidebarInner, 200, f)
	test.Type(f.Entry(), "ab")
	if f.Err() != nil || f.note.Text() != "an even number of letters" || f.note.Kind() != Plain {
		t.Errorf("right text: err %v, note %q", f.Err(), f.note.Text())
	}
	low := f.MinSize().Height
	test.Type(f.Entry(), "c")
	if f.Err() == nil || f.note.Kind() != Failure {
		t.Fatalf("wrong text: err %v, note %q", f.Err(), f.note.Text())
	}
	if want := "The number of letters is odd; write one more letter or one less, whichever you like better."; f.note.Text() != want {
		t.Errorf("note %q, want %q", f.note.Text(), want)
	}
	if f.MinSize().Height <= low || grown < 2 {
		t.Errorf("the field is %v high, was %v, and asked for room %d times", f.MinSize().Height, low, grown)
	}
	room := SidebarInner - LabelWidth
	for _, o := range test.WidgetRenderer(f.note).Objects() {
		text, ok := o.(*canvas.Text)
		if right := o.Position().X + o.MinSize().Width; ok && text.Visible() && right > room {
			t.Errorf("the line %q ends at %v, beyond %v", text.Text, right, room)
		}
	}
}

func TestFieldChecksUntouchedTextOnReturn(t *testing.T) {
	f := NewField("Letters", even)
	stage(t, Light, SidebarInner, 200, f)
	f.SetText("abc")
	f.SetError(nil)
	submitted := ""
	f.OnSubmitted = func(s string) { submitted = s }
	press(f.Entry(), fyne.KeyReturn)
	if submitted != "abc" || f.Err() == nil {
		t.Errorf("Return: submitted %q, err %v", submitted, f.Err())
	}
}

func TestFieldSetTextIsSilent(t *testing.T) {
	f := NewField("Letters", even)
	stage(t, Light, SidebarInner, 200, f)
	calls := 0
	f.OnChanged = func(string) { calls++ }
	f.SetText("ab")
	if calls != 0 {
		t.Errorf("SetText called OnChanged %d times", calls)
	}
	test.Type(f.Entry(), "c")
	if calls != 1 {
		t.Errorf("a typed letter called OnChanged %d times", calls)
	}
}
