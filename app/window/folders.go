package window

import (
	"fmt"
	"os"
	"path/filepath"

	"perihelion/assets"
)

// makeFolders makes the folders in which the system has programs keep settings and
// caches, which a new user may not have yet and Fyne does not make. Where they cannot
// be made or written, as without a HOME, Fyne would use the current folder or none;
// it is given a temporary one then, if the system lets it choose, and the notice
// reports that.
func makeFolders() (notice string) {
	var fault error
	for _, folder := range []func() (string, error){os.UserConfigDir, os.UserCacheDir} {
		path, err := folder()
		if err == nil {
			err = prepare(filepath.Join(path, "fyne", assets.ID))
		}
		if fault == nil {
			fault = err
		}
	}
	if fault == nil {
		return ""
	}
	substitute()
	return fmt.Sprintf("settings are not kept: %v. Set HOME to a folder that can be written, to keep them.", fault)
}

// crashFolder is where reports of crashes are, and the run that was under way. It is
// in the place for caches: makeFolders has made sure that it can be written. Where
// the system has no such place it is "".
func crashFolder() string {
	folder, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(folder, "perihelion")
}

// prepare makes a folder and makes sure that files can be written there.
func prepare(folder string) error {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(folder, ".perihelion-")
	if err != nil {
		return err
	}
	f.Close()
	return os.Remove(f.Name())
}
