package main

import "os"

// closedFile is a file whose writes fail as those to a closed descriptor do. Go
// opens /dev/null in place of a standard stream that is closed when the program
// starts (perihelion planets >&-), and results would be lost in it without a word.
func closedFile() *os.File {
	r, w, err := os.Pipe()
	if err != nil {
		return nil // whose writes fail, too
	}
	r.Close()
	w.Close()
	return w
}
