package window

import (
	"context"
	"errors"
	"os"
	"runtime"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"

	"perihelion/assets"
)

// errNoDisplay says what to do where no window can be shown.
var errNoDisplay = errors.New("there is no display to open a window on; set DISPLAY, or use a command (perihelion --help)")

// Open shows the window until it is closed or the context ends.
func Open(ctx context.Context) error {
	if !displayed() {
		return errNoDisplay
	}
	w := New(newApp())
	ended := context.AfterFunc(ctx, func() { fyne.Do(w.close) })
	defer ended()
	w.ShowAndRun()
	return nil
}

func newApp() fyne.App {
	fyneapp.SetMetadata(fyne.AppMetadata{
		ID: assets.ID, Name: assets.Name, Version: assets.Version,
		Icon:       fyne.NewStaticResource("icon.png", assets.Icon),
		Migrations: map[string]bool{"fyneDo": true},
	})
	return fyneapp.NewWithID(assets.ID)
}

// displayed reports whether there is a display, as far as the environment says.
func displayed() bool {
	switch runtime.GOOS {
	case "linux", "freebsd", "openbsd", "netbsd":
		return os.Getenv("DISPLAY") != "" || os.Getenv("WAYLAND_DISPLAY") != ""
	}
	return true
}
