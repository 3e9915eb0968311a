package widget

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"perihelion/bench/file"
)

// prefFolder is under which name the last folder is remembered.
const prefFolder = "save.folder"

// lastFolder is where something was saved last, or else where pictures are usually
// kept, or the home folder.
func lastFolder() string {
	is := func(folder string) bool {
		info, err := os.Stat(folder)
		return folder != "" && err == nil && info.IsDir()
	}
	if last := fyne.CurrentApp().Preferences().String(prefFolder); is(last) {
		return last
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "."
	}
	if pictures := filepath.Join(home, "Pictures"); is(pictures) {
		return pictures
	}
	return home
}

// unused is a name that no file in a folder has: the name, or with a number.
func unused(folder, name string) string {
	extension := filepath.Ext(name)
	stem := strings.TrimSuffix(name, extension)
	for n := 2; n < 1000; n++ {
		if _, err := os.Lstat(filepath.Join(folder, name)); err != nil {
			return name
		}
		name = fmt.Sprintf("%s-%d%s", stem, n, extension)
	}
	return name
}

// FileName joins words to a name of a file of this program:
// "perihelion-planets-2026-11-28-saint-denis.png".
func FileName(extension string, words ...string) string {
	return file.Name(extension, append([]string{"perihelion"}, words...)...)
}
