//go:build !windows && !darwin

package widget

import (
	"errors"
	"os"
	"os/exec"
)

// opener is the desktop's program that opens files.
const opener = "xdg-open"

// open hands a file to xdg-open, whose end comes through over; nil where that is not known. It
// exists beside Fyne's own because that waits for no end, so that a failure is not known and the
// process stays, and because it leaves its terminal to xdg-open and to the programs that are opened.
func open(path string) (over <-chan error, err error) {
	if os.Getenv("FLATPAK_ID") != "" { // there a portal of the desktop opens files
		return nil, handOver(path)
	}
	c := exec.Command(opener, fileURL(path).String())
	if err := c.Start(); err != nil {
		return nil, reason(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- reason(c.Wait()) }()
	return ended, nil
}

// reason puts a failure of xdg-open into words: its own are about the programs that it looked for.
// The codes are those of its manual.
func reason(err error) error {
	var exit *exec.ExitError
	switch {
	case errors.Is(err, exec.ErrNotFound):
		return errors.New("the desktop has no " + opener)
	case !errors.As(err, &exit):
		return err
	case exit.ExitCode() == 3:
		return errors.New("no program was found that opens such files")
	}
	return errors.New("the desktop has no program for such files, or it failed")
}
