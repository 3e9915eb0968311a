package widget

import (
	"errors"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"gonum.org/v1/plot"

	"perihelion/app/chart"
)

func aChart() *ChartView {
	return NewChartView("chart.png", func(p chart.Palette) (*plot.Plot, error) { return plot.New(), nil }, nil)
}

func TestChartIsSavedAsPNG(t *testing.T) {
	v := aChart()
	stage(t, Dark, 400, 300, v)
	path := filepath.Join(t.TempDir(), "a.png")
	if err := v.SaveTo(path); err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	c, err := png.DecodeConfig(f)
	if err != nil || c.Width != chart.SavedWidth || c.Height != chart.SavedHeight {
		t.Errorf("saved %d by %d, %v", c.Width, c.Height, err)
	}
}

func TestNothingToSave(t *testing.T) {
	v := NewChartView("chart.png", func(chart.Palette) (*plot.Plot, error) { return nil, nil }, nil)
	stage(t, Light, 400, 300, v)
	if err := v.SaveTo(filepath.Join(t.TempDir(), "a.png")); !errors.Is(err, ErrNothingToSave) {
		t.Errorf("SaveTo = %v", err)
	}
}

// saving opens the dialog over a chart with the keyboard in the file's name.
func saving(t *testing.T, folder string, write func(string) error) (*saveDialog, fyne.Window) {
	v := aChart()
	win := stage(t, Light, 900, 600, v)
	if write == nil {
		write = v.SaveTo
	}
	d := newSaveDialog(win, Save{Title: "Save chart as PNG", FileName: "chart.png", Extension: ".png", Write: write})
	d.show()
	d.folder.SetText(folder)
	return d, win
}

func TestSaveDialogAppendsTheExtension(t *testing.T) {
	dir := t.TempDir()
	d, win := saving(t, dir, nil)
	d.name.Entry().SetText("sky")
	press(d.name.Entry(), fyne.KeyReturn)
	if _, err := os.Stat(filepath.Join(dir, "sky.png")); err != nil {
		t.Error(err)
	}
	if win.Canvas().Overlays().Top() != nil {
		t.Error("the dialog is still open")
	}
}

func TestSaveDialogAsksBeforeItReplaces(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "sky.png")
	if err := os.WriteFile(path, []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	d, _ := saving(t, dir, nil)
	d.name.Entry().SetText("sky.png")
	press(d.name.Entry(), fyne.KeyReturn)
	if b, _ := os.ReadFile(path); string(b) != "mine" {
		t.Fatal("the file was replaced without a question")
	}
	if d.confirm.Text() != "Replace" || d.message.Kind() != Warning {
		t.Errorf("button %q, message %q", d.confirm.Text(), d.message.Text())
	}
	d.name.Entry().SetText("other.png") // another name takes the question back
	if d.confirm.Text() != "Save" {
		t.Errorf("button %q after another name", d.confirm.Text())
	}
	d.name.Entry().SetText("sky.png")
	press(d.name.Entry(), fyne.KeyReturn, fyne.KeyReturn)
	if b, _ := os.ReadFile(path); string(b) == "mine" {
		t.Error("the file was not replaced after the answer")
	}
}

func TestSaveDialogSaysWhatWentWrong(t *testing.T) {
	d, _ := saving(t, filepath.Join(t.TempDir(), "none"), nil)
	press(d.name.Entry(), fyne.KeyReturn)
	if !strings.Contains(d.message.Text(), "There is no folder") {
		t.Errorf("missing folder: %q", d.message.Text())
	}
	failing, win := saving(t, t.TempDir(), func(string) error { return &os.PathError{Op: "write", Path: "x", Err: errors.New("no space left")} })
	press(failing.name.Entry(), fyne.KeyReturn)
	if !strings.HasSuffix(failing.message.Text(), "No space left.") || win.Canvas().Overlays().Top() == nil {
		t.Errorf("failed write: %q", failing.message.Text())
	}
	press(failing.name.Entry(), fyne.KeyEscape)
	if win.Canvas().Overlays().Top() != nil {
		t.Error("Escape left the dialog open")
	}
}

func TestEscapeLeavesTheSaveDialogFromEveryButton(t *testing.T) {
	win := stage(t, Light, 800, 600, aChart())
	buttons := 0
	for i := range newSaveDialog(win, Save{Title: "Save"}).body.Objects {
		d := newSaveDialog(win, Save{Title: "Save"})
		b, ok := d.body.Objects[i].(*Button)
		if !ok {
			continue
		}
		buttons++
		d.show()
		b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		if d.popup.Visible() {
			t.Errorf("Escape on %q leaves the dialog open", b.Text())
		}
	}
	if buttons != 3 {
		t.Errorf("%d buttons were tried, want Browse, Save and Cancel", buttons)
	}
}
