package window

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"perihelion/app/window/settings"
	"perihelion/bench"
)

func TestAFileIsOpenedOnItsTab(t *testing.T) {
	w := opened(t, &settings.Settings{})
	w.openDocument("plan.json", bench.Document{Plan: bench.DefaultPlan()}, nil)
	if w.bar.Index() != benchmarkTab || w.win.Canvas().Overlays().Top() != nil {
		t.Error("a plan is not shown on the Benchmark tab, or with a dialog")
	}
	w.bar.SetIndex(planetsTab)
	w.openDocument("none.json", bench.Document{}, errors.New("there is no file none.json"))
	if w.win.Canvas().Overlays().Top() == nil {
		t.Fatal("what cannot be opened has no dialog")
	}
	w.win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if w.win.Canvas().Overlays().Top() != nil {
		t.Error("Escape leaves the dialog")
	}
}

func TestAFileIsDropped(t *testing.T) {
	w := opened(t, &settings.Settings{})
	path := filepath.Join(t.TempDir(), "a plan.perihelion")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := bench.WritePlan(f, bench.DefaultPlan()); err != nil {
		t.Fatal(err)
	}
	f.Close()
	w.onDropped(fyne.Position{}, nil)
	if w.bar.Index() != planetsTab {
		t.Error("what is no file changes the tab")
	}
	w.onDropped(fyne.Position{}, []fyne.URI{storage.NewFileURI(path)})
	if w.bar.Index() != benchmarkTab || w.win.Canvas().Overlays().Top() != nil {
		t.Error("a plan is not opened where it is dropped")
	}
	w.onHelp()
	w.bar.SetIndex(planetsTab)
	w.onDropped(fyne.Position{}, []fyne.URI{storage.NewFileURI(path)})
	if w.bar.Index() != planetsTab {
		t.Error("a file is opened behind a dialog")
	}
}

// Where standard error is read, it has the reason why a file cannot be opened, and no window opens.
func TestAnUnreadableFileOpensNoWindow(t *testing.T) {
	for _, token := range []string{"GIO_LAUNCHED_DESKTOP_FILE", "DESKTOP_STARTUP_ID", "XDG_ACTIVATION_TOKEN"} {
		t.Setenv(token, "")
	}
	if err := Open(t.Context(), filepath.Join(t.TempDir(), "none.json")); err == nil || !strings.Contains(err.Error(), "there is no file") {
		t.Errorf("Open of a file that is not there = %v", err)
	}
}
