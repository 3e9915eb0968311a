package planets

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"perihelion/app/window/rendertest"
	"perihelion/app/window/widget"
)

// pageOf shows the calendar of a tab in Greenwich on 2026-11-22.
func pageOf(t *testing.T, v widget.Variant, w, h float32) (*Tab, fyne.Window, *widget.MonthView) {
	t.Helper()
	tab, win := stage(t, v, w, h)
	tab.ShowCalendar()
	return tab, win, shown[*widget.MonthView](t, win)
}

// middle is the middle of a place in a view.
func middle(left, right, top, bottom float64) *fyne.PointEvent {
	return &fyne.PointEvent{Position: fyne.NewPos(float32(left+right)/2, float32(top+bottom)/2)}
}

// A press on a day goes to it at the time of day that is shown, a press on an event to its time,
// and Return closes the page too.
func TestCalendarSetsTheTime(t *testing.T) {
	tab, win, view := pageOf(t, widget.Dark, 1280, 756)
	a := view.Area(4)
	view.Tapped(middle(a.Left, a.Right, a.Top, a.Top+10))
	if got := tab.form.date.Text() + " " + tab.form.clock.Text(); got != "2026-11-05 12:48:07" {
		t.Errorf("a press on the day leads to %s", got)
	}
	line := view.Events(23)[1] // the full Moon of 24 November at 14:54, after the Pleiades
	if !strings.HasSuffix(line.Label, "Full Moon") {
		t.Fatalf("%+v", view.Events(23))
	}
	view.Tapped(middle(line.Area.Left, line.Area.Right, line.Area.Top, line.Area.Bottom))
	if got := tab.form.date.Text() + " " + tab.form.clock.Text(); got != "2026-11-24 14:54:00" {
		t.Errorf("a press on the event leads to %s", got)
	}
	table := shown[*widget.Table](t, win)
	if table.Selected() != 1 || len(table.Lines()) != 3 || !strings.HasPrefix(table.Lines()[1].Cells[1].Text, "Full Moon") {
		t.Errorf("%d of %+v", table.Selected(), table.Lines())
	}
	press(view, fyne.KeyPageDown, fyne.KeyHome, fyne.KeyReturn)
	if got := tab.form.date.Text(); got != "2026-12-01" || win.Canvas().Overlays().Top() != nil {
		t.Errorf("the keys lead to %s", got)
	}
}

// The page is written in each form for the chosen paper, and opened as a PDF to be printed.
func TestCalendarIsSavedAndPrinted(t *testing.T) {
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	tab, win, _ := pageOf(t, widget.Dark, 1280, 756)
	var opened string
	var done func(error)
	tab.openFile = func(path string, then func(error)) { opened, done = path, then }
	pressed(t, win, "Print")
	if pdf, err := os.ReadFile(opened); err != nil || !bytes.HasPrefix(pdf, []byte("%PDF")) || filepath.Base(opened) != "perihelion-calendar-2026-11-greenwich-england.pdf" {
		t.Errorf("%s, %v", opened, err)
	}
	message := shown[*widget.Message](t, win)
	if message.Kind() == widget.Success {
		t.Errorf("before the page is open the dialog says %q", message.Text())
	}
	if done(nil); message.Kind() != widget.Success {
		t.Errorf("when it is open the dialog says %q", message.Text())
	}
	view := shown[*widget.MonthView](t, win)
	high := view.Size().Height
	pressed(t, win, "Print")
	done(errors.New("no program was found that opens such files"))
	if message.Kind() != widget.Failure || !strings.Contains(message.Text(), "no program was found") || !strings.Contains(message.Text(), opened) {
		t.Error(message.Text())
	}
	if lines := message.MinSize().Height; message.Size().Height < lines || lines > 20 && view.Size().Height >= high {
		t.Errorf("a message of %v has %v", lines, message.Size().Height)
	}
}

// Pages that were printed a while ago are removed at the start, and nothing else.
func TestPrintedPagesAreRemovedAfterADay(t *testing.T) {
	cache := t.TempDir()
	t.Setenv("XDG_CACHE_HOME", cache)
	now := time.Now()
	write := func(name string, age time.Duration) string {
		path := filepath.Join(cache, "perihelion", name)
		_ = os.MkdirAll(filepath.Dir(path), 0o700)
		if err := errors.Join(os.WriteFile(path, nil, 0o600), os.Chtimes(path, now, now.Add(-age))); err != nil {
			t.Fatal(err)
		}
		return path
	}
	gone := []string{write("print/a.pdf", 25*time.Hour), write("perihelion-calendar-2026-11.pdf", 25*time.Hour)}
	kept := []string{write("print/b.pdf", time.Hour), write("print/notes.txt", 25*time.Hour), write("other.pdf", 25*time.Hour)}
	forgetPrinted(now)
	for _, path := range gone {
		if _, err := os.Stat(path); err == nil {
			t.Errorf("%s is still there", path)
		}
	}
	for _, path := range kept {
		if _, err := os.Stat(path); err != nil {
			t.Error(err)
		}
	}
}

