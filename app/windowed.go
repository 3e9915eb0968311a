//go:build !nowindow

package main

import (
	"perihelion/app/command"
	"perihelion/app/window"
)

func programWindow() command.Window {
	return command.Window{Open: window.Open, Tour: window.Tour, Failed: window.ShowFailure}
}
