package planets

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"perihelion/app/window/widget"
)

// noonUTC is when the clock of the tests stands still.
var noonUTC = time.Date(2026, 11, 22, 12, 48, 7, 0, time.UTC)

// stage shows the tab in a window, its clock standing at noonUTC. Nothing that waits for a
// while happens by itself.
func stage(t *testing.T, v widget.Variant, w, h float32) (*Tab, fyne.Window) {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(widget.NewTheme(v))
	win := test.NewTempWindow(t, nil)
	win.SetPadded(false)
	tab := newTab(win, app.Preferences(), func() time.Time { return noonUTC }, nil)
	tab.after = func(time.Duration, func()) *time.Timer { return time.NewTimer(time.Hour) }
	win.SetContent(tab.Content())
	win.Resize(fyne.NewSize(w, h))
	return tab, win
}

// write replaces the text of a field as its user would.
func write(f *widget.Field, text string) {
	f.Entry().FocusGained()
	f.Entry().TypedShortcut(&fyne.ShortcutSelectAll{})
	test.Type(f.Entry(), text)
}

func press(o interface{ TypedKey(*fyne.KeyEvent) }, keys ...fyne.KeyName) {
	for _, k := range keys {
		o.TypedKey(&fyne.KeyEvent{Name: k})
	}
}

// scrollAt turns the wheel at a place of the window.
func scrollAt(win fyne.Window, at fyne.Position, by float32) {
	test.Scroll(win.Canvas(), at, 0, by)
}
