package widget

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestProfileIsPainted(t *testing.T) {
	stage(t, Light, 100, 100, NewLabel(""))
	blue := color.NRGBA{B: 0xff, A: 0xff}
	p := newProfilePicture()
	p.show(&Profile{Heights: []float32{0, 1, 0.5, 0.5}, Full: []bool{false, true, true, false}, Colour: blue, Tick: 0, Line: -1}, fyne.NewPos(0, 0), fyne.NewSize(40, 20))
	picture := p.paint(40, 20)
	at := func(x, y int) color.NRGBA { return picture.At(x, y).(color.NRGBA) }
	if at(5, 15).A != 0 || at(15, 4) != blue || at(25, 4).A != 0 || at(25, 15) != blue || at(35, 15) == blue || at(35, 15).A == 0 {
		t.Errorf("the bars are %v %v %v %v %v", at(5, 15), at(15, 4), at(25, 4), at(25, 15), at(35, 15))
	}
	if at(0, 0) != Palette().Foreground || at(20, 0).A != 0 {
		t.Errorf("the mark is %v, beside it %v", at(0, 0), at(20, 0))
	}
	p.show(nil, fyne.NewPos(0, 0), fyne.NewSize(40, 20))
	if p.raster.Visible() {
		t.Error("none is shown")
	}
}

// A press on a line opens it, and so does Return.
func TestTableOpens(t *testing.T) {
	table := NewCompactTable(Column{Title: "A", Sample: "aaa"}, Column{Title: "Night", Profile: 80})
	opened := -1
	table.OnOpen = func(line int) { opened = line }
	table.SetLines([]Line{{Cells: []Cell{{Text: "a"}, {Profile: &Profile{Heights: []float32{1}}}}}, {Cells: []Cell{{Text: "b"}, {}}}})
	stage(t, Light, 300, 200, table)
	test.TapAt(table.body, fyne.NewPos(20, 30))
	if opened != 1 || table.Selected() != 1 {
		t.Errorf("a press opened %d and selected %d", opened, table.Selected())
	}
	opened = -1
	press(table.body, fyne.KeyUp, fyne.KeyReturn)
	if opened != 0 {
		t.Errorf("Return opened %d", opened)
	}
}
