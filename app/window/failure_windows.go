package window

import (
	"unsafe"

	"golang.org/x/sys/windows"

	"perihelion/assets"
)

const openingRemedy = "It needs a graphics driver with OpenGL 2.1 or newer, which remote desktops and some virtual machines lack. " +
	"Install the driver of the graphics card."

// ShowFailure shows an error in a box where standard error is not seen: a program
// that is built for windows has none when the desktop starts it, and the console of
// one that is not goes away with it.
func ShowFailure(err error) {
	if seen() {
		return
	}
	text, _ := windows.UTF16PtrFromString(err.Error()) // an error is of no NUL
	title, _ := windows.UTF16PtrFromString(assets.Name)
	windows.MessageBox(0, text, title, windows.MB_OK|windows.MB_ICONERROR|windows.MB_SETFOREGROUND)
}

// seen reports whether standard error is a file, a pipe, or a console in which
// somebody started the program.
func seen() bool {
	stderr, err := windows.GetStdHandle(windows.STD_ERROR_HANDLE)
	if err != nil || stderr == 0 || stderr == windows.InvalidHandle {
		return false
	}
	var mode uint32
	if windows.GetConsoleMode(stderr, &mode) != nil {
		return true
	}
	var ids [2]uint32
	attached, _, _ := consoleProcesses.Call(uintptr(unsafe.Pointer(&ids[0])), uintptr(len(ids)))
	return attached != 1 // alone, the console was made for this program and goes with it
}

var consoleProcesses = windows.NewLazySystemDLL("kernel32.dll").NewProc("GetConsoleProcessList")
