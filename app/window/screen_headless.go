//go:build ci

package window

// workArea is not known: the headless driver has no screen.
func workArea() (width, height int) { return 0, 0 }
