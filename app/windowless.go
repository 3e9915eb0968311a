//go:build nowindow

package main

import "perihelion/app/command"

// programWindow is none: built with the tag nowindow, the program needs no library of
// the system, and no C compiler.
func programWindow() command.Window { return command.Window{} }
