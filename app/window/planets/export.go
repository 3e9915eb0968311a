package planets

import (
	"fmt"
	"os"
	"strings"

	"fyne.io/fyne/v2"

	"perihelion/app/window/widget"
)

// onCopy puts the table on the clipboard, its columns parted by tabs.
func (t *Tab) onCopy() {
	var b strings.Builder
	var titles []string
	for _, c := range columns() {
		titles = append(titles, c.Title)
	}
	fmt.Fprintln(&b, strings.Join(titles, "\t"))
	for _, l := range t.table.Lines() {
		var cells []string
		for _, c := range l.Cells {
			cells = append(cells, c.Text)
		}
		fmt.Fprintln(&b, strings.Join(cells, "\t"))
	}
	fyne.CurrentApp().Clipboard().SetContent(b.String())
	t.bar.Set(append([]widget.Status{{Kind: widget.Success, Text: "table copied"}}, t.bar.Items()[1:]...)...)
}

// onExport asks where to write the positions, in full precision, as CSV.
func (t *Tab) onExport() {
	widget.ShowSave(t.win, widget.Save{
		Title: "Export positions as CSV", FileName: "perihelion-planets.csv", Extension: ".csv", Write: t.writeCSV,
	})
}

func (t *Tab) writeCSV(path string) (err error) {
	d, ok := t.Document()
	if !ok {
		return widget.ErrNothingToSave
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() {
		if closed := f.Close(); err == nil {
			err = closed
		}
	}()
	return d.WriteCSV(f)
}
