package widget

import (
	"testing"
	"time"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

// The room of a note stays while a text is typed, and goes when the field has been left without
// one: after the press that took the keyboard.
func TestPatientFieldGivesTheRoomOfItsNoteBack(t *testing.T) {
	f, other := NewField("Letters", func(s string) (string, error) {
		if s == "old" {
			return "a word with a note below it", nil
		}
		return "", nil
	}), NewField("Other", nil)
	grown := 0
	f.Patient(func() {})
	f.setOnGrown(func() { grown++ })
	var later []func()
	f.after = func(_ time.Duration, do func()) func() {
		later = append(later, do)
		return func() {}
	}
	win := stage(t, Light, SidebarInner, 200, container.NewVBox(f, other))
	low := f.MinSize().Height
	win.Canvas().Focus(f.Entry())
	test.Type(f.Entry(), "old")
	high := f.MinSize().Height
	if high <= low || grown != 1 {
		t.Fatalf("with a note the field is %v high, before %v", high, low)
	}
	win.Canvas().Focus(other.Entry())
	win.Canvas().Focus(f.Entry())
	f.Entry().SetText("")
	test.Type(f.Entry(), "new")
	if f.MinSize().Height != high {
		t.Error("the field gets lower while its text is typed")
	}
	win.Canvas().Focus(other.Entry())
	if f.MinSize().Height != high || len(later) != 1 {
		t.Fatalf("the field gets lower below a press (%d)", len(later))
	}
	if later[0](); f.MinSize().Height != low || grown != 2 {
		t.Errorf("afterwards the field is %v high, want %v", f.MinSize().Height, low)
	}

	f.SetText("old")
	f.SetText("new") // by the program
	win.Canvas().Focus(f.Entry())
	if later[len(later)-1](); f.MinSize().Height != high {
		t.Error("the field gets lower below the cursor")
	}
}