// Months without positions are not turned to, and a month of the Julian calendar is one.
func TestCalendarOfOtherYears(t *testing.T) {
	tab, win := stage(t, widget.Light, 1280, 756)
	write(tab.form.date, "1582-10-04")
	tab.onChanged()
	tab.ShowCalendar()
	view := shown[*widget.MonthView](t, win)
	if view.Selected() != 3 {
		t.Errorf("day %d", view.Selected())
	}
	press(view, fyne.KeyRight)
	if !strings.Contains(view.AccessibilityLabel(), "Friday, 15 October 1582") {
		t.Error(view.AccessibilityLabel())
	}
	win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
	write(tab.form.date, "3000-12-31")
	tab.onChanged()
	tab.ShowCalendar()
	view = shown[*widget.MonthView](t, win)
	press(view, fyne.KeyPageDown, fyne.KeyRight)
	if view.Selected() != 30 || !strings.Contains(view.AccessibilityLabel(), "31 December 3000") {
		t.Error(view.AccessibilityLabel())
	}
}

func TestCalendarLooks(t *testing.T) {
	tab, win, _ := pageOf(t, widget.Light, 960, 596)
	fyne.CurrentApp().Settings().SetTheme(widget.NewTheme(widget.Red))
	tab.Refresh()
	rendertest.Red(t, win, "with a month")
	rendertest.Survives(t, win)
	rendertest.Labelled(t, win)
	for _, o := range test.LaidOutObjects(win.Canvas().Overlays().Top()) {
		if b, ok := o.(*widget.Button); ok {
			if at := fyne.CurrentApp().Driver().AbsolutePositionForObject(b); at.X < 0 || at.X+b.Size().Width > 960 || at.Y+b.Size().Height > 596 {
				t.Errorf("%q stands at %v", b.Text(), at)
			}
		}
	}
}

// One event is saved as a calendar of one: from the page, and of those that come soon.
func TestEventIsAddedToACalendar(t *testing.T) {
	tab, win, view := pageOf(t, widget.Dark, 1280, 756)
	press(view, fyne.KeyRight, fyne.KeyRight) // 24 November
	table := shown[*widget.Table](t, win)
	press(table.FocusTarget(), fyne.KeyDown, fyne.KeyDown)
	folder := t.TempDir()
	pressed(t, win, addToCalendar)
	labelled(t, win, "Folder").Entry().SetText(folder)
	pressed(t, win, "Save")
	file, err := os.ReadFile(filepath.Join(folder, "perihelion-2026-11-24-full-moon-greenwich.ics"))
	if err != nil || bytes.Count(file, []byte("BEGIN:VEVENT")) != 1 || !bytes.Contains(file, []byte("DTSTART:20261124T1453")) {
		t.Errorf("%v, %s", err, file)
	}
	events, err := tab.day.SoonEvents(tab.sky)
	if err != nil {
		t.Fatal(err)
	}
	soon := tab.day.Soon(tab.sky)
	if len(events.Events) != len(soon) || events.Events[0].Event != "full moon" || events.Events[1].Body != "uranus" {
		t.Errorf("%q, %+v", soon, events.Events)
	}
	win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if tab.form.addSoon.Hidden {
		t.Fatal("there is no button")
	}
	tab.form.addSoon.Tapped(nil)
	if win.Canvas().Overlays().Top() == nil {
		t.Error("there is no menu")
	}
}

// The best time of a body of the night is an event too.
func TestVisitIsAddedToACalendar(t *testing.T) {
	tab, win := stage(t, widget.Dark, 1280, 756)
	for i, v := range tab.tonight.visits {
		tab.visitMenu(i)[1].Action()
		folder := t.TempDir()
		labelled(t, win, "Folder").Entry().SetText(folder)
		pressed(t, win, "Save")
		files, err := filepath.Glob(filepath.Join(folder, "*.ics"))
		if err != nil || len(files) != 1 {
			t.Fatalf("%v, %v", files, err)
		}
		file, err := os.ReadFile(files[0])
		want := "DTSTART:" + v.Best.UTC().Round(time.Second).Format("20060102T150405Z")
		if err != nil || !bytes.Contains(file, []byte(want)) || !bytes.Contains(file, []byte("SUMMARY:"+v.Body.String()+" is best seen")) {
			t.Errorf("%v, no %s in %s", err, want, file)
		}
	}
	if len(tab.tonight.visits) == 0 {
		t.Error("there is no visit")
	}
}
