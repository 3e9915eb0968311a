package widget

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
)

// pressBeside does the same as the window's driver for a press that hits no control:
// press on the object below, keyboard away, tap.
func pressBeside(c fyne.Canvas, m *Modal) {
	m.MouseDown(&desktop.MouseEvent{})
	c.Unfocus()
	m.MouseUp(&desktop.MouseEvent{})
	c.Unfocus()
	m.Tapped(&fyne.PointEvent{Position: fyne.NewPos(1, 1)})
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

func TestEscapeReturnAndAPressOutside(t *testing.T) {
	win := stage(t, Light, 800, 600, NewLabel("below"))
	var window []fyne.KeyName
	win.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { window = append(window, e.Name) })
	text := NewMessage(DialogInner)
	text.Set(Plain, "A sentence.")
	for _, leave := range []func(*Modal){
		func(m *Modal) { press(win.Canvas().Focused(), fyne.KeyEscape) },
		func(m *Modal) { press(win.Canvas().Focused(), fyne.KeyReturn) },
		func(m *Modal) {
			win.Canvas().Unfocus()
			win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
		},
		func(m *Modal) {
			win.Canvas().Unfocus()
			win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyReturn})
		},
		func(m *Modal) { pressBeside(win.Canvas(), m) },
	} {
		var m *Modal
		end := func() { m.Hide() }
		m = ShowDialog(win.Canvas(), "About", []fyne.CanvasObject{text}, NewButton("Close", end))
		m.OnEscape, m.OnReturn, m.Light = end, end, true
		m.Tapped(&fyne.PointEvent{Position: fyne.NewPos(400, 300)})
		if !m.Visible() {
			t.Fatal("a press on the dialog closes it")
		}
		leave(m)
		if m.Visible() || win.Canvas().Overlays().Top() != nil {
			t.Error("the dialog stays open")
			m.Hide()
		}
	}
	if window != nil {
		t.Errorf("the window heard %v meanwhile", window)
	}
	win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyF5})
	if len(window) != 1 {
		t.Error("afterwards the window hears no keys")
	}
}

// A text too long for the dialog scrolls by keys, from the button that has the keyboard.
func TestDialogScrollsByKeys(t *testing.T) {
	win := stage(t, Light, 800, 300, NewLabel("below"))
	var body []fyne.CanvasObject
	for range 40 {
		m := NewMessage(DialogInner)
		m.Set(Plain, "A sentence.")
		body = append(body, m)
	}
	b := NewButton("Close", nil)
	d := ShowDialog(win.Canvas(), "Title", body, b)
	defer d.Hide()
	var at []float32
	for _, key := range []fyne.KeyName{fyne.KeyDown, fyne.KeyPageDown, fyne.KeyEnd, fyne.KeyDown, fyne.KeyUp, fyne.KeyHome, fyne.KeyPageUp} {
		press(b, key)
		at = append(at, d.scroll.Offset.Y)
	}
	end := d.scroll.Content.Size().Height - d.scroll.Size().Height
	want := []float32{ControlHeight, ControlHeight + d.scroll.Size().Height, end, end, end - ControlHeight, 0, 0}
	if !slices.Equal(at, want) {
		t.Errorf("the dialog is at %v, want %v", at, want)
	}
}

// A scroll cuts what leaves it: the ring of the keyboard has room at the left of a dialog's body.
func TestTheRingIsWholeInADialog(t *testing.T) {
	win := stage(t, Light, 900, 600, NewLabel("below"))
	check := NewCheck("a line", nil)
	d := ShowDialog(win.Canvas(), "Lines", []fyne.CanvasObject{check}, NewButton("Close", nil))
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject
	if room := at(check).X - at(d.scroll).X; room < ringOut {
		t.Errorf("%v left of the box, want %v", room, ringOut)
	}
}
