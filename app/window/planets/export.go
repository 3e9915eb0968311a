package planets

import (
	"encoding/csv"
	"io"
	"strings"

	"fyne.io/fyne/v2"

	"perihelion/app/window/widget"
	"perihelion/bench/file"
	"perihelion/ephem/text"
)

// onExport asks where to write the positions as CSV: the table with its columns, heads and
// order, or all quantities in full precision, as the command line writes them.
func (t *Tab) onExport() {
	columns := widget.NewSelect([]string{"Those of the table, with their heads and units", "All, by their names in JSON, in degrees, au and UTC"}, nil)
	widget.ShowSave(t.win, widget.Save{
		Title: "Export positions as CSV", FileName: t.fileName(".csv", " 1504"), Extension: ".csv",
		Write: func(path string) error {
			if columns.Index() == 0 {
				return t.writeTable(path)
			}
			return t.writeCSV(path)
		},
		OnSaved: t.onSaved, Options: []fyne.CanvasObject{widget.Labelled("Columns", columns)},
	})
}

// writeTable writes the table as it is shown, with plain numbers.
func (t *Tab) writeTable(path string) error {
	if !t.answered {
		return widget.ErrNothingToSave
	}
	return file.Replace(path, 0o666, func(w io.Writer) error {
		return csv.NewWriter(w).WriteAll(t.table.Plain())
	})
}

func (t *Tab) onSaved(path string) {
	t.note(widget.Status{Kind: widget.Success, Text: "saved as " + path, File: path}, minute)
}

// fileName is made of the place and the date of the sky shown, and of its time in a layout.
func (t *Tab) fileName(extension, layout string) string {
	place, _, _ := strings.Cut(t.sky.Place, ",")
	if place == "" {
		o := t.sky.Observer
		place = text.DMS(o.Latitude, "N", "S") + " " + text.DMS(o.Longitude, "E", "W")
	}
	at := t.sky.Time.In(t.sky.Zone)
	return widget.FileName(extension, "planets", t.sky.Calendar.ISO(at)+at.Format(layout), place)
}

func (t *Tab) writeCSV(path string) error {
	d, ok := t.Document()
	if !ok {
		return widget.ErrNothingToSave
	}
	return file.Replace(path, 0o666, d.WriteCSV)
}
