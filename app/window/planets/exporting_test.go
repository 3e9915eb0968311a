package planets

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"perihelion/app/window/rendertest"
	"perihelion/app/window/widget"
	"perihelion/bench/ics"
	"perihelion/ephem"
	"perihelion/ephem/almanac"
)

// labelled is the field of the dialog on top with a label.
func labelled(t *testing.T, win fyne.Window, label string) *widget.Field {
	t.Helper()
	for _, o := range test.LaidOutObjects(win.Canvas().Overlays().Top()) {
		if f, ok := o.(*widget.Field); ok && f.Label() == label {
			return f
		}
	}
	t.Fatalf("there is no field %q", label)
	return nil
}

// check is a box of the dialog on top, by the begin of its text.
func check(t *testing.T, win fyne.Window, begin string) *widget.Check {
	t.Helper()
	for _, o := range test.LaidOutObjects(win.Canvas().Overlays().Top()) {
		if c, ok := o.(*widget.Check); ok && strings.HasPrefix(c.Text(), begin) {
			return c
		}
	}
	t.Fatalf("there is no box %q", begin)
	return nil
}

// said is the text of all messages of the dialog on top.
func said(win fyne.Window) (all string) {
	for _, o := range test.LaidOutObjects(win.Canvas().Overlays().Top()) {
		if m, ok := o.(*widget.Message); ok {
			all += m.Text() + "\n"
		}
	}
	return all
}

// saveIn saves in a folder, from a dialog that offers it, and returns the file.
func saveIn(t *testing.T, win fyne.Window, folder string) (name string, content []byte) {
	t.Helper()
	pressed(t, win, "Save…")
	labelled(t, win, "Folder").Entry().SetText(folder)
	pressed(t, win, "Save")
	files, err := os.ReadDir(folder)
	if err != nil || len(files) != 1 {
		t.Fatalf("%v, %v", files, err)
	}
	content, err = os.ReadFile(filepath.Join(folder, files[0].Name()))
	if err != nil {
		t.Fatal(err)
	}
	return files[0].Name(), content
}

// withoutStamps leaves out of a calendar file when it was made.
func withoutStamps(file []byte) string {
	lines := strings.Split(string(file), "\r\n")
	return strings.Join(slices.DeleteFunc(lines, func(l string) bool { return strings.HasPrefix(l, "DTSTAMP") }), "\r\n")
}

