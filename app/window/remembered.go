package window

import (
	"os"
	"path/filepath"
	"runtime"

	"perihelion/app/window/settings"
	"perihelion/assets"
)

// openSettings reads the remembered settings. Where the system gives no place for
// settings they live as long as the window.
func openSettings() *settings.Settings {
	path, err := settings.File()
	if err != nil {
		return &settings.Settings{}
	}
	return settings.Open(path, fynesFile())
}

// fynesFile is where Fyne kept the settings of the program's first version.
func fynesFile() string {
	folder, err := os.UserConfigDir()
	if err != nil {
		return ""
	}
	if home, err := os.UserHomeDir(); err == nil && runtime.GOOS == "darwin" {
		folder = filepath.Join(home, "Library", "Preferences")
	}
	return filepath.Join(folder, "fyne", assets.ID, "preferences.json")
}
