//go:build !windows

package window

import (
	"os"

	"perihelion/app/terminal"
)

const openingRemedy = "It needs a graphics driver with OpenGL 2.1 or newer. An X server also needs its GLX extension. " +
	"Install one (on Debian and Ubuntu: sudo apt install libgl1-mesa-dri)."

// seen reports whether standard error is read. A desktop that starts the
// program from its entry leaves a token in the environment, and no terminal.
func seen() bool {
	for _, stream := range []*os.File{os.Stdin, os.Stdout, os.Stderr} {
		if terminal.Is(stream) {
			return true
		}
	}
	for _, token := range []string{"GIO_LAUNCHED_DESKTOP_FILE", "DESKTOP_STARTUP_ID", "XDG_ACTIVATION_TOKEN"} {
		if os.Getenv(token) != "" {
			return false
		}
	}
	return true
}

// ShowFailure does nothing: whoever starts the program sees its standard error.
func ShowFailure(error) {}
