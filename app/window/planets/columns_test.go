package planets

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"perihelion/app/window/widget"
)

// After any other place and time the columns of the table are the same as before, and
// none is out of reach meanwhile.
func TestColumnsStandStill(t *testing.T) {
	for _, width := range []float32{1280, 960, 800} {
		tab, _ := stage(t, widget.Light, width, 756)
		before := strings.Join(tab.table.Shown(), ", ")
		goBack := func() {
			write(tab.form.date, "1066-10-20")
			write(tab.form.clock, "12:00")
		}
		tromso := func() {
			write(tab.form.lat, "69.65")
			write(tab.form.lon, "18.96")
			write(tab.form.date, "2026-06-21")
		}
		for i, change := range []func(){goBack, tromso} {
			change()
			seen := map[string]bool{}
			for range len(tab.table.Titles()) {
				for _, title := range tab.table.Shown() {
					seen[title] = true
				}
				press(tab.table.FocusTarget(), fyne.KeyRight)
			}
			if len(seen) != len(tab.columns) {
				t.Errorf("at %v after change %d only %d columns can be reached", width, i, len(seen))
			}
			for range len(tab.table.Titles()) {
				press(tab.table.FocusTarget(), fyne.KeyLeft)
			}
			if i == 1 && !strings.Contains(fmt.Sprint(tab.table.Lines()), "up all day") {
				t.Errorf("in Tromsø in June nothing is up all day")
			}
		}
		write(tab.form.lat, "51.4769")
		write(tab.form.lon, "-0.0005")
		tab.form.mode.SetIndex(0)
		if after := strings.Join(tab.table.Shown(), ", "); after != before {
			t.Errorf("at %v the columns are %s, were %s", width, after, before)
		}
	}
}

func TestAllColumnsFitAt1280(t *testing.T) {
	tab, _ := stage(t, widget.Light, 1280, 756)
	for _, place := range [][2]string{{"69.65", "18.96"}, {"-37.8", "145"}, {"27.7", "85.3"}, {"51.5", "0"}} {
		write(tab.form.lat, place[0])
		write(tab.form.lon, place[1])
		for _, date := range []string{"1201-01-01", "2026-06-21", "2026-12-21", "2999-06-01"} {
			write(tab.form.date, date)
			if n := len(tab.table.Shown()); n != len(tab.columns) {
				t.Errorf("at %v on %s %d columns are shown: %q", place, date, n, tab.table.Shown())
			}
		}
	}
}
