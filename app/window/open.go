package window

import (
	"context"
	"errors"
	"net"
	"os"
	"runtime"
	"strings"
	"time"

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

// displayed reports whether a window can be shown: on systems with X or Wayland
// the environment names a display, and what it names answers. Fyne would panic
// at one that does not.
func displayed() bool {
	switch runtime.GOOS {
	case "linux", "freebsd", "openbsd", "netbsd":
		return os.Getenv("WAYLAND_DISPLAY") != "" || answers(os.Getenv("DISPLAY"))
	}
	return true
}

// answers reports whether an X display does. Of displays on other machines, and
// of forms other than ":0" or ":0.0", it believes that they do.
func answers(display string) bool {
	number, local := strings.CutPrefix(display, ":")
	if !local {
		return display != ""
	}
	number, _, _ = strings.Cut(number, ".")
	for _, socket := range []string{"/tmp/.X11-unix/X" + number, "@/tmp/.X11-unix/X" + number} { // @: Linux's abstract sockets
		if conn, err := net.DialTimeout("unix", socket, time.Second); err == nil {
			conn.Close()
			return true
		}
	}
	return false
}
