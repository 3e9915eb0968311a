//go:build !ci

package loop

import (
	"slices"

	"fyne.io/fyne/v2"
	"github.com/go-gl/glfw/v3.4/glfw"
)

// Leave moves the pointer beside everything when it leaves the window. Fyne asks GLFW for
// movements only, so that a label under the pointer would stay when it leaves in one jump.
// It is called once, on the goroutine of the user interface, with a window that is shown already.
func Leave(w fyne.Window) {
	c, known := w.(interface{ RunWithContext(func()) })
	if !known {
		return
	}
	c.RunWithContext(func() {
		window := glfw.GetCurrentContext()
		if window == nil {
			return
		}
		moved := window.SetCursorPosCallback(nil)
		window.SetCursorPosCallback(moved)
		window.SetCursorEnterCallback(func(window *glfw.Window, entered bool) {
			if !entered && moved != nil && !pressed(window) {
				moved(window, -1, -1)
			}
		})
	})
}

// pressed reports whether a button of the pointer is held, whose movements belong to what it
// was pressed on, even outside the window.
func pressed(window *glfw.Window) bool {
	return slices.ContainsFunc([]glfw.MouseButton{glfw.MouseButtonLeft, glfw.MouseButtonMiddle, glfw.MouseButtonRight}, func(b glfw.MouseButton) bool {
		return window.GetMouseButton(b) == glfw.Press
	})
}
