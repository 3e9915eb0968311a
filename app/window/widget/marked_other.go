//go:build !windows

package widget

import "errors"

// marked is of Windows alone: elsewhere no program marks a file in every file manager.
func marked(string) error { return errors.ErrUnsupported }
