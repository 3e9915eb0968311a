package widget

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
)

// pressBeside is what the window's driver does for a press that hits no control:
// it tells the object below, takes the keyboard away, and tells of the tap.
func pressBeside(c fyne.Canvas, m *Modal) {
	m.MouseDown(&desktop.MouseEvent{})
	c.Unfocus()
	m.MouseUp(&desktop.MouseEvent{})
	c.Unfocus()
	m.Tapped(&fyne.PointEvent{})
}

func TestPressBesideTheDialogLeavesItTheKeyboard(t *testing.T) {
	win := stage(t, Light, 800, 600, aChart())
	d := newSaveDialog(win, Save{Title: "Save", FileName: "chart.png", Extension: ".png"})
	d.show()
	win.Canvas().Focus(d.folder.Entry())
	pressBeside(win.Canvas(), d.popup)
	if got := win.Canvas().Focused(); got != d.folder.Entry() {
		t.Fatalf("after a press beside the dialog %T has the keyboard", got)
	}
	press(win.Canvas().Focused(), fyne.KeyEscape)
	if d.popup.Visible() || win.Canvas().Overlays().Top() != nil {
		t.Error("Escape leaves the dialog open")
	}
}

func TestModalStandsInTheMiddleAndCanComeBack(t *testing.T) {
	win := stage(t, Dark, 800, 600, NewLabel("below"))
	content := container.NewVBox(NewButton("Close", nil))
	m := NewModal(content, win.Canvas())
	m.ResizeContent(fyne.NewSize(300, 100))
	for range 2 {
		m.Show()
		m.Show()
		if n := len(win.Canvas().Overlays().List()); n != 1 {
			t.Fatalf("there are %d overlays, want 1", n)
		}
		if content.Position() != fyne.NewPos(250, 250) || content.Size() != fyne.NewSize(300, 100) {
			t.Errorf("the dialog stands at %v and is %v large", content.Position(), content.Size())
		}
		m.Hide()
	}
	if win.Canvas().Overlays().Top() != nil {
		t.Error("the hidden dialog is still above the window")
	}
}
