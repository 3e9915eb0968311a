//go:build !nowindow

package main

import (
	"fyne.io/fyne/v2/theme"

	"perihelion/app/command"
	"perihelion/app/window"
	"perihelion/assets"
)

// programWindow also hands Fyne's fonts to the charts, which are drawn by the command
// line too and know nothing of Fyne.
func programWindow() command.Window {
	assets.SansRegular = theme.DefaultTextFont().Content()
	assets.SansBold = theme.DefaultTextBoldFont().Content()
	assets.Mono = theme.DefaultTextMonospaceFont().Content()
	return command.Window{Open: window.Open, Tour: window.Tour, Failed: window.ShowFailure}
}
