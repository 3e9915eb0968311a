package widget

import (
	"fmt"
	"net/url"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
)

// fileButtons open a file that was written, and the folder it is in, with the
// program that the desktop has for them.
type fileButtons struct {
	row  *fyne.Container
	path string
	fail func(error)
	open func(path string, done func(error))
}

func newFileButtons(fail func(error)) *fileButtons {
	f := &fileButtons{fail: fail, open: OpenFile}
	f.row = Row(
		NewQuietButton("Open", func() { f.show(f.path) }),
		NewQuietButton("Show in folder", f.showFolder),
	)
	f.row.Hide()
	return f
}

// set offers a file; "" offers none.
func (f *fileButtons) set(path string) {
	f.path, f.row.Hidden = path, path == ""
}

func (f *fileButtons) show(path string) {
	f.open(path, func(err error) {
		if err != nil {
			f.fail(fmt.Errorf("%s could not be opened: %w", path, err))
		}
	})
}

// showFolder opens the folder of the file, and never the file itself. On Windows the file
// is marked in it.
func (f *fileButtons) showFolder() {
	if marked(f.path) != nil {
		f.show(filepath.Dir(f.path))
	}
}

// fileURL is the address of a file; on Windows a path has no slash before its drive.
func fileURL(path string) *url.URL {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path
	}
	return &url.URL{Scheme: "file", Path: path}
}
