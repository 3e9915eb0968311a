package chart

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"

	"gonum.org/v1/plot"
)

// SavePNG writes a picture, as WritePNG does, to a file, and replaces what was
// there. The file is whole or it is not there: a full disk or a power cut
// leaves no part of a picture. The name is taken as it is; who asks the user
// for it adds ".png".
func SavePNG(path string, p *plot.Plot, width, height int, dpi float64, notes ...Note) error {
	err := replace(path, func(w io.Writer) error { return WritePNG(w, p, width, height, dpi, notes...) })
	if err == nil {
		return nil
	}
	if _, missing := os.Stat(filepath.Dir(path)); errors.Is(missing, fs.ErrNotExist) {
		return fmt.Errorf("the chart was not saved: there is no folder %s", filepath.Dir(path))
	}
	// The name in the error is that of the temporary file, which says nothing.
	if named := (*fs.PathError)(nil); errors.As(err, &named) {
		err = named.Err
	}
	if named := (*os.LinkError)(nil); errors.As(err, &named) {
		err = named.Err
	}
	return fmt.Errorf("the chart was not saved as %s: %w", path, err)
}

// replace writes a file beside path and, when all is on the disk, gives it the
// name of path.
func replace(path string, write func(io.Writer) error) (err error) {
	// Made by hand, since os.CreateTemp would hide the picture from other users.
	temp := fmt.Sprintf("%s.%08x.part", path, rand.Uint32())
	f, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			f.Close()
			os.Remove(temp)
		}
	}()
	if err := write(f); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(temp, path)
}
