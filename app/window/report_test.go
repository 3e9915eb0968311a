package window

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"

	"perihelion/app/window/settings"
	"perihelion/app/window/widget"
)

// crashedBefore opens a window after one that crashed, and returns the file of the
// report that it shows.
func crashedBefore(t *testing.T) (w *Window, report string) {
	t.Helper()
	c := exec.Command(os.Args[0], "-test.run=^$")
	if err := c.Run(); err != nil {
		t.Fatal(err)
	}
	w = opened(t, &settings.Settings{})
	w.folder = t.TempDir()
	left := filepath.Join(w.folder, "session-"+strconv.Itoa(c.Process.Pid)+".txt")
	text := "Perihelion 1\n\nWritten by the Go runtime:\n\npanic: it broke\n\ngoroutine 1 [running]:\nmain.main()\n"
	if err := os.WriteFile(left, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	w.offer(true)
	reports, _ := filepath.Glob(filepath.Join(w.folder, "crash-*.txt"))
	if len(reports) != 1 || w.win.Canvas().Overlays().Top() == nil {
		t.Fatalf("reports %q, shown %T", reports, w.win.Canvas().Overlays().Top())
	}
	return w, reports[0]
}

// The report of a crash is offered once; every button of the dialog is reached by
// keys, the first of which has the keyboard.
func TestReportIsOffered(t *testing.T) {
	press := func(w *Window, name string) {
		for range 6 {
			b, ok := w.win.Canvas().Focused().(*widget.Button)
			if ok && b.Text() == name {
				b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
				return
			}
			w.win.Canvas().(software.WindowlessCanvas).FocusNext()
		}
		t.Fatalf("the keyboard does not reach %s", name)
	}
	for _, name := range []string{"Keep", "Copy", "Save…", "Delete"} {
		t.Run(name, func(t *testing.T) {
			w, report := crashedBefore(t)
			press(w, name)
			_, err := os.Stat(report)
			if gone := err != nil; gone != (name == "Delete") {
				t.Errorf("the report is gone: %v", gone)
			}
			if shown := w.win.Canvas().Overlays().Top() != nil; shown != (name == "Copy" || name == "Save…") {
				t.Errorf("a dialog is shown: %v", shown)
			}
			if text := w.app.Clipboard().Content(); name == "Copy" && !strings.Contains(text, "panic: it broke") {
				t.Errorf("copied: %q", text)
			}
		})
	}
	w, report := crashedBefore(t)
	w.win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if _, err := os.Stat(report); err != nil || w.win.Canvas().Overlays().Top() != nil {
		t.Errorf("Escape: %v, shown %T", err, w.win.Canvas().Overlays().Top())
	}
	w.offer(false)
	if w.win.Canvas().Overlays().Top() != nil {
		t.Error("the report is offered twice")
	}
}
