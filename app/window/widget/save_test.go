package widget

import (
	"errors"
	"image/png"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"gonum.org/v1/plot"

	"perihelion/app/chart"
)

func suggested() string { return "chart.png" }

func aChart() *ChartView {
	return NewChartView(suggested, func(p chart.Palette) (chart.Figure, error) { return chart.Figure{Plot: plot.New()}, nil }, nil)
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
	if width, height := chart.UsualSize().Pixels(); err != nil || c.Width != width || c.Height != height {
		t.Errorf("saved %d by %d, %v", c.Width, c.Height, err)
	}
}

func nothing(chart.Palette) (chart.Figure, error) { return chart.Figure{}, nil }

func TestNothingToSave(t *testing.T) {
	v := NewChartView(suggested, nothing, nil)
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
	if !strings.Contains(failing.message.Text(), "chart.png: no space left. Choose") || win.Canvas().Overlays().Top() == nil {
		t.Errorf("failed write: %q", failing.message.Text())
	}
	press(failing.name.Entry(), fyne.KeyEscape)
	if win.Canvas().Overlays().Top() != nil {
		t.Error("Escape left the dialog open")
	}
}

// The folder is remembered, and a second file gets another name.
func TestSaveDialogRemembersTheFolder(t *testing.T) {
	dir := t.TempDir()
	d, win := saving(t, dir, nil)
	press(d.name.Entry(), fyne.KeyReturn)
	again := newSaveDialog(win, Save{Title: "Save", FileName: "chart.png", Extension: ".png"})
	if again.folder.Text() != dir || again.name.Text() != "chart-2.png" {
		t.Errorf("the second time %q in %q is suggested", again.name.Text(), again.folder.Text())
	}
	os.RemoveAll(dir)
	if third := newSaveDialog(win, Save{Title: "Save", FileName: "chart.png"}); third.folder.Text() == dir {
		t.Error("a folder that is gone is suggested")
	}
}

func TestFileNames(t *testing.T) {
	for _, c := range []struct {
		words []string
		want  string
	}{
		{[]string{"planets", "2026-11-28", "Saint-Denis, Réunion"}, "perihelion-planets-2026-11-28-saint-denis-réunion.png"},
		{[]string{"benchmark", "http://127.0.0.1:80/?a=b&c"}, "perihelion-benchmark-http-127-0-0-1-80-a-b-c.png"},
		{[]string{"", "../../etc"}, "perihelion-etc.png"},
		{[]string{strings.Repeat("x", 200)}, "perihelion-" + strings.Repeat("x", 69) + ".png"},
	} {
		if got := FileName(".png", c.words...); got != c.want {
			t.Errorf("FileName(%q) = %q, want %q", c.words, got, c.want)
		}
	}
}

// Every button of the dialog is pressed, and Escape leaves it whatever has the
// keyboard; above it, it leaves the choice of a folder first.
func TestEveryButtonOfTheSaveDialog(t *testing.T) {
	for _, name := range []string{"Browse…", "Save", "Cancel"} {
		d, win := saving(t, t.TempDir(), nil)
		var b *Button
		for _, o := range d.body.Objects {
			if is, ok := o.(*Button); ok && is.Text() == name {
				b = is
			}
		}
		win.Canvas().Focus(b)
		press(b, fyne.KeyEscape)
		if d.popup.Visible() {
			t.Errorf("Escape on %s leaves the dialog open", name)
		}
		d.show()
		test.Tap(b)
		if name != "Browse…" {
			if d.popup.Visible() {
				t.Errorf("%s leaves the dialog open", name)
			}
			continue
		}
		if win.Canvas().Overlays().Top() == fyne.CanvasObject(d.popup) {
			t.Fatal("Browse… shows nothing")
		}
		win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
		if win.Canvas().Overlays().Top() != fyne.CanvasObject(d.popup) {
			t.Error("Escape does not leave the choice of a folder, or leaves the dialog too")
		}
		win.Canvas().Unfocus()
		win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
		if win.Canvas().Overlays().Top() != nil {
			t.Error("Escape does not leave the dialog when nothing has the keyboard")
		}
	}
}

func TestTildeIsTheHomeFolder(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home) // on Windows
	for typed, want := range map[string]string{
		"~": home, "~/": home, "~/a": filepath.Join(home, "a"),
		"~a": "~a", "a/~": "a/~", "": "",
	} {
		if got := expandHome(typed); got != want {
			t.Errorf("expandHome(%q) = %q, want %q", typed, got, want)
		}
	}
	backslash := `~\a`
	if runtime.GOOS == "windows" {
		backslash = filepath.Join(home, "a")
	}
	if got := expandHome(`~\a`); got != backslash {
		t.Errorf(`expandHome("~\a") = %q, want %q`, got, backslash)
	}
}

// Return in a field of the options saves as in that of the name, or names what is wrong.
func TestReturnInAnOptionSaves(t *testing.T) {
	win := stage(t, Light, 900, 600, aChart())
	look, saved := UsualLook(), 0
	d := newSaveDialog(win, Save{
		Title: "Save", FileName: "a.png", Extension: ".png", Options: look.Options(true), Check: look.Check,
		Write: func(string) error { saved++; return nil },
	})
	d.folder.SetText(t.TempDir())
	d.show()
	width := d.Options[0].(*fyne.Container).Objects[0].(*Field).Entry()
	enter := func(typed string) {
		width.TypedShortcut(&fyne.ShortcutSelectAll{})
		test.Type(width, typed)
		width.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	}
	if enter("0"); saved > 0 || !strings.Contains(Read(d.message), "0 by 500") {
		t.Errorf("with a width of 0 it is saved %d times, and the dialog has %q", saved, Read(d.message))
	}
	if enter("700"); saved != 1 {
		t.Errorf("with a width of 700 it is saved %d times", saved)
	}
}

// The keyboard reaches the buttons after the options, which stand above them.
func TestTheKeyboardComesToTheButtonsLast(t *testing.T) {
	win := stage(t, Light, 900, 600, aChart())
	look := UsualLook()
	d := newSaveDialog(win, Save{Title: "Save", FileName: "a.png", Extension: ".png", Options: look.Options(true), Write: func(string) error { return nil }})
	d.show()
	driver := fyne.CurrentApp().Driver()
	before := float32(-1)
	for stops := 0; stops == 0 || win.Canvas().Focused() != fyne.Focusable(d.name.Entry()); stops++ {
		focused := win.Canvas().Focused()
		y := driver.AbsolutePositionForObject(focused.(fyne.CanvasObject)).Y
		if y < before {
			t.Errorf("stop %d, %T, is above the one before", stops, focused)
		}
		before = y
		win.Canvas().FocusNext()
	}
}
