package window

import (
	"testing"

	"fyne.io/fyne/v2"
	fynewidget "fyne.io/fyne/v2/widget"

	"perihelion/app/window/rendertest"
	"perihelion/app/window/settings"
	"perihelion/app/window/widget"
)

// Every dialog of the window, its menu and Fyne's own dialog of files have no green and no
// blue in the red theme.
func TestWindowIsRed(t *testing.T) {
	kept := &settings.Settings{}
	w := opened(t, kept)
	w.onTheme(widget.Red)
	w.win.Resize(fyne.NewSize(960, 640))
	overlays := w.win.Canvas().Overlays()
	red := func(when string) {
		t.Helper()
		rendertest.Red(t, w.win, when)
		for _, o := range overlays.List() {
			overlays.Remove(o)
		}
	}
	for i, tab := range tabs {
		w.bar.SetIndex(i)
		red("on " + tab)
	}
	fynewidget.ShowPopUpMenuAtPosition(w.menu(), w.win.Canvas(), fyne.NewPos(600, 40))
	red("with the menu")
	w.onHelp()
	red("with the help")
	w.about()
	red("with About")
	widget.ShowText(w.win.Canvas(), "Licences", "a\nb\nc")
	red("with a long text")
	w.onOpen()
	red("with the dialog that opens a file")
}

// The keys put the red theme on, and back the one before; it is kept.
func TestRedIsPutOnAndOff(t *testing.T) {
	kept := &settings.Settings{}
	w := opened(t, kept)
	for _, v := range []widget.Variant{widget.System, widget.Light, widget.Dark} {
		w.onTheme(v)
		w.onRed()
		if w.theme() != widget.Red || widget.Palette().Name != "red" {
			t.Errorf("from %s: the theme is %s, the palette %s", v, w.theme(), widget.Palette().Name)
		}
		if again := opened(t, kept); widget.Palette().Name != "red" || again.theme() != widget.Red {
			t.Error("the red theme is not kept")
		}
		w.app.Settings().SetTheme(widget.NewTheme(widget.Red))
		w.onRed()
		if w.theme() != v {
			t.Errorf("from %s and back: the theme is %s", v, w.theme())
		}
	}
}
