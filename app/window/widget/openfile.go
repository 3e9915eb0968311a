package widget

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
)

// Open is a question which file to open.
type Open struct {
	Title      string
	Extensions []string // of the files that are offered, with the dot
	Read       func(path string) error
}

// openDialog asks for the path of a file, as typed or as picked in Fyne's dialog.
type openDialog struct {
	Open
	win     fyne.Window
	path    *Field
	message *Message
	popup   *Modal
}

// ShowOpen asks which file to open, opens it, and shows in a sentence why it cannot.
func ShowOpen(win fyne.Window, o Open) {
	d := &openDialog{Open: o, win: win, path: NewField("File", nil), message: NewMessage(DialogInner)}
	d.path.SetPlaceHolder(filepath.Join(lastFolder(), "…"+o.Extensions[0]))
	d.path.OnSubmitted = func(string) { d.onOpen() }
	d.path.OnChanged = func(string) { d.message.Set(Plain, "") }
	d.message.Set(Plain, "")
	browse, cancel := NewButton("Browse…", d.onBrowse), NewButton("Cancel", func() { d.popup.Hide() })
	body := []fyne.CanvasObject{d.path, d.message}
	d.popup = ShowDialog(win.Canvas(), o.Title, body, browse, NewPrimaryButton("Open", d.onOpen), cancel)
	d.popup.OnEscape, d.popup.OnReturn = cancel.OnTapped, d.onOpen
	d.popup.ResizeContent(fyne.NewSize(dialogWidth, openHeight))
	win.Canvas().Focus(d.path.Entry())
}

// openHeight has room for a sentence of four lines below the path.
const openHeight = dialogFrame + ControlHeight + columnGap + 4*(TextSize+5) + 2*Gap

func (d *openDialog) onOpen() {
	path := expandHome(d.path.Text())
	if path == "" {
		d.message.Set(Failure, "Write the path of a file, or press Browse.")
		return
	}
	if err := d.Read(path); err != nil {
		d.message.Set(Failure, sentence(err))
		return
	}
	if whole, err := filepath.Abs(path); err == nil {
		fyne.CurrentApp().Preferences().SetString(prefFolder, filepath.Dir(whole))
	}
	d.popup.Hide()
}

func (d *openDialog) onBrowse() {
	pick := dialog.NewFileOpen(func(file fyne.URIReadCloser, err error) {
		if err == nil && file != nil {
			file.Close()
			d.path.Entry().SetText(file.URI().Path())
			d.win.Canvas().Focus(d.path.Entry())
		}
	}, d.win)
	pick.SetFilter(storage.NewExtensionFileFilter(d.Extensions))
	pick.SetOnClosed(func() { d.popup.Above = nil })
	if at, err := storage.ListerForURI(storage.NewFileURI(lastFolder())); err == nil {
		pick.SetLocation(at)
	}
	d.popup.Above = pick.Dismiss
	pick.Show() // before Resize, which needs objects of Show
	size := d.win.Canvas().Size()
	pick.Resize(fyne.NewSize(size.Width*0.85, size.Height*0.85))
}
