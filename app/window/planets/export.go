package planets

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"perihelion/app/window/widget"
	"perihelion/bench/file"
)

// onCopy puts the table on the clipboard, its columns parted by tabs.
func (t *Tab) onCopy() {
	var b strings.Builder
	fmt.Fprintln(&b, strings.Join(t.table.Titles(), "\t"))
	for _, l := range t.table.Lines() {
		var cells []string
		for _, c := range l.Cells {
			cells = append(cells, strings.TrimSpace(c.Text+" "+c.Note))
		}
		fmt.Fprintln(&b, strings.Join(cells, "\t"))
	}
	fyne.CurrentApp().Clipboard().SetContent(b.String())
	t.note(widget.Status{Kind: widget.Success, Text: "table copied"}, glance)
}

// onExport asks where to write the positions, in full precision, as CSV.
func (t *Tab) onExport() {
	widget.ShowSave(t.win, widget.Save{
		Title: "Export positions as CSV", FileName: "perihelion-planets.csv", Extension: ".csv", Write: t.writeCSV,
		OnSaved: t.onSaved,
	})
}

func (t *Tab) onSaved(path string) {
	t.note(widget.Status{Kind: widget.Success, Text: "saved as " + path, File: path}, minute)
}

func (t *Tab) writeCSV(path string) error {
	d, ok := t.Document()
	if !ok {
		return widget.ErrNothingToSave
	}
	return file.Replace(path, 0o666, d.WriteCSV)
}
