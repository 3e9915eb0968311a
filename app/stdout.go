package main

import "os"

// closedFile returns a file to which every write fails, as to a closed descriptor. Go
// opens /dev/null in place of a standard stream that is closed when the program
// starts (perihelion planets >&-), and results would be lost in it without an error.
func closedFile() *os.File {
	r, w, err := os.Pipe()
	if err != nil {
		return nil // writes to a nil file fail, too
	}
	r.Close()
	w.Close()
	return w
}
