package planets

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"perihelion/app/window/planets/sky"
	"perihelion/app/window/widget"
)

// readingChart is the part of the chart of altitudes that takes pointer and keyboard.
type readingChart interface {
	fyne.Focusable
	fyne.Tappable
	fyne.Draggable
	desktop.Hoverable
	AccessibilityLabel() string
}

// A press and a drag go to the time below the pointer; hovering and the arrows only read it.
func TestChartGoesToATime(t *testing.T) {
	tab, _ := stage(t, widget.Light, 1280, 756)
	over := tab.chart.FocusTarget().(readingChart)
	size := tab.chart.Size()
	at := fyne.NewPos(size.Width*0.5, size.Height*0.3)
	before := tab.sky.Time
	over.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}})
	read := over.AccessibilityLabel()
	if !tab.sky.Time.Equal(before) || !strings.Contains(read, "° ") || !strings.Contains(read, "Saturn ") {
		t.Errorf("hovering shows %q, the time is %v", read, tab.sky.Time)
	}
	over.Tapped(&fyne.PointEvent{Position: at})
	pressed := tab.sky.Time
	title, _, _ := strings.Cut(read, ":")
	if shown := pressed.In(tab.sky.Zone).Format("Mon 2 Jan, 15"); title != shown || tab.form.live() {
		t.Errorf("a press at %q went to %s, live %v", read, shown, tab.form.live())
	}
	over.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: at.AddXY(60, 0)}})
	over.DragEnd()
	if moved := tab.sky.Time.Sub(pressed); moved < time.Hour || moved > 6*time.Hour {
		t.Errorf("a drag by 60 units went %v on", moved)
	}
	press(over, fyne.KeyHome)
	press(over, fyne.KeyRight, fyne.KeyRight, fyne.KeyReturn)
	if want := tab.day.From.Add(2 * sky.Step); !tab.sky.Time.Equal(want) {
		t.Errorf("Return went to %v, want %v", tab.sky.Time, want)
	}
}

// The last day of the ephemeris has no night that is known, and no polar day.
func TestEdgeOfTheEphemerisIsNoPolarDay(t *testing.T) {
	tab, _ := stage(t, widget.Light, 1280, 756)
	write(tab.form.date, "3000-12-31")
	if got := tab.chartTitle(); got != "Altitude through the night" || tab.tonight.table.Visible() || !strings.HasPrefix(tab.tonight.hours.Text(), "The night reaches beyond the ephemeris, ") {
		t.Errorf("on the last day: %q, list %v, %q", got, tab.tonight.table.Visible(), tab.tonight.hours.Text())
	}
}

func TestChartTitleIsRightAtThePoles(t *testing.T) {
	tab, _ := stage(t, widget.Light, 1280, 756)
	write(tab.form.lat, "80")
	for date, want := range map[string]string{
		"2026-06-21": "Altitude through the polar day", "2026-12-21": "Altitude through the polar night", "2026-03-21": "Altitude through the night",
	} {
		write(tab.form.date, date)
		write(tab.form.clock, "23:00")
		if got := tab.chartTitle(); got != want {
			t.Errorf("on %s: %q, want %q", date, got, want)
		}
	}
}
