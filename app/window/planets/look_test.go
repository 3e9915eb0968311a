package planets

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"perihelion/app/window/widget"
	"perihelion/ephem"
)

func TestKeyboardGoesFromTopToBottom(t *testing.T) {
	tab, win := stage(t, widget.Light, 1280, 756)
	f := tab.form
	want := []fyne.Focusable{
		f.place.field.Entry(), f.whereabouts.star, f.around.head, f.mode, f.date.Entry(), f.pick, f.clock.Entry(), f.zone,
		f.timeline, f.back, f.step, f.forth, f.plays[0], f.speed, f.plays[1],
		f.refraction, f.onlyUp, f.others, f.addSoon, tab.dome,
	}
	win.Canvas().Focus(want[0])
	for i, w := range want {
		if got := win.Canvas().Focused(); got != w {
			t.Fatalf("stop %d is %T, want %T", i, got, w)
		}
		win.Canvas().FocusNext()
	}
}

// At both sizes the rows are all in sight, and at the large size all columns.
func TestNothingIsClipped(t *testing.T) {
	for _, c := range []struct {
		w, h    float32
		columns int
	}{{1280, 756, 12}, {960, 596, 6}} {
		tab, _ := stage(t, widget.Light, c.w, c.h)
		if got := tab.table.Shown(); len(got) < c.columns {
			t.Errorf("at %v × %v only %q are shown", c.w, c.h, got)
		}
		if room, need := tab.table.Size().Height, widget.RowHeight+10*19; room < need {
			t.Errorf("at %v × %v the table is %v high, %v are needed", c.w, c.h, room, need)
		}
		parts := []fyne.CanvasObject{tab.dome, tab.chart, tab.card, tab.table}
		for i, a := range parts {
			for _, b := range parts[i+1:] {
				if over := boxAt(a.Position(), a.Size()).overlap(boxAt(b.Position(), b.Size())); over > 0 {
					t.Errorf("at %v × %v %T and %T overlap by %v", c.w, c.h, a, b, over)
				}
			}
		}
	}
}

// The two looks must differ, and neither be empty.
func TestCaptures(t *testing.T) {
	var grounds []uint32
	for _, v := range []widget.Variant{widget.Light, widget.Dark} {
		_, win := stage(t, v, 960, 596)
		img := win.Canvas().Capture()
		r, _, _, _ := img.At(600, 5).RGBA()
		grounds = append(grounds, r>>8)
		colours := map[[3]uint32]bool{}
		for y := 0; y < img.Bounds().Dy(); y += 3 {
			for x := 0; x < img.Bounds().Dx(); x += 3 {
				r, g, b, _ := img.At(x, y).RGBA()
				colours[[3]uint32{r, g, b}] = true
			}
		}
		if len(colours) < 200 {
			t.Errorf("%s: %d colours: the picture is nearly empty", v, len(colours))
		}
	}
	if grounds[0] < 0xf0 || grounds[1] > 0x30 {
		t.Errorf("the grounds of light and dark are %#x and %#x", grounds[0], grounds[1])
	}
}

// A tick of the clock must neither move the columns nor draw the chart again.
func TestTickIsQuiet(t *testing.T) {
	tab, _ := stage(t, widget.Light, 1280, 756)
	now := noonUTC
	tab.form.now = func() time.Time { return now }
	shown, drawn := tab.table.MinSize(), tab.drawn
	for range 50 {
		now = now.Add(time.Second)
		tab.onTick()
	}
	if tab.sky.Time != now {
		t.Errorf("the sky is that of %v, not of %v", tab.sky.Time, now)
	}
	if tab.table.MinSize() != shown {
		t.Error("the columns moved")
	}
	if tab.drawn != drawn {
		t.Error("the chart was drawn again within a minute")
	}
	tab.SetActive(false)
	before := tab.sky.Time
	now = now.Add(time.Second)
	tab.onTick()
	if tab.sky.Time != before {
		t.Error("the clock runs while the tab is out of sight")
	}
}

// The thick curve of the selected body is found where the chart draws it.
func TestCurveIsPressed(t *testing.T) {
	tab, _ := stage(t, widget.Light, 1280, 756)
	size := tab.chart.Size()
	found := map[ephem.Body]bool{}
	for y := float32(10); y < size.Height-40; y += 8 {
		tab.onChart(fyne.NewPos(size.Width/2, y))
		found[tab.selected] = true
		if tab.table.Lines()[tab.table.Selected()].Cells[0].Text != tab.selected.String() {
			t.Fatalf("the chart chose %v, the table shows line %d", tab.selected, tab.table.Selected())
		}
	}
	if len(found) < 3 {
		t.Errorf("pressing the chart from top to bottom in its middle chose only %v", found)
	}
}

// A time that was chosen is not called now.
func TestMarkOfTheChart(t *testing.T) {
	tab, _ := stage(t, widget.Light, 1280, 756)
	if got := tab.altitudes().Mark; got != "" {
		t.Errorf("the running time is marked %q", got)
	}
	tab.form.clock.Entry().SetText("23:15")
	if got := tab.altitudes().Mark; got != "23:15" {
		t.Errorf("a fixed time is marked %q", got)
	}
}
