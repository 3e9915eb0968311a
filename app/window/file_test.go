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
	"perihelion/bench/picture"
)

func TestAFileIsOpenedOnItsTab(t *testing.T) {
	w := opened(t, &settings.Settings{})
	w.openContent("plan.json", content{document: bench.Document{Plan: bench.DefaultPlan()}}, nil)
	if w.bar.Index() != benchmarkTab || w.win.Canvas().Overlays().Top() != nil {
		t.Error("a plan is not shown on the Benchmark tab, or with a dialog")
	}
	w.bar.SetIndex(planetsTab)
	w.openContent("none.json", content{}, errors.New("there is no file none.json"))
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

// A picture of the sky brings back place, time and view; one of another program gets a
// sentence, and nothing changes.
func TestAPictureOfTheSkyIsOpened(t *testing.T) {
	w := opened(t, &settings.Settings{})
	folder := t.TempDir()
	path := filepath.Join(folder, "sky.png")
	if err := w.planets.SaveChart(path); err != nil {
		t.Fatal(err)
	}
	before, err := w.planets.Note()
	if err != nil {
		t.Fatal(err)
	}
	other := strings.Replace(before.Text, `"lat":51.4769`, `"lat":-39.754`, 1)
	other = strings.Replace(other, `"place":"Greenwich, England",`, "", 1)
	if other == before.Text {
		t.Fatalf("the sky is not Greenwich's: %s", other)
	}
	if err := w.planets.Open(picture.Note{Keyword: before.Keyword, Text: other}); err != nil {
		t.Fatal(err)
	}
	if now, _ := w.planets.Note(); now.Text == before.Text || !strings.Contains(now.Text, `"lat":-39.754`) {
		t.Errorf("the sky is %s, want that of %s", now.Text, other)
	}
	w.bar.SetIndex(benchmarkTab)
	w.onDropped(fyne.Position{}, []fyne.URI{storage.NewFileURI(path)})
	now, err := w.planets.Note()
	if err != nil || w.bar.Index() != planetsTab || now != before {
		t.Errorf("tab %d, the sky is\n%s, want\n%s", w.bar.Index(), now.Text, before.Text)
	}
	foreign := filepath.Join(folder, "foreign.png")
	if err := os.WriteFile(foreign, []byte("\x89PNG\r\n\x1a\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	if _, err := read(foreign); err == nil || !strings.Contains(err.Error(), "is cut short") {
		t.Errorf("another picture: %v", err)
	}
}
