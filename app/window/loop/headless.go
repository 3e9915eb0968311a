//go:build ci

package loop

import "fyne.io/fyne/v2"

// Rest does nothing: the headless driver has no event loop.
func Rest(fyne.Window) {}

// Leave does nothing: the headless driver has no pointer.
func Leave(fyne.Window) {}

func post() {}
