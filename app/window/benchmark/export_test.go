package benchmark

import (
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"perihelion/app/chart"
	"perihelion/app/window/widget"
	"perihelion/bench"
	"perihelion/bench/report"
)

// exported is a stage that shows a run, whose files go into a folder of the test.
func exported(t *testing.T) (s *stage, folder string) {
	t.Helper()
	s = newStage(t, 1280, 800, widget.Light)
	folder = t.TempDir()
	s.app.Preferences().SetString("save.folder", folder)
	run := evaluated(bench.DefaultPlan(), 30)
	if err := s.tab.Open("run.json", bench.Document{Plan: run.Plan, Run: &run}); err != nil {
		t.Fatal(err)
	}
	return s, folder
}

// choose takes an item of the menu, and of its own menu, and presses Return in the dialog
// that it may open.
func (s *stage) choose(titles ...string) {
	s.t.Helper()
	s.chooseFrom(s.tab.servers.export.menu(), titles...)
}

func (s *stage) chooseFrom(menu *fyne.Menu, titles ...string) {
	s.t.Helper()
	items := menu.Items
	for i, title := range titles {
		var found *fyne.MenuItem
		for _, item := range items {
			if item.Label == title {
				found = item
			}
		}
		switch {
		case found == nil:
			s.t.Fatalf("there is no item %q", title)
		case i < len(titles)-1:
			items = found.ChildMenu.Items
		default:
			found.Action()
		}
	}
	if s.win.Canvas().Overlays().Top() != nil {
		s.win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyReturn})
	}
}

func TestEachFormIsExported(t *testing.T) {
	s, folder := exported(t)
	for _, f := range report.Formats(chart.Illustrate) {
		if f.One != nil {
			s.choose(f.Title, "prefork…")
		} else {
			s.choose(f.Title + "…")
		}
		if s.win.Canvas().Overlays().Top() != nil {
			t.Fatalf("%s: the dialog is still open", f.Title)
		}
		saved := s.tab.servers.saved
		if filepath.Dir(saved) != folder || filepath.Ext(saved) != f.Ending || !strings.Contains(saved, f.Mark+f.Ending) {
			t.Errorf("%s is saved as %s", f.Key, saved)
		}
		if f.One != nil && !strings.Contains(saved, "-prefork") {
			t.Errorf("%s names no configuration: %s", f.Key, saved)
		}
		if info, err := os.Stat(saved); err != nil || info.Size() == 0 {
			t.Errorf("%s: %v", f.Key, err)
		}
	}
	d, err := bench.ReadFile(strings.TrimSuffix(s.tab.servers.saved, "-benchfmt.txt") + ".html")
	if err != nil || d.Run == nil || len(d.Run.Results) != 3 {
		t.Errorf("the page is no run: %v", err)
	}
	last := s.tab.bar.Items()[len(s.tab.bar.Items())-1]
	if last.File != s.tab.servers.saved {
		t.Errorf("the status is %+v, want the file", last)
	}
}

func TestTheChartIsExported(t *testing.T) {
	s, folder := exported(t)
	s.tab.servers.export.look = widget.Look{Size: chart.Size{Width: 300, Height: 200, Scale: 1}, Theme: 2}
	for _, f := range chart.Formats() {
		s.choose("Chart as " + chartName(f) + "…")
		if filepath.Ext(s.tab.servers.saved) != "."+string(f) || filepath.Dir(s.tab.servers.saved) != folder {
			t.Errorf("%s is saved as %s", f, s.tab.servers.saved)
		}
		if f != chart.PNG {
			continue
		}
		file, err := os.Open(s.tab.servers.saved)
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		img, err := png.Decode(file)
		if err != nil || img.Bounds().Dx() != 300 || img.Bounds().Dy() != 200 {
			t.Fatalf("%v, %v", img.Bounds(), err)
		}
		if r, _, _, _ := img.At(1, 1).RGBA(); r > 0x4000 {
			t.Error("it is not dark")
		}
		d, err := bench.ReadFile(s.tab.servers.saved)
		if err != nil || d.Run == nil {
			t.Errorf("it carries no run: %v", err)
		}
	}
	s.tab.servers.export.look.Size.Width = 1
	s.tab.servers.saved = ""
	s.choose("Chart as SVG…")
	if s.win.Canvas().Overlays().Top() == nil || s.tab.servers.saved != "" {
		t.Error("a chart of one point is saved")
	}
}

func TestTheRunIsCopied(t *testing.T) {
	s, _ := exported(t)
	for title, want := range map[string]string{"Copy table": "\t", "Copy as Markdown": "| configuration |"} {
		s.choose(title)
		if got := s.app.Clipboard().Content(); !strings.Contains(got, want) || !strings.Contains(got, "prefork") {
			t.Errorf("%s copies %q", title, got)
		}
	}
}

// There is nothing to export before the first run, and while one is under way.
func TestExportNeedsARun(t *testing.T) {
	s := newStage(t, 1280, 800, widget.Light)
	if s.tab.servers.export.button.Visible() {
		t.Error("the menu is offered without a run")
	}
	s, _ = exported(t)
	if b := s.tab.servers.export.button; !b.Visible() || b.Disabled() {
		t.Error("the menu is not offered")
	}
}
