package planets

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"perihelion/app/window/rendertest"
	"perihelion/app/window/widget"
)

// shown finds the only object of a type in the dialog on top.
func shown[T fyne.CanvasObject](t *testing.T, win fyne.Window) (found T) {
	t.Helper()
	n := 0
	for _, o := range test.LaidOutObjects(win.Canvas().Overlays().Top()) {
		if is, ok := o.(T); ok {
			found = is
			n++
		}
	}
	if n != 1 {
		t.Fatalf("the dialog has %d of %T", n, found)
	}
	return found
}

// pressed is the button of the dialog on top with a text.
func pressed(t *testing.T, win fyne.Window, text string) {
	t.Helper()
	for _, o := range test.LaidOutObjects(win.Canvas().Overlays().Top()) {
		if b, ok := o.(*widget.Button); ok && (b.Text() == text || b.Title == text) {
			b.Tapped(nil)
			return
		}
	}
	t.Fatalf("the dialog has no button %q", text)
}

// The keyboard goes through the days, the months and years, and Return takes the date at the
// time of day that is shown. The tests' time is 2026-11-22 12:48:07.
func TestDateIsPicked(t *testing.T) {
	for _, c := range []struct {
		keys []fyne.KeyName
		want string
	}{
		{[]fyne.KeyName{fyne.KeyRight, fyne.KeyDown}, "2026-11-30"},
		{[]fyne.KeyName{fyne.KeyRight, fyne.KeyDown, fyne.KeyDown}, "2026-12-07"},
		{[]fyne.KeyName{fyne.KeyHome, fyne.KeyLeft}, "2026-10-31"},
		{[]fyne.KeyName{fyne.KeyPageDown, fyne.KeyPageDown, fyne.KeyEnd}, "2027-01-31"},
		{[]fyne.KeyName{fyne.KeyPageUp, fyne.KeyUp}, "2026-10-15"},
	} {
		tab, win := stage(t, widget.Dark, 1280, 756)
		tab.form.pick.Tapped(nil)
		view := shown[*widget.MonthView](t, win)
		if win.Canvas().Focused() != fyne.Focusable(view) {
			t.Fatal("the days do not have the keyboard")
		}
		press(view, append(c.keys, fyne.KeyReturn)...)
		if got := tab.form.date.Text() + " " + tab.form.clock.Text(); got != c.want+" 12:48:07" || tab.form.live() {
			t.Errorf("%v leads to %s, want %s", c.keys, got, c.want)
		}
		if win.Canvas().Overlays().Top() != nil || !tab.form.date.Focused() {
			t.Error("the dialog stays, or the keyboard is not back at the date")
		}
	}
}

func TestDateIsPickedWithThePointer(t *testing.T) {
	tab, win := stage(t, widget.Light, 1280, 756)
	tab.PickDate()
	view := shown[*widget.MonthView](t, win)
	a := view.Area(4)
	view.Tapped(&fyne.PointEvent{Position: fyne.NewPos(float32(a.Left+a.Right)/2, float32(a.Top+a.Bottom)/2)})
	if got := tab.form.date.Text(); got != "2026-11-05" {
		t.Error(got)
	}
	tab.PickDate()
	win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if win.Canvas().Overlays().Top() != nil || tab.form.date.Text() != "2026-11-05" {
		t.Error("Escape leaves the dialog, or changes the date")
	}
}

// A year, a month or a date can be typed. In October 1582 the day after the 4th is the 15th;
// beyond the years with positions nothing is shown.
func TestDateIsTypedIntoThePicker(t *testing.T) {
	tab, win := stage(t, widget.Dark, 1280, 756)
	tab.PickDate()
	view, field := shown[*widget.MonthView](t, win), shown[*widget.Field](t, win)
	typed := func(s string) {
		field.Entry().SetText(s)
		press(field.Entry(), fyne.KeyReturn)
	}
	heading := func() string { return shown[*widget.Heading](t, win).AccessibilityLabel() }
	for _, c := range []struct{ typed, heading string }{
		{"1582-10", "October 1582, Julian"}, {"585 BC", "October 585 BC (−584), Julian"}, {"May 585 BC", "May 585 BC (−584), Julian"},
		{"-2999", "May 3000 BC (−2999), Julian"}, {"3000", "May 3000"}, {"28.2.2028", "February 2028"}, {"2000", "February 2000"},
	} {
		if typed(c.typed); heading() != c.heading {
			t.Errorf("%q shows %q, want %q", c.typed, heading(), c.heading)
		}
	}
	for wrong, want := range map[string]string{"4000": "outside the time", "soonish": "no year, month or date", "2026-13": "no year, month or date"} {
		if typed(wrong); field.Err() == nil || !strings.Contains(field.Err().Error(), want) || heading() != "February 2000" {
			t.Errorf("%q: %v, %s", wrong, field.Err(), heading())
		}
	}
	typed("1582-10-04")
	press(view, fyne.KeyRight)
	if view.Selected() != 4 || !strings.Contains(view.AccessibilityLabel(), "Friday, 15 October 1582") {
		t.Errorf("after 4 October 1582 comes %s", view.AccessibilityLabel())
	}
	press(view, fyne.KeyReturn)
	if tab.form.date.Text() != "1582-10-15" {
		t.Error(tab.form.date.Text())
	}
	tab.PickDate()
	pressed(t, win, "Today")
	if tab.form.date.Text() != "2026-11-22" {
		t.Error(tab.form.date.Text())
	}
}

func TestPickerLooks(t *testing.T) {
	tab, win := stage(t, widget.Light, 960, 596)
	fyne.CurrentApp().Settings().SetTheme(widget.NewTheme(widget.Red))
	tab.Refresh()
	tab.PickDate()
	rendertest.Red(t, win, "with a month to choose from")
	rendertest.Survives(t, win)
}
