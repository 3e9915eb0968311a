package planets

import (
	"strings"

	"perihelion/app/window/widget"
	"perihelion/bench/file"
	"perihelion/ephem/text"
)

// onExport asks where to write the positions, in full precision, as CSV.
func (t *Tab) onExport() {
	widget.ShowSave(t.win, widget.Save{
		Title: "Export positions as CSV", FileName: t.fileName(".csv", " 1504"), Extension: ".csv", Write: t.writeCSV,
		OnSaved: t.onSaved,
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
