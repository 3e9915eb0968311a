package planets

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"perihelion/app/window/widget"
	"perihelion/bench/file"
	"perihelion/ephem/text"
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
		Title: "Export positions as CSV", FileName: t.fileName(".csv", "2006-01-02 1504"), Extension: ".csv", Write: t.writeCSV,
		OnSaved: t.onSaved,
	})
}

func (t *Tab) onSaved(path string) {
	t.note(widget.Status{Kind: widget.Success, Text: "saved as " + path, File: path}, minute)
}

// fileName is made of the place and the time of the sky shown, written in a layout.
func (t *Tab) fileName(extension, layout string) string {
	place, _, _ := strings.Cut(t.sky.Place, ",")
	if place == "" {
		o := t.sky.Observer
		place = text.DMS(o.Latitude, "N", "S") + " " + text.DMS(o.Longitude, "E", "W")
	}
	return widget.FileName(extension, "planets", t.sky.Time.In(t.sky.Zone).Format(layout), place)
}

func (t *Tab) writeCSV(path string) error {
	d, ok := t.Document()
	if !ok {
		return widget.ErrNothingToSave
	}
	return file.Replace(path, 0o666, d.WriteCSV)
}
