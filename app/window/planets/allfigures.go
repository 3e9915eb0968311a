package planets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"perihelion/app/window/planets/sky"
	"perihelion/app/window/widget"
)

// showAll shows everything that is computed of the selected body, at the time shown when it is
// opened, and its face.
func (t *Tab) showAll() {
	if _, some := t.sky.Sight(t.selected); !some || !t.answered {
		return
	}
	in := t.sky.Inputs
	in.Moons = true
	whole, err := sky.Look(in)
	if err != nil {
		t.Warn(err)
		return
	}
	sight, _ := whole.Sight(t.selected)
	groups := t.shownDay().All(whole, sight)
	var lines []widget.Line
	var explained []sky.Explanation
	for _, g := range groups {
		lines = append(lines, widget.Line{Cells: []widget.Cell{{Text: g.Title, Bold: true}, {Plain: []string{""}}}})
		explained = append(explained, sky.Explanation{})
		for _, f := range g.Figures {
			lines = append(lines, widget.Line{Cells: []widget.Cell{{Text: f.Title}, {Text: f.Text, Plain: []string{f.Copy}}}})
			explained = append(explained, f.Explanation)
		}
	}
	table := widget.NewTable(widget.Column{Title: "Quantity", Sample: "Right ascension"}, widget.Column{Title: sight.Body.String(), Sample: "000.00000°"})
	table.Title = "All figures of " + sight.Body.String()
	table.SetLines(lines)
	table.Explain = func(line, _ int) widget.Explanation {
		if line < 0 {
			return widget.Explanation{}
		}
		return widget.Explanation(explained[line])
	}
	table.OnCopied = t.onCopied
	note := widget.NewMessage(widget.DialogInner - faceSide - widget.Gutter)
	note.Set(widget.Plain, strings.Join(sky.FaceWords(sight), " "))
	height := table.HeightFor(len(lines)) + 2
	body := []fyne.CanvasObject{
		container.New(besideFace{}, newFace(sight), note),
		container.NewGridWrap(fyne.NewSize(widget.DialogInner, height), table),
	}
	var d *widget.Modal
	end := func() { d.Hide() }
	d = widget.ShowDialog(t.win.Canvas(), sight.Body.String()+", "+whole.When(), body, widget.NewButton("Close", end), widget.NewButton("Copy table", func() { table.Copy(widget.AllRows) }))
	d.OnEscape, d.OnReturn, d.Light = end, end, true
	table.Explanations = d.Tips
}

// besideFace sets words beside the picture of a face.
type besideFace struct{}

func (besideFace) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Resize(o[0].MinSize())
	o[1].Move(fyne.NewPos(faceSide+widget.Gutter, 8))
	o[1].Resize(fyne.NewSize(s.Width-faceSide-widget.Gutter, s.Height-8))
}

func (besideFace) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }
