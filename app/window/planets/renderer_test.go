package planets

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"perihelion/app/window/rendertest"
	"perihelion/app/window/widget"
)

// The tab looks the same after Fyne has dropped its renderers, with everything shown that
// it can show.
func TestTabSurvivesItsRenderers(t *testing.T) {
	tab, win := stage(t, widget.Light, 1280, 756)
	t.Run("live", func(t *testing.T) { rendertest.Survives(t, win) })
	tab.note(widget.Status{Kind: widget.Success, Text: "saved as /a.png", File: "/a.png"}, time.Minute)
	win.Canvas().Focus(tab.form.lat.Entry())
	tab.form.lat.Entry().SetText("95")
	win.Canvas().Focus(tab.form.place.field.Entry())
	write(tab.form.place.field, "mel")
	win.Canvas().Unfocus() // a cursor blinks
	tab.form.place.list.offer(tab.form.place.field.Entry(), search("mel"), 0, "")
	t.Run("wrong", func(t *testing.T) { rendertest.Survives(t, win) })
}

// The sidebar stays as it was scrolled when the tab comes back, and the wheel
// scrolls it over a field too.
func TestSidebarKeepsItsPlace(t *testing.T) {
	tab, win := stage(t, widget.Light, 800, 428)
	driver := fyne.CurrentApp().Driver()
	top := func() float32 { return driver.AbsolutePositionForObject(tab.form.place.field).Y }
	before := top()
	at := driver.AbsolutePositionForObject(tab.form.lat.Entry()).AddXY(20, 10)
	scrollAt(win, at, -60)
	if top() >= before {
		t.Fatal("the wheel over a field does not scroll the sidebar")
	}
	scrolled := top()
	win.Canvas().Unfocus()
	tab.Focus()
	if win.Canvas().Focused() == nil || top() != scrolled {
		t.Errorf("back in the tab the sidebar stands at %v, was %v", top(), scrolled)
	}
}
