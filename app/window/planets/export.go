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
	fmt.Fprintln(&b, strings.Join(t.table.Titles(), "\t"))
	for _, l := range t.table.Lines() {
		var cells []string
		for _, c := range l.Cells {
			cells = append(cells, strings.TrimSpace(c.Text+" "+c.Note))
		}
		fmt.Fprintln(&b, strings.Join(cells, "\t"))
	}
	fyne.CurrentApp().Clipboard().SetContent(b.String())
	t.say("table copied")
}

// onExport asks where to write the positions, in full precision, as CSV.
func (t *Tab) onExport() {
	widget.ShowSave(t.win, widget.Save{
		Title: "Export positions as CSV", FileName: "perihelion-planets.csv", Extension: ".csv", Write: t.writeCSV,
		OnSaved: t.onSaved,
	})
}

func (t *Tab) onSaved(path string) { t.say("saved as " + path) }

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
