//go:build !windows

package window

const openingRemedy = "It needs a graphics driver with OpenGL 2.1 or newer; an X server needs its GLX extension. " +
	"Install one (on Debian and Ubuntu: sudo apt install libgl1-mesa-dri)."

// ShowFailure does nothing: whoever starts the program sees its standard error.
func ShowFailure(error) {}
