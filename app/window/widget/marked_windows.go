package widget

import "os/exec"

// marked opens the folder of a file with the file marked in it.
func marked(path string) error {
	return exec.Command("explorer.exe", "/select,"+path).Start()
}
