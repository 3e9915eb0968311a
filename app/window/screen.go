//go:build !ci

package window

import "github.com/go-gl/glfw/v3.4/glfw"

// workArea is the size of the primary screen less the desktop's own bars, in the
// units in which the system measures windows. It needs a window to have been made.
func workArea() (width, height int) {
	m := glfw.GetPrimaryMonitor()
	if m == nil {
		return 0, 0
	}
	_, _, width, height = m.GetWorkarea()
	return width, height
}
