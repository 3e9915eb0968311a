package planets

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"perihelion/app/window/rendertest"
	"perihelion/app/window/widget"
	"perihelion/ephem"
)

// In the red theme the tab has no green and no blue, whatever it shows; also after a change
// from another theme.
func TestTabIsRed(t *testing.T) {
	for _, size := range []fyne.Size{{Width: 1280, Height: 756}, {Width: 960, Height: 596}} {
		tab, win := stage(t, widget.Light, size.Width, size.Height)
		fyne.CurrentApp().Settings().SetTheme(widget.NewTheme(widget.Red))
		tab.Refresh()
		red := func(when string) {
			t.Helper()
			rendertest.Red(t, win, when)
		}
		red("live")
		for _, b := range []ephem.Body{ephem.Moon, ephem.Pluto} {
			tab.onSelected(b)
			red("with " + b.String())
		}
		tab.dome.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: tab.dome.spot(tab.sky.All[0])}})
		win.Canvas().Focus(tab.dome)
		red("with the dome in focus")
		win.Canvas().Focus(tab.table.FocusTarget())
		red("with the table in focus")
		win.Canvas().Focus(tab.tonight.table.FocusTarget())
		red("with the list in focus")
		tab.note(widget.Status{Kind: widget.Success, Text: "saved as /a.png", File: "/a.png"}, time.Minute)
		win.Canvas().Focus(tab.form.lat.Entry())
		tab.form.lat.Entry().SetText("95")
		tab.onChanged()
		red("with a wrong field")
		tab.form.lat.Entry().TypedShortcut(&fyne.ShortcutSelectAll{})
		red("with a selected text")
		write(tab.form.lat, "80")
		win.Canvas().Focus(tab.form.place.field.Entry())
		write(tab.form.place.field, "melbo")
		red("with cities")
		write(tab.form.date, "2026-06-21")
		red("in a polar day")
		tab.form.zone.Tapped(nil)
		red("with an open list")
		for _, o := range win.Canvas().Overlays().List() {
			win.Canvas().Overlays().Remove(o)
		}
		for _, b := range []ephem.Body{ephem.Moon, ephem.Saturn} {
			tab.onSelected(b)
			tab.showAll()
			red("with all figures of " + b.String())
			win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
		}
		tab.showColumns()
		red("with the choice of columns")
		win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
		win.Canvas().Focus(tab.unitsButton)
		widget.ExplainFocused(win.Canvas())
		red("with an explanation")
		widget.ShowSave(win, widget.Save{Title: "Save chart as PNG", FileName: "a.png", Extension: ".png", Write: tab.SaveChart})
		red("with a dialog")
	}
}
