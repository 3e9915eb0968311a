package planets

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"perihelion/app/skychart"
	"perihelion/app/window/planets/sky"
	"perihelion/app/window/widget"
	"perihelion/bench/picture"
)

func TestMoonsAreShown(t *testing.T) {
	tab, win := stage(t, widget.Dark, 1280, 800)
	tab.ShowMoons()
	overlays := win.Canvas().Overlays()
	if overlays.Top() == nil {
		t.Fatal("there is no dialog")
	}
	var views []*widget.ChartView
	var explained int
	var last string
	for _, o := range test.LaidOutObjects(overlays.Top()) {
		switch o := o.(type) {
		case *widget.ChartView:
			views = append(views, o)
		case *widget.Message:
			explained++
			last = o.Text()
		}
	}
	if len(views) != 1 || explained < 10 {
		t.Fatalf("%d charts, %d phenomena", len(views), explained)
	}
	if day := noonUTC.AddDate(0, 0, 8).Format("2 Jan"); !strings.HasPrefix(last, "Nothing more can be seen until "+day) {
		t.Errorf("the list ends with %q, and the chart on %s", last, day)
	}
	// The picture carries the sky that it was drawn from.
	path := filepath.Join(t.TempDir(), "moons.png")
	if err := views[0].SaveTo(path); err != nil {
		t.Fatal(err)
	}
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	note, err := picture.Read(file, skychart.CarriedName)
	if err != nil {
		t.Fatal(err)
	}
	if c, _, err := sky.ReadCarried(note); err != nil || c.Time != noonUTC.Format(time.RFC3339) {
		t.Errorf("%+v, %v", c, err)
	}
	win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if overlays.Top() != nil {
		t.Error("Escape leaves the dialog")
	}
}

// After the years of their theory there are no moons: the menu has the reason, and so the
// foot where the time moved on while the menu was open. Back in them, the menu shows them.
func TestMoonsAreMissed(t *testing.T) {
	tab, win := stage(t, widget.Dark, 1280, 800)
	before := tab.sky.Time
	if item := tab.MoonsItem(); item.Disabled || item.Label != "Moons of Jupiter…" {
		t.Errorf("the menu has %q, disabled %v", item.Label, item.Disabled)
	}
	tab.sky.Time = time.Date(2759, 12, 30, 0, 0, 0, 0, time.UTC)
	if item := tab.MoonsItem(); !item.Disabled || !strings.Contains(item.Label, "1140 to 2759") {
		t.Errorf("after the years of the theory the menu has %q, disabled %v", item.Label, item.Disabled)
	}
	tab.sky.Time = before
	if tab.MoonsItem().Disabled {
		t.Error("the moons do not come back")
	}
	tab.sky.Time = time.Date(2759, 12, 30, 0, 0, 0, 0, time.UTC)
	tab.ShowMoons()
	if win.Canvas().Overlays().Top() != nil || tab.noted.Text == "" {
		t.Errorf("%v, %q", win.Canvas().Overlays().Top(), tab.noted.Text)
	}
}
