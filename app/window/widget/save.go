package widget

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
)

// Save is a question where to save something, and how.
type Save struct {
	Title     string
	FileName  string // suggested, with a number where the folder has one of that name
	Extension string // with the dot; added when it was not typed
	Write     func(path string) error
	OnSaved   func(path string)

	Formats []string            // in place of Extension, where the user has the choice: endings, the usual one first
	Options []fyne.CanvasObject // choices about the file, below the folder
	Check   func() error        // why the options cannot be used; nil: they always can
}

// saveDialog asks for a name and a folder. It exists beside Fyne's own because
// that one creates the file before it is written, under the name as typed.
type saveDialog struct {
	Save
	win          fyne.Window
	name, folder *Field
	message      *Message
	confirm      *Button
	replace      string // the existing file that one more press replaces
	body         *fyne.Container
	popup        *Modal
}

// ShowSave asks where to save, asks again before it replaces a file, and saves. It
// shows an error in a sentence.
func ShowSave(win fyne.Window, s Save) {
	newSaveDialog(win, s).show()
}

func newSaveDialog(win fyne.Window, s Save) *saveDialog {
	d := &saveDialog{Save: s, win: win}
	d.name = NewField("File name", nil)
	d.folder = NewField("Folder", nil)
	folder := lastFolder()
	d.name.SetText(unused(folder, s.FileName))
	d.folder.SetText(folder)
	if len(s.Formats) > 0 {
		d.Extension = s.Formats[0]
		d.Options = append([]fyne.CanvasObject{d.formats()}, d.Options...)
	}
	d.message = NewMessage(saveWidth - 2*Gutter)
	d.confirm = NewPrimaryButton("Save", d.onSave)
	cancel := NewButton("Cancel", d.onCancel)
	browse := NewButton("Browse…", d.onBrowse)
	for _, f := range []*Field{d.name, d.folder} {
		f.OnChanged = func(string) { d.forget() }
	}
	for _, f := range fieldsIn(append([]fyne.CanvasObject{d.name, d.folder}, d.Options...)) {
		f.OnSubmitted = func(string) { d.onSave() }
	}
	parts := append([]fyne.CanvasObject{newHeading(s.Title), d.name, d.folder, browse}, d.Options...)
	d.body = container.New(saveLayout{}, append(parts, d.message, d.confirm, cancel)...)
	d.popup = NewModal(d.body, win.Canvas())
	d.popup.OnEscape, d.popup.OnReturn = d.onCancel, d.onSave
	return d
}

// fieldsIn are the fields among objects, and in containers of them.
func fieldsIn(objects []fyne.CanvasObject) (all []*Field) {
	for _, o := range objects {
		switch o := o.(type) {
		case *Field:
			all = append(all, o)
		case *fyne.Container:
			all = append(all, fieldsIn(o.Objects)...)
		}
	}
	return all
}

// formats is the choice of the format, which the ending of the name follows.
func (d *saveDialog) formats() fyne.CanvasObject {
	var names []string
	for _, ending := range d.Formats {
		names = append(names, strings.ToUpper(strings.TrimPrefix(ending, ".")))
	}
	return Labelled("Format", NewSegmented(names, func(i int) {
		name, was := d.name.Text(), d.Extension
		d.Extension = d.Formats[i]
		if strings.EqualFold(filepath.Ext(name), was) {
			name = name[:len(name)-len(was)]
		}
		d.name.SetText(unused(expandHome(d.folder.Text()), name+d.Extension))
		d.forget()
	}))
}

func (d *saveDialog) show() {
	d.popup.ResizeContent(d.body.MinSize())
	d.popup.Show()
	d.win.Canvas().Focus(d.name.Entry())
}

func (d *saveDialog) onCancel() { d.popup.Hide() }

func (d *saveDialog) onBrowse() {
	pick := dialog.NewFolderOpen(func(folder fyne.ListableURI, err error) {
		if err == nil && folder != nil {
			d.folder.SetText(folder.Path())
			d.forget()
		}
	}, d.win)
	pick.SetOnClosed(func() { d.popup.Above = nil })
	if at, err := storage.ListerForURI(storage.NewFileURI(expandHome(d.folder.Text()))); err == nil {
		pick.SetLocation(at)
	}
	d.popup.Above = pick.Dismiss
	pick.Show() // before Resize, which needs objects of Show
	size := d.win.Canvas().Size()
	pick.Resize(fyne.NewSize(size.Width*0.85, size.Height*0.85))
}

func (d *saveDialog) onSave() {
	path, err := savePath(d.folder.Text(), d.name.Text(), d.Extension)
	if err == nil && d.Check != nil {
		err = d.Check()
	}
	if err != nil {
		d.report(Failure, sentence(err))
		return
	}
	if _, err := os.Stat(path); err == nil && d.replace != path {
		d.replace = path
		d.confirm.SetText("Replace")
		d.report(Warning, filepath.Base(path)+" exists in that folder. Press Replace to overwrite it, or write another name.")
		return
	}
	if err := d.Write(path); err != nil {
		d.report(Failure, fmt.Sprintf("Could not save %s: %v. Choose another folder or another name.", path, cause(err)))
		return
	}
	fyne.CurrentApp().Preferences().SetString(prefFolder, filepath.Dir(path))
	d.popup.Hide()
	if d.OnSaved != nil {
		d.OnSaved(path)
	}
}

// forget takes back the question whether to replace a file.
func (d *saveDialog) forget() {
	d.replace = ""
	d.confirm.SetText("Save")
	d.report(Plain, "")
}

func (d *saveDialog) report(kind Kind, text string) {
	d.message.Set(kind, text)
	d.popup.ResizeContent(d.body.MinSize())
	d.body.Refresh()
}

// savePath returns the full path of a typed folder and name, with the extension.
func savePath(folder, name, extension string) (string, error) {
	name, folder = strings.TrimSpace(name), strings.TrimSpace(folder)
	if name == "" {
		return "", errors.New("write a name for the file")
	}
	if !strings.EqualFold(filepath.Ext(name), extension) {
		name += extension
	}
	path := name
	if !filepath.IsAbs(name) {
		path = filepath.Join(expandHome(folder), name)
	}
	path, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	in := filepath.Dir(path)
	if info, err := os.Stat(in); err != nil || !info.IsDir() {
		return "", fmt.Errorf("there is no folder %s. Choose one that exists", in)
	}
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return "", fmt.Errorf("%s is a folder. Write another name", path)
	}
	return path, nil
}

// expandHome puts the home folder in place of a leading ~, which stands alone or
// before a separator of the system: on Windows a backslash as well.
func expandHome(path string) string {
	rest, tilde := strings.CutPrefix(path, "~")
	home, err := os.UserHomeDir()
	if err != nil || !tilde || rest != "" && !os.IsPathSeparator(rest[0]) {
		return path
	}
	return filepath.Join(home, rest)
}

// cause returns the innermost error, without the names of files that its wrappers
// have added.
func cause(err error) error {
	for {
		inner := errors.Unwrap(err)
		if inner == nil {
			return err
		}
		err = inner
	}
}