// The calendar that is exported has the bytes that the command writes for the kinds ticked.
func TestCalendarIsExported(t *testing.T) {
	tab, win := stage(t, widget.Dark, 1280, 756)
	tab.ExportCalendar()
	labelled(t, win, "Last day").Entry().SetText("31.12.2026")
	check(t, win, "Meetings").SetChecked(false)
	check(t, win, "Nodes").SetChecked(true)
	if text := said(win); !strings.Contains(text, "Events: ") {
		t.Error(text)
	}
	name, got := saveIn(t, win, t.TempDir())
	if name != "perihelion-events-2026-11-22-to-2026-12-31-greenwich.ics" {
		t.Error(name)
	}
	from := time.Date(2026, 11, 22, 0, 0, 0, 0, tab.sky.Zone)
	span := almanac.Span{
		Place: tab.sky.Place, Observer: tab.sky.Observer, From: from, To: from.AddDate(0, 0, 40), Zone: tab.sky.Zone,
		Kinds: []almanac.Kind{almanac.Nodes, almanac.Phases, almanac.Seasons, almanac.Planets, almanac.Eclipses, almanac.Transits, almanac.Meteors},
	}
	calendar, err := span.Calendar(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var want bytes.Buffer
	if _, err := ics.Write(&want, calendar, ics.Options{Made: time.Now()}); err != nil {
		t.Fatal(err)
	}
	if withoutStamps(got) != withoutStamps(want.Bytes()) {
		t.Errorf("%d bytes are exported, %d wanted", len(got), want.Len())
	}
	if win.Canvas().Overlays().Top() != nil || !strings.HasSuffix(tab.noted.File, name) {
		t.Errorf("the dialog stays, or the foot has %+v", tab.noted)
	}
}

func TestCalendarExportRefuses(t *testing.T) {
	tab, win := stage(t, widget.Dark, 960, 596)
	tab.ExportCalendar()
	last := labelled(t, win, "Last day")
	for _, c := range []struct{ typed, want string }{
		{"2026-11-01", "The span is empty"}, {"soonish", "Write the first and the last day"}, {"2300-01-01", "longer than 200 years"},
		{"", "Write the first"}, {"2028-06-01", "up to 400 days"},
	} {
		if last.Entry().SetText(c.typed); !strings.Contains(said(win), c.want) {
			t.Errorf("%q: %s", c.typed, said(win))
		}
	}
	if !check(t, win, "Rises").Disabled() || check(t, win, "Eclipses").Disabled() {
		t.Error("what happens daily can be ticked for two years, or eclipses cannot")
	}
	for _, k := range almanac.Kinds() {
		check(t, win, kindNames[k]).SetChecked(false)
	}
	if !strings.Contains(said(win), "Tick the kinds") {
		t.Error(said(win))
	}
	press(last.Entry(), fyne.KeyReturn)
	if len(win.Canvas().Overlays().List()) != 1 {
		t.Error("an empty calendar is offered to be saved")
	}
	win.Canvas().Unfocus() // Fyne's part for a selection has no label
	rendertest.Labelled(t, win)
	press(last.Entry(), fyne.KeyEscape)
	if win.Canvas().Overlays().Top() != nil {
		t.Error("Escape leaves the dialog")
	}
}

// The ephemeris that is exported is the CSV of the command.
func TestEphemerisIsExported(t *testing.T) {
	tab, win := stage(t, widget.Dark, 1280, 756)
	tab.onSelected(ephem.Mars)
	tab.ExportEphemeris()
	check(t, win, "Moon").SetChecked(true)
	check(t, win, "Phase angle").SetChecked(true)
	labelled(t, win, "To").Entry().SetText("2026-11-24")
	labelled(t, win, "Step").Entry().SetText("6h")
	if text := said(win); !strings.Contains(text, "Lines: 16, less than 10 kB.") {
		t.Error(text)
	}
	name, got := saveIn(t, win, t.TempDir())
	if name != "perihelion-ephemeris-2026-11-22-to-2026-11-24-greenwich.csv" {
		t.Error(name)
	}
	from := time.Date(2026, 11, 22, 0, 0, 0, 0, tab.sky.Zone)
	series := almanac.Series{
		Question: almanac.Question{Observer: tab.sky.Observer, Zone: tab.sky.Zone, Bodies: []ephem.Body{ephem.Moon, ephem.Mars}},
		From:     from, To: from.AddDate(0, 0, 2), Step: almanac.Step{Elapsed: 6 * time.Hour},
		Columns: append(almanac.DefaultColumns(), almanac.Named("phaseAngle")),
	}
	e, err := series.Ephemeris(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	var want bytes.Buffer
	if err := e.WriteCSV(&want); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want.Bytes()) {
		t.Errorf("exported:\n%swanted:\n%s", got, want.Bytes())
	}
}

func TestEphemerisExportRefuses(t *testing.T) {
	tab, win := stage(t, widget.Light, 960, 596)
	tab.ExportEphemeris()
	step, to := labelled(t, win, "Step"), labelled(t, win, "To")
	for _, c := range []struct {
		field *widget.Field
		typed string
		want  string
	}{
		{step, "soon", "A field is wrong"}, {step, "1s", "more than 500000 lines"}, {step, "1d", "Lines: 30"},
		{to, "2026-11-01", "The span is empty"}, {to, "5000", "A field is wrong"}, {to, "2026-12-22", "Lines: 30"},
	} {
		if c.field.Entry().SetText(c.typed); !strings.Contains(said(win), c.want) {
			t.Errorf("%s %q: %s", c.field.Label(), c.typed, said(win))
		}
	}
	shown[*widget.Segmented](t, win).SetIndex(1)
	at := labelled(t, win, "Events")
	for _, c := range []struct{ typed, want string }{{"rise", "Lines: about 30"}, {"noon", "A field is wrong"}, {"sun=-6", "Lines: about 60"}} {
		if at.Entry().SetText(c.typed); !strings.Contains(said(win), c.want) {
			t.Errorf("events %q: %s", c.typed, said(win))
		}
	}
	check(t, win, tab.selected.String()).SetChecked(false)
	if !strings.Contains(said(win), "Tick the bodies") {
		t.Error(said(win))
	}
	win.Canvas().Unfocus() // Fyne's part for a selection has no label
	rendertest.Labelled(t, win)
}

func TestExportsAreRed(t *testing.T) {
	tab, win := stage(t, widget.Red, 960, 596)
	tab.ExportEphemeris()
	rendertest.Red(t, win, "with an ephemeris to export")
	win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
	tab.ExportCalendar()
	rendertest.Red(t, win, "with a calendar to export")
}

// A file that is stopped is not there, nor a part of it; nothing runs on.
func TestExportIsStopped(t *testing.T) {
	before := runtime.NumGoroutine()
	e := newErrands()
	e.background = true
	folder := t.TempDir()
	tab := &Tab{errands: e}
	x := newExporting(tab, func() {})
	began := make(chan bool)
	x.write(filepath.Join(folder, "a.csv"), func(ctx context.Context, w io.Writer) error {
		if _, err := io.WriteString(w, "a part"); err != nil {
			return err
		}
		close(began)
		<-ctx.Done()
		_, err := io.WriteString(w, "the rest")
		return err
	}, func() string { return "" })
	<-began
	x.onCancel()
	if x.writing || x.message.Text() != "Stopped. Nothing was written." {
		t.Error(x.message.Text())
	}
	e.close()
	if files, err := os.ReadDir(folder); err != nil || len(files) != 0 {
		t.Errorf("%v is left, %v", files, err)
	}
	if after := runtime.NumGoroutine(); after > before {
		t.Errorf("%d goroutines before, %d after", before, after)
	}
}

// A panic of a computation is an error, and a file that cannot be written a sentence.
func TestExportFails(t *testing.T) {
	tab, win := stage(t, widget.Dark, 1280, 756)
	x := newExporting(tab, func() {})
	x.show("Export", []fyne.CanvasObject{x.sentence()}, x.save)
	x.write(filepath.Join(t.TempDir(), "a.csv"), func(context.Context, io.Writer) error { panic("no sky") }, func() string { return "" })
	if !strings.Contains(said(win), "no sky") {
		t.Error(said(win))
	}
	x.write(filepath.Join(t.TempDir(), "b.csv"), func(context.Context, io.Writer) error { return errors.New("no space") }, func() string { return "" })
	if !strings.Contains(said(win), "The file was not written") || x.writing {
		t.Error(said(win))
	}
}
