package planets

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

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
	for _, o := range test.LaidOutObjects(overlays.Top()) {
		switch o := o.(type) {
		case *widget.ChartView:
			views = append(views, o)
		case *widget.Message:
			explained++
		}
	}
	if len(views) != 1 || explained < 10 {
		t.Fatalf("%d charts, %d phenomena", len(views), explained)
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
	note, err := picture.Read(file, sky.CarriedName)
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

// After the years of their theory there are no moons, and the foot reports why.
func TestMoonsAreMissed(t *testing.T) {
	tab, win := stage(t, widget.Dark, 1280, 800)
	tab.sky.Time = time.Date(2759, 12, 30, 0, 0, 0, 0, time.UTC)
	tab.ShowMoons()
	if win.Canvas().Overlays().Top() != nil || tab.noted.Text == "" {
		t.Errorf("%v, %q", win.Canvas().Overlays().Top(), tab.noted.Text)
	}
}
