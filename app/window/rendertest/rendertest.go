// Package rendertest lets tests of the window lose renderers as Fyne does, and read
// labels for assistive technology. Fyne loses renderers on purpose: it drops the renderer of a widget that was out of sight for a minute, and
// asks for another when the widget comes back.
package rendertest

import (
	"errors"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// Survives fails the test unless a window looks the same after every renderer was
// dropped, and unless no renderer paints with the objects of another.
func Survives(t *testing.T, win fyne.Window) {
	t.Helper()
	roots := append([]fyne.CanvasObject{win.Content()}, win.Canvas().Overlays().List()...)
	before := win.Canvas().Capture()
	var all []fyne.Widget
	for _, root := range roots {
		all = append(all, Widgets(root)...)
	}
	for _, w := range all {
		if shared := shared(w); shared != "" {
			t.Errorf("two renderers of %T share %s", w, shared)
		}
	}
	drop(t, all)
	after := win.Canvas().Capture()
	if n := Differing(before, after); n > 0 {
		t.Errorf("after the renderers were dropped %d pixels differ; see %s", n, pictures(t, before, after))
	}
}

// Drop drops every renderer of a window's content.
func Drop(t *testing.T, win fyne.Window) {
	t.Helper()
	drop(t, Widgets(win.Content()))
}

func drop(t *testing.T, all []fyne.Widget) {
	t.Run("dropped", func(t *testing.T) {
		for _, w := range all {
			test.TempWidgetRenderer(t, w) // drops it when this ends
		}
	})
}

// Widgets returns the widgets in sight below an object, and the object itself.
// Children come before their parents.
func Widgets(o fyne.CanvasObject) (all []fyne.Widget) {
	if !o.Visible() {
		return nil
	}
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			all = append(all, Widgets(child)...)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			all = append(all, Widgets(child)...)
		}
		all = append(all, o)
	}
	return all
}

// shared names an object that two renderers of a widget of ours both paint.
func shared(w fyne.Widget) string {
	if !strings.HasPrefix(reflect.TypeOf(w).Elem().PkgPath(), "perihelion/") {
		return ""
	}
	painted := map[fyne.CanvasObject]bool{}
	for _, o := range w.CreateRenderer().Objects() {
		painted[o] = true
	}
	for _, o := range w.CreateRenderer().Objects() {
		_, widget := o.(fyne.Widget)
		_, container := o.(*fyne.Container)
		if painted[o] && !widget && !container {
			return fmt.Sprintf("a %T", o)
		}
	}
	return ""
}

// Differing counts the pixels in which two pictures differ.
func Differing(a, b image.Image) (n int) {
	if a.Bounds() != b.Bounds() {
		return a.Bounds().Dx() * a.Bounds().Dy()
	}
	for y := range a.Bounds().Dy() {
		for x := range a.Bounds().Dx() {
			r1, g1, b1, _ := a.At(x, y).RGBA()
			r2, g2, b2, _ := b.At(x, y).RGBA()
			if r1 != r2 || g1 != g2 || b1 != b2 {
				n++
			}
		}
	}
	return n
}

// pictures leaves two pictures where a person can look at them.
func pictures(t *testing.T, before, after image.Image) string {
	dir, err := os.MkdirTemp("", "rendertest")
	if err != nil {
		t.Fatal(err)
	}
	for name, img := range map[string]image.Image{"before.png": before, "after.png": after} {
		f, err := os.Create(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(png.Encode(f, img), f.Close()); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}
