package planets

import (
	"os"
	"path/filepath"
	"testing"

	"perihelion/app/chart"
	"perihelion/app/skychart"
	"perihelion/app/window/widget"
	"perihelion/bench/picture"
	"perihelion/ephem"
)

// The sky, the chart and both are saved in every format and theme, at every latitude and in
// years far away, and a PNG carries the sky.
func TestPicturesOfTheSky(t *testing.T) {
	tab, _ := stage(t, widget.Dark, 1280, 756)
	tab.onSelected(ephem.Moon)
	for i, latitude := range []string{"0", "51", "70", "89.9", "-33"} {
		date := [...]string{"-2999-07-01", "600-12-21", "2026-11-22", "3000-03-20"}[i%4]
		write(tab.form.lat, latitude)
		write(tab.form.date, date)
		tab.onChanged()
		for _, content := range []int{ofSky, ofBoth} {
			for theme := range chart.SavedPalettes() {
				how := pictured{Look: widget.Look{Size: chart.UsualSize(), Theme: theme}, content: content}
				if f, err := tab.picturedFigure(how); err != nil || !f.Drawn() {
					t.Errorf("content %d at %s° on %s: %v", content, latitude, date, err)
				}
			}
		}
	}
	for _, format := range chart.Formats() {
		path := filepath.Join(t.TempDir(), "sky."+string(format))
		how := pictured{Look: widget.UsualLook(), content: ofBoth}
		f, err := tab.picturedFigure(how)
		if err != nil {
			t.Fatal(err)
		}
		if err := chart.SaveWith(path, f, format, how.Size, tab.Note); err != nil {
			t.Errorf("%s: %v", format, err)
		}
		file, err := os.ReadFile(path)
		if err != nil || len(file) < 10_000 {
			t.Errorf("%s: %d bytes, %v", format, len(file), err)
		}
		if format == chart.PNG {
			note, err := picture.Read(file, skychart.CarriedName)
			if err != nil {
				t.Fatal(err)
			}
			if c, _, err := skychart.ReadCarried(note); err != nil || c.View.Selected != "moon" {
				t.Errorf("the picture carries %+v, %v", c, err)
			}
		}
	}
}
