package window

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"perihelion/app/window/settings"
	"perihelion/assets"
)

// A run is seen in the title and in the bar of the tabs, also from the other tab, and
// leaves no trace.
func TestARunIsSeenFromOutside(t *testing.T) {
	w := opened(t, &settings.Settings{})
	w.benchmark.OnRun(0.427)
	if got := w.win.Title(); got != "42 % · "+assets.Name {
		t.Errorf("the title is %q", got)
	}
	if got := w.bar.AccessibilityLabel(); !strings.Contains(got, "Benchmark is busy, 42 % done") {
		t.Errorf("the bar of the tabs reads %q", got)
	}
	w.benchmark.OnRun(-1)
	if got := w.win.Title(); got != assets.Name || strings.Contains(w.bar.AccessibilityLabel(), "busy") {
		t.Errorf("afterwards the title is %q, and the bar reads %q", got, w.bar.AccessibilityLabel())
	}
}

// The end of a run is notified of where it took long and the window is not in front.
func TestEndOfALongRunIsNotifiedOf(t *testing.T) {
	for _, c := range []struct {
		name  string
		front bool
		took  time.Duration
		want  *fyne.Notification
	}{
		{"in front", true, time.Hour, nil},
		{"short", false, 9 * time.Second, nil},
		{"long", false, 11 * time.Second, fyne.NewNotification("Benchmark", "finished")},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := opened(t, &settings.Settings{})
			w.front = c.front
			test.AssertNotificationSent(t, c.want, func() { w.benchmark.OnOver(c.took, "finished") })
		})
	}
}
