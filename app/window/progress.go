package window

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"

	"perihelion/app/window/benchmark"
	"perihelion/assets"
)

// worthNotice is how long a run takes at least whose end is worth a notification.
const worthNotice = 10 * time.Second

// watch shows a run of a tab in the bar of the tabs and in the title of the window, where
// a list of windows shows it too, and notifies of its end while another window is in
// front.
func (w *Window) watch(t *benchmark.Tab) {
	w.front = true
	w.app.Lifecycle().SetOnEnteredForeground(func() { w.front = true })
	w.app.Lifecycle().SetOnExitedForeground(func() { w.front = false })
	t.OnRun = func(fraction float64) {
		title := assets.Name
		if fraction < 0 {
			w.bar.SetBusy(-1, 0)
		} else {
			percent := int(100 * fraction)
			title = fmt.Sprintf("%d %% · %s", percent, assets.Name)
			w.bar.SetBusy(benchmarkTab, float64(percent)/100) // painted again for each per cent, and not for each snapshot
		}
		if w.win.Title() != title {
			w.win.SetTitle(title)
		}
	}
	t.OnOver = func(took time.Duration, outcome string) {
		if took > worthNotice && !w.front {
			w.app.SendNotification(fyne.NewNotification(tabs[benchmarkTab], outcome))
		}
	}
}
